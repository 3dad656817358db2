"""A small, whole material for the brief: dispatches in five languages, written for these tests."""

import hashlib
from collections.abc import Iterable
from typing import Any

from lagebild.model import (
    Agreement,
    Claim,
    Clause,
    Document,
    Element,
    EntityRef,
    Event,
    Finding,
    Mandate,
    Measure,
    Mention,
    Origin,
    Proposition,
    Publisher,
    Quantity,
    Signatory,
    Span,
    Vote,
)
from lagebild.report import Head, Hit, ListState, Material

RU = EntityRef("ru", "Country", "Russia", ("ru",))
KP = EntityRef("kp", "Country", "North Korea", ("kp",))
KR = EntityRef("kr", "Country", "South Korea", ("kr",))
US = EntityRef("us", "Country", "United States", ("us",))
NIS = EntityRef("kr-nis", "PublicBody", "National Intelligence Service", ("kr",))
KREMLIN = EntityRef("ru-kremlin", "PublicBody", "Kremlin", ("ru",))
KCNA = EntityRef("kcna", "Organization", "KCNA", ("kp",))
PANEL = EntityRef("un-poe", "PublicBody", "Panel of Experts", ())

PUBLISHERS = (
    Publisher(
        id="anker",
        name="Der Anker",
        country="de",
        owner="Ankerverlag",
        reliability="B",
        reason="named editors, corrections printed",
    ),
    Publisher(
        id="ankerpost",
        name="Anker-Post am Sonntag",
        country="de",
        owner="Ankerverlag",
        reliability="B",
        reason="same owner as Der Anker",
    ),
    Publisher(
        id="straits",
        name="Straits Courier",
        country="sg",
        owner="Straits Media",
        reliability="B",
        reason="named sources",
    ),
    Publisher(
        id="kcna",
        name="KCNA",
        country="kp",
        owner="Government of the DPRK",
        control="state",
        speaks_for=("kp",),
        wire=True,
        reliability="D",
        reason="organ of a party concerned",
    ),
    Publisher(
        id="vestnik",
        name="Вестник дня",
        country="ru",
        owner="Government of Russia",
        control="state",
        speaks_for=("ru",),
        reliability="D",
        reason="organ of a party concerned",
    ),
    Publisher(
        id="hangang",
        name="한강신문",
        country="kr",
        owner="Hangang Media",
        reliability="C",
        reason="one-sided on security matters",
    ),
)

