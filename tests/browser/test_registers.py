"""The register of agreements, the lists, signing in, and a form that cannot be kept, in a browser."""

from pathlib import Path

from .conftest import served

_TOKEN = "correct horse battery staple"


def test_an_agreement_is_withdrawn_and_put_back(site: str, open_page) -> None:
    """What its clauses touched is tested no longer, the page says so, and keeping it again brings it back."""
    page = open_page(site)
    page.goto("/agreements")
    page.locator("a[href='/agreements/kp-ru-2024']").click()
    page.get_by_label("Reason").fill("Only what I read myself.")
    page.get_by_label("Your name").fill("Ana Lytica")
    page.get_by_role("button", name="Withdraw it from the register").click()
    page.get_by_text("The register is changed.").wait_for()
    effect = page.get_by_role("region", name="What it changed")
    assert "signed or ratified a treaty" in effect.inner_text()
    assert "not testable → not tested" in effect.inner_text()
    page.get_by_label("Reason").fill("Read it after all.")
    page.get_by_role("button", name="Keep the agreement").click()
    page.get_by_text("The register is changed.").wait_for()
    assert "not tested → not testable" in page.get_by_role("region", name="What it changed").inner_text()
    assert page.locator(".history").count() == 2


def test_what_cannot_be_kept_stays_with_the_cursor_at_the_fault(site: str, open_page, troubles) -> None:
    """Words that are not in the document: the correction is there again, open, and the field says why."""
    page = open_page(site, language="de")
    page.goto("/documents?q=Kim%27s+sister")
    page.locator(".entry a").first.click()
    note = page.locator(".note").first
    note.get_by_text("Einzelheiten und Korrektur").click()
    note.get_by_label("Inhalt, in den Worten des Dokuments").fill("Worte, die nirgends stehen")
    note.get_by_label("Grund").fill("Ein Versuch.")
    note.get_by_label("Ihr Name").fill("Ana Lytica")
    note.get_by_role("button", name="Korrektur aufnehmen").click()
    field = page.locator("[aria-invalid]")
    field.wait_for()
    assert field.input_value() == "Worte, die nirgends stehen"
    assert field.evaluate("e => e === document.activeElement")
    assert "diese Worte stehen nicht im Dokument" in page.locator(".fault").inner_text()
    assert page.get_by_label("Grund").first.input_value() == "Ein Versuch."
    troubles[:] = [t for t in troubles if "422" not in t]


def test_the_change_between_two_lists_is_told(calm_site: str, open_page) -> None:
    """Two states of a list, chosen in the form: one party new, one gone, one changed."""
    page = open_page(calm_site)
    page.goto("/lists")
    page.get_by_label("from", exact=True).select_option(index=0)
    page.get_by_label("to", exact=True).select_option(index=1)
    page.get_by_role("button", name="Compare").click()
    sentences = page.locator(".sentences li").all_inner_texts()
    assert {sentence.split(":")[0] for sentence in sentences} == {"Added", "Removed", "Changed"}
    page.get_by_role("button", name="Deutsch").click()
    german = page.locator(".sentences li").all_inner_texts()
    assert {sentence.split(":")[0] for sentence in german} == {"Neu", "Gestrichen", "Geändert"}


def test_a_browser_signs_in_with_the_token(demo_folder: Path, tmp_path: Path, open_page, troubles) -> None:
    """The page asked for leads to the token; a wrong one is said beside the field, the right one leads to the page."""
    for site in served(demo_folder, tmp_path, token=_TOKEN):
        page = open_page(site)
        page.goto("/propositions?status=contested")
        page.wait_for_url("**/sign-in?back=**")
        page.get_by_label("Token").fill("a guess that is wrong")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_text("that is not the token").wait_for()
        page.get_by_label("Token").fill(_TOKEN)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/propositions?status=contested")
        page.goto("/documents")
        assert page.get_by_role("heading", level=1).inner_text() == "Documents"
    troubles[:] = [t for t in troubles if "403" not in t]
