"""Contents made to harm: script in documents and names, bombs, formulas for spreadsheets."""

import csv
import io
import json
import zipfile

import pytest

from lagebild.export.tables import safe
from lagebild.serve.headers import POLICY
from serving import make_client, make_workspace

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
TEXT = f'Moscow denied on Monday that {SCRIPT} had sold shells to Russia. =HYPERLINK("http://evil.example") said Kim.'


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A workspace into which an attacker's document was added."""
    with make_client(make_workspace(tmp_path_factory.mktemp("poisoned"))) as made:
        added = made.post("/api/v1/documents", json={"text": TEXT, "name": f"{SCRIPT}.txt"})
        assert added.status_code == 201
        made.document = added.json()["document"]
        yield made


def pages(client):
    """Every address that a document's words could come out of."""
    claims = client.get("/api/v1/claims", params={"document": client.document}).json()["items"]
    return [
        "/",
        f"/api/v1/documents/{client.document}",
        "/api/v1/documents?q=%3Cscript%3E",
        *(f"/api/v1/claims/{claim['id']}" for claim in claims),
        "/api/v1/brief/html",
        "/api/v1/exports/annotations",
        f"/search/default?q={SCRIPT}",
        f"/nothing/{SCRIPT}",
        f"/api/v1/documents/{SCRIPT}",
        f"/reconcile?queries={SCRIPT}",
    ]


def test_no_stored_or_reflected_script_runs(client):
    """HTML holds it only as text; everything else is not HTML, and no browser may guess otherwise."""
    for path in pages(client):
        for accept in ("text/html", "application/json"):
            answer = client.get(path, headers={"accept": accept})
            assert answer.headers["x-content-type-options"] == "nosniff", path
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy, path
            scripts = [part for part in policy.split("; ") if part.startswith("script-src")]
            assert scripts in (["script-src 'self'"], []), path
            if answer.headers["content-type"].startswith("text/html"):
                assert "<script>alert" not in answer.text, path
                assert "<img src=x" not in answer.text, path


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    """No 'unsafe-inline', no eval, no other host, no frame."""
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "frame-ancestors 'none'" in POLICY
    assert "base-uri 'none'" in POLICY


def test_what_is_downloaded_is_not_a_page(client):
    """An export is saved, not shown, and runs nothing should it be shown."""
    answer = client.get("/api/v1/brief/html")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("form", ["claims-csv", "propositions-csv", "findings-csv"])
def test_no_cell_is_a_formula(client, form):
    """No cell of ours begins as a formula does (CSV injection)."""
    rows = list(csv.reader(io.StringIO(client.get(f"/api/v1/exports/{form}").content.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.lstrip(" \u00a0")[:1] in tuple("=+-@\t\r\n")[0:7] and cell]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "\u00a0=1", "\n=1"])
def test_a_formula_becomes_text(cell):
    """An apostrophe in front makes any beginning of a formula text."""
    assert safe(cell).startswith("'")


def test_plain_words_stay_plain():
    """What is no formula is left alone."""
    assert safe("Moskau bestritt die Lieferung (2024).") == "Moskau bestritt die Lieferung (2024)."


def upload(client, name, data):
    """Send a file."""
    return client.post("/api/v1/uploads", files={"file": (name, data)})


def zipped(name, size):
    """Return a DOCX that unpacks to ``size`` zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(name, "w", force_zip64=True) as member:
            for _ in range(size // 1_000_000):
                member.write(b"0" * 1_000_000)
    return out.getvalue()


def test_a_zip_bomb_is_refused(client):
    """A small file that unpacks to a large one is refused before it is unpacked."""
    answer = upload(client, "bomb.docx", zipped("word/document.xml", 1_000_000_000))
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:lagebild:problem:intake"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(12)).replace("&a;", "&a;")
    + "]><b>&a11;</b>"
)


def docx(document):
    """Return a DOCX with this document.xml."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
        rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", rels)
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def test_an_xml_bomb_does_not_unfold(client):
    """Entities that multiply are not followed, in a document or in a list."""
    answer = upload(client, "bomb.docx", docx(BOMB))
    assert answer.status_code == 422
    text = upload(client, "bomb.xml", BOMB.encode())
    assert text.status_code in (201, 422)
    if text.status_code == 201:
        whole = client.get(f"/api/v1/documents/{text.json()['document']}").json()
        assert len(whole["text"]) < 10_000


def test_no_entity_reads_a_file(client, tmp_path):
    """An external entity brings no file of this machine in (XXE)."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    xml = f'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY x SYSTEM "file://{secret}">]><b>Kim said &x; today to the press.</b>'
    for name, data in (("x.xml", xml.encode()), ("x.docx", docx(xml)), ("x.html", xml.encode())):
        answer = upload(client, name, data)
        assert answer.status_code in (201, 422)
        if answer.status_code == 201:
            whole = client.get(f"/api/v1/documents/{answer.json()['document']}").json()
            assert "the secret words" not in json.dumps(whole)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"\x00" * 1000,
        b"%PDF-1.7\n" + b"\xff" * 500,
        b"PK\x03\x04" + b"\x00" * 100,
        b"\xff\xfe\x00\xd8" * 9,
    ],
)
def test_a_broken_file_is_a_problem_not_a_fault(client, data):
    """What cannot be read is refused with its reason."""
    answer = upload(client, "broken", data)
    assert answer.status_code in (201, 422)
    if answer.status_code == 422:
        assert answer.json()["detail"]
        assert "Traceback" not in answer.text
