"""The report as one HTML file: its text. How a browser shows it is told in tests/browser."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airisk.domain import Problem
from airisk.render.sanitize import html, html_name, is_link
from airisk.render.to_html import to_html
from airisk.render.to_json import from_json, to_json
from airisk.render.to_markdown import to_markdown
from airisk.render.view import View
from airisk.report import Report, Site
from tests.render.conftest import full_report
from tests.render.test_hostile_reports import EVILS, poisoned

Make = Callable[..., Report]

_VOID = frozenset({"meta", "link"})
#: Elements of SVG may close themselves.
_DRAWN = frozenset({"use", "path", "line"})


class Page(HTMLParser):
    """A page as a tree walk: complains of what is not closed where it should be, and gathers what tests ask for."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        self.wrong += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _DRAWN:
            self.wrong.append(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def named(self, attribute: str) -> list[str]:
        return [value or "" for _, attrs in self.tags for name, value in attrs.items() if name == attribute]


def _headings(page: Page) -> list[int]:
    return [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]


def test_every_element_is_closed_and_every_id_is_there_once(sample: Report) -> None:
    page = Page(to_html(sample, View()))
    assert page.wrong == []
    ids = page.named("id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in page.named("href") if link.startswith("#")}
    assert targets | set(page.named("aria-labelledby")) | set(page.named("aria-describedby")) <= set(ids)


def test_headings_go_down_a_level_at_a_time(sample: Report) -> None:
    levels = _headings(Page(to_html(sample, View())))
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_same_report_gives_the_same_bytes_also_by_way_of_json(sample: Report) -> None:
    first = to_html(sample, View())
    assert to_html(sample, View()) == first
    assert to_html(from_json(to_json(sample)), View()) == first


def test_a_scan_knows_the_report_by_its_mark(sample: Report) -> None:
    assert to_html(sample, View()).encode()[:100].startswith(b"<!doctype html>\n<!-- airisk-report/1 -->\n")


def test_the_policy_allows_its_own_style_and_nothing_else(full: Make) -> None:
    text = to_html(full(), View())
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    policy = next(attrs["content"] for tag, attrs in Page(text).tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert len(style) == 1
    assert "<script" not in text
    assert Page(text).named("style") == []


def test_it_says_what_markdown_says_first(full: Make, whatif: Make) -> None:
    for report in (full(), whatif()):
        page = re.sub(r"\s+", " ", Page(to_html(report, View())).text)
        decision = re.findall(r"\*\*(.+?)\*\*", to_markdown(report, View()).split("Today")[0])
        for sentence in re.findall(r"[^.:]{12,}", re.sub(r"[\\`\u200b]", "", " ".join(decision))):
            assert sentence.strip() in page


def test_every_finding_place_of_a_plan_and_problem_is_on_the_page(full: Make, whatif: Make) -> None:
    for report in (full(), whatif()):
        text = Page(to_html(report, View())).text
        for finding in report.findings:
            assert finding.message in text
            assert f"{finding.location.path}:{finding.location.line}" in text
        sites = [site for plan in report.plan for some in (*(step.locations for step in plan.steps), plan.may, plan.leave) for site in some]
        assert sites
        assert [site for site in sites if f"{site.path}:{site.line}" not in text] == []
        assert [problem for problem in report.problems if problem.path not in text] == []


def test_no_list_is_cut(full: Make) -> None:
    gone, soon = full().plan
    sites = tuple(Site(f"src/f{number}.py", number, 1, number, 9, 0, "production", "call") for number in range(1, 301))
    problems = tuple(Problem(f"f{number}.bin", "extract", "too-large") for number in range(300))
    long = full(plan=(replace(gone, steps=(replace(gone.steps[0], locations=sites),), may=sites), soon), problems=problems)
    text = Page(to_html(long, View(detail="short"))).text
    assert text.count("src/f300.py:300") == 2
    assert "f299.bin" in text


def test_excerpts_stand_beside_their_lines_and_what_is_no_production_code_says_so(full: Make) -> None:
    text = Page(to_html(full(excerpts={"settings.py": {"12": 'MODEL = "<acme-4>"'}}), View())).text
    assert 'settings.py:12MODEL = "<acme-4>"' in text
    assert "tests/cassettes/a.yaml test" in re.sub(r"\s+", " ", text)


def test_only_safe_addresses_become_links(full: Make) -> None:
    evil = [
        replace(one, source=address)
        for one in full().findings
        for address in ("javascript:alert(1)", "//evil.example", "http://x.example/", "https://x.example/a>b", 'https://x.example/"')
    ]
    page = Page(to_html(full(findings=tuple(evil)), View()))
    assert {link for link in page.named("href") if not link.startswith("#")} == {"data:,", "https://acme.example/deprecations"}
    assert "javascript:alert(1)" in page.text


@pytest.mark.parametrize("evil", sorted(EVILS))
def test_no_byte_of_a_tree_is_markup(full: Make, whatif: Make, evil: str) -> None:
    for report in (full(), whatif()):
        text = to_html(poisoned(report, EVILS[evil]), View())
        text.encode("utf-8")
        page, clean = Page(text), Page(to_html(report, View()))
        assert page.wrong == []
        assert {tag for tag, _ in page.tags} <= {tag for tag, _ in clean.tags} | {"code", "details", "summary", "span", "strong"}
        assert set(page.text) & set("\x1b\x9b\x07\r\u202e\u2066\u200b\t") == set()


@given(st.text())
def test_what_is_escaped_reads_as_it_was_but_for_what_cannot_be_seen(text: str) -> None:
    first = full_report().findings[0]
    page = Page(to_html(full_report(findings=(replace(first, message=text),)), View()))
    assert page.wrong == []
    assert html(text.rstrip()) in page.text


@given(st.text(min_size=1))
def test_names_of_places_are_plain(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", html_name(text))


@pytest.mark.parametrize("address", ["https://a.example", "https://a.example:8443/b?c=d#e"])
def test_https_is_a_link(address: str) -> None:
    assert is_link(address)


@pytest.mark.parametrize(
    "address", ["", "http://a.example", "data:text/html,x", "https://a.example/\n", "https://a.example/ b", "HTTPS://a.example"]
)
def test_all_else_is_none(address: str) -> None:
    assert not is_link(address)
