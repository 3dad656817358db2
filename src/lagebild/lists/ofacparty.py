"""One party of OFAC's advanced XML, and the tables it refers to."""

from typing import TYPE_CHECKING

from lagebild.lists import dates, ofacterms
from lagebild.lists.facts import Facts, country_code
from lagebild.lists.xmlfile import Shape, attribute, brief, child, children, line_of, local, text
from lagebild.model import DateTold

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Model", "date_of", "read_party"]

_SCHEMATA = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
_ALIASES = {"name": "alias", "a.k.a.": "alias", "n.k.a.": "alias", "f.k.a.": "previousName"}
_ORDER = ("nickname", "first name", "middle name", "patronymic", "last name", "matronymic", "maiden name")
_PLACE = ("address1", "address2", "address3", "city", "state/province", "region", "postal code", "unknown")

date_of = dates.partial


class Model:
    """The reference values, places and documents of a list."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self._values: dict[str, dict[str, tuple[str, dict[str, str]]]] = {}
        self._places: dict[str, tuple[str, str, str | None]] = {}
        self._papers: dict[str, list[tuple[str, str, str | None]]] = {}

    def read_values(self, table: "_Element") -> None:
        """Take one table of reference values."""
        for value in table:
            key = value.get("ID")
            if key:
                attributes = {str(name): str(told) for name, told in value.attrib.items()}
                self._values.setdefault(local(value), {})[key] = (text(value) or "", attributes)

    def value(self, table: str, element: "_Element", reference: str) -> str | None:
        """Return the text that an element's reference stands for; none where it has no such reference."""
        key = element.get(reference)
        return None if key is None else self.look(table, key, element)[0]

    def look(self, table: str, key: str, element: "_Element") -> tuple[str, dict[str, str]]:
        """Return text and attributes of a reference value; raises :class:`ListError` where there is none."""
        try:
            return self._values[table][key]
        except KeyError:
            raise self.shape.refused(line_of(element), f"{table} {brief(key)!r} is not among the values") from None

    def country(self, element: "_Element", reference: str) -> tuple[str, str | None]:
        """Return name and code of the country that an element's reference stands for."""
        if element.get(reference) is None:
            return "", None
        name, attributes = self.look("Country", element.get(reference) or "", element)
        return name, country_code(name) or (attributes.get("ISO2") or "").lower() or None

    def read_place(self, element: "_Element") -> None:
        """Take one place: its parts in the order of an address, and its country's code."""
        parts: dict[str, str] = {}
        for part in children(element, "LocationPart"):
            kind = (self.value("LocPartType", part, "LocPartTypeID") or "unknown").casefold()
            told = text(part, "LocationPartValue", "Value")
            if told:
                parts[kind] = told
        names: list[tuple[str, str | None]] = []
        for area in children(element, "LocationAreaCode"):
            told, attributes = self.look("AreaCode", area.get("AreaCodeID") or "", area)
            names.append((attributes.get("Description") or told, country_code(attributes.get("Description"))))
        names += [self.country(country, "CountryID") for country in children(element, "LocationCountry")]
        known = [(name, code) for name, code in names if name and name != "undetermined"]
        name, code = next((one for one in known if one[1]), known[0] if known else ("", None))
        kinds = [*_PLACE, *sorted(parts.keys() - set(_PLACE))]
        address = [parts[kind] for kind in kinds if kind in parts]
        self._places[element.get("ID") or ""] = (", ".join(address), name, code)

    def place(self, element: "_Element") -> tuple[str, str, str | None]:
        """Return the place that an element refers to: address without country, the country's name and code."""
        key = element.get("LocationID") or ""
        if key not in self._places:
            raise self.shape.refused(line_of(element), f"Location {brief(key)!r} is not among the places")
        return self._places[key]

    def read_paper(self, element: "_Element") -> None:
        """Take one document or registration."""
        told = text(element, "IDRegistrationNo")
        kind = self.value("IDRegDocType", element, "IDRegDocTypeID") or "Identification Number"
        if not told:
            return
        for date in children(element, "DocumentDate"):
            what = (self.value("IDRegDocDateType", date, "IDRegDocDateTypeID") or "").casefold()
            period = child(date, "DatePeriod")
            found = None if period is None else period_of("issued", period)
            if found and ("issue" in what or "expir" in what):
                told += f" {'issued' if 'issue' in what else 'expires'} {found.date}"
        _, code = self.country(element, "IssuedBy-CountryID")
        self._papers.setdefault(element.get("IdentityID") or "", []).append((kind, told, code))

    def papers(self, identity: str) -> list[tuple[str, str, str | None]]:
        """Return kind, number with dates, and country of the documents of an identity."""
        return self._papers.get(identity, [])


