"""The pictures answer to pointer and keyboard."""


def test_an_actor_stands_out_and_its_lines_are_told(calm_site: str, open_page) -> None:
    """By keyboard: the others step back, what is said of it is listed with links to the claims, Escape lets go."""
    page = open_page(calm_site)
    page.goto("/timeline")
    node = page.get_by_role("button", name="Russia", exact=True)
    node.focus()
    dimmed = page.locator("#actors .edge.dim")
    assert 0 < dimmed.count() < page.locator("#actors .edge").count()
    assert page.locator("#actors .node.dim").filter(has_text="Russia").count() == 0
    node.press("Enter")
    assert node.get_attribute("aria-pressed") == "true"
    told = page.locator("#actors [data-detail]")
    assert told.get_by_role("heading").inner_text() == "Russia"
    items = told.get_by_role("listitem").all_inner_texts()
    assert items
    assert all("Russia" in item for item in items)
    node.press("Escape")
    assert node.get_attribute("aria-pressed") == "false"
    assert told.inner_text() == ""
    node.press("Enter")
    told.get_by_role("link").first.click()
    page.wait_for_url("**/documents/**")
    assert page.locator(".note.current").is_visible()


def test_a_kind_of_line_can_be_left_out(calm_site: str, open_page) -> None:
    """Denials away: their lines, numbers and rows of the table are gone, the others stay, and back again."""
    page = open_page(calm_site)
    page.goto("/timeline")
    lines = page.locator("#actors .edge:visible")
    rows = page.locator("#actors tbody tr:visible")
    before = lines.count()
    denials = page.locator("#actors .edge[data-relation=deny]").count()
    assert 0 < denials < before == rows.count()
    page.get_by_label("deny", exact=True).uncheck()
    assert lines.count() == rows.count() == before - denials
    assert page.locator("#actors .edge[data-relation=deny]:visible").count() == 0
    page.get_by_label("deny", exact=True).check()
    assert lines.count() == before


def test_a_shorter_time_is_dragged_over(calm_site: str, open_page) -> None:
    """The pointer marks a time; the page comes back with that time alone, and leads back to the whole."""
    page = open_page(calm_site)
    page.goto("/timeline")
    box = page.locator("#timeline svg").bounding_box()
    x, y = box["x"] + box["width"] * 0.6, box["y"] + 200
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + box["width"] * 0.1, y, steps=4)
    page.mouse.up()
    page.wait_for_url("**/timeline?from=*&until=*")
    first, last = (page.get_by_label(label).input_value() for label in ("Show from", "until"))
    axis = page.locator("#timeline .axis")
    assert (first, last) == (axis.get_attribute("data-low"), axis.get_attribute("data-high"))
    assert first < last
    page.get_by_role("link", name="Show the whole time").click()
    page.wait_for_url("**/timeline")


def test_an_alleged_fact_of_the_timeline_is_told_below(calm_site: str, open_page) -> None:
    """Pressed with the pointer, its row of the table is shown with a link to the fact."""
    page = open_page(calm_site)
    page.goto("/timeline")
    fact = page.locator("#timeline .fact").nth(2)
    name = fact.get_attribute("aria-label")
    fact.click()
    link = page.locator("#timeline [data-detail]").get_by_role("link", name=name)
    assert link.get_attribute("href") == f"/propositions/{fact.get_attribute('data-fact')}"
