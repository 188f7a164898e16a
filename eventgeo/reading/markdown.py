"""Markdown: the text as a reader sees it, and the front matter (`title:`, `date:` …) between lines of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from eventgeo.reading.encoding import decode
from eventgeo.reading.moments import moment
from eventgeo.reading.source import Source
from eventgeo.reading.text import lines_joined
from eventgeo.records import Document, Issue

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n((?:.*\n){0,100}?)---[ \t]*(?:\n|$)")
FIELD = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(?:\"(.*)\"|'(.*)'|(.*?))[ \t]*$", re.M)


def _fields(front: str) -> dict[str, str]:
    """The plain `key: value` lines of a front matter, keys in lower case."""
    return {match[1].lower(): value for match in FIELD.finditer(front) if (value := match[2] or match[3] or match[4])}


def _inline(tokens: Iterable[Any]) -> Iterator[str]:
    """The words of a paragraph: what is linked and emphasised without its marks, an image's caption, no HTML."""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "image":
            yield from _inline(token.children or ())
        elif token.type != "html_inline":
            yield token.content


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs, headings and list items (with bullets) of a text."""
    # markdown-it takes 30 ms to import, and most inputs are no Markdown.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    item = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "list_item_open":
            item = True
        elif token.type == "inline":
            written = "".join(_inline(token.children or ())).strip()
            if written:
                yield f"• {written}" if item else written
            item = False
        elif token.type in ("code_block", "fence"):
            yield token.content.strip("\n")


def read(source: Source) -> Iterator[Document | Issue]:
    """One report a file: its text without the marks, a blank line between paragraphs; what the front matter states."""
    decoded = decode(source.take(min(source.limits.markdown, source.limits.report)), source.charset)
    if decoded.doubt:
        yield source.issue("encoding", decoded.doubt, refused=False)
    text = lines_joined(decoded.text)
    front = FRONT_MATTER.match(text)
    fields = _fields(front.group(1)) if front else {}
    published = moment(fields.get("date") or fields.get("published"))
    yield Document(
        id=source.name,
        text="\n\n".join(_paragraphs(text[front.end() :] if front else text)),
        published=published,
        published_basis="metadata" if published else None,
        title=fields.get("title"),
        source=fields.get("source"),
        author=fields.get("author"),
        url=fields.get("url"),
        lang=fields.get("lang"),
    )
