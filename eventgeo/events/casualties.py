"""How many people a sentence says were killed, wounded, missing, captured or displaced; of which side, and who says so.

Counted nouns ("at least 12 soldiers", "two women and a child") are joined to the word that says what befell them
("killing", "were wounded", "the death toll rose to"). What says no more than "casualties", "killed and wounded" or
"lost" is of kind "losses": it never becomes a number of dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

from eventgeo.events.actor_lexicon import rows, word_set
from eventgeo.events.quantities import Quantity, quantities, quantity_at
from eventgeo.records import Layout, Span, Token, Toll, TollClaim

TollKind = Literal["killed", "wounded", "missing", "captured", "displaced", "losses"]
Frame = Literal["object", "done", "subject", "count", "toll"]

AUXILIARY = word_set("casualties", "auxiliary")
VOICE = word_set("casualties", "voice")
UNITS = word_set("casualties", "units")
MONTHS = word_set("casualties", "months")
JOINS = (("and",), (",",), (",", "and"), ("as", "well", "as"), ("along", "with"), ("together", "with"), ("plus",))
PARTS = word_set("casualties", "parts")
CUMULATIVE = re.compile(
    r"\bsince\b(?! (?:the )?(?:dawn|midnight|morning|yesterday|last night|noon))|\bso far this (?:year|month)|\bthis year\b"
    r"|\b(?:in|over|during|for) (?:the )?(?:past|last|recent|previous|first)? ?(?:\w+ )?(?:months|years|weeks|decades?)\b"
    r"|\bto date\b|\bover the (?:years|course)|\bin the (?:war|conflict|civil war|insurgency)\b|\bthroughout the\b"
    r"|\bduring the (?:war|conflict|civil war|revolution|insurgency)\b|\b(?:in|within) \d\d+ days\b|\beach (?:year|month)\b"
    r"|\ba year\b|\bin (?:19|20)\d\d\b(?=[^,]*$)|\bper (?:year|day|month)\b|\bannually\b|\bevery (?:year|day)\b",
    re.I,
)
SAYS = (
    r"said|says|say|claimed|claims|claim|reported|reports|announced|announces|added|adds|stated|states|confirmed|confirms|"
    r"told|insisted|estimated|estimates|disclosed|declared|maintained|alleged|alleges|acknowledged|admitted"
)
SPEAKER = re.compile(
    rf"(?:^|[,;:—–\"'“”‘’] |\bbut |\bwhile |\band )((?:[\w.'’-]+ ){{0,7}}?[\w.'’-]+)(?: (?:has|have|had|also|later))? (?:{SAYS})\b"
)
SPEAKER_AFTER = re.compile(rf"[,\"'”’] (?:{SAYS}) ((?:the |an? )?[\w.'’ -]{{2,60}}?)(?=[.,;]|$| on | in )")
ACCORDING = re.compile(r"\b[Aa]ccording to ((?:[\w.'’-]+ ?){1,7}?)(?=[.,;:()]|$| in | on | at | who | that )")
PRONOUNS = word_set("casualties", "pronouns")


@dataclass(frozen=True, slots=True)
class TollMention(Span):
    """A statement of a number of people: at least `low`, at most `high` (None: open).

    `side` is who they were, as written ("soldiers"), where one noun covers all; `parts` gives each counted noun of a
    coordination ("one soldier and three civilians"). `said_by` is the speaker whom the sentence names. `cumulative`
    is true of running tolls ("since 2011"), which are not the happening's own. `kind` "losses" is killed and wounded
    together, or lost: never to be read as killed.
    """

    kind: TollKind
    low: int | None
    high: int | None
    side: str | None = None
    said_by: str | None = None
    cumulative: bool = False
    parts: tuple[TollClaim, ...] = ()


class _Word(NamedTuple):
    """A predicate of the sentence at `tokens[first:last]`."""

    first: int
    last: int
    kind: TollKind
    frame: Frame


class _People(NamedTuple):
    """A counted noun phrase at `tokens[first:last]`; `known` tells whether its noun is one for people, or it has none."""

    first: int
    last: int
    low: int | None
    high: int | None
    side: str | None
    known: bool
    bare: bool


@cache
def victims() -> frozenset[str]:
    """Nouns for people."""
    return frozenset(word.casefold() for row in rows("victims.tsv") for word in row[0].split())


@cache
def toll_words() -> dict[str, tuple[tuple[tuple[str, ...], TollKind, Frame], ...]]:
    """First word to the phrases that begin with it, the longest first, with their kind and frame."""
    found: dict[str, list[tuple[tuple[str, ...], TollKind, Frame]]] = {}
    for phrase, kind, frame in rows("toll_words.tsv"):
        run = tuple(phrase.replace("-", "-").split())
        found.setdefault(run[0], []).append((run, cast(TollKind, kind), cast(Frame, frame)))
    return {first: tuple(sorted(runs, key=lambda run: -len(run[0]))) for first, runs in found.items()}


def _predicates(low: Sequence[str]) -> list[_Word]:
    found, at = [], 0
    while at < len(low):
        for run, kind, frame in toll_words().get(low[at], ()):
            if tuple(low[at : at + len(run)]) == run:
                found.append(_Word(at, at + len(run), kind, frame))
                at += len(run) - 1
                break
        at += 1
    return list(_merged(low, found))


def _merged(low: Sequence[str], found: Sequence[_Word]) -> Iterator[_Word]:
    """ "killed and wounded", "dead or injured" become one predicate of losses."""
    index = 0
    while index < len(found):
        word, after = found[index], found[index + 1 : index + 2]
        join = low[word.last : after[0].first] if after else []
        if (
            after
            and join in (["and"], ["or"], ["/"], ["and", "/", "or"])
            and {word.kind, after[0].kind} == {"killed", "wounded"}
        ):
            yield _Word(word.first, after[0].last, "losses", after[0].frame)
            index += 2
        elif after and not join and word.frame == "object" and after[0].frame == "count":
            index += 1
        else:
            yield word
            index += 1


def _noun_end(low: Sequence[str], at: int, stops: frozenset[int]) -> tuple[int, bool]:
    """The end of the noun phrase that follows a number: behind its first noun for people, at most six words on."""
    for index in range(at, min(at + 6, len(low))):
        word = low[index]
        if (
            index in stops
            or not word[:1].isalpha()
            or word in ("and", "or", "in", "on", "at", "were", "was", "as", "by", "to")
        ):
            break
        if word in UNITS:
            return index, False
        if word in victims():
            last = index + 1
            while last < len(low) and last not in stops and low[last] in victims():
                last += 1
            if low[last : last + 1] == ["of"] and (low[index] in ("members", "member", "families", "family")):
                return _of(low, last, stops), True
            return last, True
    return at, False


def _of(low: Sequence[str], at: int, stops: frozenset[int]) -> int:
    """The end of "of the regime forces" behind "members"."""
    end = at + 1
    while (
        end < len(low)
        and end - at < 5
        and low[end][:1].isalpha()
        and end not in stops
        and low[end] not in AUXILIARY | {"in", "and", "on", "by"}
    ):
        end += 1
    return end if end > at + 1 else at


def _family(low: Sequence[str], at: int) -> tuple[int, Quantity] | None:
    """ "a family of five"."""
    if low[at : at + 3] == ["a", "family", "of"]:
        number = quantity_at(low, at + 3)
        if number is not None:
            return number.last, number
    return None


def _phrase(tokens: Sequence[Token], low: Sequence[str], number: Quantity, stops: frozenset[int]) -> _People | None:
    family = _family(low, number.first)
    if family is not None:
        return _People(number.first, family[0], family[1].low, family[1].high, "family", True, False)
    at = number.last
    if low[at : at + 1] and (low[at] in MONTHS or low[at] in UNITS or low[at].endswith("th")):
        return None
    if low[at : at + 1] == ["of"]:
        at += 1
    end, known = _noun_end(low, at, stops)
    if end < len(low) and low[end] in UNITS and end not in stops and not known:
        return None
    exact = number.low if number.low == number.high else None
    if exact is not None and 1900 <= exact <= 2099 and not known and number.last - number.first == 1:
        return None
    if number.article and not known:
        return None
    side = None if end == at else " ".join(token.text for token in tokens[at:end])
    return _People(number.first, end, number.low, number.high, side if known else None, known or end == at, end == at)


def _adjoined(low: Sequence[str], left: _People, right: _People) -> bool:
    return tuple(low[left.last : right.first]) in JOINS


def _object(low: Sequence[str], people: _People, words: Sequence[_Word]) -> _Word | None:
    """The predicate whose object these people are: "killing X", "killed X", "the death of X", "the toll rose to X"."""
    for word in reversed(words):
        if word.last > people.first:
            continue
        gap = list(low[word.last : people.first])
        if word.frame in ("object", "done") and (
            not gap or (len(gap) <= 2 and set(gap) <= {"at", "least", "of", "also", "the", ",", "his", "her", "their"})
        ):
            return None if word.frame == "done" and low[word.first - 1] in VOICE and gap else word
        if (
            word.frame == "toll"
            and len(gap) <= 9
            and ({"to", "at", "of", "is", "was", "reached", "hit", ":"} & set(gap))
            and not {"from"} & set(gap[-1:])
        ):
            return word
        if word.frame == "count" and gap in ([":"], ["to"], ["at"]):
            return word
        return None
    return None


def _subject(low: Sequence[str], people: _People, words: Sequence[_Word], taken: frozenset[int]) -> _Word | None:
    """The predicate that stands behind these people: "X were killed", "X dead", "X died", "12 deaths"."""
    for word in words:
        if word.first < people.last:
            continue
        gap = list(low[people.last : word.first])
        if any(index in taken for index in range(people.last, word.first)):
            return None
        if word.frame == "count":
            return (
                word
                if people.bare
                and len(gap) <= 2
                and all(g.isalpha() for g in gap)
                and not set(gap) & {"in", "and", "on"}
                else None
            )
        if word.frame not in ("done", "subject"):
            return None
        voiced = bool(set(gap) & VOICE)
        near = len(gap) <= 4 and set(gap) <= AUXILIARY
        if word.frame == "done" and not voiced and word.last in taken:
            return None
        if (
            near
            or (len(gap) <= 12 and voiced and not {";", "(", "killing"} & set(gap))
            or (len(gap) <= 7 and word.frame == "subject" and not {",", ";"} & set(gap))
        ):
            return word
        return None
    return None


def _zero(text: str) -> str | None:
    match = re.search(
        r"\b(?:no|without) (?:immediate )?(?:reports? of )?(?:any )?(?:loss of life|casualties|casualty|victims|deaths|fatalities|injuries|dead|"
        r"(?:one|body|people|person|civilians?) (?:was|were|has been|have been|is) (?:killed|hurt|injured|wounded))"
        r"|\bcaused? no (?:casualties|deaths|injuries|victims)|\bthere were no (?:\w+ )?(?:casualties|deaths|injuries|victims)"
        r"|\bnobody was (?:killed|hurt|injured|wounded)|\b(?:did not|didn't) (?:cause|result in|leave) (?:any )?(?:casualties|deaths|victims|injuries)",
        text,
        re.I,
    )
    return match.group() if match else None


def _nothing(layout: Layout, start: int, end: int) -> Iterator[TollMention]:
    """Statements that nobody was hurt, as zero killed or wounded or both."""
    text = layout.reading[start:end]
    phrase = _zero(text)
    if phrase is None:
        return
    at = start + text.index(phrase)
    word = phrase.lower()
    both = any(w in word for w in ("casualt", "victim", "hurt"))
    surface = layout.text[at : at + len(phrase)]
    if both or any(w in word for w in ("dea", "fatal", "killed", "life")):
        yield TollMention(at, at + len(phrase), surface, "killed", 0, 0)
    if both or any(w in word for w in ("injur", "wounded")):
        yield TollMention(at, at + len(phrase), surface, "wounded", 0, 0)


def _clean(name: str) -> str | None:
    name = re.sub(r"^(?:the|a|an|but|and|while|meanwhile|that|also)\s+", "", name.strip(" ,'\"“”‘’"), flags=re.I)
    return None if not name or name.lower() in PRONOUNS or name.split()[0].lower() in PRONOUNS else name


def _speaker(text: str) -> str | None:
    """Who says what this sentence says, where it names them."""
    for pattern in (ACCORDING, SPEAKER_AFTER, SPEAKER):
        match = pattern.search(text)
        name = _clean(match.group(1)) if match else None
        if name is not None and not re.search(r"\b(?:killed|wounded|died|dead|injured)\b|\d", name):
            return name
    return None


def _sum(values: Sequence[int | None]) -> int | None:
    return None if None in values else sum(cast(Sequence[int], values))


def _most_low(people: Sequence[_People]) -> int | None:
    lows = [person.low for person in people if person.low is not None]
    return sum(lows) if lows else None


class _Reader(NamedTuple):
    """A sentence with its counted nouns and predicates."""

    tokens: tuple[Token, ...]
    low: list[str]
    words: list[_Word]
    people: list[_People]

    def kinds(self) -> list[_Word | None]:
        """For each counted noun the predicate that it belongs to."""
        taken = frozenset(person.first for person in self.people)
        own = [_object(self.low, person, self.words) for person in self.people]
        own = [
            word or _subject(self.low, person, self.words, taken) for word, person in zip(own, self.people, strict=True)
        ]
        for index, person in enumerate(self.people):
            if own[index] is not None and not self._apt(person, cast(_Word, own[index])):
                own[index] = None
        return self._shared(own)

    def _apt(self, person: _People, word: _Word) -> bool:
        if person.known:
            return not (
                person.bare
                and word.frame == "done"
                and word.kind in ("captured", "displaced")
                and word.last <= person.first
            )
        return word.kind in ("killed", "wounded", "losses") and word.frame != "count"

    def _shared(self, own: list[_Word | None]) -> list[_Word | None]:
        """Coordinated nouns share a predicate; what follows "including" is a part and counts no more."""
        for index in range(1, len(own)):
            if own[index] is None and own[index - 1] is not None and self._joined(index) and self.people[index].known:
                own[index] = own[index - 1]
        for index in range(len(own) - 2, -1, -1):
            after = own[index + 1]
            if (
                own[index] is None
                and after is not None
                and self._joined(index + 1)
                and after.first >= self.people[index + 1].last
                and self.people[index].known
            ):
                own[index] = after
        for index, person in enumerate(self.people):
            before = self.low[max(0, person.first - 3) : person.first]
            if set(before) & PARTS and index and own[index - 1] is not None:
                own[index] = None
        return own

    def _joined(self, index: int) -> bool:
        return _adjoined(self.low, self.people[index - 1], self.people[index])


def _read(tokens: tuple[Token, ...]) -> _Reader:
    low = [token.text.replace("’", "'").lower() for token in tokens]
    words = _predicates(low)
    stops = frozenset(index for word in words for index in range(word.first, word.last))
    numbers = [number for number in quantities(tokens) if number.first not in stops or number.low != 0]
    found = (_phrase(tokens, low, number, stops) for number in numbers if number.low != 0 or number.high != 0)
    return _Reader(tokens, low, words, [person for person in found if person is not None])


def _groups(reader: _Reader) -> Iterator[tuple[_Word, list[_People]]]:
    """Counted nouns of one predicate, joined."""
    kinds = reader.kinds()
    index = 0
    while index < len(kinds):
        word = kinds[index]
        if word is None:
            index += 1
            continue
        last = index + 1
        while last < len(kinds) and kinds[last] == word and reader._joined(last):
            last += 1
        yield word, reader.people[index:last]
        index = last


def _toll(
    layout: Layout, reader: _Reader, word: _Word, people: Sequence[_People], said_by: str | None, cumulative: bool
) -> TollMention:
    start = min(reader.tokens[people[0].first].start, reader.tokens[word.first].start)
    end = max(reader.tokens[people[-1].last - 1].end, reader.tokens[word.last - 1].end)
    parts = (
        tuple(TollClaim(person.low, person.high, said_by, person.side) for person in people) if len(people) > 1 else ()
    )
    return TollMention(
        start,
        end,
        layout.text[start:end],
        word.kind,
        _most_low(people),
        _sum([person.high for person in people]),
        people[0].side if len(people) == 1 else None,
        said_by,
        cumulative,
        parts,
    )


def _running(text: str, tolls_: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether the stretch of text around this toll, up to its neighbours, counts over a long time."""
    start = tolls_[index - 1][1] if index else 0
    end = tolls_[index + 1][0] if index + 1 < len(tolls_) else len(text)
    return CUMULATIVE.search(text[start:end]) is not None


