"""The provisions, mandates, votes and agreements as shipped."""

import pytest

from lagebild import data, measures
from lagebild.errors import DataError, UsageError
from lagebild.measures import catalogue, check
from lagebild.measures.dates import days
from lagebild.model import Measure


def test_every_resolution_is_there() -> None:
    """Each resolution of the regime and the carve-out has provisions, with unique ids that begin with its number."""
    numbers = [m.id.split("-")[0] for m in measures.provisions()]
    assert set(numbers) == set(catalogue.RESOLUTIONS)
    assert numbers == sorted(numbers)
    assert len({m.id for m in measures.provisions()}) == len(numbers) > 120


@pytest.mark.parametrize("measure", measures.provisions(), ids=lambda m: m.id)
def test_a_provision_uses_known_words(measure: Measure) -> None:
    """Objects, acts, themes, successors and statuses of a provision exist in their vocabularies."""
    assert set(measure.objects) <= set(data.load("commodities"))
    assert set(measure.acts) <= set(data.load("events"))
    assert measure.theme in check.THEMES
    assert measure.superseded_by is None or measures.provision(measure.superseded_by)
    assert measure.paragraph_status in {"read", "verify"}
    assert measure.text_status in {"read", "secondary", "recalled"}
    assert days(measure.in_force_from)
    assert measure.in_force_from >= measure.adopted
    assert measure.sources
    assert measure.summary.endswith(".")


def test_a_number_known_from_memory_only_is_marked() -> None:
    """What rests on general knowledge alone never claims a read paragraph number or text."""
    alone = data.load("measures/sources")["recall"]
    for measure in measures.provisions():
        if measure.sources == (alone,):
            assert (measure.paragraph_status, measure.text_status) == ("verify", "recalled"), measure.id
        if measure.text_status == "recalled":
            assert alone in measure.sources, measure.id


def test_superseded_provisions_meet_their_successors() -> None:
    """Where a provision ended because another took over, no day lies between them without either."""
    for measure in measures.provisions():
        if measure.superseded_by and measure.in_force_until:
            heir = measures.provision(measure.superseded_by)
            ended, began = days(measure.in_force_until), days(heir.in_force_from)
            assert ended
            assert began
            assert (began[0] - ended[0]).days == 1, measure.id


@pytest.mark.parametrize(
    ("id_", "value", "unit", "period"),
    [
        ("2397-5", 500_000, "bbl", "year"),
        ("2397-4", 4_000_000, "bbl", "12 months"),
        ("2397-4", 525_000, "t", "12 months"),
        ("2375-14", 500_000, "bbl", "interval"),
        ("2321-26", 7_500_000, "t", "year"),
    ],
)
def test_caps(id_: str, value: float, unit: str, period: str) -> None:
    """The caps stand with their amount, unit and period."""
    assert (value, unit, period) in {(c.value, c.unit, c.period) for c in measures.provision(id_).caps}


def test_an_unknown_provision_says_so() -> None:
    """Asking for an id that does not exist raises one line that shows the form of ids."""
    with pytest.raises(UsageError, match="1718-99"):
        measures.provision("1718-99")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("acts", "TRANSFERR", "acts 'TRANSFERR' is not known"),
        ("objects", "unobtainium", "objects 'unobtainium' is not known"),
        ("summary", "", "'summary' is missing"),
        ("from", "next year", "is not a date"),
        ("colour", "red", "key 'colour' is not known"),
        ("sources", "hearsay", "sources 'hearsay' is not known"),
    ],
)
def test_inconsistent_data_is_refused(key: str, value: str, message: str) -> None:
    """A word outside the vocabularies, a missing text or a bad date raises DataError that names the provision."""
    entry = {**data.load("measures/1718")["provisions"]["1718-8b"], key: value}
    with pytest.raises(DataError, match=f"1718-8b.*{message}"):
        catalogue.build("1718-8b", entry, "UNSCR 1718 (2006)", "2006-10-14")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("theme", "weather", "theme 'weather'"),
        ("direction", "sideways", "direction 'sideways'"),
        ("superseded_by", "9999-1", "superseded_by '9999-1'"),
        ("in_force_until", "2000-01-01", "ends before it begins"),
        ("exemptions", ("magic: words",), "exemption 'magic'"),
        ("exemptions", ("no colon",), "is not of the form"),
        ("conditions", ("mood: words",), "condition 'mood'"),
        ("hs", ("93",), "together"),
    ],
)
def test_inconsistent_provisions_are_refused(field: str, value: object, message: str) -> None:
    """What only shows when provisions and vocabularies are held together raises DataError too."""
    from msgspec.structs import replace

    found = {m.id: m for m in measures.provisions()}
    found["1718-8b"] = replace(found["1718-8b"], **{field: value})
    with pytest.raises(DataError, match=message):
        check.measures(found)


def test_the_panel_has_its_whole_life() -> None:
    """The Panel's mandate runs from 2009 to 30 April 2024 with every yearly extension and the veto between."""
    panel = next(m for m in measures.mandates() if m.id == "panel-of-experts")
    dates = [act["date"] for act in panel.acts]
    assert (panel.from_date, panel.until) == ("2009-06-12", "2024-04-30")
    assert dates == sorted(dates)
    assert [d[:4] for d in dates] == [str(year) for year in range(2009, 2025)] + ["2024"]
    assert {act["status"] for act in panel.acts} <= {"read", "secondary", "recalled"}


def test_the_veto_of_2024() -> None:
    """The vote of 28 March 2024: 13 for, Russia against, China abstaining."""
    vote = next(v for v in measures.votes() if v.date == "2024-03-28")
    assert (vote.in_favour, vote.against, vote.abstaining) == (13, ("ru",), ("cn",))
    assert vote.outcome == "not adopted (veto)"


def test_tallies_add_up() -> None:
    """No vote of the Council counts more than its fifteen members, and a veto names a permanent member."""
    for vote in measures.votes():
        assert (vote.in_favour or 0) + len(vote.against) + len(vote.abstaining) == 15, vote.id
        if "veto" in vote.outcome:
            assert set(vote.against) & {"cn", "fr", "gb", "ru", "us"}


def test_the_treaty_of_2024() -> None:
    """The treaty of June 2024 has its dates, its defence clause and the measures that its clauses touch."""
    treaty = next(a for a in measures.agreements() if a.id == "kp-ru-2024")
    assert (treaty.signed, treaty.in_force, treaty.ended) == ("2024-06-19", "2024-12-04", None)
    assert {p.country: p.ratified for p in treaty.parties} == {"kp": "2024-11-11", "ru": "2024-11-09"}
    assert next(c for c in treaty.clauses if c.article == "4").kind == "defence"
    touched = {t for c in treaty.clauses for t in c.touches}
    assert {"1718-8c", "2270-5", "2270-9", "2321-11"} <= touched
    older = next(a for a in measures.agreements() if a.id == "kp-ru-2000")
    assert older.ended == treaty.in_force