TEXTS: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "anker_granaten.txt", "de", "anker", "2024-06-15", "Seoul spricht von zehntausend Containern",
        "SEOUL – Der südkoreanische Geheimdienst erklärte am Freitag, Nordkorea habe seit September 2023 mindestens "
        "10.000 Container mit Artilleriegranaten nach Russland geliefert. „Die Lieferungen gehen weiter“, sagte ein "
        "Sprecher. Moskau wies die Vorwürfe als haltlos zurück. Beobachter halten es für möglich, dass im Gegenzug "
        "Satellitentechnik fließt.\n\nPjöngjang teilte mit, man habe niemals Waffen an Russland verkauft.",
    ),
    (
        "ankerpost_granaten.txt", "de", "ankerpost", "2024-06-16", "Container für den Krieg",
        "Nordkorea habe mindestens 10.000 Container mit Artilleriegranaten nach Russland geliefert, erklärte der "
        "südkoreanische Geheimdienst dieser Zeitung zufolge.",
    ),
    (
        "straits_shells.txt", "en", "straits", "2024-06-17", "Panel saw shells move by rail, draft says",
        "The Panel of Experts wrote in an unpublished draft that North Korea had shipped artillery shells to Russia by "
        "rail since late 2023. The White House called it “a flagrant breach of what the Council decided”. “We have never "
        "delivered any weapons,” the Kremlin said on 14 June 2024.",
    ),
    (
        "vestnik_treaty.txt", "ru", "vestnik", "2024-06-19", "Договор подписан в Пхеньяне",
        "Россия и КНДР подписали договор о всеобъемлющем стратегическом партнёрстве. «Обвинения в поставках оружия "
        "абсурдны», — заявил представитель Кремля. Стороны будут сотрудничать в области космоса и связи.",
    ),
    (
        "hangang_satellite.txt", "ko", "hangang", "2024-05-28", "북한 정찰위성 발사 실패",
        "국가정보원은 28일 “북한이 러시아의 기술 지원을 받아 위성을 발사했다”고 밝혔다. 러시아는 이에 대해 논평하지 않았다.",
    ),
    (
        "kcna_statement.txt", "zh", "kcna", "2024-05-29", "朝中社:发射卫星是主权",
        "朝中社29日报道,朝鲜外务省发言人表示:“发射卫星是主权国家的合法权利。”声明否认从俄罗斯得到技术援助。",
    ),
    (
        "straits_veto.txt", "en", "straits", "2024-03-29", "Veto ends watch over sanctions <b>on Pyongyang</b>",
        "UNITED NATIONS – Russia on Thursday vetoed the renewal of the Panel of Experts. Thirteen members voted in "
        "favour; China abstained. “This is like destroying a security camera to avoid being caught red-handed,” South "
        "Korea’s envoy said. Two ships of Ocean Maritime Management lay off Vostochny, the paper has learned.",
    ),
    (
        "anker_arbeiter.txt", "de", "anker", "2024-07-02", "Baustellen in Wladiwostok",
        "In Wladiwostok arbeiten nach Angaben eines Diplomaten, der nicht genannt werden will, weiterhin mehrere "
        "tausend nordkoreanische Arbeiter. Das Bauministerium wollte sich dazu nicht äußern.",
    ),
)  # fmt: skip


def document(name: str, language: str, publisher: str, published: str, title: str, text: str) -> Document:
    """A document whose id is the sha256 of its text."""
    raw = text.encode()
    return Document(
        id=hashlib.sha256(raw).hexdigest(), name=name, media_type="text/plain", size=len(raw), text=text,
        language=language, title=title, publisher=publisher, published=published,
    )  # fmt: skip


DOCUMENTS = {row[0]: document(*row) for row in TEXTS}


def span(source: str, words: str) -> Span:
    """The place of ``words`` in a document of the material."""
    text = DOCUMENTS[source].text
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def claim(
    id_: str, source: str, words: str, *, kind: str = "indirect", stance: str = "assert", speaker: str | None = None,
    entity: EntityRef | None = None, cue: str | None = None, event: Event | None = None, said: str | None = None,
    accused: Iterable[EntityRef] = (),
) -> Claim:  # fmt: skip
    """A claim whose spans are cut out of its document."""
    who = span(source, speaker) if speaker else None
    return Claim(
        id=id_, document=DOCUMENTS[source].id, kind=kind, stance=stance, content=(span(source, words),),
        speaker=Mention(who.text, who.start, who.end, entity) if who else None,
        cue=span(source, cue) if cue else None, event=event, said=said, confidence=0.8, reader="rules-test",
        accused=tuple(Mention(e.caption, 0, 0, e) for e in accused),
    )  # fmt: skip


SHELLS = Event(type="TRANSFER", actor=("kp",), recipient=("ru",), objects=("artillery-shells",), date="2023-09", quantity=Quantity(10000.0, "containers", "10.000 Container"))  # fmt: skip
TECH = Event(type="TRAIN", actor=("ru",), recipient=("kp",), objects=("satellite-technology",))
PACT = Event(type="SIGN", actor=("kp", "ru"), objects=("strategic-partnership",), date="2024-06-19")
LABOUR = Event(type="EMPLOY", actor=("kp",), recipient=("ru",), objects=("workers",))
VETO = Event(type="VOTE", actor=("ru",), recipient=("un-sc",), objects=("panel-mandate",), date="2024-03-28")

