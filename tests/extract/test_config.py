from __future__ import annotations

import pytest

from airisk.domain import Context, Said


def seen(facts):
    return [(reference.name, reference.text, str(reference.context)) for reference in facts.references]


COMPOSE = """\
services:
  web:
    image: acme/server:1.2
    environment:
      - MODEL=zed-1
      - OTHER=plain
    ports: [80]
  worker:
    environment:
      CHAT_MODEL: "zed-1-mini"
      OTHER: plain
"""


def test_yaml_names_values_by_key_path_and_context(read):
    assert seen(read("compose.yaml", "yaml", COMPOSE)) == [
        ("services.web.image", "acme/server:1.2", "image"),
        ("services.web.environment.MODEL", "zed-1", "env"),
        ("services.worker.environment.CHAT_MODEL", "zed-1-mini", "env"),
    ]


def test_a_list_of_name_and_value_is_known_by_its_names(read):
    facts = read("pod.yaml", "yaml", "containers:\n- env:\n  - name: MODEL\n    value: zed-1\n  - name: X\n    value: y\n")
    assert seen(facts) == [("containers[].env.MODEL", "zed-1", "env")]


def test_list_items_are_marked_in_the_path_and_siblings_go_along(read):
    text = "model_list:\n  - name: a\n    params: {model: acme/zed-1, api_base: 'https://corp.example', key: [1]}\n"
    [reference] = read("proxy.yaml", "yaml", text).references
    assert reference.name == "model_list[].params.model"
    assert reference.argument("api_base").plain == "https://corp.example"
    assert reference.argument("key") is None


def test_a_place_is_the_value_within_its_quotes(read):
    [reference] = read("c.yaml", "yaml", "é: x\nü: 'zed-1'  # why\n").references
    assert (reference.location.line, reference.location.column, reference.location.end_column) == (2, 5, 10)


def test_every_document_of_a_yaml_stream_is_read(read):
    assert [reference.text for reference in read("c.yaml", "yaml", "a: zed-1\n---\nb: acme\n").references] == ["zed-1", "acme"]


def test_anchors_are_told_once_and_tags_construct_nothing(read):
    facts = read("c.yaml", "yaml", "a: &m zed-1\nb: *m\nc: !Ref acme\nd: !!python/object/apply:os.system ['acme']\n")
    assert [(name, text) for name, text, _ in seen(facts)] == [("a", "zed-1"), ("c", "acme"), ("d[]", "acme")]


def test_aliases_are_never_expanded(read):
    rows = ["a0: &a0 [zed-1]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert len(read("lol.yaml", "yaml", "\n".join(rows)).references) == 1


def test_a_script_in_a_value_is_read_by_its_lines(read):
    text = "run: |\n  # acme first\n  echo plain\n  export MODEL=zed-1\n  python main.py --with one --and two --model zed-1\n"
    assert seen(read("ci.yaml", "yaml", text)) == [
        ("", "# acme first", "comment"),
        ("run.MODEL", "zed-1", "config"),
        ("run", "python main.py --with one --and two --model zed-1", "config"),
    ]


def test_prose_in_a_value_is_a_prompt(read):
    text = "system: You are Zed, a model that acme has made.\nlong: >\n  You are made by\n  acme and are polite.\n"
    assert [(name, context) for name, _, context in seen(read("c.yaml", "yaml", text))] == [("system", "prompt"), ("long", "prompt")]


def test_comments_are_mentions(read):
    facts = read("c.yaml", "yaml", "# acme was here\na: zed-1 # not acme\nb: 1 # plain\n")
    assert [(reference.kind, reference.text) for reference in facts.references] == [
        (Said.PROSE, "# acme was here"),
        (Said.SETTING, "zed-1"),
        (Said.PROSE, "# not acme"),
    ]


def test_a_key_that_names_a_thing_is_a_catalogue_entry(read):
    facts = read("prices.json", "json", '{"prices": {"zed-1": {"in": 1}, "zed-1-mini": 2, "other": 3}}')
    assert seen(facts) == [
        ("prices", "zed-1", "catalogue"),
        ("prices", "zed-1-mini", "catalogue"),
        ("prices.zed-1-mini", "2", "config"),
    ]


def test_an_environment_like_key_is_of_the_environment_wherever_it_stands(read):
    assert seen(read("c.json", "json", '{"secrets": {"ACME_REGION": "eu"}}')) == [("secrets.ACME_REGION", "eu", "env")]


def test_json_escapes_are_read_and_lone_surrogates_stay_escapes(read):
    facts = read("c.json", "json", '{"a": "zed-1\\u002dmini", "b": "acme \\ud800"}')
    assert [reference.text for reference in facts.references] == ["zed-1-mini", "acme \\ud800"]
    repr(facts).encode("utf-8")


def test_json_with_comments_is_whole(read):
    facts = read("c.json", "json", '{\n  // acme\n  "model": "zed-1"\n}\n')
    assert [(reference.kind, reference.text) for reference in facts.references] == [(Said.PROSE, "// acme"), (Said.SETTING, "zed-1")]
    assert not facts.partial


def test_toml_tables_lists_and_quoted_keys(read):
    text = 'top = "zed-1"\n[tool.llm]\nmodels = ["zed-1", {name = \'acme\'}]\n[[route]]\n"zed-1.5" = 1\nother = "x"\n'
    assert seen(read("c.toml", "toml", text)) == [
        ("top", "zed-1", "config"),
        ("tool.llm.models[]", "zed-1", "config"),
        ("tool.llm.models[].name", "acme", "config"),
        ("route[]", "zed-1.5", "catalogue"),
        ("route[].zed-1.5", "1", "config"),
    ]


@pytest.mark.parametrize(("path", "kind"), [("c.yaml", "yaml"), ("c.json", "json"), ("c.toml", "toml")])
def test_config_without_a_needle_says_nothing(read, path, kind):
    facts = read(path, kind, {"yaml": "model: other\n", "json": '{"model": "other"}', "toml": 'model = "other"\n'}[kind])
    assert facts.references == ()
    assert facts.opened


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        ("deep.json", "json", "[" * 100_000 + '"zed-1"' + "]" * 100_000),
        ("deep2.json", "json", '{"a":' * 100_000 + '"zed-1"' + "}" * 100_000),
        ("deep.yaml", "yaml", "a: " + "[" * 2000 + "zed-1" + "]" * 2000),
        ("deep.toml", "toml", "a = " + "[" * 5000 + '"zed-1"' + "]" * 5000),
    ],
)
def test_deep_nesting_is_partial_and_no_crash(read, path, kind, content):
    facts = read(path, kind, content)
    assert [problem.reason for problem in facts.problems] == ["partial"]


def test_a_dotted_key_of_20000_parts_is_read_and_cut(read):
    [reference] = read("c.toml", "toml", ".".join(["a"] * 20_000) + ' = "zed-1"').references
    assert reference.text == "zed-1"
    assert len(reference.name) <= 200


def test_a_line_of_megabytes_gives_short_snippets(read):
    facts = read("c.json", "json", '{"pad": "' + "x" * 3_000_000 + '", "model": "zed-1"}')
    [reference] = facts.references
    assert len(reference.snippet) <= 160
    assert reference.location.column == 3_000_023


def test_a_multi_line_value_of_the_environment_stays_in_context(read):
    facts = read("c.yaml", "yaml", "env:\n  FILE: |\n    model = zed-1\n")
    assert [(reference.name, reference.context) for reference in facts.references] == [("env.FILE.model", Context.ENV)]
