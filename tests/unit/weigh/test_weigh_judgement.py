"""Origins are counted, not documents; status and grade follow printed rules."""

from lagebild.model import Claim, Document, EntityRef, Event, Mention, Publisher, Span
from lagebild.weigh import weigh

EVENT = Event(type="TRANSFER", actor=("kp",), recipient=("ru",), objects=("artillery-shells",), date="2023-09")
US = EntityRef("us", "Country", "United States", ("us",))
KR = EntityRef("kr-nis", "PublicBody", "National Intelligence Service", ("kr",))
KR_MOD = EntityRef("kr-mnd", "PublicBody", "Ministry of National Defence", ("kr",))
RU = EntityRef("ru", "Country", "Russia", ("ru",))
KCNA = EntityRef("kcna", "Company", "KCNA", ())
OUTLETS = {
    "kcna": Publisher(id="kcna", name="KCNA", control="state", speaks_for=("kp",), reliability="D"),
    "one": Publisher(id="one", name="One", owner="House", reliability="C"),
    "two": Publisher(id="two", name="Two", owner="House", reliability="C"),
    "wire": Publisher(id="wire", name="Wire", wire=True, reliability="B"),
}


def _document(key, publisher=None, wires=(), text=""):
    return Document(
        id=key,
        name=key,
        media_type="text/plain",
        size=1,
        text=text or f"text of {key}",
        language="en",
        publisher=publisher,
        credits=wires,
        published="2024-01-01",
    )


def _claim(key, document, speaker, stance="assert", text="someone", said=None):
    return Claim(
        id=key,
        document=document,
        kind="indirect",
        stance=stance,
        content=(Span("x", 0, 1),),
        speaker=Mention(text, 0, len(text), speaker) if text else None,
        event=EVENT,
        said=said,
    )


def _weigh(*claims, documents=()):
    known = {d.id: d for d in documents} or {c.document: _document(c.document) for c in claims}
    (proposition,) = weigh(known, claims, OUTLETS)
    return proposition


def test_two_states_corroborate():
    """Statements of two States that are not concerned are two origins."""
    p = _weigh(_claim("a", "d1", US), _claim("b", "d2", KR))
    assert (p.status, p.grade) == ("corroborated", "C2")


def test_organs_of_one_state_are_one_origin():
    """Intelligence service and ministry of one State do not corroborate each other."""
    p = _weigh(_claim("a", "d1", KR), _claim("b", "d2", KR_MOD))
    assert p.status == "single"
    assert [o.id for o in p.origins] == ["state:kr"]


def test_a_denial_by_a_party_concerned_contests():
    """One denial by a party concerned makes the fact contested, however many sources allege it."""
    p = _weigh(_claim("a", "d1", US), _claim("b", "d2", KR), _claim("c", "d3", RU, "deny"))
    assert p.status == "contested"
    assert p.claims_against == ("c",)
    assert any("Russia" in rule for rule in p.rules)


def test_a_state_outlet_is_the_party_it_speaks_for():
    """KCNA's denial is North Korea's."""
    p = _weigh(_claim("a", "d1", US), _claim("b", "d2", KCNA, "deny"))
    assert p.status == "contested"
    assert [(o.id, o.party) for o in p.origins if o.side == "against"] == [("party:kp", True)]


def test_affirmation_by_a_party_confirms():
    """A party that affirms what it denied before confirms it; the old denial stays beside it."""
    p = _weigh(_claim("a", "d1", RU, "deny", said="2024-01-01"), _claim("b", "d2", RU, "assert", said="2025-04-26"))
    assert p.status == "confirmed"
    assert p.claims_against == ("a",)


def test_a_later_denial_undoes_an_affirmation():
    """A party that denies what it once affirmed has withdrawn it."""
    p = _weigh(_claim("a", "d1", RU, "assert", said="2024-01-01"), _claim("b", "d2", RU, "deny", said="2025-04-26"))
    assert p.status == "withdrawn"


def test_outlets_of_one_owner_are_one_origin():
    """Unnamed sources in two papers of one house are one origin."""
    docs = [_document("d1", "one"), _document("d2", "two")]
    p = _weigh(_claim("a", "d1", None), _claim("b", "d2", None), documents=docs)
    assert [o.id for o in p.origins] == ["owner:House"]


def test_a_wire_credit_is_the_origin():
    """Two papers that print one agency's text are one origin."""
    docs = [_document("d1", "one", ("wire",)), _document("d2", None, ("wire",))]
    p = _weigh(_claim("a", "d1", None), _claim("b", "d2", None), documents=docs)
    assert [o.id for o in p.origins] == ["wire:wire"]


def test_near_copies_are_one_origin():
    """A text printed twice with small changes is one origin although nobody says so."""
    body = " ".join(f"word{i}" for i in range(200))
    docs = [_document("d1", text=body), _document("d2", text="Today: " + body + " end"), _document("d3")]
    p = _weigh(_claim("a", "d1", None), _claim("b", "d2", None), _claim("c", "d3", None), documents=docs)
    assert [o.id.split(":")[0] for o in p.origins] == ["copy", "document"]


def test_everyone_who_quotes_one_person_is_one_origin():
    """A named person quoted in two outlets is one origin."""
    docs = [_document("d1", "one"), _document("d2", "wire")]
    a = _claim("a", "d1", None, text="Jane Doe")
    b = _claim("b", "d2", None, text="Jane Doe")
    assert [o.id for o in _weigh(a, b, documents=docs).origins] == ["upstream:jane doe"]


def test_speculation_asserts_nothing():
    """What is only thought possible has no origin and cannot be judged; beside an allegation it stands on no side."""
    claims = [_claim("a", "d1", US, "speculate"), _claim("b", "d2", KR, "accuse")]
    alone = _weigh(claims[0])
    assert (alone.origins, alone.grade, alone.claims_other) == ((), "F6", ("a",))
    assert _weigh(*claims).claims_other == ("a",)


def test_hopes_and_demands_are_no_facts():
    """A demand alone makes no proposition."""
    demand = _claim("a", "d1", US, "demand")
    assert weigh({"d1": _document("d1")}, [demand], OUTLETS) == ()


def test_the_order_of_documents_does_not_matter():
    """Shuffled claims and documents give the same propositions, field by field."""
    claims = [_claim("a", "d1", US), _claim("b", "d2", KR), _claim("c", "d3", RU, "deny")]
    docs = {c.document: _document(c.document) for c in claims}
    again = dict(reversed(docs.items()))
    assert weigh(docs, claims, OUTLETS) == weigh(again, reversed(claims), OUTLETS)