CLAIMS = (
    claim("c01", "anker_granaten.txt", "Nordkorea habe seit September 2023 mindestens 10.000 Container mit Artilleriegranaten nach Russland geliefert", stance="accuse", speaker="Der südkoreanische Geheimdienst", entity=NIS, cue="erklärte", event=SHELLS, said="2024-06-14", accused=(KP,)),
    claim("c02", "anker_granaten.txt", "Die Lieferungen gehen weiter", kind="direct", speaker="ein Sprecher", cue="sagte", event=SHELLS),
    claim("c03", "anker_granaten.txt", "die Vorwürfe als haltlos", kind="reported", stance="deny", speaker="Moskau", entity=RU, cue="wies", event=SHELLS),
    claim("c04", "anker_granaten.txt", "dass im Gegenzug Satellitentechnik fließt", stance="speculate", speaker="Beobachter", cue="halten es für möglich", event=TECH),
    claim("c05", "anker_granaten.txt", "man habe niemals Waffen an Russland verkauft", stance="deny", speaker="Pjöngjang", entity=KP, cue="teilte mit", event=SHELLS),
    claim("c06", "ankerpost_granaten.txt", "Nordkorea habe mindestens 10.000 Container mit Artilleriegranaten nach Russland geliefert", stance="accuse", speaker="der südkoreanische Geheimdienst", entity=NIS, cue="erklärte", event=SHELLS, accused=(KP,)),
    claim("c07", "straits_shells.txt", "that North Korea had shipped artillery shells to Russia by rail since late 2023", speaker="The Panel of Experts", entity=PANEL, cue="wrote", event=SHELLS),
    claim("c08", "straits_shells.txt", "a flagrant breach of what the Council decided", kind="direct", stance="accuse", speaker="The White House", entity=US, cue="called", event=SHELLS, accused=(RU,)),
    claim("c09", "straits_shells.txt", "We have never delivered any weapons,", kind="direct", stance="deny", speaker="the Kremlin", entity=KREMLIN, cue="said", event=SHELLS, said="2024-06-14"),
    claim("c10", "vestnik_treaty.txt", "Россия и КНДР подписали договор о всеобъемлющем стратегическом партнёрстве", event=PACT),
    claim("c11", "vestnik_treaty.txt", "Обвинения в поставках оружия абсурдны", kind="direct", stance="deny", speaker="представитель Кремля", entity=KREMLIN, cue="заявил", event=SHELLS),
    claim("c12", "vestnik_treaty.txt", "будут сотрудничать в области космоса и связи", stance="promise", speaker="Стороны", event=PACT),
    claim("c13", "hangang_satellite.txt", "북한이 러시아의 기술 지원을 받아 위성을 발사했다", kind="direct", stance="accuse", speaker="국가정보원", entity=NIS, cue="밝혔다", event=TECH, said="2024-05-28", accused=(RU,)),
    claim("c14", "hangang_satellite.txt", "이에 대해 논평하지 않았다", kind="reported", stance="decline", speaker="러시아", entity=RU, event=TECH),
    claim("c15", "kcna_statement.txt", "从俄罗斯得到技术援助", stance="deny", speaker="朝鲜外务省发言人", entity=KP, cue="否认", event=TECH, said="2024-05-29"),
    claim("c16", "straits_veto.txt", "This is like destroying a security camera to avoid being caught red-handed,", kind="direct", stance="criticize", speaker="South Korea’s envoy", entity=KR, cue="said", event=VETO, said="2024-03-28"),
    claim("c17", "straits_veto.txt", "vetoed the renewal of the Panel of Experts", event=VETO),
    claim("c18", "anker_arbeiter.txt", "weiterhin mehrere tausend nordkoreanische Arbeiter", speaker="eines Diplomaten, der nicht genannt werden will", cue="nach Angaben", event=LABOUR),
)  # fmt: skip


