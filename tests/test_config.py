"""Which folder is the root, and what the settings say or how they are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from airisk.config import Config, Limits, load, unknown_vendors
from airisk.errors import ConfigError

WHOLE = """
exclude = ["legacy/", "*.gen.py"]
lead_time_days = 30
hours_per_day = 6
projects = ["services/*"]

[roles]
"tools/**" = "production"

[models]
prod-chat = "platform:maker/model"
house = "private"

[endpoints]
"https://llm.corp.example/v1" = "self-hosted"

[limits]
seconds = 5
files = 10
"""


def wrong(tmp_path: Path, text: str) -> str:
    (tmp_path / ".airisk.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_every_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / ".airisk.toml").write_text(WHOLE)
    root, config = load(tmp_path)
    assert root == tmp_path.resolve()
    assert config.path == ".airisk.toml" and len(config.digest or "") == 64
    assert config.exclude == ("legacy/", "*.gen.py")
    assert config.lead_time_days == 30
    assert config.hours_per_day == 6.0
    assert config.projects == ("services/*",)
    assert config.roles == {"tools/**": "production"}
    assert config.models == {"prod-chat": "platform:maker/model", "house": "private"}
    assert config.endpoints == {"https://llm.corp.example/v1": "self-hosted"}
    assert config.limits == Limits(files=10, seconds=5.0)


def test_nothing_set_gives_the_defaults_and_the_folder_itself(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.py").touch()
    assert load(tmp_path / "a") == ((tmp_path / "a").resolve(), Config())
    assert load(tmp_path / "a" / "x.py") == load(tmp_path / "a")


def test_the_nearest_settings_win_and_own_file_before_pyproject(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / ".airisk.toml").write_text("lead_time_days = 1")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.airisk]\nlead_time_days = 2")
    assert load(inner)[0] == (tmp_path / "a").resolve()
    assert load(inner)[1].lead_time_days == 2 and load(inner)[1].path == "pyproject.toml"
    (tmp_path / "a" / ".airisk.toml").write_text("")
    assert load(inner)[1].lead_time_days == 14


def test_a_pyproject_without_our_table_is_not_the_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'airisk-user'\n[tool.other]\n")
    assert load(tmp_path / "a") == (tmp_path.resolve(), Config())


def test_what_lies_above_the_working_copy_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / ".airisk.toml").write_text("nonsense = 1")
    (tmp_path / "repo" / "src").mkdir(parents=True)
    (tmp_path / "repo" / ".git").write_text("gitdir: elsewhere")
    assert load(tmp_path / "repo" / "src") == ((tmp_path / "repo").resolve(), Config())


def test_a_root_that_is_a_link_is_resolved_once(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert load(tmp_path / "link")[0] == (tmp_path / "real").resolve()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("exlude = []", ["exlude", 'did you mean "exclude"']),
        ("zzz = 1", ["zzz", "known are", "exclude"]),
        ("[limits]\nsecond = 1", ["limits.second", '"seconds"']),
        ('exclude = "**"', ["exclude", "list", '"**"']),
        ("exclude = [1]", ["exclude", "text"]),
        ('exclude = ["!keep"]', ["!keep"]),
        ('[roles]\n"a/" = "prod"', ['roles."a/"', "prod", "production"]),
        ("roles = 1", ["roles", "table"]),
        ("[models]\nx = true", ['models."x"', "true"]),
        ('[models]\nx = "gpt"', ['models."x"', '"gpt"', "platform:maker/id", "private"]),
        ('[models]\nx = "Private"', ['models."x"', '"private"']),
        ('[models]\nx = "acme:/zed"', ['models."x"', "maker/id"]),
        ('[models]\nx = "acme:zed"', ['models."x"', "maker/id"]),
        ('[models]\nx = "acme/zed one"', ['models."x"', "maker/id"]),
        ('[endpoints]\n"llm.corp" = "x"', ["llm.corp", "https://"]),
        ('[endpoints]\n"https://llm.corp/v1" = "Acme Inc"', ['endpoints."https://llm.corp/v1"', '"Acme Inc"', '"self-hosted"']),
        (
            '[endpoints]\n"https://llm.corp/v1" = "acme"\n"https://LLM.corp/v1/" = "self-hosted"',
            ['endpoints."https://LLM.corp/v1/"', '"https://llm.corp/v1"'],
        ),
        ("lead_time_days = true", ["lead_time_days", "whole number", "true"]),
        ("lead_time_days = -1", ["lead_time_days", "-1"]),
        ("hours_per_day = 0", ["hours_per_day", "number from 1.0 to 24.0", "0"]),
        ('hours_per_day = "8"', ["hours_per_day", '"8"']),
        ("hour_per_day = 6", ["hour_per_day", 'did you mean "hours_per_day"']),
        ('projects = "services/*"', ["projects", "list"]),
        ('projects = ["."]', ["projects", '"."', "services/*"]),
        ('projects = ["services/**"]', ["projects", "services/**", "one level"]),
        ('projects = ["../other"]', ["projects", "../other", "below the root"]),
        ("limits.seconds = nan", ["limits.seconds", "nan"]),
        ("exclude = [", ["not valid TOML"]),
        ("x = " + "[" * 5000, ["not valid TOML"]),
    ],
)
def test_wrong_settings_are_refused_by_file_and_key(tmp_path: Path, text: str, told: list[str]) -> None:
    message = wrong(tmp_path, text)
    assert all(part in message for part in [".airisk.toml", *told]), message


def test_a_broken_pyproject_matters_only_if_it_speaks_to_us(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text("[project\nname = ")
    assert load(tmp_path)[1] == Config()
    file.write_text("[tool.airisk]\nexclude = [")
    with pytest.raises(ConfigError, match=r"pyproject\.toml"):
        load(tmp_path)


def test_settings_that_are_no_readable_file_are_refused_at_once(tmp_path: Path) -> None:
    own = tmp_path / ".airisk.toml"
    os.mkfifo(own)
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)
    own.unlink()
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="UTF-8"):
        load(tmp_path)
    with own.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(ConfigError, match="larger"):
        load(tmp_path)


def test_the_digest_is_that_of_the_content(tmp_path: Path) -> None:
    (tmp_path / ".airisk.toml").write_text("lead_time_days = 1")
    first = load(tmp_path)[1].digest
    (tmp_path / ".airisk.toml").write_text("lead_time_days = 2")
    assert load(tmp_path)[1].digest != first


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("acme/zed", ("", "acme", "zed")),
        ("hosty:acme/zed-1", ("hosty", "acme", "zed-1")),
        ("self-hosted:acme/team/zed:7b", ("self-hosted", "acme", "team/zed:7b")),
        ("private", ("", "", "")),
    ],
)
def test_what_stands_behind_a_models_name(tmp_path: Path, written: str, read: tuple[str, str, str]) -> None:
    """Seen to fail: an id with a slash or a colon, cut at its last one."""
    (tmp_path / ".airisk.toml").write_text(f'[models]\nprod = "{written}"')
    config = load(tmp_path)[1]
    assert config.model("prod") == read
    assert config.model("other") is None


@pytest.mark.parametrize(
    ("url", "who"),
    [
        ("https://llm.corp.example/v1", "self-hosted"),
        ("https://llm.corp.example/v1/", "self-hosted"),
        ("HTTPS://LLM.Corp.Example/v1", "self-hosted"),
        ("https://gate.example", "passer"),
        ("https://gate.example/", "passer"),
        ("https://llm.corp.example/V1", None),
        ("http://llm.corp.example/v1", None),
        ("https://llm.corp.example/v1/chat", None),
        ("https://[bad", None),
        ("", None),
    ],
)
def test_an_address_is_known_by_its_host_in_any_case_and_with_or_without_a_slash(url: str, who: str | None) -> None:
    config = Config(endpoints={"https://LLM.corp.example/v1": "self-hosted", "https://gate.example/": "passer"})
    assert config.endpoint(url) == who


def test_vendors_that_the_rules_do_not_know_are_named_with_their_key_and_the_nearest_id() -> None:
    config = Config(
        path=".airisk.toml",
        models={"a": "azuer:acme/zed", "b": "acmee/zed", "c": "private", "d": "self-hosted:acme/zed", "e": "azure:acme/zed"},
        endpoints={"https://x.example": "zzzzzz", "https://y.example": "self-hosted", "https://z.example": "azure"},
    )
    first, second, third = unknown_vendors(config, ["acme", "azure"])
    assert all(part in first for part in (".airisk.toml", 'models."a"', '"azuer"', 'did you mean "azure"'))
    assert all(part in second for part in ('models."b"', '"acmee"', 'did you mean "acme"'))
    assert all(part in third for part in ('endpoints."https://x.example"', '"zzzzzz"', "airisk rules list"))
    assert unknown_vendors(Config(), []) == []
