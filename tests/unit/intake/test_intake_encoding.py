"""Text is decoded exactly as stored, whatever it was stored in."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import IntakeError
from lagebild.intake import capture
from lagebild.intake.encoding import decode

GERMAN = "Der russische Außenminister hat die Vorwürfe zurückgewiesen. Pjöngjang wäre bereit, „über alles“ zu reden."
FRENCH = "Le ministre français a déclaré hier que l’accord était « préoccupant ». Où est la vérité ?"
RUSSIAN = "Официальный представитель Кремля заявил, что Россия не получала боеприпасы из КНДР. «Это слухи», сказал он."
UKRAINIAN = "Президент України заявив, що КНДР передає Росії снаряди. Її війська також воюють."
KOREAN = "북한이 러시아에 포탄을 보냈다고 국가정보원이 밝혔다. 조선중앙통신은 이를 부인했다."
CHINESE = "外交部发言人表示，中方一贯严格执行安理会决议。朝鲜发射了一颗侦察卫星。"
TRADITIONAL = "外交部發言人表示，中方一貫嚴格執行安理會決議。朝鮮發射了一顆偵察衛星。"
JAPANESE = "北朝鮮は28日、軍事偵察衛星の打ち上げに失敗したと発表した。日本政府は抗議した。"

STORED = [
    (GERMAN, "cp1252"),
    (GERMAN.translate({ord(c): '"' for c in "„“"}), "latin-1"),
    ("Die Lieferung über die Grenze.", "cp1252"),
    (FRENCH, "cp1252"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN.translate({ord(c): '"' for c in "«»"}), "koi8-r"),
    ("МОСКВА, 19 июня. Договор подписан в Пхеньяне.", "cp1251"),
    ("МОСКВА, 19 июня. Договор подписан в Пхеньяне.", "koi8-r"),
    (UKRAINIAN, "cp1251"),
    (UKRAINIAN, "koi8-u"),
    (KOREAN, "euc-kr"),
    (KOREAN, "cp949"),
    (CHINESE, "gb18030"),
    (CHINESE, "gbk"),
    (TRADITIONAL, "big5"),
    (TRADITIONAL, "gb18030"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc-jp"),
]


@pytest.mark.parametrize(("text", "encoding"), STORED)
def test_a_legacy_encoding_is_told_by_its_letters(text: str, encoding: str) -> None:
    """A sentence or two are enough to tell the encoding, and the text comes out as it was put in."""
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    """The mark names the encoding and is dropped."""
    assert capture(mark + KOREAN.encode(encoding), "a.txt").text == KOREAN


def test_a_second_mark_stays() -> None:
    """Only the first mark is one; the next is a character of the text."""
    assert capture(codecs.BOM_UTF8 * 2 + b"text", "a.txt").text == "\ufefftext"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros(encoding: str) -> None:
    """Latin text in UTF-16 without a mark is read."""
    assert decode(GERMAN.encode(encoding))[0] == GERMAN


def test_a_broken_utf16_file_is_refused() -> None:
    """A mark that the rest does not keep to is an error that says where."""
    with pytest.raises(IntakeError, match="breaks off at byte"):
        decode(codecs.BOM_UTF16_LE + b"a")


def test_newlines_stay_as_they_are() -> None:
    """Mixed newlines, form feeds and trailing space come through untouched."""
    stored = "eins\r\nzwei\rdrei\nvier\x0bfünf\x0c sechs\u2028sieben\x85 \n\n"
    assert capture(stored.encode(), "a.txt").text == stored


def test_nothing_is_normalised() -> None:
    """Composed and decomposed letters stay what they are."""
    stored = "Pjo\u0308ngjang und Pjöngjang, ﬁn, Å und Å"
    assert capture(stored.encode(), "a.txt").text == stored


def test_the_log_tells_the_encoding() -> None:
    """The extraction log names tool, version and what was done."""
    steps = capture(GERMAN.encode("cp1252"), "a.txt").extraction
    assert [(s.tool, "cp1252" in s.did) for s in steps] == [("python", True)]


def test_a_few_letters_the_table_does_not_have_fall_back_to_latin_1() -> None:
    """Bytes that no legacy encoding makes sense of are kept one to one."""
    stored = b"abc \x81 \x98 \x8d def"
    text, step = decode(stored)
    assert text.encode("latin-1") == stored
    assert "latin-1" in step.did


@pytest.mark.parametrize(
    ("declared", "stored", "read"),
    [
        ("iso-2022-jp", JAPANESE.encode("iso2022_jp"), JAPANESE),
        ("utf-7", b"Hi +ZeVnLIqe-", "Hi 日本語"),
        ("iso-8859-1", b"It\x92s \x84gut\x93", "It’s „gut“"),
        ("iso-8859-1", "Pjöngjang".encode(), "Pjöngjang"),
        ("koi8-r", "Да".encode("koi8-r"), "Да"),
        ("utf-16", b"plain", "plain"),
        ("unicode_escape", b"a\\ud800b", "a\\ud800b"),
        ("utf-7", b"+2AA-", "+2AA-"),
        ("nonsense", b"plain", "plain"),
    ],
)
def test_a_declaration_is_believed_within_reason(declared: str, stored: bytes, read: str) -> None:
    """Known encodings of documents are; what cannot be meant, or would spell half a character, is not."""
    assert decode(stored, declared)[0] == read


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ((RUSSIAN + "я").encode()[:-1], RUSSIAN + "\xd1"),
        (RUSSIAN.encode() + b" \x96 " + RUSSIAN.encode(), RUSSIAN + " \x96 " + RUSSIAN),
        (("Süd" + GERMAN).encode("cp1252"), "Süd" + GERMAN),
    ],
)
def test_broken_utf8_is_read_as_what_it_is(stored: bytes, read: str) -> None:
    """A letter cut off or one stray byte does not turn the whole text into another encoding."""
    assert decode(stored)[0] == read


def test_zero_bytes_are_refused() -> None:
    """One is enough: no database or page can hold it."""
    with pytest.raises(IntakeError, match="zero bytes"):
        decode(b"text " * 100 + b"\0")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_round_trips(text: str) -> None:
    """Whatever can be written in UTF-8 comes back byte for byte."""
    stored = text.encode()
    decoded, _ = decode(stored)
    mark = codecs.BOM_UTF8 if stored.startswith(codecs.BOM_UTF8) else b""
    assert mark + decoded.encode() == stored


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_round_trip_or_are_refused(stored: bytes) -> None:
    """Decoding loses nothing: the encoding that the log names writes the same bytes again."""
    try:
        text, step = decode(stored)
    except IntakeError:
        return
    name = step.did.removeprefix("decoded as ").split(",")[0]
    marks = [mark for mark in (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE) if stored.startswith(mark)]
    marks += [mark for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) if stored.startswith(mark)]
    mark = marks[0] if marks and "mark" in step.did else b""
    errors = "surrogateescape" if "break" in step.did else "strict"
    read = stored[len(mark) :].decode(name, errors)
    assert "".join(chr(ord(c) - 0xDC00) if "\udc80" <= c <= "\udcff" else c for c in read) == text
