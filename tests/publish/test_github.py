"""One comment of ours on a pull request: found, written, edited, left alone, and what happens when the host says no."""

from __future__ import annotations

from email.utils import formatdate
from pathlib import Path

import pytest

from airisk.publish.errors import PublishError
from airisk.publish.github import Published, publish
from airisk.publish.page import COMMENT_LIMIT, comment, marker
from airisk.publish.target import Target
from tests.comments_api import BOT, PULL, REPOSITORY, TOKEN, GitHub, Scripted

BODY = f"{marker('airisk')}\n# all is well\n"
OTHERS = f"{marker('airisk')}\n# copied by somebody\n"


class Waits(list[float]):
    """Stands in for sleep: notes the seconds and does not wait."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture
def waits() -> Waits:
    return Waits()


def put(github: GitHub, waits: Waits, body: str = BODY, key: str = "airisk", **changed: object) -> Published:
    target = Target(**{"api": github.address, "repository": REPOSITORY, "number": PULL, "token": TOKEN, **changed})  # type: ignore[arg-type]
    return publish(target, key, body, waits)


def refused(github: GitHub, waits: Waits, **changed: object) -> str:
    with pytest.raises(PublishError) as caught:
        put(github, waits, **changed)
    return str(caught.value)


def test_the_first_time_it_is_posted_with_the_token_alone(github: GitHub, waits: Waits) -> None:
    done = put(github, waits)
    assert done.done == "posted" and done.address.endswith("#issuecomment-1000")
    assert github.bodies() == [BODY]
    assert github.tokens == {f"Bearer {TOKEN}"} and waits == []


def test_then_it_is_edited_in_place_and_an_equal_one_is_left_alone(github: GitHub, waits: Waits) -> None:
    put(github, waits)
    assert put(github, waits, BODY + "more\n").done == "updated"
    assert github.bodies() == [BODY + "more\n"]
    writes = len(github.sent("POST") + github.sent("PATCH"))
    github.comments[0]["body"] = (BODY + "more").replace("\n", "\r\n")  # as a browser would send it
    assert put(github, waits, BODY + "more\n").done == "unchanged"
    assert len(github.sent("POST") + github.sent("PATCH")) == writes


def test_another_run_alone_is_no_change(github: GitHub, waits: Waits) -> None:
    put(github, waits, comment("# all is well\n", "airisk", "https://code.example/runs/1"))
    assert put(github, waits, comment("# all is well\n", "airisk", "https://code.example/runs/2")).done == "unchanged"
    assert put(github, waits, comment("# it ends\n", "airisk", "https://code.example/runs/2")).done == "updated"


def test_it_is_found_on_the_last_of_many_pages(github: GitHub, waits: Waits) -> None:
    for number in range(250):
        github.add(f"talk {number}", "ann")
    own = github.add(marker("airisk") + "\nold")
    assert put(github, waits).done == "updated"
    assert [one["id"] for one in github.comments if one["body"] == BODY] == [own]
    assert [path.partition("?")[2] for path in github.sent("GET") if "comments" in path] == [
        "per_page=100",
        "per_page=100&page=2",
        "per_page=100&page=3",
    ]


def test_a_comment_of_somebody_else_with_our_marker_is_not_ours(github: GitHub, waits: Waits) -> None:
    github.add(OTHERS, "mallory")
    assert put(github, waits).done == "posted"
    assert github.bodies("mallory") == [OTHERS] and github.bodies() == [BODY]


def test_of_several_the_newest_is_edited_and_none_deleted(github: GitHub, waits: Waits) -> None:
    github.add(marker("airisk") + "\nfirst")
    github.add(marker("airisk") + "\nsecond")
    put(github, waits)
    assert github.bodies() == [marker("airisk") + "\nfirst", BODY]


def test_each_key_has_a_comment_of_its_own(github: GitHub, waits: Waits) -> None:
    put(github, waits)
    other = BODY.replace("key=airisk", "key=airisk-2")
    assert put(github, waits, other, "airisk-2").done == "posted"
    assert put(github, waits, BODY).done == put(github, waits, other, "airisk-2").done == "unchanged"


def test_a_quoted_marker_is_no_comment_of_ours(github: GitHub, waits: Waits) -> None:
    github.add(f"> {marker('airisk')}\nwhat does this mean?")
    assert put(github, waits).done == "posted"


@pytest.mark.parametrize(("viewer", "author", "login"), [("octo", None, "octo"), (None, None, BOT), (None, "Our-App[bot]", "our-app[bot]")])
def test_the_author_is_the_tokens_user_or_the_bot_or_who_is_named(
    viewer: str | None, author: str | None, login: str, github: GitHub, waits: Waits
) -> None:
    github.viewer = viewer
    github.add(OTHERS, "mallory")
    mine = github.add(marker("airisk") + "\nold", login)
    assert put(github, waits, author=author).done == "updated"
    assert [one["id"] for one in github.comments if one["body"] == BODY] == [mine]


def test_what_is_exactly_as_long_as_allowed_is_taken(github: GitHub, waits: Waits) -> None:
    put(github, waits, comment("# a\n" + "row | row\n" * 20_000, "airisk"))
    assert 60_000 < len(github.bodies()[0]) <= COMMENT_LIMIT


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "the token is not valid"),
        (403, "pull-requests: write"),
        (404, "--repo, --pr and the token"),
        (410, "gone"),
        (422, "locked"),
        (301, "moved"),
        (418, "418"),
    ],
)
def test_each_refusal_says_what_to_do(status: int, says: str, github: GitHub, waits: Waits) -> None:
    github.scripted.append(Scripted("POST", status, {"Location": "https://elsewhere.example/"}, "no"))
    said = refused(github, waits)
    assert says in said and str(status) in said and "acme/bot, pull request 7" in said
    assert github.bodies() == [] and waits == []


def test_a_token_that_may_only_read_is_told_from_a_fork(github: GitHub, waits: Waits) -> None:
    github.writes = False
    assert "from a fork" in refused(github, waits) and "docs/ci.md" in refused(github, waits)


def test_the_token_is_in_no_message(github: GitHub, waits: Waits) -> None:
    github.scripted.append(Scripted("GET", 403, message=f"no right for {TOKEN}"))
    said = refused(github, waits)
    assert TOKEN not in said and "***" in said
    assert TOKEN not in repr(Target(github.address, REPOSITORY, PULL, TOKEN))


LIMITS = [
    (Scripted("POST", 429, {"Retry-After": "7"}), 7.0),
    (Scripted("POST", 403, {"Retry-After": "9"}, "You have exceeded a secondary rate limit"), 9.0),
    (Scripted("POST", 403, {}, "You have exceeded a secondary rate limit"), 60.0),
    (
        Scripted("POST", 403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1000042", "Date": formatdate(1_000_000, usegmt=True)}),
        42.0,
    ),
]


@pytest.mark.parametrize(("answer", "wait"), LIMITS, ids=["429", "secondary", "secondary-untold", "until-the-reset"])
def test_it_waits_as_long_as_it_is_asked_to(answer: Scripted, wait: float, github: GitHub, waits: Waits) -> None:
    """`until-the-reset` counts by the server's clock, not by ours."""
    github.scripted.append(answer)
    assert put(github, waits).done == "posted"
    assert waits == [wait] and github.bodies() == [BODY]