def tolls(layout: Layout, sentence_index: int) -> tuple[TollMention, ...]:
    """The numbers of people that a sentence gives, in its order.

    >>> from eventgeo.language import layout
    >>> shape = layout("Shelling killed at least 12 people and wounded dozens, police said.")
    >>> [(t.kind, t.low, t.high, t.side, t.said_by) for t in tolls(shape, 0)]
    [('killed', 12, None, 'people', 'police'), ('wounded', 24, 99, None, 'police')]
    """
    sentence = layout.sentences[sentence_index]
    text = layout.reading[sentence.start : sentence.end]
    reader = _read(layout.tokens_of(sentence_index))
    if not reader.words:
        return tuple(_nothing(layout, sentence.start, sentence.end))
    groups = list(_groups(reader))
    spans = [
        (reader.tokens[p[0].first].start - sentence.start, reader.tokens[p[-1].last - 1].end - sentence.start)
        for _, p in groups
    ]
    said_by = _speaker(text) if groups else None
    found = [
        _toll(layout, reader, word, people, said_by, _running(text, spans, index))
        for index, (word, people) in enumerate(groups)
    ]
    return tuple(
        sorted([*found, *_nothing(layout, sentence.start, sentence.end)], key=lambda toll: (toll.start, toll.end))
    )


def toll(mentions: Sequence[TollMention], kind: TollKind) -> Toll | None:
    """What several statements say of one kind: their range, and each statement; running tolls and losses stay out."""
    own = [mention for mention in mentions if mention.kind == kind and not mention.cumulative and kind != "losses"]
    if not own:
        return None
    claims = [
        claim
        for mention in own
        for claim in (mention.parts or (TollClaim(mention.low, mention.high, mention.said_by, mention.side),))
    ]
    lows = [mention.low for mention in own if mention.low is not None]
    highs = [mention.high for mention in own]
    return Toll(min(lows) if lows else None, None if None in highs else max(cast(Sequence[int], highs)), tuple(claims))
