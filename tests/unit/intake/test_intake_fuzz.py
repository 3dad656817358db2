"""Whatever the bytes: a document whose text can be stored, or an IntakeError of one line."""

from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import IntakeError
from lagebild.intake import capture

DISPATCHES = resources.files("lagebild.data").joinpath("examples/dispatches")
SEEDS = {
    name.rpartition(".")[2]: DISPATCHES.joinpath(name).read_bytes()
    for name in (
        "2024-06-19_nordlicht_vertrag.txt",
        "2024-06-20_harbour_treaty.html",
        "2024-03-22_elbtal_kohle.docx",
        "2025-04-30_prairie_confirmation.eml",
        "2025-06-02_nordlicht_msmt.pdf",
    )
}


def holds(data: bytes, name: str) -> None:
    """Check what must hold for any bytes."""
    message = ""
    try:
        document = capture(data, name)
    except IntakeError as error:
        document, message = None, str(error)
    if document is None:
        assert message
        assert "\n" not in message
        assert len(message) < 300
        return
    assert document.text.strip()
    for told in (document.text, document.title, document.publisher, document.published, document.url):
        (told or "").encode("utf-8")


@settings(max_examples=300)
@given(data=st.binary(max_size=300), ending=st.sampled_from([*SEEDS, "bin"]))
def test_random_bytes(data: bytes, ending: str) -> None:
    """Noise under any name."""
    holds(data, f"a.{ending}")


@settings(max_examples=120)
@given(text=st.text(max_size=300), ending=st.sampled_from([*SEEDS]))
def test_random_text(text: str, ending: str) -> None:
    """Any Unicode under any name."""
    holds(text.encode("utf-8", "surrogatepass"), f"a.{ending}")


@settings(max_examples=200)
@given(
    head=st.sampled_from(["<html>", "<!doctype html>", "<p>", "From: a@b\nTo: c\nSubject: d\n", "From: x\nDate: "]),
    rest=st.text(st.sampled_from("<>/=\"' &;#x:,@\n\r\tabcp!-[]?%\0\ud800é한"), max_size=120),
)
def test_pages_and_mails_of_noise(head: str, rest: str) -> None:
    """Noise behind the beginning of a page or mail."""
    holds((head + rest).encode("utf-8", "surrogatepass"), "a")


@pytest.mark.parametrize("ending", [*SEEDS])
@settings(max_examples=60)
@given(data=st.data())
def test_mutated_files(ending: str, data: st.DataObject) -> None:
    """Real files with bytes overwritten, cut out, doubled, or the end missing."""
    stored = bytearray(SEEDS[ending])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(stored) - 1))
        match data.draw(st.sampled_from(["set", "cut", "double", "insert", "end"])):
            case "set":
                stored[at] = data.draw(st.integers(0, 255))
            case "cut":
                del stored[at : at + data.draw(st.integers(1, 200))]
            case "double":
                stored[at:at] = stored[at : at + data.draw(st.integers(1, 200))]
            case "insert":
                stored[at:at] = data.draw(st.binary(max_size=8))
            case "end":
                del stored[at + 1 :]
        if not stored:
            break
    holds(bytes(stored), f"a.{ending}")