def test_it_does_not_wait_for_an_hour(github: GitHub, waits: Waits) -> None:
    github.scripted.append(Scripted("GET", 429, {"Retry-After": "3600"}))
    assert "3600 seconds" in refused(github, waits) and waits == []


def test_it_does_not_ask_for_ever(github: GitHub, waits: Waits) -> None:
    github.scripted += [Scripted("GET", 429, {"Retry-After": "5"}) for _ in range(9)]
    assert "after 4 attempts" in refused(github, waits)
    assert waits == [5.0, 5.0, 5.0] and len(github.requests) == 4


def test_a_failure_of_the_server_is_tried_again(github: GitHub, waits: Waits) -> None:
    github.add(marker("airisk") + "\nold")
    github.scripted += [Scripted("GET", 502), Scripted("PATCH", 503)]
    assert put(github, waits).done == "updated"
    assert waits == [1.0, 1.0]


@pytest.mark.parametrize("arrived", [True, False])
def test_a_comment_that_may_have_arrived_is_not_written_twice(arrived: bool, github: GitHub, waits: Waits) -> None:
    """Seen to fail: POST repeated like GET."""
    github.scripted.append(Scripted("POST", 502, also=arrived))
    assert put(github, waits).done == ("unchanged" if arrived else "posted")
    assert github.bodies() == [BODY]


def test_the_token_follows_no_page_to_another_host(github: GitHub, waits: Waits) -> None:
    for number in range(101):
        github.add(f"talk {number}")
    github.next_page = "http://127.0.0.1:9/repos/acme/bot/issues/7/comments?page=2"
    assert "another host" in refused(github, waits)


def test_pages_without_end_have_an_end(github: GitHub, waits: Waits) -> None:
    for number in range(101):
        github.add(f"talk {number}")
    github.next_page = f"{github.address}/repos/acme/bot/issues/7/comments?per_page=100"
    assert "pages" in refused(github, waits)


def test_no_server_at_all(waits: Waits, github: GitHub) -> None:
    github.address = "http://127.0.0.1:9"
    said = refused(github, waits)
    assert "check the network and the proxy" in said and TOKEN not in said


def test_a_netrc_of_this_machine_does_not_take_the_tokens_place(
    github: GitHub, waits: Waits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen to fail: the token given as a header of the session."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login mallory password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    put(github, waits)
    assert github.tokens == {f"Bearer {TOKEN}"}
