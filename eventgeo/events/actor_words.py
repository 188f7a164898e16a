"""The words of a sentence as the grammar of actors reads them, and what the lexicon knows of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from eventgeo.events.actor_lexicon import Atom, AtomKind, Word, lexicon, not_names, word_set
from eventgeo.events.forms import irregular_pasts
from eventgeo.records import ActorCategory, Span

MentionKind = Literal[
    "force", "group", "government", "office", "person-in-office", "generic", "state", "capital", "demonym"
]

UPPER_AMBIGUOUS = word_set("actors", "upper_ambiguous")
WITH_ARTICLE = frozenset(["us", "un", "who", "au"])
MODIFIERS = word_set("actors", "modifiers")
ATTRIBUTIVE = word_set("actors", "attributive")


@dataclass(frozen=True, slots=True)
class ActorMention(Span):
    """A stretch of text that names an actor.

    `name` is canonical ("Wagner Group", "Mark Milley", "Ukrainian forces"), `country` the ISO 3166-1 alpha-2 of the
    state it belongs to, `category` an ActorCategory. `kind` tells how it was named: "state" is a country's bare name,
    "capital" its capital or seat of government, "demonym" an adjective or people alone ("Russian", "Palestinians").
    """

    name: str
    country: str | None
    category: ActorCategory
    kind: MentionKind


class Reading(NamedTuple):
    """The words of a sentence with what is needed to match them."""

    text: str
    words: Sequence[Word]
    upper: bool
    titled: bool = False

    def norm(self, index: int) -> str:
        return self.words[index].norm if 0 <= index < len(self.words) else ""

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital, which is never known of text in capitals."""
        return 0 <= index < len(self.words) and self.words[index].text[:1].isupper()

    def adjoins(self, index: int) -> bool:
        """Whether nothing but a space or hyphen stands between this word and the one before."""
        return self.words[index].start - self.words[index - 1].end <= 1


def _fits(atom: Atom, sentence: Reading, at: int) -> bool:
    """Whether the run is written as a name, an acronym or a noun of its kind is."""
    if atom.case == "any":
        return True
    first = sentence.words[at]
    if sentence.upper:
        named = sentence.norm(at - 1) == "the" and first.norm in WITH_ARTICLE
        return first.norm not in UPPER_AMBIGUOUS or atom.size > 1 or "." in first.text or named
    run = sentence.words[at : at + atom.size]
    if atom.case == "upper":
        return all(word.text.isupper() or not word.text.isalpha() for word in run)
    return any(word.text[:1].isupper() for word in run)


def atoms(sentence: Reading, at: int) -> Iterator[Atom]:
    """What the lexicon knows to begin at a word, the longest first."""
    runs = lexicon().get(sentence.words[at].norm)
    if runs is None:
        return
    norms = tuple([word.norm for word in sentence.words[at : at + 9]])
    for run, atom in runs:
        if norms[: len(run)] == run and _fits(atom, sentence, at):
            yield atom


def atom_at(sentence: Reading, at: int, *whats: AtomKind) -> Atom | None:
    if at >= len(sentence.words):
        return None
    return next((atom for atom in atoms(sentence, at) if atom.what in whats), None)


def holds_more(sentence: Reading, at: int, atom: Atom) -> bool:
    """Whether a noun is itself a modifier of the noun right after it ("government soldiers", "military officials")."""
    following = at + atom.size
    if following >= len(sentence.words) or not sentence.adjoins(following) or sentence.norm(at) not in MODIFIERS:
        return False
    return atom_at(sentence, following, "noun", "title") is not None


def noun_after(sentence: Reading, at: int) -> tuple[int, Atom] | None:
    """A noun or title that follows a name at `at`, with at most three modifiers between: its index and itself."""
    for index in range(at, min(at + 4, len(sentence.words))):
        atom = atom_at(sentence, index, "title", "noun")
        if atom is not None and not (holds_more(sentence, index, atom)):
            return index, atom
        if sentence.norm(index) not in MODIFIERS:
            return None
    return None


def attributive(sentence: Reading, at: int, atom: Atom) -> bool:
    """Whether a noun only tells of what kind the next one is ("army base", "police station")."""
    end = at + atom.size
    following = sentence.norm(end)
    if sentence.norm(end - 1) not in ATTRIBUTIVE or not following.isalpha() or not sentence.adjoins(end):
        return False
    told = following in not_names() or following in irregular_pasts() or following.endswith(("ed", "ly"))
    return not (told or (sentence.capital(end) and not sentence.upper))


def mention_at(
    sentence: Reading, first: int, last: int, name: str, country: str | None, category: str, kind: str
) -> ActorMention:
    start, end = sentence.words[first].start, sentence.words[last - 1].end
    return ActorMention(
        start,
        end,
        sentence.text[start:end],
        name,
        country,
        cast(ActorCategory, category),
        cast(MentionKind, kind),
    )


def written(sentence: Reading, first: int, last: int) -> str:
    """Words as written, in one line, lowered where the block is in capitals."""
    text = " ".join(sentence.text[sentence.words[first].start : sentence.words[last - 1].end].split())
    return text.title() if sentence.upper else text
