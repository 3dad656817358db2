"""Claims on the same alleged fact come together; others stay apart."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from lagebild.model import Claim, Document, Event, Span
from lagebild.weigh.facts import ancestors, group, side, span


def _claim(key, stance="assert", **event):
    return Claim(
        id=key,
        document="d",
        kind="indirect",
        stance=stance,
        content=(Span("x", 0, 1),),
        event=Event(**{"type": "TRANSFER", "actor": ("kp",), "recipient": ("ru",), **event}),
        said="2024-03-01",
    )


def _facts(*claims):
    return group(list(claims), {})


def test_allegation_and_denial_are_one_fact():
    """An accusation and a denial of the same transfer meet in one fact."""
    (fact,) = _facts(
        _claim("a", "accuse", objects=("artillery-shells",)), _claim("b", "deny", objects=("artillery-shells",))
    )
    assert [c.id for c in fact.supporting] == ["a"]
    assert [c.id for c in fact.denying] == ["b"]


def test_denial_of_the_class_denies_its_members():
    """Who denies any arms transfer denies the shells and the missiles, and leaves no empty fact behind."""
    facts = _facts(
        _claim("a", objects=("artillery-shells",)),
        _claim("b", objects=("ballistic-missiles",)),
        _claim("c", "deny", objects=("arms",)),
    )
    assert sorted((f.event.objects, [c.id for c in f.denying]) for f in facts) == [
        (("artillery-shells",), ["c"]),
        (("ballistic-missiles",), ["c"]),
    ]


def test_a_denial_from_before_the_act_denies_other_acts():
    """A general denial of 2022 says nothing of shells sent from August 2023."""
    early = msgspec.structs.replace(_claim("c", "deny", objects=("arms",)), said="2022-09")
    facts = _facts(_claim("a", objects=("artillery-shells",), date="2023-08"), early)
    assert {f.event.objects: [c.id for c in f.denying] for f in facts}[("artillery-shells",)] == []


def test_praise_and_criticism_count_for_nobody():
    """Who condemns a launch has it from others that it happened."""
    assert {side(_claim("a", s)) for s in ("praise", "criticize")} == {"neither"}


def test_denial_of_a_member_does_not_deny_the_class():
    """Who denies shells has not denied arms."""
    facts = _facts(_claim("a", objects=("arms",)), _claim("b", "deny", objects=("artillery-shells",)))
    assert {f.event.objects: len(f.denying) for f in facts} == {("arms",): 0, ("artillery-shells",): 1}


def test_directions_stay_apart():
    """A transfer from A to B is another fact than one from B to A."""
    assert len(_facts(_claim("a"), _claim("b", actor=("ru",), recipient=("kp",)))) == 2


def test_an_untold_side_joins_the_only_fact_it_fits():
    """A claim that names only the supplier joins the fact with this supplier when there is one."""
    (fact,) = _facts(_claim("a", objects=("oil",)), _claim("b", objects=("oil",), recipient=()))
    assert len(fact.supporting) == 2


def test_an_untold_side_that_fits_two_facts_joins_neither():
    """A claim that could mean two facts is not guessed into one of them."""
    facts = _facts(
        _claim("a", objects=("oil",)),
        _claim("b", objects=("oil",), recipient=("cn",)),
        _claim("c", objects=("oil",), recipient=()),
    )
    assert len(facts) == 3


def test_two_launches_are_two_facts():
    """Launches in November and in May are two facts though all else is equal."""
    launch = {"type": "LAUNCH", "recipient": (), "objects": ("satellite",)}
    facts = _facts(_claim("a", date="2023-11-21", **launch), _claim("b", date="2024-05-27", **launch))
    assert [f.event.date for f in sorted(facts, key=lambda f: f.event.date)] == ["2023-11-21", "2024-05-27"]


def test_lasting_transfers_are_one_fact():
    """Deliveries told for two months of one winter are one lasting transfer."""
    assert len(_facts(_claim("a", date="2023-11"), _claim("b", date="2024-01"))) == 1


def test_signatories_are_one_set():
    """Who signed with whom does not depend on who is named first."""
    sign = {"type": "SIGN", "objects": ("treaty",)}
    a = _claim("a", actor=("kp",), recipient=("ru",), **sign)
    b = _claim("b", actor=("kp", "ru"), recipient=(), **sign)
    assert len(_facts(a, b)) == 1


def test_a_claim_without_sides_makes_no_fact():
    """Where nobody told who acted, nothing is guessed."""
    assert _facts(_claim("a", actor=(), recipient=())) == []


def test_the_stance_decides_the_side():
    """Only denials stand against; demands, promises of deeds and refusals stand on neither side."""
    sides = {s: side(_claim("a", s)) for s in ("assert", "accuse", "deny", "demand", "speculate", "decline", "promise")}
    assert sides == {
        "assert": "for",
        "accuse": "for",
        "deny": "against",
        "demand": "neither",
        "speculate": "neither",
        "decline": "neither",
        "promise": "neither",
    }


def test_ancestors_are_nearest_first():
    """Shells are ammunition, ammunition is arms."""
    assert ancestors("artillery-shells") == ("ammunition", "arms")


_EVENTS = st.builds(
    _claim,
    st.text("abcdef", min_size=3, max_size=6),
    st.sampled_from(["assert", "deny", "accuse", "demand"]),
    actor=st.sampled_from([(), ("kp",), ("ru",), ("kp", "ru")]),
    recipient=st.sampled_from([(), ("ru",), ("cn",)]),
    objects=st.sampled_from([(), ("arms",), ("artillery-shells",), ("artillery-shells", "missiles")]),
    date=st.sampled_from([None, "2023", "2023-09", "2024-12-31"]),
)


@given(st.lists(_EVENTS, max_size=12, unique_by=lambda c: c.id), st.randoms())
def test_the_order_of_the_claims_does_not_matter(claims, random):
    """Shuffled input gives the same facts, and no supporting claim is lost or counted twice in one fact."""
    facts = group(sorted(claims, key=lambda c: c.id), {})
    mixed = list(claims)
    random.shuffle(mixed)
    assert sorted(f.id for f in group(sorted(mixed, key=lambda c: c.id), {})) == sorted(f.id for f in facts)
    placed = {c.id for f in facts for c in f.claims}
    told = {c.id for c in claims if c.event.actor or c.event.recipient}
    assert placed <= told
    assert {c.id for c in claims if c.id in told and side(c) == "for"} <= placed


@given(st.dates())
def test_a_partial_date_spans_the_days_it_can_mean(day):
    """A day lies in its month, the month in its year."""
    iso = day.isoformat()
    assert span(iso) == (day, day)
    assert span(iso[:7])[0] <= day <= span(iso[:7])[1]
    assert span(iso[:4])[0] <= span(iso[:7])[0]


def test_documents_date_what_has_no_date():
    """A claim without any date counts from the day its document was published."""
    claim = _claim("a", type="LAUNCH", objects=("satellite",), recipient=())
    old = Document(id="d", name="d", media_type="text/plain", size=1, text="x", language="en", published="2020-01-01")
    undated = Claim(**{f: getattr(claim, f) for f in claim.__struct_fields__ if f != "said"})
    late = _claim("b", type="LAUNCH", objects=("satellite",), recipient=(), date="2024-05-27")
    assert len(group([undated, late], {"d": old})) == 2
