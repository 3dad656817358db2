"""From ranges to claims: spans, ids, entities, stance, event and date on small reports."""

import time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lagebild.link import Gazetteer
from lagebild.model import Claim, Document, Entity
from lagebild.read.attribution import Attribution
from lagebild.read.finish import finish


def report(text: str, language: str, published: str | None = "2024-06-20") -> Document:
    return Document(
        id="0" * 64,
        name="x",
        media_type="text/plain",
        size=len(text),
        text=text,
        language=language,
        published=published,
    )


def said(text: str, content: str, speaker: str | None = None, cue: str | None = None, **more: Any) -> Attribution:
    """An attribution whose parts are looked up in ``text``; "~" before a part takes its last occurrence."""

    def at(part: str | None) -> tuple[int, int] | None:
        if part is None:
            return None
        start = text.rindex(part[1:]) if part[0] == "~" else text.index(part)
        return start, start + len(part.lstrip("~"))

    where = at(content)
    assert where is not None
    more["addressee"] = at(more.get("addressee"))
    return Attribution(kind=more.pop("kind", "indirect"), content=(where,), speaker=at(speaker), cue=at(cue), **more)


def who(claim: Claim) -> str | None:
    return claim.speaker.entity.id if claim.speaker and claim.speaker.entity else None


def signature(claim: Claim) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]] | None:
    e = claim.event
    return (e.type, e.actor, e.recipient, e.objects) if e else None


SHELLS = ("TRANSFER", ("kp",), ("ru",), ("artillery-shells",))


def test_accusation_and_denials_end_in_one_event() -> None:
    """An accusation, a bare denial, a short one and one with its own words share an event; the accused is named."""
    text = (
        "Seoul wirft Pjöngjang vor, Russland Granaten geliefert zu haben. Moskau wies die Vorwürfe zurück. "
        "Pjöngjang dementierte. Man habe keine Granaten geliefert, sagte Choe Son Hui."
    )
    claims = finish(
        report(text, "de"),
        [
            said(
                text,
                "Russland Granaten geliefert zu haben",
                "Seoul",
                "wirft",
                cue_stance="accuse",
                addressee="Pjöngjang",
            ),
            said(text, "Moskau wies die Vorwürfe zurück.", "Moskau", "wies", kind="reported", cue_stance="deny"),
            said(text, "Pjöngjang dementierte.", "~Pjöngjang", "dementierte", kind="reported", cue_stance="deny"),
            said(text, "Man habe keine Granaten geliefert", "Choe Son Hui", "sagte"),
        ],
        "r",
    )
    assert [signature(c) for c in claims] == [SHELLS] * 4
    assert [c.stance for c in claims] == ["accuse", "deny", "deny", "deny"]
    assert [who(c) for c in claims] == ["kr", "ru", "kp", "choe-son-hui"]
    assert [m.text for m in claims[0].accused] == ["Pjöngjang"]


def test_accused_is_found_without_an_addressee() -> None:
    """Where the grammar names no addressee, the accused is the other state in the cue's sentence."""
    text = "Die USA warfen Moskau am Dienstag vor, Öl an Nordkorea geliefert zu haben."
    (claim,) = finish(
        report(text, "de"),
        [said(text, "Öl an Nordkorea geliefert zu haben", "Die USA", "warfen", cue_stance="accuse")],
        "r",
    )
    assert [m.entity.id for m in claim.accused if m.entity] == ["ru"]
    assert signature(claim) == ("TRANSFER", ("ru",), ("kp",), ("oil",))
    assert claim.said == "2024-06-18"


def test_veto_of_march_2024() -> None:
    """The veto's object comes from the report; who praises it did not cast it."""
    text = (
        "Russia on Thursday vetoed a UN Security Council resolution extending the mandate of the Panel of Experts on North "
        "Korea. China abstained. Russia's veto was reckless, said Linda Thomas-Greenfield. Pyongyang thanked Moscow for the veto."
    )
    claims = finish(
        report(text, "en", "2024-03-29"),
        [
            said(text, "Russia's veto was reckless", "Linda Thomas-Greenfield", "said"),
            said(
                text,
                "Pyongyang thanked Moscow for the veto",
                "Pyongyang",
                "thanked",
                kind="reported",
                cue_stance="praise",
            ),
        ],
        "r",
    )
    assert [signature(c) for c in claims] == [("VOTE", ("ru",), ("un-sc",), ("panel-mandate",))] * 2
    assert [who(c) for c in claims] == ["linda-thomas-greenfield", "kp"]
    assert claims[0].event is not None
    assert claims[0].event.date == "2024-03-28"