def ids(*names: str) -> tuple[str, ...]:
    """The ids of documents, sorted."""
    return tuple(sorted(DOCUMENTS[name].id for name in names))


PROPOSITIONS = (
    Proposition(
        id="shells", caption="North Korea transferred artillery shells to Russia (10.000 Container), 2023-09", theme="arms",
        event=SHELLS, claims_for=("c01", "c02", "c06", "c07", "c08"), claims_against=("c03", "c05", "c09", "c11"),
        origins=(
            Origin(id="state:kr", caption="South Korea", side="for", documents=ids("anker_granaten.txt", "ankerpost_granaten.txt"), claims=("c01", "c06"), rule="National Intelligence Service speaks for South Korea; organs of one State are one origin", reliability="C"),
            Origin(id="upstream:un-poe", caption="Panel of Experts", side="for", documents=ids("straits_shells.txt"), claims=("c07",), rule="all who quote Panel of Experts", reliability="B"),
            Origin(id="state:us", caption="United States", side="for", documents=ids("straits_shells.txt"), claims=("c08",), rule="The White House speaks for United States; organs of one State are one origin", reliability="C"),
            Origin(id="owner:Ankerverlag", caption="Ankerverlag", side="for", documents=ids("anker_granaten.txt"), claims=("c02",), rule="an unnamed source in Der Anker, owned by Ankerverlag", reliability="B"),
            Origin(id="party:ru", caption="Russia", side="against", documents=ids("anker_granaten.txt", "straits_shells.txt", "vestnik_treaty.txt"), claims=("c03", "c09", "c11"), rule="Kremlin speaks for Russia, a party concerned", party=True, reliability="D"),
            Origin(id="party:kp", caption="North Korea", side="against", documents=ids("anker_granaten.txt"), claims=("c05",), rule="North Korea is a party concerned", party=True, reliability="D"),
        ),
        status="contested", grade="B3", wording="alleged and denied",
        rules=("contested: Russia, North Korea, a party concerned, denies it", "B: the most reliable source for it is Panel of Experts", "3: possibly true: independent sources agree though it is denied"),
        first_said="2024-06-14", last_said="2024-06-19",
    ),
    Proposition(
        id="tech", caption="Russia gave North Korea training or technical help on satellite and space-launch technology",
        theme="space", event=TECH, claims_for=("c13",), claims_against=("c15",), claims_other=("c04", "c14"),
        origins=(
            Origin(id="state:kr", caption="South Korea", side="for", documents=ids("hangang_satellite.txt"), claims=("c13",), rule="National Intelligence Service speaks for South Korea; organs of one State are one origin", reliability="C"),
            Origin(id="party:kp", caption="North Korea", side="against", documents=ids("kcna_statement.txt"), claims=("c15",), rule="North Korea is a party concerned", party=True, reliability="D"),
        ),
        status="contested", grade="C4", wording="alleged and denied",
        rules=("contested: North Korea, a party concerned, denies it",), first_said="2024-05-28", last_said="2024-05-29",
    ),
    Proposition(
        id="labour", caption="North Korea had workers abroad employed in Russia", theme="workers", event=LABOUR, claims_for=("c18",),
        origins=(Origin(id="owner:Ankerverlag", caption="Ankerverlag", side="for", documents=ids("anker_arbeiter.txt"), claims=("c18",), rule="an unnamed source in Der Anker, owned by Ankerverlag", reliability="B"),),
        status="single", grade="B3", wording="reported by one source", rules=("single: one independent origin",),
        first_said="2024-07-02", last_said="2024-07-02",
    ),
    Proposition(
        id="pact", caption="North Korea and Russia signed or ratified strategic partnership, 2024-06-19", theme="agreements",
        event=PACT, claims_for=("c10", "c12"),
        origins=(Origin(id="party:ru", caption="Russia", side="for", documents=ids("vestnik_treaty.txt"), claims=("c10", "c12"), rule="Вестник дня is an outlet of Russia, a party concerned", party=True, reliability="D"),),
        status="confirmed", grade="D1", wording="affirmed by a party concerned", rules=("confirmed: Russia, a party concerned, affirms it",),
        first_said="2024-06-19", last_said="2024-06-19",
    ),
    Proposition(
        id="veto", caption="Russia voted in Security Council on the Panel's mandate, 2024-03-28", theme="monitoring", event=VETO,
        claims_for=("c16", "c17"),
        origins=(
            Origin(id="state:kr", caption="South Korea", side="for", documents=ids("straits_veto.txt"), claims=("c16",), rule="South Korea's envoy speaks for South Korea", reliability="C"),
            Origin(id="owner:Straits Media", caption="Straits Media", side="for", documents=ids("straits_veto.txt"), claims=("c17",), rule="the outlet itself", reliability="B"),
        ),
        status="corroborated", grade="B2", wording="reported by independent sources", rules=("corroborated: 2 independent origins",),
        first_said="2024-03-28", last_said="2024-03-29",
    ),
)  # fmt: skip

