"""The page in a real browser: filter, choose on a chart, download; what opens, what is refused, what never leaves."""

import csv
import io
import re
from math import asinh, pi, radians, tan
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard import event_map
from dashboard.store import load_islands
from tests.browser.conftest import served
from tests.browser.event_tables import ARTICLES, EVENTS, HOSTILE, write_tables

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect
expect.set_options(timeout=15_000)
pytestmark = pytest.mark.browser


def test_filter_then_a_box_on_the_timeline_then_download(page, address, tables):
    page.goto(address)
    shown(page, 8)
    page.get_by_role("button", name=re.compile("^Senkaku")).click()
    expect(page).to_have_url(re.compile(r"\?dispute=senkaku$"))
    shown(page, 5)
    drag_over(page, "scatter")
    chip = page.get_by_role("button", name=re.compile("Selection: .* ✕"))
    expect(chip).to_have_text(re.compile("Selection: [23] events"))
    rows = download(page, "Download CSV")
    events = {row["event_id"]: row for row in pq.read_table(tables / "events.parquet").to_pylist()}
    assert {"e2012a", "e2012b"} <= {row["event_id"] for row in rows} <= {"e2012a", "e2012b", "e2012c"}
    for row in rows:
        event = events[row["event_id"]]
        assert (row["summary"], row["date_edtf"]) == (event["summary"], event["date_edtf"])
        assert row["countries"] == "; ".join(event["countries"]) and float(row["latitude"]) == event["latitude"]
    sentences = download(page, "Sentences CSV")
    assert {s["event_id"] for s in sentences} == {row["event_id"] for row in rows}
    page.get_by_role("button", name=re.compile("^Denied")).click()  # the choice outlives a change of the filters
    expect(chip).to_have_text(re.compile("Selection: 1 event ✕"))
    assert [row["event_id"] for row in download(page, "Download CSV")] == ["e2012b"]
    chip.click()
    expect(chip).to_have_count(0)
    shown(page, 1)


def test_a_click_on_the_map_chooses_the_events_of_a_place(page, address):
    page.goto(address)
    shown(page, 8)
    page.wait_for_timeout(2500)  # the maps are drawn after the page
    page.mouse.click(*spot(page.locator(".stPlotlyChart").nth(3).bounding_box(), "senkaku", (123.475, 25.744)))
    expect(page.get_by_role("button", name=re.compile("Selection: 1 event ✕"))).to_be_visible()
    assert [row["event_id"] for row in download(page, "Download CSV")] == ["e2012a"]


def test_no_request_leaves_the_machine(page, address):
    page.goto(address)
    shown(page, 8)
    page.wait_for_timeout(2500)
    assert any("land_world.geojson" in url for url in page.requests)
    elsewhere = [url for url in page.requests
                 if not url.startswith((address, address.replace("http", "ws"), "data:", "blob:"))]
    assert elsewhere == []


def test_a_link_opens_what_it_says(page, address):
    page.goto(f"{address}?dispute=kuril&status=occurred&years=1940-2013&event=e2013")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("7 October 2013 – 8 October 2013")
    expect(dialog.locator("mark").first).to_have_text("両首脳は10月7日に会談した。")
    expect(dialog.locator("mark b").first).to_have_text("10月7日")
    expect(dialog).to_contain_text("stated in the front matter")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page).to_have_url(re.compile(r"^(?!.*event=).*dispute=kuril"))
    shown(page, 2)


def test_the_day_of_an_undated_article_has_its_reasons_and_can_be_set(page, address, tables):
    page.goto(f"{address}?event=e2012a")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Written 15 September 2012 (inferred from its words, 96% sure)")
    dialog.get_by_text("Why this day? Set another").click()
    expect(dialog.get_by_text("“Friday” is said of " + HOSTILE)).to_be_visible()
    dialog.get_by_role("spinbutton", name="day, Day the article was published").click()
    page.keyboard.type("14")
    dialog.get_by_role("button", name="Keep this day").click()
    expect(dialog.get_by_text("Kept. Run python scripts/extract_events.py again")).to_be_visible()
    assert (tables / "overrides.csv").read_text("utf-8") == "article_id,published\na1,2012-09-14\n"


def test_a_row_opens_its_event_and_hostile_text_is_inert(page, address):
    page.goto(f"{address}?status=denied")
    shown(page, 1)
    grid = page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 16, box["y"] + 52)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("mark").first).to_have_text("Tokyo protested on Friday, " + HOSTILE + ".")
    dialog.get_by_text("Whole article").click()
    expect(dialog.locator(".evidence").last).to_have_text(ARTICLES["a1"][3], use_inner_text=True)
    assert dialog.locator("img[src='x'], a[href^=javascript], .katex").count() == 0
    assert page.title() == "Dispute timeline"