def test_treaty_of_june_2024() -> None:
    """Signing, its content and further cooperation are events of both parties; "nicht ausschließen" speculates."""
    text = (
        "Putin und Kim Jong-un unterzeichneten am Mittwoch einen Vertrag über eine umfassende strategische Partnerschaft. "
        "Der Vertrag sehe gegenseitige Hilfe im Falle eines Angriffs vor, sagte Putin. Er schloss eine militärisch-technische "
        "Zusammenarbeit mit Nordkorea nicht aus. Sein Land werde Russland unterstützen, versicherte Kim."
    )
    both = ("kp", "ru")
    claims = finish(
        report(text, "de"),
        [
            said(text, text[: text.index(".") + 1], "Putin und Kim Jong-un", "unterzeichneten", kind="reported", cue_stance="agree"),
            said(text, "Der Vertrag sehe gegenseitige Hilfe im Falle eines Angriffs vor", "~Putin", "sagte"),
            said(
                text, "Er schloss eine militärisch-technische Zusammenarbeit mit Nordkorea nicht aus.", "Er", "schloss",
                kind="reported", cue_stance="deny", negated=True, pronoun=True,
            ),
            said(text, "Sein Land werde Russland unterstützen", "~Kim", "versicherte"),
        ],
        "r",
    )  # fmt: skip
    assert [signature(c) for c in claims] == [
        ("SIGN", both, (), ("strategic-partnership",)),
        ("AGREE", both, (), ("mutual-defence",)),
        ("COOPERATE", both, (), ("military-technical-cooperation",)),
        ("SUPPORT", ("kp",), ("ru",), ()),
    ]
    assert [c.stance for c in claims] == ["agree", "assert", "speculate", "promise"]
    assert [who(c) for c in claims] == ["kp+ru", "vladimir-putin", "vladimir-putin", "kim-jong-un"]
    assert claims[0].event is not None
    assert claims[0].event.date == "2024-06-19"


def test_denial_answers_what_the_report_itself_tells() -> None:
    """Without an earlier claim the denied event is the one in the sentences before; a stranger's denial takes none."""
    text = "Nordkorea soll Russland Raketen geliefert haben. Moskau dementierte. Peking dementierte."
    claims = finish(
        report(text, "de"),
        [
            said(text, "Moskau dementierte.", "Moskau", "dementierte", kind="reported", cue_stance="deny"),
            said(text, "Peking dementierte.", "Peking", "~dementierte", kind="reported", cue_stance="deny"),
        ],
        "r",
    )
    assert signature(claims[0]) == ("TRANSFER", ("kp",), ("ru",), ("missiles",))
    assert claims[1].event is None


def test_coal_workers_and_follow_ups() -> None:
    """What a follow-up leaves unsaid is filled from the claim before; "this" is what was just alleged."""
    text = (
        "The panel said in March that China had imported North Korean coal. Beijing denied this. North Korea had sent "
        "workers to Russia, Seoul said. The UN said refined petroleum deliveries to North Korea exceeded the cap. "
        "Russia told the committee it had delivered 67,000 barrels."
    )
    claims = finish(
        report(text, "en", "2023-05"),
        [
            said(text, "China had imported North Korean coal", "The panel", "said"),
            said(text, "this", "Beijing", "denied", kind="reported", cue_stance="deny"),
            said(
                text, "North Korea had sent workers to Russia", "Seoul", "~said refined".replace("refined", "").strip()
            ),
            said(text, "refined petroleum deliveries to North Korea exceeded the cap", "The UN", "~said"),
            said(text, "it had delivered 67,000 barrels", "~Russia", "told"),
        ],
        "r",
    )
    assert [signature(c) for c in claims] == [
        ("TRANSFER", ("kp",), ("cn",), ("coal",)),
        ("TRANSFER", ("kp",), ("cn",), ("coal",)),
        ("EMPLOY", ("kp",), ("ru",), ("workers",)),
        ("TRANSFER", (), ("kp",), ("refined-petroleum",)),
        ("TRANSFER", ("ru",), ("kp",), ("refined-petroleum",)),
    ]
    assert claims[0].said == "2023-03"
    assert claims[4].event is not None
    assert claims[4].event.quantity is not None
    assert (claims[4].event.quantity.value, claims[4].event.quantity.unit) == (67000.0, "bbl")


