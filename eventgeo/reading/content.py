"""Which format an input is in: by its first bytes where they tell, else by the suffix of its name."""

from __future__ import annotations

import json
import re

HEAD = 4096
"""How many of the first bytes are looked at."""

MAGIC: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"[^\n]{0,1000}%PDF-\d"), ".pdf"),
    (re.compile(rb"PAR1"), ".parquet"),
    (re.compile(rb"\x1f\x8b\x08"), ".gz"),
    (re.compile(rb"PK\x03\x04(?s:.)*(?:word/document\.xml|ContentType.{0,40}wordprocessingml)"), ".docx"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), ".zip"),
    (re.compile(rb"WARC/1\.\d\r?\n"), ".warc"),
)
HTML = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article)\b", re.I | re.S)
FEED = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*|<!doctype[^>]*>\s*)*<(?:rss|feed|rdf:rdf)\b", re.I | re.S
)
MAILBOX = re.compile(r"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w* +\w{3} +\d+ [\d:]{4,8} .*\d{4}\s*\n[\w-]+: ")
MAIL = re.compile(r"(?:[\w-]+: .*\n(?:[ \t].*\n)*)*?(?:MIME-Version|Message-ID): ", re.I)
SCALAR = r'"\w++"\s*:\s*(?:"(?:[^"\\]|\\.)*+"|[-\w.]++)\s*,\s*'
EXPORT = re.compile(rf'\{{\s*(?:{SCALAR})*+(?:"messages"\s*:\s*\[|"(?:chats|personal_information)"\s*:\s*\{{)', re.S)
"""An export of Telegram Desktop, of a channel or of all that an account has, though it be one long line."""
TEXT_SUFFIXES = frozenset(("", ".txt", ".text"))


def _beginning(head: bytes) -> str:
    """The first characters, good enough to see ASCII marks by: NULs of UTF-16 and byte order marks dropped."""
    return head.replace(b"\0", b"").decode("latin-1").lstrip("ÿþï»¿ \t\r\n\f")


def _is_object(line: str, whole: bool) -> bool:
    """Whether a line is a JSON object, as far as it can be seen (`whole`: to its end)."""
    if not re.match(r'\{\s*"', line):
        return False
    if not whole:
        return True
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _by_text(text: str, suffix: str, complete: bool) -> str:
    """The format of what is not marked by magic bytes; `complete` says that `text` is all there is."""
    if FEED.match(text):
        return ".xml"
    if HTML.match(text):
        return ".html"
    if suffix in (".html", ".htm", ".xhtml"):
        return ".html" if "<" in text else ".txt"
    if suffix not in TEXT_SUFFIXES:
        return suffix
    if EXPORT.match(text):
        return ".json"
    line, end, _ = text.partition("\n")
    if _is_object(line, bool(end) or complete):
        return ".jsonl"
    if re.match(r'(?:\[\s*)?\{\s*"', text):
        return ".json"
    if MAILBOX.match(text):
        return ".mbox"
    return ".eml" if suffix == "" and MAIL.match(text) else ".txt"


def kind(head: bytes, suffix: str) -> str:
    """The suffix of the format that an input is in, from its first HEAD bytes and the suffix of its name.

    >>> kind(b"%PDF-1.7 ...", ".txt"), kind(b"<!DOCTYPE html><html>", ".txt"), kind(b'{"id": "1", "text": ""}', "")
    ('.pdf', '.html', '.jsonl')
    """
    for pattern, name in MAGIC:
        if pattern.match(head):
            return ".docx" if name == ".zip" and suffix.lower() == ".docx" else name
    return _by_text(_beginning(head), suffix.lower(), len(head) < HEAD)
