"""Makes a report in Markdown fit for a code host: short enough, folded, marked as ours, and nobody is pinged by it."""

from __future__ import annotations

import re
from collections.abc import Callable

#: What the host allows in a comment, in its own words "characters". Counted in UTF-16 units, which are never fewer than characters and
#: a third of the bytes at least: whichever of the three the host counts, the comment fits.
COMMENT_LIMIT = 65_536
#: What a step may write to the job's summary is 1,024 KiB; beyond it all of it is lost.
SUMMARY_LIMIT = 1_000_000

_FOLD = "Vendors, plans, ways forward, and what was not read"
_ROOM = 600
_WHOLE = "Whole report: "
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_OPEN, _CLOSE = re.compile(r"<details(?=[\s>])"), re.compile(r"</details>")
#: Addresses under which a host notes "mentioned in …" when a comment names them.
_NOTED = r"https?://[^\s<>`]+?/(?:issues|pull|pulls|discussions|commits?|compare)/[^\s<>`|]+"
_SPANS = re.compile(rf"(?P<escaped>\\.)|(?P<code>(?P<fence>(?<!`)`+(?!`)).+?(?<!`)(?P=fence)(?!`))|<(?P<link>{_NOTED})>|(?P<bare>{_NOTED})")


def marker(key: str) -> str:
    """The hidden first line by which a comment is found again."""
    return f"<!-- airisk:report v1 key={key} -->"


def comment(markdown: str, key: str, link: str | None = None) -> str:
    """The body of the comment: the marker, the report's first words, the rest folded away, and where the whole report is."""
    whole = f"\n{_WHOLE}{link}\n" if link else ""
    body = f"{marker(key)}\n{_folded(_unnoted(markdown))}"
    return cut(body, COMMENT_LIMIT - units(whole), units, _rest(link)) + whole


def summary(markdown: str) -> str:
    """The report for the page of a job."""
    return cut(_unnoted(markdown), SUMMARY_LIMIT, _bytes, _rest(None))


def same(one: str, other: str) -> bool:
    """Whether two comments say the same; the link to the run that made them does not count."""
    return _said(one) == _said(other)


def cut(text: str, limit: int, measure: Callable[[str], int], rest: str) -> str:
    """The text if it fits, else its first rows, what they left open closed, and a line that says how much is missing."""
    if measure(text) <= limit:
        return text
    rows = text.splitlines(keepends=True)
    kept, used = 0, 0
    while kept < len(rows) and used + measure(rows[kept]) <= limit - _ROOM:
        used += measure(rows[kept])
        kept += 1
    head = "".join(rows[:kept])
    return f"{head.rstrip()}\n{_closed(rows[:kept])}\n**Cut here: {len(rows) - kept} of {len(rows)} rows do not fit.** {rest}\n"


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _rest(link: str | None) -> str:
    return f"All of it is in the report of {link}." if link else "All of it is in `airisk scan . -o report.html`."


def _folded(markdown: str) -> str:
    """The first words stand open, everything from the first section on is folded."""
    start = markdown.find("\n## ")
    if start < 0:
        return markdown
    return f"{markdown[:start].rstrip()}\n\n<details>\n<summary>{_FOLD}</summary>\n\n{markdown[start:].strip()}\n\n</details>\n"


def _unnoted(markdown: str) -> str:
    """The same text without links that would leave a note at somebody's issue, change or commit: they become code."""

    def mended(found: re.Match[str]) -> str:
        address = found["link"] or found["bare"]
        return f"`{address}`" if address else found.group()

    return "\n".join(_SPANS.sub(mended, line) for line in markdown.split("\n"))


def _closed(rows: list[str]) -> str:
    """What closes the fence and the folds that some rows leave open."""
    fence, folds = "", 0
    for row in rows:
        found = _FENCE.match(row)
        if fence:
            if found and found[1].startswith(fence) and not row.strip().strip(fence[0]):
                fence = ""
        elif found:
            fence = found[1]
        else:
            folds += len(_OPEN.findall(row)) - len(_CLOSE.findall(row))
    return (f"{fence}\n" if fence else "") + "\n</details>\n" * max(folds, 0)


def _said(body: str) -> list[str]:
    rows = [row.rstrip() for row in body.strip().splitlines()]
    if rows and rows[-1].startswith(_WHOLE):
        rows.pop()
    return "\n".join(rows).rstrip().split("\n")
