"""Report → str: one module per format, each a projection of the report and nothing else."""

from airisk.render.to_html import to_html
from airisk.render.to_json import from_json, schema_text, to_json
from airisk.render.to_markdown import to_markdown
from airisk.render.to_text import to_text
from airisk.render.view import Renderer, View

__all__ = ["Renderer", "View", "from_json", "schema_text", "to_html", "to_json", "to_markdown", "to_text"]