def read_party(model: Model, element: "_Element") -> tuple[str, str, Facts, str]:
    """Return the party's number, its profile, its facts and its schema."""
    line = line_of(element)
    profile = child(element, "Profile")
    number = attribute(element, "FixedRef")
    if profile is None or not number or not profile.get("ID"):
        raise model.shape.refused(line, "a party without number or profile")
    schema = _schema(model, profile)
    facts = Facts()
    for identity in children(profile, "Identity"):
        if identity.get("False") == "true":
            facts.note("false identity", *_texts(identity))
            continue
        groups = {
            group.get("ID"): (model.value("NamePartType", group, "NamePartTypeID") or "").casefold()
            for group in children(identity, "NamePartGroups", "MasterNamePartGroup", "NamePartGroup")
        }
        for alias in children(identity, "Alias"):
            _alias(model, facts, alias, groups)
        for kind, told, code in model.papers(identity.get("ID") or ""):
            if not ofacterms.read_label(facts, kind, told, country=code):
                facts.note(kind, told)
    for feature in (*children(profile, "Feature"), *children(element, "Feature")):
        label = model.value("FeatureType", feature, "FeatureTypeID") or "feature"
        for version in children(feature, "FeatureVersion"):
            _feature(model, facts, label, version, schema)
    facts.note("", text(element, "Comment"))
    if not facts.get("name"):
        raise model.shape.refused(line, f"party {brief(number)} without name")
    return number, str(profile.get("ID")), facts, schema


def _schema(model: Model, profile: "_Element") -> str:
    kind, attributes = model.look("PartySubType", profile.get("PartySubTypeID") or "", profile)
    if kind.casefold() not in _SCHEMATA:
        kind, _ = model.look("PartyType", attributes.get("PartyTypeID") or "", profile)
    if kind.casefold() not in _SCHEMATA:
        raise model.shape.refused(line_of(profile), f"a party of unknown type {brief(kind)!r}")
    return _SCHEMATA[kind.casefold()]


def _alias(model: Model, facts: Facts, alias: "_Element", groups: dict[str | None, str]) -> None:
    kind = (model.value("AliasType", alias, "AliasTypeID") or "name").casefold()
    prop = _ALIASES.get(kind, "alias")
    if alias.get("LowQuality") == "true":
        prop = "weakAlias"
    primary = alias.get("Primary") == "true"
    for number, name in enumerate(children(alias, "DocumentedName")):
        parts: dict[str, list[str]] = {}
        for value in children(name, "DocumentedNamePart", "NamePartValue"):
            if told := text(value):
                parts.setdefault(groups.get(value.get("NamePartGroupID"), ""), []).append(told)
        kinds = [*_ORDER, *(kind for kind in parts if kind not in _ORDER)]
        whole = " ".join(told for kind in kinds for told in parts.get(kind, ()))
        facts.name("name" if primary else prop, whole, first=primary and number == 0)


def _feature(model: Model, facts: Facts, label: str, version: "_Element", schema: str) -> None:
    told: list[str] = []
    for detail in children(version, "VersionDetail"):
        told += filter(None, (model.value("DetailReference", detail, "DetailReferenceID"), text(detail)))
    places = [model.place(place) for place in children(version, "VersionLocation")]
    periods = children(version, "DatePeriod")
    comment = text(version, "Comment")
    if label == "Location":
        for address, country, code in places:
            facts.add("address", ", ".join(filter(None, (address, country))) if address else None)
            facts.country("country", "country of address", code or country)
        facts.note("address", comment)
        return
    prop = ofacterms.date_property(label)
    if prop and periods:
        for period in periods:
            if found := period_of(prop, period):
                facts.told(found)
        facts.note(label, comment)
        return
    words = [*told, *(", ".join(filter(None, (address, country))) for address, country, _ in places)]
    if not told:
        words += [found.date for period in periods if (found := period_of("date", period))]
    code = places[0][2] if places else None
    for one in words:
        title = label == "Title" and schema == "Person"
        if title:
            facts.add("position", one)
        elif not ofacterms.read_label(facts, label, one, country=code):
            facts.note(label.rstrip(":- "), one)
    facts.note(label.rstrip(":- "), comment)


def period_of(prop: str, period: "_Element") -> DateTold | None:
    """Return a period as the date it tells: one day, one month or year where it spans exactly that, else a range."""
    ends = [
        date_of(*(text(point, part) for part in ("Year", "Month", "Day")))
        for point in (*children(period, "Start", "From"), *children(period, "End", "To"))
    ]
    known = [date for date in ends if date]
    if not known:
        return None
    first, last = min(known), max(known)
    start = child(period, "Start")
    circa = start is not None and start.get("Approximate") == "true"
    if last.startswith(first):
        return DateTold(prop=prop, date=first, circa=circa)
    if first[:4] == last[:4] and first.endswith("-01-01") and last.endswith("-12-31"):
        return DateTold(prop=prop, date=first[:4], circa=circa)
    if first[:7] == last[:7] and first.endswith("-01") and _last_of_month(last):
        return DateTold(prop=prop, date=first[:7], circa=circa)
    return DateTold(prop=prop, date=first, until=last, circa=circa)


def _last_of_month(day: str) -> bool:
    return len(day) == len("YYYY-MM-DD") and dates.partial(day[:4], day[5:7], int(day[8:]) + 1) is None


def _texts(element: "_Element") -> list[str]:
    return [" ".join(str(piece).split()) for piece in element.itertext() if str(piece).strip()]
