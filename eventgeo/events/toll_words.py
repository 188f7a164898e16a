"""The words that say what befell people: "killing", "were wounded", "the death toll", "took … hostage"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from eventgeo.events.actor_lexicon import rows, word_set

TollKind = Literal["killed", "wounded", "missing", "captured", "displaced", "hurt", "losses"]
Frame = Literal["object", "done", "subject", "count", "toll"]

DEADLY = word_set("casualties", "deadly")
"""What is done "to death", unlike what courts sentence to it."""
RISING = word_set("casualties", "rising")
TAKING = frozenset(["take", "takes", "taking", "took", "taken", "hold", "holds", "holding", "held"])
HELD = frozenset(["hostage", "hostages", "captive", "captives", "prisoner", "prisoners"])
"""What people are taken or held as."""
FLYING = word_set("casualties", "flying")
"""What is shot down, and is nobody."""
TOOK = frozenset(["take", "takes", "taking", "took"])
ABDUCTING = word_set("casualties", "abducting")
"""What tells that people taken were abducted, and not "taken to hospital"."""
TO_HELD = 7
"""Within how many words behind such a verb its people are called hostages."""
CLOSING = frozenset([",", ";", ":", "and", "but", "from", "with"])
"""What ends the object of a verb."""
BOTH = (["and"], ["/"], [",", "and"], ["&"])
EITHER = (["or"], ["and", "/", "or"], ["or", "seriously"])
PERSONS = frozenset(
    "people persons person civilians families villagers women children men girls boys students pupils "
    "passengers".split()
)
CASUALTIES = frozenset(["casualties", "casualty"])


class Befalling(NamedTuple):
    """A word at `tokens[first:last]` that says what befell people, and how its people stand to it."""

    first: int
    last: int
    kind: TollKind
    frame: Frame


@cache
def _beginnings() -> frozenset[str]:
    """What such expressions begin with."""
    return TAKING | _phrases().keys()


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], TollKind, Frame], ...]]:
    """First word to the phrases that begin with it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], TollKind, Frame]]] = {}
    for phrase, kind, frame in rows("toll_words.tsv"):
        run = tuple(phrase.split())
        found.setdefault(run[0], []).append((run, cast(TollKind, kind), cast(Frame, frame)))
    return {first: tuple(sorted(runs, key=lambda run: -len(run[0]))) for first, runs in found.items()}


def befalling_at(low: Sequence[str], at: int) -> Befalling | None:
    """The longest expression of the table that begins at a word."""
    for run, kind, frame in _phrases().get(low[at], ()):
        said_of = kind == "displaced" and _is_said_of(low, at)
        if tuple(low[at : at + len(run)]) == run and not said_of and not _is_downed(low, at):
            return Befalling(at, at + len(run), kind, frame)
    return None


def _is_downed(low: Sequence[str], at: int) -> bool:
    """Whether missiles or aircraft were shot down, and nobody."""
    return low[at : at + 2] == ["shot", "down"] and not FLYING.isdisjoint(low)


def _is_said_of(low: Sequence[str], at: int) -> bool:
    """Whether a participle says what sort of people they are ("nine displaced persons")."""
    return low[at].endswith("ed") and low[at + 1 : at + 2] != [] and low[at + 1] in PERSONS


def _held(low: Sequence[str], at: int) -> Befalling | None:
    """A verb of taking that has hostages or prisoners for its object ("took 15 soldiers prisoner")."""
    end = next((index for index in range(at + 2, min(at + TO_HELD, len(low))) if low[index] in HELD), None)
    return Befalling(at, at + 1, "captured", "object") if end and CLOSING.isdisjoint(low[at:end]) else None


def _taken(low: Sequence[str], at: int) -> Befalling | None:
    """A verb of taking with people for its object, where an abduction is told of ("bandits took 50 people")."""
    if low[at] not in TOOK or ABDUCTING.isdisjoint(low):
        return None
    end = next((index for index in range(at + 2, min(at + TO_HELD, len(low))) if low[index] in PERSONS), None)
    return Befalling(at, at + 1, "captured", "object") if end and CLOSING.isdisjoint(low[at:end]) else None


def befallings(low: Sequence[str]) -> list[Befalling]:
    """The words of a sentence that say what befell people.

    "Killed and wounded" is one, and so are "casualties and injuries"; "killed or wounded" is one of losses.
    """
    found: list[Befalling] = []
    at, known = 0, _beginnings()
    if known.isdisjoint(low):
        return found
    while at < len(low):
        if low[at] not in known:
            at += 1
            continue
        word = befalling_at(low, at) or (_held(low, at) or _taken(low, at) if low[at] in TAKING else None)
        if word is None or (low[word.first] == "to" and DEADLY.isdisjoint(low[: word.first])):
            at += 1
            continue
        at = word.last
        both = _both(low, found[-1], word) if found else None
        both = both or (_all_three(low, found[-1], word) if found else None)
        if both is not None:
            found[-1] = both
        elif not (found and found[-1].last == word.first and found[-1].frame == "object" and word.frame == "count"):
            found.append(word)
    return [_told_apart(word, found, low) for word in found]


def _all_three(low: Sequence[str], one: Befalling, two: Befalling) -> Befalling | None:
    """The first two of "casualties, wounded, and missing", where one number is given for all."""
    three = befalling_at(low, two.last + 2) if low[two.last : two.last + 2] == [",", "and"] else None
    listed = low[one.last : two.first] == [","] and three is not None and len({one.kind, two.kind, three.kind}) == 3
    return Befalling(one.first, two.last, "losses", two.frame) if listed else None


def _told_apart(word: Befalling, words: Sequence[Befalling], low: Sequence[str]) -> Befalling:
    """ "Casualties" that are told apart from the wounded, called killed, or raise a number of dead, are dead."""
    if low[word.first] not in CASUALTIES or word.frame != "count" or word.kind != "losses":
        return word
    behind = [low[other.first] for other in words if other.first > word.last and other.kind == "killed"]
    among = low[word.last : word.last + 1] in (["killed"], ["including"]) and "killed" in behind
    wounded = any(other.kind == "wounded" for other in words)
    return word._replace(kind="killed") if among or wounded or _raises(word, words, low) else word


def _raises(word: Befalling, words: Sequence[Befalling], low: Sequence[str]) -> bool:
    """Whether those told of raise a number of dead ("9 casualties … raise the death toll to 30")."""
    tolls = (other for other in words if other.frame == "toll" and other.kind == "killed" and other.first > word.last)
    return any(not RISING.isdisjoint(low[word.last : toll.first]) for toll in tolls)


def _both(low: Sequence[str], one: Befalling, two: Befalling) -> Befalling | None:
    """Killed and wounded together, or killed and captured, where one number is given for both.

    Who were "captured and killed" are dead.
    """
    kinds = {one.kind, two.kind}
    if not kinds & {"wounded", "captured", "missing"} or not kinds & {"killed", "losses"}:
        return None
    between = list(low[one.last : two.first])
    if between not in BOTH and between not in EITHER:
        return None
    if between in BOTH and one.kind in ("captured", "missing"):
        return two
    frame = one.frame if one.frame == "toll" else two.frame
    both = between in BOTH and "wounded" in kinds
    return Befalling(one.first, two.last, "hurt" if both else "losses", frame)