def test_date_of_saying_lies_outside_what_was_said() -> None:
    """The weekday beside the cue dates the claim, the month in the content dates the event."""
    text = "North Korea sent troops to Russia in October, Zelensky said on Tuesday."
    (claim,) = finish(
        report(text, "en", "2024-11-14"),
        [said(text, "North Korea sent troops to Russia in October", "Zelensky", "said")],
        "r",
    )
    assert claim.said == "2024-11-12"
    assert claim.event is not None
    assert claim.event.date == "2024-10"
    (undated,) = finish(report(text, "en", None), [said(text, "North Korea sent troops", "Zelensky", "said")], "r")
    assert undated.said is None


def test_ids_depend_on_ranges_alone_and_nesting_is_kept() -> None:
    """The same ranges give the same ids whatever the reader knows; ``within`` names the outer claim."""
    text = "Reuters reported that Seoul said Pyongyang had fired a missile."
    pair = [
        said(text, "that Seoul said Pyongyang had fired a missile", "Reuters", "reported"),
        said(text, "Pyongyang had fired a missile", "Seoul", "said", within=0),
    ]
    once = finish(report(text, "en"), pair, "r")
    again = finish(report(text, "en"), [*pair, said(text, "fired a missile")], "other")
    assert [c.id for c in once] == [c.id for c in again[:2]]
    assert once[1].within == once[0].id
    assert {c.reader for c in again} == {"other"}


def test_parties_of_a_register_become_parties_of_events() -> None:
    """With a register's gazetteer a listed company can be the speaker."""
    party = Entity(id="x-1", schema="Company", caption="Green Pine", properties={"name": ("Green Pine Associated",)})
    text = "Green Pine Associated said it sold nothing."
    (claim,) = finish(
        report(text, "en"), [said(text, "it sold nothing", "Green Pine Associated", "said")], "r", Gazetteer([party])
    )
    assert who(claim) == "x-1"


def test_no_attributions_no_claims() -> None:
    """A document in which nothing was said gives nothing."""
    assert finish(report("", "de"), [], "r") == ()


def test_hostile_lengths_stay_cheap() -> None:
    """A word of a million letters and many claims on one long statement take seconds at most."""
    began = time.process_time()
    for text in ("1" * 1_000_000, "Kim " * 50_000, "Waffen nach Russland " * 20_000):
        attributions = [
            Attribution(kind="reported", content=((k, len(text)),), speaker=(0, 40), cue=(50, 60), cue_stance="deny")
            for k in range(20)
        ]
        assert len(finish(report(text, "de"), attributions, "r")) == 20
    assert time.process_time() - began < 15


SNIPPETS = [
    "Moskau", "Kim Jong-un", "er", "Sie", "the ministry", "bestritt", "keine", "Granaten", "lieferte", "nach Russland", "North Korea",
    "vetoed", "the Panel of Experts", "said", "on Tuesday", "7,000 containers", ". ", ", ", "\n", " ", "„", "“", "🚀", "e\u0301", "İ",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=6)), min_size=1, max_size=40).map(" ".join)
STANCES = st.sampled_from(
    ["assert", "deny", "accuse", "promise", "agree", "demand", "praise", "criticize", "speculate", "decline"]
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, list[Attribution]]:
    text = draw(TEXTS)
    bound = st.integers(0, len(text))

    def span() -> tuple[int, int]:
        a, b = sorted((draw(bound), draw(bound)))
        return a, b

    attributions = [
        Attribution(
            kind=draw(st.sampled_from(["direct", "indirect", "free_indirect", "reported"])),
            content=tuple(sorted(span() for _ in range(draw(st.integers(1, 3))))),
            speaker=span() if draw(st.booleans()) else None,
            cue=span() if draw(st.booleans()) else None,
            cue_stance=draw(STANCES),
            negated=draw(st.booleans()),
            addressee=span() if draw(st.booleans()) else None,
            within=draw(st.integers(0, k - 1)) if k and draw(st.booleans()) else None,
        )
        for k in range(draw(st.integers(0, 5)))
    ]
    language = draw(st.sampled_from(["de", "en", "ru", "und"]))
    return report(text, language, draw(st.sampled_from([None, "2024", "2024-06", "2024-06-20"]))), attributions


@given(documents())
def test_every_span_is_its_slice(case: tuple[Document, list[Attribution]]) -> None:
    """Whatever the text and the ranges, each span of each claim is exactly its slice, and the order is kept."""
    document, attributions = case
    claims = finish(document, attributions, "r")
    assert len(claims) == len(attributions)
    for claim, attribution in zip(claims, attributions, strict=True):
        spans = [*claim.content, *claim.accused, *(s for s in (claim.speaker, claim.cue, claim.addressee) if s)]
        assert all(document.text[s.start : s.end] == s.text for s in spans)
        assert tuple((s.start, s.end) for s in claim.content) == attribution.content
    assert finish(document, attributions, "r") == claims
