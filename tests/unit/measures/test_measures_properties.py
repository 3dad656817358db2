"""What holds for every proposition, however strange."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from measures_cases import claim, event

from lagebild import data, measures
from lagebild.measures.dates import days, relation
from lagebild.measures.vocabulary import ancestors, relate
from lagebild.model import Event, Measure, Proposition, Quantity
from lagebild.model.finding import OUTCOMES, STATES

COMMODITIES = sorted(data.load("commodities"))
PLACES = ("kp", "ru", "cn", "kr", "us", "un-sc", "kp-office", "nobody")
STANCES = ("assert", "accuse", "deny", "promise", "agree", "speculate", "decline", "demand", "praise")
CLAIMS = {
    f"{who}-{stance}": claim(f"{who}-{stance}", event("TRANSFER", "kp", "ru", "arms"), who=who, stance=stance)
    for who in ("kp", "ru", "us")
    for stance in STANCES
}

partial = st.one_of(
    st.none(),
    st.integers(2004, 2027).map(str),
    st.dates(date(2004, 1, 1), date(2027, 1, 1)).map(lambda d: d.isoformat()[:7]),
    st.dates(date(2004, 1, 1), date(2027, 1, 1)).map(date.isoformat),
    st.text(max_size=10),
)
some = st.lists(st.sampled_from(PLACES), max_size=3, unique=True).map(tuple)
ids = st.lists(st.sampled_from([*CLAIMS, "missing"]), max_size=3, unique=True).map(tuple)
amounts = st.one_of(
    st.none(),
    st.builds(Quantity, st.floats(0, 1e9), st.sampled_from(["bbl", "t", "usd", "shells"])),
)
events = st.builds(
    Event,
    type=st.sampled_from([*sorted(data.load("events")), "DANCE"]),
    actor=some,
    recipient=some,
    objects=st.lists(st.sampled_from([*COMMODITIES, "unobtainium"]), max_size=3, unique=True).map(tuple),
    date=partial,
    quantity=amounts,
)
propositions = st.builds(
    Proposition,
    id=st.just("p"),
    caption=st.just("p"),
    theme=st.just("other"),
    event=events,
    claims_for=ids,
    claims_against=ids,
    claims_other=ids,
    status=st.sampled_from(["single", "corroborated", "contested", "confirmed", "withdrawn"]),
    first_said=partial,
)


@settings(max_examples=400, deadline=None)
@given(propositions, st.one_of(st.none(), st.dates(date(2004, 1, 1), date(2027, 1, 1)).map(date.isoformat)))
def test_findings_keep_their_promises(case: Proposition, as_of: str | None) -> None:
    """States and outcomes are the allowed ones, cited claims exist, and nothing applies outside its dates."""
    for finding in measures.test((case,), CLAIMS, as_of=as_of):
        measure = measures.provision(finding.measure)
        assert finding.outcome in OUTCOMES
        assert finding.theme == measure.theme
        assert finding.reason.endswith(".")
        names = [e.name for e in finding.elements]
        assert names[0] == "act"
        assert names[-1] == "exemption"
        assert len(set(names)) == len(names)
        for element in finding.elements:
            assert element.state in STATES
            assert set(element.claims) <= set(CLAIMS)
            assert element.note
        if as_of:
            assert measure.adopted <= as_of
        if not finding.in_force:
            assert finding.outcome == "inside"
            assert next(e for e in finding.elements if e.name == "date").state == "excluded"
        if finding.outcome == "breach indicated":
            told = days(case.event.date) or days(case.first_said) or days(as_of)
            start, end = days(measure.in_force_from), days(measure.in_force_until)
            assert told
            assert start
            assert start[0] <= told[0]
            assert end is None or told[1] <= end[1]
            assert any(c in CLAIMS for c in case.claims_for + case.claims_other)


@settings(max_examples=150, deadline=None)
@given(propositions)
def test_denials_never_strengthen(case: Proposition) -> None:
    """Adding the denial of a party leaves no provision worse off for the accused than before."""
    from msgspec.structs import replace

    if case.status in ("confirmed", "withdrawn"):
        case = replace(case, status="single")
    denied = replace(case, status="contested", claims_against=(*case.claims_against, "ru-deny"))
    before = {f.measure: f.outcome for f in measures.test((case,), CLAIMS)}
    after = measures.test((denied,), CLAIMS)
    assert {f.measure for f in after} == set(before)
    for finding in after:
        if finding.outcome == "breach indicated":
            assert finding.reason.startswith("If the allegation holds")


ORDER = ("before", "within", "after")


@given(
    st.sampled_from(measures.provisions()),
    st.dates(date(2004, 1, 1), date(2027, 1, 1)),
    st.integers(0, 4000).map(lambda n: timedelta(days=n)),
)
def test_date_selection_is_monotone(measure: Measure, day: date, later: timedelta) -> None:
    """As days go by, a provision goes from not yet over in force to no longer, and never back."""
    first = relation(measure, day.isoformat())
    second = relation(measure, (day + later).isoformat())
    assert ORDER.index(first) <= ORDER.index(second)


@given(st.sampled_from(measures.provisions()), st.dates(date(2004, 1, 1), date(2027, 1, 1)))
def test_a_month_or_year_is_as_sure_as_its_days(measure: Measure, day: date) -> None:
    """A partial date is within, before or after only if each of its days is; else it is partly in force."""
    for told in (day.isoformat()[:7], day.isoformat()[:4]):
        spread = relation(measure, told)
        if spread != "partly":
            assert relation(measure, day.isoformat()) == spread


@given(st.text(max_size=12))
def test_dates_never_fail(text: str) -> None:
    """Whatever stands in place of a date, it is read as one or as none."""
    interval = days(text)
    assert interval is None or interval[0] <= interval[1]


@given(st.sampled_from(COMMODITIES), st.sampled_from(COMMODITIES))
def test_objects_lie_one_way(told: str, ruled: str) -> None:
    """A kind is covered by its class, its class is wider than it, and both at once is only the same thing."""
    assert relate(told, told) == "covered"
    if told in ancestors(ruled):
        assert relate(told, ruled) == "unspecific"
        assert relate(ruled, told) == "covered"
    if relate(told, ruled) == relate(ruled, told) == "covered":
        assert told == ruled
