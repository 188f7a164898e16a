"""Words, numbers and punctuation marks."""

import re
from collections.abc import Iterator

from eventgeo.records import Token

TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S., D.C.
    r"|\d+(?:[.,:]\d+)+"  # 1,200  10:30  4.5
    r"|[^\W_]+(?:[-'’‐‑](?!s\b)[^\W_]+)*"  # words, with their hyphens and apostrophes; a possessive 's stands alone
    r"|['’]s\b"
    r"|\.{2,}|[^\w\s]|_"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `text[start:end]`, with offsets into the whole text.

    >>> [t.text for t in tokens("Kyiv's forces lost 1,200 men, a U.S. aide said.")]
    ['Kyiv', "'s", 'forces', 'lost', '1,200', 'men', ',', 'a', 'U.S.', 'aide', 'said', '.']
    """
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(*match.span(), match.group())
