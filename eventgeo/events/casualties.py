"""How many people a sentence says were killed, wounded, missing, captured or displaced; of which side, and who says so.

Counted people ("at least 12 soldiers", "two women and a child") are joined to the word that says what befell them
("killing", "were wounded", "the death toll rose to"). "12 killed and wounded" is of kind "hurt": some were killed, and
not all. What says no more than "casualties" or "lost" is of kind "losses": it never becomes a number of dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from eventgeo.events.actor_lexicon import rows, word_set
from eventgeo.events.befallen import Reader
from eventgeo.events.counted import People
from eventgeo.events.speakers import speaker_at
from eventgeo.events.tables import classes
from eventgeo.events.toll_words import RISING, TollKind
from eventgeo.records import Layout, Span, TollClaim


@dataclass(frozen=True, slots=True)
class TollMention(Span):
    """A statement of a number of people: at least `low`, at most `high` (None: open).

    `side` is who they were, as written ("soldiers"), where one noun covers all; `parts` gives each counted noun of a
    coordination ("one soldier and three civilians"). `said_by` is the speaker whom the sentence names. `cumulative`
    is true of what is not the happening's own: running tolls ("since 2011") and recalled ones ("two days after 12
    were killed"). `kind` "hurt" is killed and wounded together, some of each; "losses" is killed or wounded, or lost:
    never to be read as killed. `raised` is true of a total that what is told is said to raise.
    """

    kind: TollKind
    low: int | None
    high: int | None
    side: str | None = None
    said_by: str | None = None
    cumulative: bool = False
    parts: tuple[TollClaim, ...] = ()
    raised: bool = False


RAISING = word_set("casualties", "raising")
NEWS = word_set("casualties", "news")
DEEDS = classes()["named-by-day"]
"""Nouns for one deed."""
TO_RAISED = 5
"""How many words before a total, or its number, the verb that raises it may stand."""
HURT: tuple[TollKind, ...] = ("killed", "wounded")
SUPERLATIVE = re.compile(
    r"\b(?:\w{3,}est|worst|first)\b[^,;.]*\b(?:since|in (?:\w+ )*(?:decades?|years?|months?|weeks?|history))\b[^,;.]*|"
    r"\b(?:weeks?|months?|years?) of (?:\w+ )?(?:calm|quiet|peace|truce|respite)\b[^,;.]*",
    re.I,
)
"""What compares one happening with those before it ("the deadliest attack since the war began"), or with the calm
before it: no running toll."""
AFTER = re.compile(r"\bafter (?!that\b|which\b)[^,;.]*$", re.I)
"""What leads from a deed to one before it, whose dead are told too."""
RAISES = re.compile(r"\b(?:rais|bring|tak|increas|push)(?:es|ing|e|ed)? (?:the|its|their|to)\b", re.I)
"""What leads from those a happening killed to a total that they raise."""
DENIAL = re.compile(r"n(?:[o']t|(?<=\bn)(?:o|obody|either))\b|w(?<=\bw)ithout\b")
HARM = re.compile(r"casualt|victim|kill|di(?:ed|e)\b|dead|death|fatalit|loss of life|injur|wound|hurt|harm")
"""Words, in small letters, without which no sentence says that nobody was hurt: one of each. They begin with a letter,
and no search that ignores case finds that soon."""


@cache
def _cues(sense: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.I) for name, pattern in rows("toll_cues.tsv") if name == sense)


def _cued(sense: str, text: str) -> bool:
    return any(cue.search(text) for cue in _cues(sense))


def _nobody(layout: Layout, start: int, end: int) -> Iterator[TollMention]:
    """Statements that nobody was hurt, as zero killed or wounded or both."""
    low = layout.reading[start:end].lower()
    if not (DENIAL.search(low) and HARM.search(low)):
        return
    found = [match for cue in _cues("nobody") if (match := cue.search(layout.reading, start, end)) is not None]
    for kind in HURT:
        match = next((m for m in found if not any(m.groupdict().values()) or m.groupdict().get(kind)), None)
        if match is not None:
            surface = layout.text[match.start() : match.end()]
            yield TollMention(match.start(), match.end(), surface, kind, 0, 0)


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _alike(one: TollKind, two: TollKind) -> bool:
    """Whether two kinds of harm are one, or one is the killed and wounded together and the other some of them."""
    return one == two or ("hurt" in (one, two) and {one, two} <= {"hurt", *HURT})


def _least(people: Sequence[People]) -> int | None:
    lows = [one.low for one in people if one.low is not None]
    return sum(lows) if lows else None


class _Sentence:
    """A sentence of a layout with the numbers that it gives."""

    def __init__(self, layout: Layout, index: int) -> None:
        self.layout = layout
        self.start, self.end = layout.sentences[index].start, layout.sentences[index].end
        self.text = layout.reading[self.start : self.end]
        self.reader = Reader(layout.tokens_of(index))
        self.groups = list(self.reader.groups())
        self.spans = [self._span(index) for index in range(len(self.groups))]
        self.said_by = [self._speaker(people[0]) for _, people in self.groups]

    def _span(self, index: int) -> tuple[int, int]:
        """The people with what befell them; the people alone where that is said of others before."""
        tokens, (word, people) = self.reader.tokens, self.groups[index]
        if index and self.groups[index - 1][0] == word:
            return tokens[people[0].first].start, tokens[people[-1].last - 1].end
        start = min(tokens[people[0].first].start, tokens[word.first].start)
        return start, max(tokens[people[-1].last - 1].end, tokens[word.last - 1].end)

    def _own(self, index: int) -> bool:
        """Whether a number is the happening's own: neither running nor recalled, nor the total of an update."""
        start, end = self.spans[index]
        before = self.spans[index - 1][1] if index else self.start
        after = self.spans[index + 1][0] if index + 1 < len(self.spans) else self.end
        left = self.layout.reading[min(before, start) : start].rpartition(";")[2]
        right = RAISES.split(self.layout.reading[end : max(after, end)].partition(";")[0], maxsplit=1)[0]
        around = SUPERLATIVE.sub("", left + self.layout.reading[start:end] + right)
        if _cued("running", around) or _cued("recalled", self.layout.reading[self.start : start]):
            return False
        if self._before_news(index) or _cued("opening", self.text):
            return False
        return self.groups[index][0].frame != "toll" or not (self._told_before(index) or self._added(index))

    def _before_news(self, index: int) -> bool:
        """Whether a number is that of what came before the deed of another one ("kills 3 after an attack killed 6")."""
        if not index or self.groups[index - 1][0].kind != self.groups[index][0].kind:
            return False
        between = self.layout.reading[self.spans[index - 1][1] : self.spans[index][0]]
        return AFTER.search(between) is not None

    def _added(self, index: int) -> bool:
        """Whether a happening is said to raise a toll, which then is that of more than itself; news of deaths may."""
        low, first = self.reader.low, self.groups[index][0].first
        at = next((i for i in range(first - 1, max(first - TO_RAISED, -1), -1) if low[i] in RAISING), None)
        return at is not None and not NEWS & set(low[:at])

    def _raised(self, index: int) -> bool:
        """Whether a total is said to be raised ("raises the toll to 9", "raises to 9 the number of")."""
        word, people = self.groups[index]
        first = min(word.first, people[0].first)
        return word.frame == "toll" and not RAISING.isdisjoint(self.reader.low[max(first - TO_RAISED, 0) : first])

    def _rises(self, index: int) -> bool:
        """Whether the total of one deed rises to its number ("the number of dead in the attack has risen to 41")."""
        word, people = self.groups[index]
        between = self.reader.low[word.last : people[0].first]
        return word.frame == "toll" and not RISING.isdisjoint(between) and not DEEDS.isdisjoint(between)

    def _told_before(self, index: int) -> bool:
        """Whether the same speaker gives a number of the kind before a toll: "kills 5 and raises the toll to 330"."""
        kind, said_by = self.groups[index][0].kind, self.said_by[index]
        return any(
            _alike(word.kind, kind) and word.frame != "toll" and self.said_by[other] in (said_by, None)
            for other, (word, _) in enumerate(self.groups[:index])
        )

    def _speaker(self, one: People) -> str | None:
        """Who gives a number of people, as far as the sentence tells."""
        return speaker_at(self.text, self.reader.tokens[one.first].start - self.start)

    def _partial(self, index: int) -> bool:
        """Whether a number only adds to a toll that is given too: "the death of a boy raises to 6 the number of …"."""
        word = self.groups[index][0]
        if word.frame == "toll" or word.kind != "killed":
            return False
        text = " ".join(self.reader.low[word.first : word.last])
        tolls = (
            other
            for other in range(index + 1, len(self.groups))
            if self.groups[other][0].frame == "toll" and self.groups[other][0].kind in (word.kind, "losses")
        )
        toll = next((other for other in tolls if not self._running(other)), None)
        return toll is not None and (text in ("death of", "deaths of") or self._later(index, toll))

    def _later(self, index: int, toll: int) -> bool:
        """Whether people of whom a number tells died of their wounds, or were found, after a toll had been given."""
        start, end = self.spans[index - 1][1] if index else self.start, self.spans[toll][0]
        apart = re.search(r"[.;] ", self.layout.reading[self.spans[index][1] : end])
        return apart is None and _cued("later", self.layout.reading[start : max(start, end)])

    def mentions(self) -> Iterator[TollMention]:
        """The numbers of the sentence, in its order."""
        partial = {index for index in range(len(self.groups)) if self._partial(index)}
        for index, (word, _) in enumerate(self.groups):
            if index not in partial:
                own = self._own(index) or (bool(partial) and word.frame == "toll" and not self._running(index))
                raised = self._raised(index) or (own and self._rises(index))
                yield replace(self._mention(index, not own), raised=raised)

    def _running(self, index: int) -> bool:
        return _cued("running", self.layout.reading[self.spans[index][0] : self.end])

    def _mention(self, index: int, cumulative: bool) -> TollMention:
        (word, people), span, said_by = self.groups[index], self.spans[index], self.said_by[index]
        claims = tuple(TollClaim(one.low, one.high, said_by, one.side) for one in people)
        return TollMention(
            *span,
            self.layout.text[span[0] : span[1]],
            word.kind,
            _least(people),
            _sum([one.high for one in people]),
            people[0].side if len(people) == 1 else None,
            said_by,
            cumulative,
            claims if len(people) > 1 else (),
        )


def tolls(layout: Layout, sentence_index: int) -> tuple[TollMention, ...]:
    """The numbers of people that a sentence gives, in its order.

    >>> from eventgeo.language import layout
    >>> shape = layout("Shelling killed at least 12 people and wounded dozens, police said.")
    >>> [(t.kind, t.low, t.high, t.side, t.said_by) for t in tolls(shape, 0)]
    [('killed', 12, None, 'people', 'police'), ('wounded', 24, 99, None, 'police')]
    """
    sentence = _Sentence(layout, sentence_index)
    nobody = _nobody(layout, sentence.start, sentence.end)
    return tuple(sorted([*sentence.mentions(), *nobody], key=lambda toll: (toll.start, toll.end, toll.kind)))
