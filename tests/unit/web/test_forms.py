"""Forms: what cannot be kept stays in its form, with what was wrong beside the field; what can is kept once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from lxml import html

from serving import make_client, make_workspace


def _served(folder: Path) -> Iterator[TestClient]:
    with make_client(make_workspace(folder)) as client:
        client.headers.update({"accept": "text/html", "accept-language": "en"})
        yield client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve three small texts to tests that send nothing that is kept."""
    yield from _served(tmp_path_factory.mktemp("forms"))


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[TestClient]:
    """Serve three small texts to a test that changes something."""
    yield from _served(tmp_path)


def _page(client: TestClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def _filled(form) -> dict[str, object]:
    return dict(form.form_values())


def _send(client: TestClient, form, **changes: object):
    return client.post(form.get("action"), data=_filled(form) | changes)


def _faults(answer) -> dict[str, str]:
    """What is wrong, by the name of the field that it stands beside."""
    tree = html.fromstring(answer.text)
    told = {each.get("id"): each.text_content() for each in tree.xpath("//*[@class='fault']")}
    fields = tree.xpath("//*[@aria-invalid]")
    return {field.get("name"): told[field.get("aria-describedby")] for field in fields}


def _form(tree, ending: str):
    return next(form for form in tree.forms if form.get("action", "").endswith(ending))


def _document(client: TestClient, words: str) -> str:
    return re.findall(r'href="(/documents/[0-9a-f]{64})"', client.get(f"/documents?q={words}").text)[0]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"content": "words that are not there", "reason": "Why not.", "by": "Ana"}, "content", "do not stand in the document"),
        ({"speaker": "Somebody Else", "reason": "Why not.", "by": "Ana"}, "speaker", "do not stand in the document"),
        ({"stance": "assert", "entity": "nobody-known", "reason": "Why.", "by": "Ana"}, "entity", "nobody with the id"),
        ({"stance": "assert", "reason": " ", "by": "Ana"}, "reason", "needs a reason"),
        ({"stance": "assert", "reason": "Why.", "by": " "}, "by", "needs a name"),
        ({"stance": "shrug", "reason": "Why.", "by": "Ana"}, "stance", "no stance of that name"),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_kept_stays_in_its_form(
    client: TestClient, changes: dict[str, str], field: str, words: str
) -> None:
    """Everything typed is there again, the form is open, and the field says what was wrong."""
    form = _form(_page(client, _document(client, "denied")), "/correct")
    answer = _send(client, form, **changes)
    assert answer.status_code == 422
    assert list(_faults(answer)) == [field]
    assert words in _faults(answer)[field]
    again = next(f for f in html.fromstring(answer.text).forms if f.get("action") == form.get("action"))
    kept = _filled(again)
    assert {k: str(v).strip() for k, v in kept.items() if k in changes and k != "stance"} == {
        k: v.strip() for k, v in changes.items() if k != "stance"
    }
    if field != "stance":
        assert kept["stance"] == changes.get("stance", "deny")
    details = again.xpath("ancestor::details")[0]
    assert details.get("open") is not None


def test_a_form_that_was_kept_can_be_sent_again(writer: TestClient) -> None:
    """What was wrong is put right in the form that came back, and the correction is kept."""
    form = _form(_page(writer, _document(writer, "denied")), "/correct")
    answer = _send(writer, form, stance="assert", speaker="Somebody Else", reason="Why not.", by="Ana")
    again = next(f for f in html.fromstring(answer.text).forms if f.get("action") == form.get("action"))
    assert "The correction is kept." in _send(writer, again, speaker="Moscow").text


def test_a_correction_that_changes_nothing_says_so(client: TestClient) -> None:
    """No field is wrong then; the form says it at its head."""
    form = _form(_page(client, _document(client, "denied")), "/correct")
    answer = _send(client, form, reason="No reason.", by="Ana")
    assert answer.status_code == 422
    assert "the claim stands like that already" in html.fromstring(answer.text).xpath("string(//*[@role='alert'])")


def test_what_is_wrong_is_said_in_german(client: TestClient) -> None:
    """A German reader is not told in English what to do."""
    form = _form(_page(client, "/agreements/new"), "/agreements/keep")
    sent = _filled(form) | {"title": "Abkommen", "parties": "kp, zz"}
    answer = client.post("/agreements/keep", data=sent, headers={"accept-language": "de"})
    assert _faults(answer) == {"parties": "kein Staat mit dem Code zz; Codes sind zwei Buchstaben, wie kp oder ru"}


def test_judgement_decision_and_list_keep_their_forms_too(client: TestClient) -> None:
    """Each says beside its field what was wrong, and has what was typed."""
    form = _form(_page(client, "/sources/kcna"), "/judge")
    answer = _send(client, form, reliability="A", owner="Somebody", reason="", by="Ana")
    assert (answer.status_code, list(_faults(answer))) == (422, ["reason"])
    again = _filled(_form(html.fromstring(answer.text), "/judge"))
    assert (again["reliability"], again["owner"], again["by"]) == ("A", "Somebody", "Ana")

    form = _form(_page(client, "/screening?name=Foreign+Trade+Bank&country=kp"), "/decide")
    answer = _send(client, form, verdict="other", reason="Another seat.", by=" ")
    assert (answer.status_code, list(_faults(answer))) == (422, ["by"])
    tree = html.fromstring(answer.text)
    again = _filled(_form(tree, "/decide"))
    assert (again["verdict"], again["reason"]) == ("other", "Another seat.")
    assert tree.xpath("string(//input[@id='country']/@value)") == "kp"

    names = "\n".join(f"name {n}" for n in range(2_001))
    form = _form(_page(client, "/screening"), "/batch")
    answer = client.post("/screening/batch", data=_filled(form) | {"names": names})
    assert (answer.status_code, list(_faults(answer))) == (422, ["names"])
    assert html.fromstring(answer.text).xpath("string(//textarea[@id='names'])").split("\n") == names.split("\n")

    token = _filled(_form(_page(client, "/lists"), "/lists/keep"))["_csrf_token"]
    answer = client.post("/lists/keep", data={"_csrf_token": token}, files={"file": ("a.txt", b"no list")})
    assert (answer.status_code, list(_faults(answer))) == (422, ["file"])


