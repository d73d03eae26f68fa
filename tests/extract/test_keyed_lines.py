from __future__ import annotations

from airisk.domain import Context, Said


def seen(facts):
    return [(reference.name, reference.text) for reference in facts.references if reference.kind is Said.SETTING]


def test_a_template_is_read_line_by_line_and_is_no_problem(read):
    facts = read("values.yaml", "yaml", "app:\n  {{- if .Values.ai }}\n  model: zed-1\n  url: {{ .acme }}\n  {{- end }}\nlist:\n  - acme\n")
    assert seen(facts) == [("app.model", "zed-1"), ("app.url", "{{ .acme }}"), ("list[]", "acme")]
    assert facts.problems == ()


def test_broken_json_is_read_as_far_as_lines_go_and_is_partial(read):
    facts = read("c.json", "json", '{\n  "llm": {\n    "model": "zed-1",\n    "next":\n}\n')
    assert seen(facts) == [("llm.model", "zed-1")]
    assert facts.partial


def test_broken_toml_keeps_its_sections(read):
    facts = read("c.toml", "toml", '[tool.x]\nmodel = "zed-1"\nbad =\n[other]\nname = "acme" # why\n')
    assert seen(facts) == [("tool.x.model", "zed-1"), ("other.name", "acme")]


def test_an_ini_file_is_keys_and_values(read):
    facts = read("app.ini", "settings", "[llm]\nmodel = zed-1\n; acme says\nother = plain\n")
    assert seen(facts) == [("llm.model", "zed-1")]
    assert [reference.text for reference in facts.references if reference.kind is Said.PROSE] == ["; acme says"]


def test_the_place_of_a_value_and_of_a_comment(read):
    setting, remark = read("c.yaml", "yaml", "{% x %}\n  é: 'zed-1'  # plain\n  b: c # acme\n").references
    assert (setting.location.line, setting.location.column, setting.location.end_column) == (2, 7, 12)
    assert (remark.location.line, remark.location.column, remark.context) == (3, 8, Context.COMMENT)


def test_lines_without_a_needle_say_nothing(read):
    assert read("c.yaml", "yaml", "{% x %}\nmodel: other\n").references == ()


def test_a_key_with_a_needle_tells_its_value(read):
    assert seen(read("c.yaml", "yaml", "{% x %}\nacme_url: https://corp.example\n")) == [("acme_url", "https://corp.example")]
