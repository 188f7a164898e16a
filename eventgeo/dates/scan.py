"""From a text to its stretches of time words, in one pass, and the matches of the grammar in each.

A regular expression for each form over the whole text would read the text a hundred times. One pass looks up each
word instead; only where words of the grammar stand in a row, one of them a word that some form needs, are the few
forms tried that need it. The work is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from eventgeo.dates.forms import Form, forms_by_key, word_keys

WORDS = re.compile(r"([^\W_]+)")
JOINT = re.compile(
    r"(?:\.,|[.,])?[ \t\u00a0\u202f\u2009]{0,3}(?:\r?\n[ \t]{0,4})?(?:--?|[–—'’‘\"“(])?|['’]?[/:.,–—+-] ?|['’] "
)
JOINING_DIGITS = frozenset("/:.-–")
WIDEST = 20  # characters of a gap or of a word beyond which neither belongs to a date
BEFORE = 1  # characters before a stretch that a form looks back on: words that it looks back on are in the stretch
LONGEST = 60  # words in one stretch; longer ones are cut, so that no text makes a form look further than this


class Stretch(NamedTuple):
    """Words of time in a row: `start:end` holds them, `limit` is where the next word begins, `keys` what they offer."""

    start: int
    end: int
    limit: int
    keys: frozenset[str]


class Found(NamedTuple):
    """A form that fits at `start:end`; its match was made in a window of the text that begins at `base`."""

    form: Form
    match: re.Match[str]
    start: int
    end: int
    base: int = 0

    def moved(self, by: int) -> "Found":
        """The same fit, in a text in which the window begins so much later."""
        return Found(self.form, self.match, self.start + by, self.end + by, self.base + by)

    def span(self, group: str) -> tuple[int, int]:
        """The `(start, end)` of a group in the text."""
        start, end = self.match.span(group)
        return self.base + start, self.base + end


@lru_cache(maxsize=100_000)
def _offer(word: str) -> frozenset[str] | None:
    return word_keys(word) if len(word) < WIDEST else None


@lru_cache(maxsize=2_000)
def _joins(gap: str) -> bool:
    return len(gap) < WIDEST and JOINT.fullmatch(gap) is not None


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of a text in which at least one word is a key of the grammar."""
    parts = WORDS.split(text)  # gap, word, gap, word, …, gap
    bounds = list(accumulate(map(len, parts), initial=0))
    first = last = -2
    digit = False
    keys: set[str] = set()

    def stretch() -> Stretch:
        return Stretch(bounds[2 * first + 1], bounds[2 * last + 2], bounds[2 * last + 3], frozenset(keys))

    for at, offer in [(at, offer) for at, offer in enumerate(map(_offer, parts[1::2])) if offer is not None]:
        gap, word = parts[2 * at : 2 * at + 2]
        if at != last + 1 or at - first >= LONGEST or not _joins(gap):
            if keys:
                yield stretch()
                keys = set()
            first = at
        elif digit and word[0].isdigit() and gap in JOINING_DIGITS:
            keys.add("#joined")
        keys |= offer
        digit = word[0].isdigit()
        last = at
    if keys:
        yield stretch()


@lru_cache(maxsize=20_000)
def _forms(keys: frozenset[str], style: str) -> tuple[Form, ...]:
    index = forms_by_key(style)
    wanted = {form.rank: form for key in keys for form in index.get(key, ())}
    return tuple(wanted[rank] for rank in sorted(wanted))


@lru_cache(maxsize=1)
def fits(text: str, style: str) -> tuple[tuple[Found, ...], ...]:
    """The fits in each stretch of a text; kept, since a report is first read for its day and then for all its dates."""
    return tuple(tuple(_candidates(text, stretch, style)) for stretch in stretches(text))


def _candidates(text: str, stretch: Stretch, style: str) -> Iterator[Found]:
    """Each fit of each form inside a stretch."""
    base = max(0, stretch.start - BEFORE)
    window = text[base : min(stretch.limit, stretch.end + 8)]
    for found in _fits(window, stretch.start - base, stretch.end - base, stretch.keys, style):
        yield found.moved(base)


@lru_cache(maxsize=20_000)
def _fits(window: str, start: int, end: int, keys: frozenset[str], style: str) -> tuple[Found, ...]:
    """The fits in `window[start:end]`: kept, since "on Monday" and its like return in text after text."""
    fits = []
    for form in _forms(keys, style):
        for match in form.pattern.finditer(window, start):
            first, last = match.span()
            while last > first and window[last - 1] in " ,\n\t\r\u00a0":
                last -= 1
            if first < last <= end + 1:
                fits.append(Found(form, match, first, last))
    return tuple(fits)
