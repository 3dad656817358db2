"""Claims that belong to an agreement."""

from measures_cases import CLAIMS, TREATY, claim, event, proposition

from lagebild import measures
from lagebild.model import Claim, Document

REGISTER = measures.agreements()


def attached(*claims: Claim, documents: dict[str, Document] | None = None) -> dict[str, tuple[str, ...]]:
    """Attach claims without propositions."""
    return measures.attach(REGISTER, (), {c.id: c for c in claims}, documents)


def test_a_signature_attaches_to_the_treaty_of_its_day() -> None:
    """Signing in June 2024 means the treaty of 2024, in 2010 that of 2000."""
    new = claim("new", TREATY)
    old = claim("old", event("SIGN", "kp ru", "", "treaty", "2010-03"), said="2010-03-01")
    assert attached(new, old) == {"kp-ru-2024": ("new",), "kp-ru-2000": ("old",)}


def test_cooperation_on_what_a_clause_is_about_attaches() -> None:
    """Military-technical cooperation between the parties belongs to article 8, coal between them to nothing."""
    yes = claim("yes", event("COOPERATE", "ru", "kp", "military-technical-cooperation", "2024-07"))
    no = claim("no", event("COOPERATE", "ru", "kp", "coal", "2024-07"))
    assert attached(yes, no) == {"kp-ru-2024": ("yes",)}


def test_a_name_in_the_content_attaches() -> None:
    """A claim that calls the agreement by name attaches, inflected German names too."""
    english = claim("en", who="ru", text="The mutual defence pact is purely defensive, he said")
    german = claim("de", who="kp", text="der Partnerschaftsvertrag diene dem Frieden")
    assert attached(english, german) == {"kp-ru-2024": ("de", "en")}


def test_names_of_every_language_attach() -> None:
    """In Russian cases, and in Chinese and Korean without a space before the name."""
    told = {
        "ru": "поправки к договору о всеобъемлющем стратегическом партнёрстве не готовятся",
        "ko": "북한과포괄적 전략적 동반자 조약을 이행한다",
        "zh": "根据俄朝全面战略伙伴关系条约行事",
        "fr": "le traité de partenariat stratégique est défensif",
    }
    claims = [claim(language, who="ru", text=text) for language, text in told.items()]
    assert attached(*claims) == {"kp-ru-2024": tuple(sorted(told))}


def test_a_name_without_a_party_does_not_attach() -> None:
    """Other states have strategic partnerships too."""
    assert attached(claim("x", who="vn", text="our strategic partnership agreement with Japan")) == {}


def test_nothing_attaches_to_what_was_not_yet_signed() -> None:
    """A claim made before the signature cannot be about the treaty of 2024."""
    early = claim("early", who="ru", text="a strategic partnership treaty", said="2024-06-18")
    assert "kp-ru-2024" not in attached(early)


def test_the_document_dates_a_claim_without_date() -> None:
    """Where a claim has no date, the day its document was published stands in."""
    undated = claim("u", who="ru", text="the strategic partnership treaty", said=None)
    document = Document(
        id="d1", name="d", media_type="text/plain", size=1, text="x", language="en", published="2020-01-01"
    )
    assert attached(undated, documents={"d1": document}) == {}
    assert attached(undated) == {"kp-ru-2024": ("u",)}


def test_claims_of_a_proposition_attach_together() -> None:
    """All claims on a proposition about the treaty attach, denials among them; unknown ids do not."""
    case = proposition("t", TREATY, for_="treaty-for missing", against="shells-against")
    found = measures.attach(REGISTER, (case,), CLAIMS)
    assert {"treaty-for", "shells-against", "cooperation-for"} <= set(found["kp-ru-2024"])
    assert "missing" not in found["kp-ru-2024"]
