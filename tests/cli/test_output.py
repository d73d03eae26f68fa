"""Where reports go: the rules of -f, -o and -q, what is refused, and that no half file is ever left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from airisk.cli import output
from airisk.cli.main import main
from airisk.cli.output import check, choose, write
from airisk.discover.marks import is_own_report
from airisk.errors import OutputError, UsageError
from airisk.render import View, from_json, to_text


def test_text_goes_to_stdout_if_nothing_is_said() -> None:
    assert choose(None, (), False) == output.Output("text", False, ())


def test_one_file_with_a_format_takes_it_whatever_its_ending() -> None:
    assert choose("json", (Path("report.md"),), False) == output.Output(None, False, ((Path("report.md"), "json"),))


def test_files_by_ending_leave_the_short_text_on_stdout() -> None:
    chosen = choose(None, (Path("a.json"), Path("b.MD")), False)
    assert chosen == output.Output("text", True, ((Path("a.json"), "json"), (Path("b.MD"), "markdown")))


def test_several_files_and_a_format_give_stdout_the_format() -> None:
    assert choose("json", (Path("a.json"), Path("b.md")), False).stdout == "json"


def test_quiet_silences_the_text() -> None:
    assert choose(None, (Path("a.json"),), True).stdout is None


def test_an_ending_that_says_nothing_is_refused_with_the_ones_that_do() -> None:
    with pytest.raises(UsageError, match=r"report\.xyz.*\.json, \.md"):
        choose(None, (Path("report.xyz"),), False)


def refused(path: Path, *inputs: Path) -> str:
    with pytest.raises(OutputError) as caught:
        check(choose("text", (path,), False), inputs)
    return str(caught.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_folder_is_called_one_before_its_ending_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; give a file name"):
        choose(None, (tmp_path,), False)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "there is no folder" in refused(tmp_path / "none" / "report.json")


def test_a_link_is_refused_as_file_and_as_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "folder").symlink_to("real")
    (tmp_path / "file.json").symlink_to("real/file.json")
    assert "symbolic link" in refused(tmp_path / "folder" / "report.json")
    assert "symbolic link" in refused(tmp_path / "file.json")


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert "not a regular file" in refused(tmp_path / "pipe.json")


def test_an_input_is_refused(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text('{"schema": "airisk-report/1"}')
    assert "is an input" in refused(report, report)


def test_a_file_of_the_project_is_refused_but_an_earlier_report_is_not(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"model": "mine"}')
    (tmp_path / "report.json").write_text('{"schema": "airisk-report/1"}')
    assert "no report of airisk" in refused(tmp_path / "settings.json", tmp_path)
    check(choose("json", (tmp_path / "report.json",), False), (tmp_path,))
    check(choose("json", (tmp_path / "new.json",), False), (tmp_path,))


def test_the_same_file_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="given twice"):
        check(choose(None, (tmp_path / "a.json", tmp_path / "a.json"), False), ())


def test_a_report_replaces_an_older_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    target.write_text("old")
    target.chmod(0o640)
    write(target, "new é")
    assert target.read_text(encoding="utf-8") == "new é"
    assert target.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["report.md"]


def test_a_full_disk_leaves_the_old_report_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.md"
    target.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write(target, "new")
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.md"]


def test_an_interrupt_while_writing_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(source: str, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "report.md", "new")
    assert os.listdir(tmp_path) == []


def test_a_name_that_is_not_unicode_can_be_written(tmp_path: Path) -> None:
    write(tmp_path / "report.json", '"bad\udcff.py"')
    assert (tmp_path / "report.json").read_bytes() == rb'"bad\udcff.py"'


def test_a_report_in_any_format_is_known_by_its_opening_however_long_its_headline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models = "\n".join(
        f"m{number} = '{name}'" for number, name in enumerate(("gpt-4o", "gpt-4", "claude-2.1", "gemini-1.5-pro", "o1-mini"))
    )
    project = tmp_path / "project"
    project.mkdir()
    (project / "bot.py").write_text(
        f"import openai\n{models}\nfor model in (m0, m1, m2, m3, m4):\n    openai.OpenAI().responses.create(model=model)\n"
    )
    monkeypatch.setenv("AIRISK_CACHE_DIR", str(tmp_path / "cache"))
    for format_, kind in (("text", "text"), ("markdown", "markdown"), ("json", "json")):
        written = tmp_path / f"report.{format_}"
        assert main(["scan", str(project), "-q", "-f", format_, "-o", str(written)]) == 0
        assert is_own_report(str(written), kind), format_
    read = from_json((tmp_path / "report.json").read_text(encoding="utf-8"))
    narrow = tmp_path / "narrow.txt"
    narrow.write_text(to_text(read, View(40)), encoding="utf-8")
    assert is_own_report(str(narrow), "text")
