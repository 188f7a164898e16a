"""The grammar of actors: names, nations and nouns, and what they make together ("Ukrainian forces")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from eventgeo.events.actor_lexicon import Atom, lexicon, not_names, org_heads, word_set
from eventgeo.events.actor_words import (
    ActorMention,
    Reading,
    atom_at,
    atoms,
    attributive,
    holds_more,
    mention_at,
    noun_after,
    written,
)
from eventgeo.events.counted import victims
from eventgeo.events.office_holders import name_word, person_end, titled
from eventgeo.events.organisations import organisation

Step = tuple[ActorMention | None, int]
"""A mention, if any, and the word to go on from."""
RULING = word_set("actors", "ruling")
COUNTS = word_set("actors", "counts")
TERRITORIES = word_set("actors", "territories")
"""What is named as a nation is, and acts only through its authorities ("Gaza's health ministry")."""
LOYAL = word_set("actors", "loyal")
STATIVE = word_set("actors", "stative")
NAMEABLE = frozenset(["rebel", "militia", "police", "pmc"])


def _of_nation(sentence: Reading, at: int) -> tuple[int, Atom] | None:
    """A nation after "of" or "in" ("the army of Sri Lanka"): the end of the phrase, and the nation."""
    if sentence.norm(at) not in ("of", "in"):
        return None
    index = at + 1 + (sentence.norm(at + 1) == "the")
    atom = atom_at(sentence, index, "nation")
    return (index + atom.size, atom) if atom is not None else None


def _noun(sentence: Reading, first: int, at: int, noun: Atom) -> ActorMention:
    """A bare noun, with the capitalised unknown name before it and the nation after it."""
    end = at + noun.size
    of_name = (
        atom_at(sentence, end + 1 + (sentence.norm(end + 1) == "the"), "name") if sentence.norm(end) == "of" else None
    )
    if of_name is not None and of_name.kind in ("group", "force"):
        last = end + 1 + (sentence.norm(end + 1) == "the") + of_name.size
        return mention_at(sentence, first, last, of_name.name, of_name.country, of_name.category, of_name.kind)
    nation = _of_nation(sentence, end)
    country = nation[1].country if nation else None
    if nation and sentence.norm(end) == "of" and noun_after(sentence, nation[0]) is None:
        end = nation[0]
    if noun.category in NAMEABLE and not sentence.upper:
        while first > 1 and sentence.adjoins(first) and name_word(sentence, first - 1):
            first -= 1
    kind = noun.kind if first < at or country else "generic"
    return mention_at(sentence, first, end, written(sentence, first, end), country, noun.category, kind)


def _people_end(sentence: Reading, at: int) -> int:
    """The end of an unarmed people's noun behind a demonym ("Algerian landowners"), at most two words on; else `at`."""
    for end in range(at + 1, min(at + 3, len(sentence.words)) + 1):
        word = sentence.words[end - 1]
        if not word.norm.isalpha() or word.norm in not_names():
            return at
        if word.norm in victims() and word.norm.endswith(("s", "men", "people")):
            return end
    return at


def _counted(sentence: Reading, at: int) -> bool:
    """Whether a number stands before a word, as it does before victims and not before actors."""
    return sentence.norm(at - 1).isdigit() or sentence.norm(at - 1) in COUNTS


class _Stem(NamedTuple):
    """A nation, people, demonym or capital at `first:end`, from which an actor may be composed.

    `first` takes in "pro" and "anti"; `sided` says that what follows only leans to the nation ("Turkish-backed"), so
    that it has no country; `after` is the word behind "'s".
    """

    atom: Atom
    at: int
    first: int
    end: int
    after: int
    sided: bool

    @property
    def country(self) -> str | None:
        return None if self.sided else self.atom.country


def _stem(sentence: Reading, at: int, atom: Atom) -> _Stem:
    end = at + atom.size
    leaning = sentence.norm(at - 1) in ("pro", "anti")
    sided = leaning or sentence.norm(end) in ("backed", "led", "supported", "trained")
    return _Stem(atom, at, at - leaning, end, end + (sentence.norm(end) == "'s"), sided)


def _owned(sentence: Reading, stem: _Stem) -> Step | None:
    """A name of the lexicon behind its nation ("Iran's Revolutionary Guards")."""
    own = atom_at(sentence, stem.after, "name")
    if own is None or own.kind == "person-in-office":
        return None
    whole, on = _named(sentence, stem.after, own)
    start = sentence.words[stem.first].start
    return replace(whole, start=start, surface=sentence.text[start : whole.end]), on


def _composed(sentence: Reading, stem: _Stem) -> Step | None:
    """A nation with the noun or the office-holder behind it ("Russian troops", "Ukrainian President X")."""
    found = noun_after(sentence, stem.after) if stem.atom.what != "people" else None
    if found is None:
        return None
    index, noun = found
    person = titled(sentence, stem.first, index, noun, stem.country) if noun.what == "title" else None
    if person is not None:
        return person, index
    named = noun if noun.what == "noun" else atom_at(sentence, index, "noun")
    if named is None or (stem.atom.what == "capital" and named.name not in RULING):
        return None
    last = index + named.size
    if named.category in ("civilians", "protesters") and named.name in victims() and _counted(sentence, stem.at):
        return None, last
    tail = " ".join(map(_lowered, written(sentence, stem.after, last).split()))
    name = written(sentence, stem.first, last) if stem.sided else f"{stem.atom.category} {tail}"
    return mention_at(sentence, stem.first, last, name, stem.country, named.category, named.kind), last


