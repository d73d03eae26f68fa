"""What is particular to Python: its node types, its literals, its ways to name, bind and call things."""

from __future__ import annotations

import builtins

from airisk.extract.python import calls, definitions, expressions, statements
from airisk.extract.python.calls import arguments
from airisk.extract.python.walk import Visit, Walk, annotation, pass_through, run, skip
from airisk.extract.sightings import Sightings, Spans
from airisk.syntax import Parsed

__all__ = ["BUILTINS", "arguments", "look"]

#: Names that Python defines itself.
BUILTINS = frozenset(dir(builtins))

#: Node type of the grammar → what to do there.
VISITS: dict[str, Visit] = {
    "assignment": statements.assignment,
    "augmented_assignment": statements.augmented,
    "named_expression": statements.walrus,
    "import_statement": statements.imports,
    "import_from_statement": statements.imports_from,
    "for_statement": statements.loop,
    "for_in_clause": statements.loop,
    "as_pattern": statements.named_value,
    "except_clause": statements.handler,
    "match_statement": statements.match,
    "return_statement": statements.gives,
    "yield": statements.gives,
    "decorated_definition": definitions.decorated,
    "function_definition": definitions.definition,
    "class_definition": definitions.definition,
    "lambda": definitions.function_without_name,
    "call": calls.call,
    "expression_statement": expressions.statement,
    "string": expressions.text,
    "concatenated_string": expressions.text,
    "identifier": expressions.name,
    "attribute": expressions.name,
    "subscript": expressions.name,
    "generic_type": expressions.generic_type,
    "dotted_name": expressions.dotted_pattern,
    "class_pattern": expressions.class_pattern,
    "keyword_pattern": expressions.keyword_pattern,
    "boolean_operator": expressions.choice,
    "conditional_expression": expressions.conditional,
    "comparison_operator": expressions.comparison,
    "pair": expressions.pair,
    "type": annotation,
    **dict.fromkeys(("list", "tuple", "set", "list_comprehension", "set_comprehension", "generator_expression"), expressions.elements),
    **dict.fromkeys(
        (
            *("parenthesized_expression", "await", "expression_list", "binary_operator", "dictionary", "dictionary_comprehension"),
            *("list_splat", "dictionary_splat", "union_type", "type_parameter", "constrained_type", "member_type", "splat_type"),
            *("case_pattern", "union_pattern", "dict_pattern", "list_pattern", "tuple_pattern"),
        ),
        pass_through,
    ),
    **dict.fromkeys(
        ("comment", "global_statement", "nonlocal_statement", "future_import_statement", "splat_pattern", "integer", "float"), skip
    ),
    **dict.fromkeys(("string_start", "string_content", "string_end", "true", "false", "none", "type_conversion"), skip),
}


def look(parsed: Parsed, hits: Spans) -> Sightings:
    """All that a Python file says."""
    walk = Walk(hits)
    run(walk, parsed.root, VISITS)
    for node in parsed.around("comment", hits.spans):
        walk.seen.comments.append((node.start_byte, node.end_byte))
    return walk.seen.in_source_order()