MEASURES = (
    Measure(id="1874-9", instrument="UNSCR 1874 (2009)", paragraph="9", paragraph_status="verify", text_status="secondary", adopted="2009-06-12", in_force_from="2009-06-12", theme="arms", direction="from_dprk", acts=("TRANSFER",), objects=("arms",), summary="No State may procure arms or related materiel from the DPRK.", sources=("own table",)),
    Measure(id="1718-8b", instrument="UNSCR 1718 (2006)", paragraph="8(b)", paragraph_status="read", text_status="read", adopted="2006-10-14", in_force_from="2006-10-14", theme="arms", direction="from_dprk", acts=("TRANSFER",), objects=("arms",), summary="The DPRK may not export major conventional arms, and States may not procure them.", sources=("resolution text",)),
    Measure(id="2270-5", instrument="UNSCR 2270 (2016)", paragraph="5", paragraph_status="read", text_status="read", adopted="2016-03-02", in_force_from="2016-03-02", theme="space", direction="both", acts=("TRAIN",), objects=("satellite-technology",), summary="No technical cooperation with the DPRK on launches that use ballistic missile technology, even if called a satellite launch.", sources=("resolution text",)),
    Measure(id="2397-8", instrument="UNSCR 2397 (2017)", paragraph="8", paragraph_status="verify", text_status="recalled", adopted="2017-12-22", in_force_from="2017-12-22", theme="workers", direction="workers", acts=("EMPLOY",), objects=("workers",), summary="States return DPRK nationals who earn income abroad by 22 December 2019."),
)  # fmt: skip

FINDINGS = (
    Finding(
        id="f1", proposition="shells", measure="1874-9", theme="arms", outcome="breach indicated", as_of="2024-07-31",
        elements=(
            Element(name="act", requires="a supply, sale or transfer", state="contested", claims=("c01", "c03"), note="alleged by South Korea, denied by Russia"),
            Element(name="direction", requires="from the DPRK", state="contested", claims=("c01", "c05"), note="as alleged, from North Korea"),
            Element(name="object", requires="arms or related materiel", state="alleged", claims=("c07",), note="artillery shells are ammunition, which is arms"),
            Element(name="date", requires="on or after 12 June 2009", state="met", claims=("c01",), note="September 2023, as alleged"),
            Element(name="exemption", requires="no exemption applies", state="excluded", note="the provision has none for this"),
        ),
        reason="every element is alleged; act and direction are denied",
    ),
    Finding(
        id="f2", proposition="shells", measure="1718-8b", theme="arms", outcome="not testable", as_of="2024-07-31",
        elements=(
            Element(name="act", requires="an export", state="contested", claims=("c01", "c03"), note="alleged and denied"),
            Element(name="object", requires="major conventional arms of the UN Register", state="unknown", note="the calibre is not told"),
        ),
        reason="it cannot be told whether the shells fall under the Register's categories",
    ),
    Finding(
        id="f3", proposition="tech", measure="2270-5", theme="space", outcome="breach indicated", as_of="2024-07-31",
        elements=(
            Element(name="act", requires="technical cooperation", state="contested", claims=("c13", "c15"), note="alleged and denied"),
            Element(name="date", requires="on or after 2 March 2016", state="unknown", note="no date is told"),
        ),
        reason="the act is alleged",
    ),
    Finding(
        id="f4", proposition="labour", measure="2397-8", theme="workers", outcome="inside", as_of="2024-07-31", in_force=True,
        elements=(Element(name="date", requires="after 22 December 2019", state="met", claims=("c18",), note="July 2024"),),
        reason="an exemption was noted for this fixture",
    ),
)  # fmt: skip

