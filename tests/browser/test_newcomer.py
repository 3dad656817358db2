"""A new user's way through the demo, with the pointer."""

import re

_ARMS = re.compile(r"North Korea transferred arms and related materiel to Russia")


def test_a_new_user_finds_reads_corrects_screens_and_exports(site: str, open_page) -> None:
    """From the first page to a download: the finding changes when the denial is corrected into a statement."""
    page = open_page(site)
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Alleged facts").click()
    page.get_by_label("Goods").select_option(label="arms and related materiel")
    page.get_by_label("Status").select_option(label="contested")
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("link", name=_ARMS).first.click()
    fact = page.url

    # both sides face to face; the denial in the words and the language of its document
    denial = page.get_by_role("region", name="The denial")
    assert page.get_by_role("region", name="The allegation").is_visible()
    assert "party concerned" in denial.inner_text()
    lead = denial.get_by_text(re.compile(r"independent origin")).first.inner_text()
    quoted = denial.locator("a.quoted").first
    words = quoted.inner_text()
    quoted.click()

    # the quotation opens at its characters
    marked = page.locator(".reading .m.current .u.deny")
    assert words.split()[0] in " ".join(marked.all_inner_texts())
    note = page.locator(".note.current")
    assert note.is_visible()
    assert "denies" in note.inner_text()

    note.get_by_text("Details and correction").click()
    note.get_by_label("Stance").select_option(label="considers it possible")
    note.get_by_label("Reason").fill("The text reports a conjecture here.")
    note.get_by_label("Your name").fill("Ana Lytica")
    note.get_by_role("button", name="Keep the correction").click()
    page.get_by_text("The correction is kept.").wait_for()
    corrected = page.locator(".note.current")
    assert "considers it possible" in corrected.locator(".gist").inner_text()
    assert "Ana Lytica" in corrected.inner_text()
    assert "As the machine read it" in corrected.inner_text()
    assert "What the correction changed" in corrected.inner_text()

    page.goto(fact)
    after = page.get_by_role("region", name="The denial").get_by_text(re.compile(r"independent origin")).first
    assert after.inner_text() != lead  # one repetition or origin less stands against it

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Screening").click()
    page.get_by_label("Name", exact=True).fill("Korea Mining Development Trading Corporation")
    page.get_by_role("button", name="Screen", exact=True).click()
    hit = page.get_by_role("article").filter(has_text="Korea Mining Development Trading Corporation").first
    assert "▲ match" in hit.inner_text()
    hit.get_by_label("Reason", exact=True).fill("Same name and seat.")
    hit.get_by_label("Your name").fill("Ana Lytica")
    hit.get_by_role("button", name="Keep the decision").click()
    page.get_by_text("The decision is kept.").wait_for()
    assert "Same name and seat." in page.get_by_role("article").first.inner_text()

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Export").click()
    for name in ("FollowTheMoney", "HTML"):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name, exact=True).click()
        assert waiting.value.path().stat().st_size > 1000


def test_a_correction_takes_the_words_marked_in_the_text(site: str, open_page) -> None:
    """Words marked in the document become the claim's content, at the very place where they were marked."""
    page = open_page(site)
    page.goto("/documents?q=Kim%27s+sister")
    page.locator(".entry a").first.click()
    note = page.locator(".note").nth(1)
    note.get_by_text("Details and correction").click()
    page.evaluate(
        """() => {
            const piece = [...document.querySelectorAll('.text [data-at]')].find((e) => e.textContent.includes('denied on Friday')
                || e.textContent.includes(' on Friday'));
            const node = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT).nextNode();
            const at = node.data.indexOf('on Friday');
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 'on Friday'.length);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
        }"""
    )
    note.get_by_role("button", name="Take the words marked in the text").last.click()
    assert note.get_by_label("Content, in the words of the document").input_value() == "on Friday"
    note.get_by_label("Reason").fill("Only the day is meant.")
    note.get_by_label("Your name").fill("Ana Lytica")
    note.get_by_role("button", name="Keep the correction").click()
    page.get_by_text("The correction is kept.").wait_for()
    assert page.locator(".m.current .u").all_inner_texts() == ["on Friday"]


def test_added_text_appears_with_its_claims(site: str, open_page, tmp_path) -> None:
    """A file tells its claims, a file that is no document tells its error, and the batch goes on."""
    (tmp_path / "good.txt").write_text("SEOUL - Moscow denied that it had received shells from North Korea.\n")
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    page = open_page(site)
    page.goto("/add")
    page.get_by_label("Files: choose them, or drop them here").set_input_files(
        [tmp_path / "bad.png", tmp_path / "good.txt"]
    )
    page.get_by_role("button", name="Read and keep").click()
    page.locator(".progress .good").wait_for()
    assert "PNG" in page.locator(".progress .bad").inner_text()
    page.get_by_role("link", name="read it").click()
    assert "Moscow denied" in page.get_by_role("article").inner_text()


def test_many_names_show_their_results(site: str, open_page) -> None:
    """A batch goes through in heaps and leaves a table with a row for each name."""
    page = open_page(site)
    page.goto("/screening")
    names = ["Korea Mining Development Trading Corporation", *(f"Nobody Number {n}" for n in range(45))]
    page.get_by_label("One name a line, up to 2 000").fill("\n".join(names))
    page.get_by_role("button", name="Screen all").click()
    page.locator("[data-batch] tbody tr").nth(45).wait_for()
    assert "▲ match" in page.locator("[data-batch] tbody tr").first.inner_text()


def test_a_judgement_on_a_source_shows_its_effect(site: str, open_page) -> None:
    """Another letter for an outlet is kept with its reason, and the page says which facts it moves."""
    page = open_page(site)
    page.goto("/sources")
    page.get_by_role("link", name="Nordlicht Depesche").click()
    page.get_by_label("Reliability").select_option("A")
    page.get_by_label("Reason").fill("Its record was checked.")
    page.get_by_label("Your name").fill("Ana Lytica")
    page.get_by_role("button", name="Keep the judgement").click()
    effect = page.get_by_role("region", name="What the judgement changed")
    assert "single C3, 1 origins → single A3, 1 origins" in effect.inner_text()
