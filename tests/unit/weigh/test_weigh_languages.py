"""One fact, told in six languages."""

from lagebild.model import Claim, Document
from lagebild.read.attribution import Attribution
from lagebild.read.cues import cue_stance
from lagebild.read.finish import finish
from lagebild.weigh.copies import clusters
from lagebild.weigh.facts import group

TOLD = [
    ("ko", "한국 국방부는 북한이 지난해부터 러시아에 포탄을 제공했다고 비난했다.", "한국 국방부", "비난했다", "북한이 지난해부터 러시아에 포탄을 제공했다"),
    ("ru", "Кремль опроверг, что КНДР поставляла России снаряды.", "Кремль", "опроверг", "что КНДР поставляла России снаряды"),
    ("zh", "日方指控朝鲜向俄罗斯运送炮弹。", "日方", "指控", "朝鲜向俄罗斯运送炮弹"),
    ("fr", "Kiev affirme que la Corée du Nord a livré des obus à la Russie.", "Kiev", "affirme", "la Corée du Nord a livré des obus à la Russie"),
    ("de", "Washington wirft Nordkorea vor, Russland mit Granaten beliefert zu haben.", "Washington", "wirft", "Nordkorea vor, Russland mit Granaten beliefert zu haben"),
    ("en", "London says that North Korea shipped artillery shells to Russia.", "London", "says", "North Korea shipped artillery shells to Russia"),
]  # fmt: skip


def test_a_charge_its_denial_and_its_repetitions_are_one_proposition() -> None:
    """A charge in Korean, its denial in Russian and the others' words have one event and stand in one fact."""
    claims: list[Claim] = []
    documents: dict[str, Document] = {}
    for language, text, speaker, cue, content in TOLD:
        document = Document(
            id=f"doc-{language}", name=language, media_type="text/plain", size=1, text=text, language=language,
            published="2024-10-25",
        )  # fmt: skip
        where = [(text.index(part), text.index(part) + len(part)) for part in (speaker, cue, content)]
        stance = cue_stance(language, cue, text)
        assert stance is not None
        said = Attribution(kind="indirect", content=(where[2],), speaker=where[0], cue=where[1], cue_stance=stance)
        claims += finish(document, [said], "test")
        documents[document.id] = document
    assert {(c.event.type, c.event.actor, c.event.recipient, c.event.objects) for c in claims if c.event} == {
        ("TRANSFER", ("kp",), ("ru",), ("artillery-shells",))
    }
    facts = group(claims, documents)
    assert len(facts) == 1
    assert len(facts[0].claims) == len(TOLD)
    assert [c.document for c in facts[0].denying] == ["doc-ru"]
    assert {c.speaker.entity.countries for c in claims if c.speaker and c.speaker.entity} == {
        ("kr",), ("ru",), ("jp",), ("ua",), ("us",), ("gb",)
    }  # fmt: skip


def test_near_copies_are_found_without_spaces() -> None:
    """A Chinese text in which a few letters were changed is still a copy; another text is none."""
    text = "韩国国防部周三表示，朝鲜自去年以来已向俄罗斯运送超过一万个集装箱的武器弹药，俄方对此予以否认，称有关说法毫无根据。"
    other = (
        "日本首相官邸当天召开紧急会议，讨论朝鲜发射弹道导弹的影响，并要求相关部门收集和分析情报，确保船舶与飞机安全。"
    )
    written = {"a": text, "b": text.replace("周三", "星期三").replace("超过", "逾"), "c": other}
    documents = {
        key: Document(id=key, name=key, media_type="text/plain", size=1, text=value, language="zh")
        for key, value in written.items()
    }
    assert clusters(documents) == {"a": "a", "b": "a"}