TREATY = Agreement(
    id="kp-ru-2024", title="Treaty on Comprehensive Strategic Partnership",
    parties=(Signatory(country="kp", signed="2024-06-19", ratified="2024-11-11"), Signatory(country="ru", signed="2024-06-19", ratified="2024-11-09")),
    signed="2024-06-19", in_force="2024-12-04", kinds=("defence", "cooperation"),
    clauses=(
        Clause(id="kp-ru-2024-4", article="4", kind="defence", obligation="If one side is attacked, the other gives help with all means.", touches=("1874-9",)),
        Clause(id="kp-ru-2024-10", article="10", kind="space", obligation="The sides work together in space.", touches=("2270-5",), text_status="recalled"),
    ),
    sources=("published text",),
)  # fmt: skip


def material(**changes: Any) -> Material:
    """The whole material, with some fields replaced."""
    documents = {document.id: document for document in DOCUMENTS.values()}
    veto = DOCUMENTS["straits_veto.txt"].text
    at = veto.index("Ocean Maritime Management")
    fields: dict[str, Any] = {
        "documents": documents,
        "claims": {c.id: c for c in CLAIMS},
        "propositions": PROPOSITIONS,
        "findings": FINDINGS,
        "measures": {m.id: m for m in MEASURES},
        "agreements": (TREATY,),
        "attachments": {"kp-ru-2024": ("c10", "c12")},
        "publishers": {p.id: p for p in PUBLISHERS},
        "votes": (Vote(id="unsc-2024-03-28", body="un-sc", date="2024-03-28", subject="the Panel's mandate to 30 April 2025", outcome="not adopted (veto)", in_favour=13, against=("ru",), abstaining=("cn",), sources=("press release",)),),
        "mandates": (Mandate(id="panel", body="Panel of Experts", created_by="UNSCR 1874 (2009), para 26", verbs=("gather", "examine", "analyse"), from_date="2009-06-12", until="2024-04-30", acts=({"date": "2023-03-23", "instrument": "UNSCR 2680 (2023)", "effect": "extended to 30 April 2024", "status": "read"},), sources=("list of resolutions",)),),
        "snapshots": (ListState(dataset="un", date="2026-02-27", id="ab" * 32, parties=155),),
        "parties": (Hit(entity_id="un-kpe-020", caption="Ocean Maritime Management Company", reference="KPe.020", document=DOCUMENTS["straits_veto.txt"].id, start=at, end=at + 25, score=0.91),),
        "names": {"kp": "North Korea", "ru": "Russia", "kr": "South Korea", "us": "United States", "cn": "China", "un-sc": "Security Council", "un-poe": "Panel of Experts", "de": "Germany", "sg": "Singapore"},
        "head": Head(size=27, root="3f" * 32),
        "as_of": "2024-07-31",
        "title": "North Korea and Russia: shells, satellites and a treaty",
    }  # fmt: skip
    return Material(**{**fields, **changes})
