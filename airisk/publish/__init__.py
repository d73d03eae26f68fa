"""Brings a finished report to where a change is discussed: the sticky pull-request comment and the page of a CI job."""

from airisk.publish.errors import PublishError
from airisk.publish.page import comment, marker, summary

__all__ = ["PublishError", "comment", "marker", "summary"]