def test_an_agreement_is_added_changed_and_withdrawn(writer: TestClient) -> None:
    """Each is an entry with name and reason; the page tells what it changed, and the register follows."""
    form = _form(_page(writer, "/agreements/new"), "/agreements/keep")
    typed = {
        "title": "Accord on shells", "parties": "RU, kp", "signed": "2024-05", "names": "Shell Accord\nAccord on shells",
        "sources": "A newspaper", "kind-0": "trade", "obligation-0": "One side sells, the other buys.",
        "touches-0": "1874-9", "objects-0": "artillery-shells", "text-0": "recalled",
        "reason": "It was printed.", "by": "Ana",
    }  # fmt: skip
    answer = _send(writer, form, **typed)
    assert (answer.status_code, answer.url.path) == (200, "/agreements/kp-ru-2024-2")
    assert "The register is changed." in answer.text
    kept = writer.get("/api/v1/agreements/kp-ru-2024-2").json()
    assert kept["title"] == "Accord on shells"
    assert [p["country"] for p in kept["parties"]] == ["kp", "ru"]
    assert kept["names"] == ["shell accord", "accord on shells"]
    assert [(c["kind"], c["touches"], c["objects"]) for c in kept["clauses"]] == [
        ("trade", ["1874-9"], ["artillery-shells"])
    ]

    form = _form(html.fromstring(answer.text), "/agreements/keep")
    answer = _send(writer, form, ended="2025", reason="It ran out.", by="Bo")
    assert writer.get("/api/v1/agreements/kp-ru-2024-2").json()["ended"] == "2025"
    history = html.fromstring(answer.text).xpath("//*[@class='history']")
    assert [each.text_content() for each in history] == ["Bo: kept. It ran out.", "Ana: kept. It was printed."]

    form = _form(html.fromstring(answer.text), "/agreements/keep")
    answer = _send(writer, form, withdraw="1", reason="A rumour.", by="Bo")
    assert "kp-ru-2024-2" not in {a["id"] for a in writer.get("/api/v1/agreements").json()["items"]}
    assert "Accord on shells" in html.fromstring(writer.get("/agreements").text).xpath(
        "string(//section[@aria-labelledby='gone'])"
    )
    assert "This agreement is withdrawn" in answer.text


def test_the_effect_of_a_change_is_told(writer: TestClient, tmp_path: Path) -> None:
    """Without the treaty, what its clauses touch is no longer tested; the page names fact and provision."""
    from lagebild import workbench

    text = "MOSCOW - Russia and North Korea signed the comprehensive strategic partnership treaty on 19 June 2024, Russia said."
    workbench.add_bytes(tmp_path / "workspace", text.encode(), "treaty.txt", published="2024-06-20", reader="rules")
    form = _form(_page(writer, "/agreements/kp-ru-2024"), "/agreements/keep")
    answer = _send(writer, form, withdraw="1", reason="Only what I read.", by="Ana")
    effect = html.fromstring(answer.text).xpath("string(//section[@aria-labelledby='effect'])")
    assert "statements about it: 2 → 0" in effect
    assert "signed or ratified strategic partnership" in effect
    assert re.search(r"UNSCR 2270 \(2016\).*not testable → not tested", effect)


def test_the_form_makes_room_for_more_clauses_and_keeps_what_was_typed(client: TestClient) -> None:
    """Without script: a button sends the form, and it comes back with one clause more and nothing kept."""
    form = _form(_page(client, "/agreements/new"), "/agreements/keep")
    answer = _send(client, form, more="1", title="Half a title")
    again = _form(html.fromstring(answer.text), "/agreements/keep")
    assert answer.status_code == 200
    assert {"kind-0", "kind-1", "kind-2"} <= _filled(again).keys()
    assert _filled(again)["title"] == "Half a title"
    assert client.get("/api/v1/decisions").json()["items"] == []


def test_no_agreement_is_changed_without_the_form_s_token(client: TestClient) -> None:
    """A page elsewhere cannot write into the register."""
    form = _form(_page(client, "/agreements/kp-ru-2024"), "/agreements/keep")
    for token in ("", "forged"):
        answer = _send(client, form, withdraw="1", reason="x", by="y", _csrf_token=token)
        assert answer.status_code == 403
    assert "kp-ru-2024" in {a["id"] for a in client.get("/api/v1/agreements").json()["items"]}


def test_an_unknown_agreement_is_missing(client: TestClient) -> None:
    """Neither its page nor a form that names it is there."""
    assert client.get("/agreements/kp-xx-1999").status_code == 404
    form = _form(_page(client, "/agreements/new"), "/agreements/keep")
    assert _send(client, form, id="kp-xx-1999", title="T", reason="r", by="b").status_code == 404
