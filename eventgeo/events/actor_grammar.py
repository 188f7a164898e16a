"""The grammar of actors: names, nations and nouns, and what they make together ("Ukrainian forces")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eventgeo.events.actor_lexicon import Atom, lexicon, not_names, word_set
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

RULING = word_set("actors", "ruling")
COUNTS = word_set("actors", "counts")
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
    if of_name is not None and of_name.kind == "group":
        last = end + 1 + (sentence.norm(end + 1) == "the") + of_name.size
        return mention_at(sentence, first, last, of_name.name, of_name.country, of_name.category, of_name.kind)
    nation = _of_nation(sentence, end)
    country = nation[1].country if nation else None
    if nation and sentence.norm(end) == "of":
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


def _nation(sentence: Reading, at: int, atom: Atom) -> tuple[ActorMention | None, int]:
    """What begins with a nation, people, demonym or capital: the mention, if any, and where to go on."""
    end = at + atom.size
    following = sentence.norm(end)
    if following in STATIVE:
        return None, end
    sided = following in ("backed", "led", "supported", "trained") or sentence.norm(at - 1) in ("pro", "anti")
    first = at - 1 if sentence.norm(at - 1) in ("pro", "anti") else at
    country = None if sided else atom.country
    possessive = following == "'s"
    own = atom_at(sentence, end + possessive, "name")
    if own is not None and own.kind != "person-in-office":
        whole, on = _named(sentence, end + possessive, own)
        start = sentence.words[first].start
        return replace(whole, start=start, surface=sentence.text[start : whole.end]), on
    found = noun_after(sentence, end + possessive)
    if found and atom.what != "people":
        index, noun = found
        person = titled(sentence, first, index, noun, country) if noun.what == "title" else None
        if person is not None:
            return person, index
        named = noun if noun.what == "noun" else atom_at(sentence, index, "noun")
        victims_alone = named is not None and named.category in ("civilians", "protesters") and _counted(sentence, at)
        if victims_alone and named is not None and named.name in victims():
            return None, index + named.size
        if named is not None and (atom.what != "capital" or named.name in RULING):
            last = index + named.size
            tail = written(sentence, end + possessive, last).lower()
            name = f"{atom.category} {tail}" if not sided else written(sentence, first, last)
            return mention_at(sentence, first, last, name, country, named.category, named.kind), last
    if sided:
        return None, end
    people = _people_end(sentence, end) if atom.what == "demonym" else end
    if people > end and not _counted(sentence, at):
        return mention_at(sentence, at, people, written(sentence, at, people), country, "civilians", "generic"), people
    if possessive and (name_end := person_end(sentence, end + 1)) > end + 2:
        return mention_at(sentence, at, end, atom.name, country, "government", "state"), name_end
    if atom.what in ("nation", "capital"):
        kind = "state" if atom.what == "nation" else "capital"
        return mention_at(sentence, at, end, atom.name, country, "government", kind), end
    category = "civilians" if atom.what == "people" else "government"
    name = written(sentence, at, end) if atom.what == "people" else atom.name
    return mention_at(sentence, at, end, name, country, category, "demonym"), end


def _named(sentence: Reading, at: int, atom: Atom) -> tuple[ActorMention, int]:
    """A name of the lexicon, with the noun that follows it ("Taliban fighters") or the person it gives office to."""
    end = at + atom.size
    possessive = sentence.norm(end) == "'s"
    found = noun_after(sentence, end + possessive) if atom.kind != "person-in-office" else None
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


def _at(sentence: Reading, at: int) -> tuple[ActorMention | None, int]:
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


def _longest(sentence: Reading, at: int) -> tuple[ActorMention | None, int]:
    """The mention that begins at a word; an unknown organisation wins over a shorter part of its name."""
    found, on = _at(sentence, at) if sentence.words[at].norm in lexicon() else (None, at + 1)
    unknown = organisation(sentence, at)
    if unknown is not None and (found is None or unknown.end > found.end > 0):
        while on < len(sentence.words) and sentence.words[on].start < unknown.end:
            on += 1
        return unknown, on
    return found, on


def scan(sentence: Reading) -> Iterator[ActorMention]:
    at = 0
    while at < len(sentence.words):
        if sentence.words[at].norm not in lexicon() and not sentence.words[at].text[:1].isupper():
            at += 1
            continue
        found, on = _longest(sentence, at)
        if found is not None:
            yield found
            while on < len(sentence.words) and sentence.words[on].start < found.end:
                on += 1
        at = max(on, at + 1)
