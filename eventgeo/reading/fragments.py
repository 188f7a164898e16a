"""Pieces of HTML that are no whole page (a mail, an entry of a feed): their text in paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eventgeo.reading.page import tree_of

SILENT = frozenset(("script", "style", "head", "title", "noscript", "template", "iframe", "object", "svg"))
INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong "
    "sub sup time tt u var".split()
)


def _pieces(root: Any) -> Iterator[str]:
    """The text with "\\n\\n" around blocks, "\\n" for line breaks and bullets before list items.

    It walks without recursion, since mails nest tables a thousand deep.
    """
    stack: list[Any] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif not isinstance(item.tag, str) or item.tag in SILENT:
            continue
        elif item.tag == "br":
            yield "\n"
        else:
            mark = "" if item.tag in INLINE else "\n\n"
            inner: list[Any] = [mark + ("• " if item.tag == "li" else ""), _even(item.text)]
            for child in item:
                inner += [child, _even(child.tail)]
            stack += reversed([*inner, mark])


def _even(text: str | None) -> str:
    """Text with its line feeds, which mean nothing in HTML, as spaces."""
    return (text or "").replace("\n", " ").replace("\r", " ")


def text_of(html: str) -> str:
    """The text of a piece of HTML, a blank line between paragraphs; "" where there is none.

    >>> text_of("<p>Shells hit <b>Kherson</b>.<br>Two died.</p><ul><li>one in Beryslav</ul>")
    'Shells hit Kherson.\\nTwo died.\\n\\n• one in Beryslav'
    """
    tree = tree_of(html) if html.strip() else None
    if tree is None:
        return ""
    paragraphs = []
    for paragraph in "".join(_pieces(tree)).split("\n\n"):
        lines = (" ".join(line.split()) for line in paragraph.split("\n"))
        paragraphs.append("\n".join(line for line in lines if line))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph not in ("", "•"))
