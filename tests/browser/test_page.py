"""The HTML report as a browser shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from airisk.config import load
from airisk.pipeline import Request, scan
from airisk.render import View, to_html
from airisk.report import Effort, ProjectEntry, Report, Span, Verdict
from tests.render.conftest import empty_report, full_report, whatif_report
from tests.render.test_hostile_reports import EVILS, poisoned

PROJECTS = Path(__file__).parents[1] / "projects"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
WIDTHS = (360, 1280, 2560)
MARKUP = "\"'></style></title><img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script><style>body{display:none}"
BEYOND_TEXT = {**EVILS, "break-out": MARKUP, "nul": "a\x00b\ufffe", "address": "javascript:document.title='hit'"}

Make = Callable[[], Report]


def of_a_monorepo() -> Report:
    project = ProjectEntry("services/bot", Verdict("act-now"), Effort(Span(1, 2, 3), Span(1, 9, 20)), ("acme",), ())
    return full_report(projects=(project, replace(project, path="services/web", verdict=Verdict("fine"), effort=Effort(), vendors=())))


def scanned(name: str) -> Report:
    """A scan of a sample by the live rules: what they say may change, what this page promises may not."""
    settings = load(PROJECTS / name)[1]
    return scan(Request(PROJECTS / name, (), settings, (), date(2026, 11, 24), cache=False))


SAMPLES: dict[str, Make] = {
    "full": full_report,
    "whatif": whatif_report,
    "empty": empty_report,
    "projects": of_a_monorepo,
    "local-llama": partial(scanned, "local-llama"),
    "monorepo": partial(scanned, "monorepo"),
}


@pytest.fixture(params=sorted(SAMPLES))
def report(request: pytest.FixtureRequest) -> Report:
    return SAMPLES[request.param]()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_asks_for_nothing_says_nothing_and_axe_finds_nothing(report: Report, opened: Callable, scheme: str) -> None:
    shown = opened(report, scheme=scheme)
    shown.page.evaluate(OPEN_ALL)
    found = Axe().run(shown.page).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
    assert (shown.asked, shown.said) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(report: Report, opened: Callable, width: int) -> None:
    for one in (report, poisoned(report, EVILS["long"])):
        page = opened(one, width).page
        for state in ("as it comes", "all open"):
            assert page.evaluate("document.documentElement.scrollWidth") <= width, state
            page.evaluate(OPEN_ALL)


def test_the_two_schemes_differ(opened: Callable) -> None:
    paint = "getComputedStyle(document.body).backgroundColor"
    light, dark = (opened(full_report(), scheme=scheme).page.evaluate(paint) for scheme in ("light", "dark"))
    assert light == "rgb(253, 252, 250)"
    assert dark == "rgb(22, 24, 27)"


def test_every_finding_can_be_read_without_a_script(report: Report, opened: Callable) -> None:
    page = opened(report, script=False).page
    text = page.locator("#findings").text_content() if report.findings else ""
    for finding in report.findings:
        assert finding.message in text
        assert f"{finding.location.path}:{finding.location.line}" in text
    for folded in page.locator("#findings details").all():
        if folded.get_attribute("open") is None:
            folded.locator("> summary").click()
    for row in page.locator("#findings .lines li").all():
        assert row.is_visible()


def test_work_comes_before_all_else(opened: Callable) -> None:
    page = opened(full_report(), script=False).page
    assert page.get_by_text("Act now").first.bounding_box()["y"] < 400
    tasks = page.locator(".agenda li").all_inner_texts()
    assert [task.split("\n")[0] for task in tasks] == ["Now", "By 2026-12-29"]
    assert page.locator(".agenda a").first.get_attribute("href") == "#plan-1"
    assert page.locator("#plan-1").inner_text() == "Steps: threads-1"


def test_marks_of_the_timeline_stand_in_the_order_of_their_days_and_today_between(opened: Callable) -> None:
    page = opened(full_report()).page
    past, future = (page.locator(".ends .mark").nth(number).bounding_box()["x"] for number in (0, 1))
    assert past < page.locator(".ends .today").first.bounding_box()["x"] < future
    assert page.locator(".ends li:not(.axis)").all_inner_texts()[0].split("\n")[:2] == [
        "threads-1 at Acme AI",
        "act now, 88 days ago (2026-08-26)",
    ]


@pytest.mark.parametrize("name", sorted(BEYOND_TEXT))
def test_no_string_of_a_tree_acts(name: str, opened: Callable) -> None:
    for report in (full_report(), whatif_report(), of_a_monorepo()):
        shown = opened(poisoned(report, BEYOND_TEXT[name]))
        assert (shown.asked, shown.said) == ([], [])
        assert shown.page.title() != "hit"
        assert shown.page.locator("script, img, iframe, style >> nth=1").count() == 0
        assert all(
            link.startswith(("#", "https://"))
            for link in shown.page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))")
        )
        assert not set(shown.page.locator("body").text_content()) & set("\x1b\x9b\x00\u202e\u2066\u200b")


def test_the_policy_stops_what_would_get_in_all_the_same(opened: Callable) -> None:
    page = to_html(full_report(), View())
    evil = "<script>document.title='hit'</script><style>main{display:none}</style><p id=evil style='color:red'>x</p><img src='https://acme.example/x.png'>"
    shown = opened(page.replace("<footer>", f"{evil}<footer>", 1))
    assert shown.page.title() == "helpdesk: AI dependency report"
    assert shown.page.locator("main").is_visible()
    assert shown.page.evaluate("getComputedStyle(document.getElementById('evil')).color") != "rgb(255, 0, 0)"
    assert shown.asked == shown.stopped == ["https://acme.example/x.png"]
    assert len([said for said in shown.said if "Content Security Policy" in said]) == 4


def test_paper_shows_what_is_folded_and_no_contents(opened: Callable) -> None:
    page = opened(scanned("local-llama"), script=False).page
    folded = page.locator("details:not([open]) > :not(summary)").all()
    assert folded
    assert not any(one.is_visible() for one in folded)
    page.emulate_media(media="print")
    assert all(one.is_visible() and one.bounding_box()["height"] > 0 for one in folded)
    assert not page.locator("nav").is_visible()
    assert page.pdf().startswith(b"%PDF-")


def test_five_thousand_findings_are_all_there(opened: Callable) -> None:
    first = full_report().findings[0]
    many = tuple(
        replace(first, message=f"thing {number} is gone", fingerprint=f"f{number}", location=replace(first.location, line=number))
        for number in range(1, 5001)
    )
    page = opened(full_report(findings=many), 360, script=False).page
    assert page.locator("#findings .lines li").count() == 5000
    assert page.locator("#f-f5000").text_content() == "bot/assistant.py:5000id; client of acme".replace("id; ", "")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("#risk-retired-model > summary").click()
    assert page.get_by_text("thing 5000 is gone").is_visible()


def test_it_can_be_read_with_the_keyboard_alone(opened: Callable) -> None:
    page = opened(full_report()).page
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("one => one === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    assert {one.get_attribute("tabindex") for one in page.locator(".scroll").all()} == {"0"}


def test_nothing_moves_where_motion_is_not_wanted(opened: Callable) -> None:
    scroll = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened(full_report(), reduced_motion="reduce").page.evaluate(scroll) == "auto"
    assert opened(full_report(), reduced_motion="no-preference").page.evaluate(scroll) == "smooth"