def test_an_empty_choice_says_so_and_offers_to_clear(page, address):
    page.goto(f"{address}?text=nowhere-to-be-found")
    expect(page.get_by_text("No event matches these filters.")).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("button", name="Clear filters").click()
    shown(page, 8)
    expect(page).to_have_url(address)


def test_the_charts_are_described(page, address):
    page.goto(address)
    shown(page, 8)
    expect(page.get_by_role("figure", name=re.compile("^Timeline of 8 events, 1372–2026"))).to_have_count(1)
    expect(page.get_by_role("figure", name=re.compile("^Map: "))).to_have_count(3)


def test_on_a_phone_nothing_is_wider_than_the_page(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True,
                                  user_agent="Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile")
    page = context.new_page()
    page.goto(address)
    shown(page, 8)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    context.close()


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    """A folder whose tables a test may spoil, and the address of a dashboard on it."""
    folder = tmp_path_factory.mktemp("spoilt")
    with served(folder) as where:
        yield folder, where


@pytest.mark.parametrize("damage", ["missing", "broken", "column", "none", "no rows"])
def test_tables_that_cannot_be_shown_say_how_to_make_them(page, spoilt, damage):
    folder, where = spoilt
    spoil(write_tables(folder, [] if damage == "no rows" else EVENTS) / "events.parquet", damage)
    page.goto(where)
    expect(page.get_by_text("python scripts/extract_events.py")).to_be_visible()
    if damage not in ("no rows", "none"):
        expect(page.get_by_test_id("stAlert")).to_contain_text("events.parquet")
    assert page.get_by_test_id("stException").count() == 0 and "Traceback" not in page.content()


def spoil(path, damage):
    if damage in ("missing", "none"):
        path.unlink()
    if damage == "none":
        for other in path.parent.iterdir():
            other.unlink()
    if damage == "broken":
        path.write_bytes(b"PAR1 and then nothing")
    if damage == "column":
        pq.write_table(pq.read_table(path).drop_columns(["date_start"]), path)


def shown(page, number):
    """Wait until the page has been drawn for so many events."""
    caption = page.get_by_test_id("stCaptionContainer").first
    expect(caption).to_contain_text("8 events from 2 articles" if number == 8 else f"{number} of 8 events")
    settled(page)
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


def settled(page, quiet=600):
    """Wait until no run has gone on, and one table has stood alone, for so many milliseconds.

    Between two runs, and while one goes on, the table of the run before may stand beside the new one.
    """
    page.evaluate("window.quietSince = undefined")
    page.wait_for_function("""quiet => {
        const alone = document.querySelectorAll('[data-testid=stDataFrame]').length === 1
        const still = document.querySelector('[data-test-script-state=notRunning]')
        if (!alone || !still) window.quietSince = undefined
        else window.quietSince ??= performance.now()
        return performance.now() - window.quietSince >= quiet
    }""", arg=quiet)


def drag_over(page, kind):
    """Draw a box on the timeline around all marks of a kind, as a hand would."""
    chart = page.locator(".stPlotlyChart").first
    expect(chart.locator(f".{kind}layer .point").first).to_be_attached()
    page.wait_for_timeout(800)
    boxes = [mark.bounding_box() for mark in chart.locator(f".{kind}layer .point").all()]
    left, top = min(b["x"] for b in boxes) - 6, min(b["y"] for b in boxes) - 4
    right, low = max(b["x"] + b["width"] for b in boxes) + 6, max(b["y"] + b["height"] for b in boxes) + 4
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + low) / 2, steps=4)
    page.mouse.move(right, low, steps=4)
    page.mouse.up()


def spot(box, dispute, place):
    """Where a place lies on the screen: the near map's view, from the middle of its box."""
    islands = [i for i in load_islands() if i.dispute == dispute]
    view = event_map.view_of(pd.DataFrame(), islands, near=True, width=event_map.NEAR)
    world = 512 * 2 ** view.zoom
    north = asinh(tan(radians(place[1]))) - asinh(tan(radians(view.latitude)))
    return (box["x"] + box["width"] / 2 + (place[0] - view.longitude) / 360 * world,
            box["y"] + box["height"] / 2 - north / (2 * pi) * world)


def download(page, label):
    with page.expect_download() as loading:
        page.get_by_role("button", name=label).click()
    text = Path(loading.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))
