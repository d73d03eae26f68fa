"""Tells by a few bytes whether a weight file holds a pickle, which is a program; nothing of it is ever run or unpickled."""

from __future__ import annotations

from airisk.extract.content import Content

__all__ = ["pickled"]

_PROTOCOLS = frozenset({2, 3, 4, 5})
_ZIP = b"PK\x03\x04"
#: The member of a zip archive that holds the program; it stands first, or is listed at the end.
_MEMBER = b"data.pkl"
_LISTED = b"PK\x01\x02"
_TAIL = 65_536
_NAME_CAP = 512
#: How zlib streams begin, at any level of compression.
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def pickled(content: Content, head: bytes, suffix: str) -> str:
    """pickle · pytorch (a zip archive around one) · joblib (a compressed one, told by its ending too) · "" = none."""
    if len(head) > 1 and head[0] == 0x80 and head[1] in _PROTOCOLS:
        return "pickle"
    if head.startswith(_ZIP) and (_first(head) or _in_list(content)):
        return "pytorch"
    return "joblib" if suffix == "joblib" and head.startswith(_ZLIB) else ""


def _first(head: bytes) -> bool:
    return _is_member(head[30 : 30 + int.from_bytes(head[26:28], "little")])


def _in_list(content: Content) -> bool:
    """Whether the list of members at the end names one. Of a very long list only the end is read."""
    tail = content.read(max(content.size - _TAIL, 0), min(content.size, _TAIL))
    at = tail.find(_LISTED)
    while at >= 0:
        length = min(int.from_bytes(tail[at + 28 : at + 30], "little"), _NAME_CAP)
        if _is_member(tail[at + 46 : at + 46 + length]):
            return True
        at = tail.find(_LISTED, at + 4)
    return False


def _is_member(name: bytes) -> bool:
    return name == _MEMBER or name.endswith(b"/" + _MEMBER)