def _paired(sentence: Reading, stem: _Stem) -> Step | None:
    """A nation that shares the noun of the next one ("US and UK warplanes" are American and British ones)."""
    if stem.atom.what not in ("nation", "demonym") or sentence.norm(stem.end) != "and":
        return None
    at = stem.end + 1
    other = next((atom for atom in atoms(sentence, at) if atom.what in ("nation", "demonym")), None)
    shared = _composed(sentence, _stem(sentence, at, other)) if other else None
    if other is None or shared is None or shared[0] is None or shared[0].kind == "person-in-office":
        return None
    name = f"{stem.atom.category} {shared[0].name.removeprefix(f'{other.category} ')}"
    whose = shared[0].category, shared[0].kind
    return mention_at(sentence, stem.first, stem.end, name, stem.country, *whose), stem.end


def _people(sentence: Reading, stem: _Stem) -> Step | None:
    """Unarmed people of a nation ("Algerian landowners"), where they are not counted as victims are."""
    if stem.atom.what != "demonym" or _counted(sentence, stem.at):
        return None
    last = _people_end(sentence, stem.end)
    if last == stem.end:
        return None
    name = written(sentence, stem.at, last)
    return mention_at(sentence, stem.at, last, name, stem.country, "civilians", "generic"), last


def _lowered(word: str) -> str:
    """A word in lower case, unless it is a type's name ("F-16s")."""
    return word if any(letter.isdigit() for letter in word) else word.lower()


def _folded(name: str) -> str:
    return name.lower().replace(" ", "_")


def _bare(sentence: Reading, stem: _Stem) -> Step:
    """A nation, capital, adjective or people alone."""
    atom, at, end = stem.atom, stem.at, stem.end
    if atom.what == "people":
        return mention_at(sentence, at, end, written(sentence, at, end), stem.country, "civilians", "demonym"), end
    if atom.what == "nation" and (_folded(atom.name) in TERRITORIES or sentence.norm(end) == "city"):
        return None, end
    kind = {"nation": "state", "capital": "capital"}.get(atom.what, "demonym")
    if stem.after > end and person_end(sentence, stem.after) > stem.after + 1:
        return mention_at(sentence, at, end, atom.name, stem.country, "government", "state"), person_end(
            sentence, stem.after
        )
    return mention_at(sentence, at, end, atom.name, stem.country, "government", kind), end


def _nation(sentence: Reading, at: int, atom: Atom) -> Step:
    """What begins with a nation, people, demonym or capital: the mention, if any, and where to go on."""
    stem = _stem(sentence, at, atom)
    if sentence.norm(stem.end) in STATIVE:
        return None, stem.end
    found = _owned(sentence, stem) or _composed(sentence, stem)
    if found is not None or stem.sided:
        return found or (None, stem.end)
    return _people(sentence, stem) or _paired(sentence, stem) or _bare(sentence, stem)


def _named(sentence: Reading, at: int, atom: Atom) -> tuple[ActorMention, int]:
    """A name of the lexicon, with the noun that follows it ("Taliban fighters") or the person it gives office to."""
    end = at + atom.size
    possessive = sentence.norm(end) == "'s"
    found = noun_after(sentence, end + possessive) if atom.kind != "person-in-office" else None
    loyal = noun_after(sentence, end) if found is None and sentence.norm(end) in LOYAL else None
    if loyal is not None and loyal[1].what == "noun":
        last = loyal[0] + loyal[1].size
        name = written(sentence, at, last)
        return mention_at(sentence, at, last, name, atom.country, loyal[1].category, loyal[1].kind), last
    if found:
        index, noun = found
        person = titled(sentence, at, index, noun, atom.country) if noun.what == "title" else None
        if person is not None:
            return person, index
        if noun.what == "noun" and not possessive:
            return mention_at(
                sentence, at, index + noun.size, atom.name, atom.country, atom.category, atom.kind
            ), index + noun.size
    return mention_at(sentence, at, end, atom.name, atom.country, atom.category, atom.kind), end


def _at(sentence: Reading, at: int) -> Step:
    """The mention that begins at a word, if any, and the word to go on from."""
    for atom in atoms(sentence, at):
        if atom.what == "name":
            return _named(sentence, at, atom)
        if atom.what in ("nation", "demonym", "people", "capital"):
            return _nation(sentence, at, atom)
        if atom.what == "title":
            person = titled(sentence, at, at, atom, None)
            if person is not None:
                return person, at + atom.size
        if (
            atom.what == "noun"
            and atom.alone
            and not holds_more(sentence, at, atom)
            and not attributive(sentence, at, atom)
        ):
            return _noun(sentence, at, at, atom), at + atom.size
    return None, at + 1


def _longest(sentence: Reading, at: int, organised: bool) -> Step:
    """The mention that begins at a word; an unknown organisation, where the sentence may have one, wins over a shorter
    part of its name.
    """
    found, on = _at(sentence, at) if sentence.words[at].norm in lexicon() else (None, at + 1)
    unknown = organisation(sentence, at) if organised else None
    if unknown is not None and (found is None or unknown.end > found.end > 0):
        while on < len(sentence.words) and sentence.words[on].start < unknown.end:
            on += 1
        return unknown, on
    return found, on


def scan(sentence: Reading) -> Iterator[ActorMention]:
    """The mentions of a sentence; where all words are capitalised, only those of the lexicon begin one."""
    known, on = lexicon(), 0
    organised = not org_heads().keys().isdisjoint([word.norm for word in sentence.words])
    for at, (_, _, text, norm) in enumerate(sentence.words):
        if at < on or (norm not in known and (sentence.titled or not text[:1].isupper())):
            continue
        found, on = _longest(sentence, at, organised)
        if found is not None:
            yield found
            while on < len(sentence.words) and sentence.words[on].start < found.end:
                on += 1
