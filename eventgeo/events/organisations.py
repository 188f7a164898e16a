"""Organisations that the lexicon does not know, by the noun in their capitalised name."""

from __future__ import annotations

from eventgeo.events.actor_lexicon import not_names, org_heads
from eventgeo.events.actor_words import ActorMention, Reading, atoms, mention_at

LONGEST = 6
"""Words of a name among which the noun for its kind is looked for."""


def _capitals_end(sentence: Reading, at: int) -> int:
    """The end of the run of capitalised words that begins at a word; `at` where it does not begin with one."""
    while sentence.capital(at) and sentence.norm(at) not in not_names():
        at += 1
    return at


def _head(sentence: Reading, at: int) -> int | None:
    """The noun for an organisation in the capitalised words from `at` on, with "and" between them at most."""
    heads = org_heads()
    for index, word in enumerate(sentence.words[at : at + LONGEST], start=at):
        if word.norm != "and" and not word.text[:1].isupper():
            return None
        if word.norm in heads:
            return index
    return None


def organisation(sentence: Reading, at: int) -> ActorMention | None:
    """An organisation that the lexicon does not know, by the noun in its capitalised name ("Front for the … of X")."""
    head = None if sentence.titled else _head(sentence, at)
    if head is None or sentence.norm(at) in not_names() - org_heads().keys():
        return None
    end = head + 1
    if sentence.norm(end) in ("of", "for"):
        follows = end + 1 + (sentence.norm(end + 1) == "the")
        last = _capitals_end(sentence, follows)
        if last > follows and sentence.norm(last) in ("and", "of") and _capitals_end(sentence, last + 1) > last + 1:
            last = _capitals_end(sentence, last + 1)
        end = last if last > follows else end
    if end - at < 2 or (head == at and end == head + 1):
        return None
    category, kind = org_heads()[sentence.norm(head)]
    known = (atom for index in range(at, end) for atom in atoms(sentence, index))
    nation = next((atom for atom in known if atom.what in ("nation", "demonym")), None)
    name = " ".join(sentence.text[sentence.words[at].start : sentence.words[end - 1].end].split())
    return mention_at(sentence, at, end, name, nation.country if nation else None, category, kind)
