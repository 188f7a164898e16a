"""Words, numbers and punctuation marks."""

import re
from collections.abc import Iterator

from eventgeo.records import Token

TOKEN = re.compile(
    r"[A-Za-z]++(?![\w.'’‐‑-])"  # most words, found soon
    r"|(?:[A-Z]\.){2,}"  # U.S., D.C.
    r"|\d+(?:[.,:]\d+)+"  # 1,200  10:30  4.5
    r"|[^\W_]+(?:[-'’‐‑](?!s\b)[^\W_]+)*"  # words, with their hyphens and apostrophes; a possessive 's stands alone
    r"|['’]s\b"
    r"|\.{2,}|[^\w\s]|_"
)
RUN = re.compile(r"\w+")
BETWEEN_RUNS = {code: " " for code in range(128) if RUN.match(chr(code)) is None}
NEW = tuple.__new__
"""Makes a token in half the time that its own class takes."""


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `text[start:end]`, with offsets into the whole text.

    >>> [t.text for t in tokens("Kyiv's forces lost 1,200 men, a U.S. aide said.")]
    ['Kyiv', "'s", 'forces', 'lost', '1,200', 'men', ',', 'a', 'U.S.', 'aide', 'said', '.']
    """
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        yield NEW(Token, (*match.span(), match.group()))


def runs(text: str) -> list[str]:
    """The runs of letters, digits and underscores in a text.

    >>> runs("Kyiv's 1,200 men")
    ['Kyiv', 's', '1', '200', 'men']
    """
    return text.translate(BETWEEN_RUNS).split() if text.isascii() else RUN.findall(text)
