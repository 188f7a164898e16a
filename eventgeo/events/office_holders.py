"""Office-holders: a title and the name of a person behind it ("Defence Minister X Y", "Gen. X")."""

from __future__ import annotations

from eventgeo.events.actor_lexicon import Atom, not_names, org_heads, word_set
from eventgeo.events.actor_words import ActorMention, Reading, atom_at, atoms, mention_at, written

PARTICLES = word_set("actors", "particles")
UPPER_DOUBTFUL = word_set("actors", "upper_doubtful")
IN_ED = word_set("actors", "in_ed")


def name_word(sentence: Reading, at: int) -> bool:
    word = sentence.words[at]
    if (
        not word.text[:1].isalpha()
        or word.norm in not_names()
        or word.norm in org_heads()
        or not word.text[:1].isupper()
    ):
        return False
    if sentence.upper and word.norm.endswith("ed") and len(word.norm) > 4 and word.norm not in IN_ED:
        return False
    return not any(atom.what in ("nation", "noun", "title", "demonym") for atom in atoms(sentence, at))


def person_end(sentence: Reading, at: int) -> int:
    """The end of a person's name that begins at a word; `at` where none does."""
    end = at
    while end < len(sentence.words) and end - at < 5:
        word = sentence.words[end]
        if word.norm in PARTICLES and end + 1 < len(sentence.words) and (end == at or sentence.adjoins(end)):
            end += 1
            continue
        if word.text == "." and end > at and len(sentence.words[end - 1].text) == 1:
            end += 1
            continue
        if not name_word(sentence, end) or (end > at and sentence.words[end].start - sentence.words[end - 1].end > 2):
            break
        end += 1
        if sentence.upper and end - at >= 3:
            break
    while end > at and (sentence.norm(end - 1) in PARTICLES or sentence.words[end - 1].text == "."):
        end -= 1
    return end


def _in_name(sentence: Reading, at: int) -> bool:
    """Whether an unknown capitalised word stands right before a title, so that it is part of a name ("X General")."""
    if at < 2 or sentence.upper or not sentence.capital(at - 1) or not sentence.adjoins(at):
        return False
    return sentence.norm(at - 1) not in not_names() and next(atoms(sentence, at - 1), None) is None


def titled(sentence: Reading, first: int, at: int, title: Atom, country: str | None) -> ActorMention | None:
    """A person in office: `first` begins the mention, `title` stands at `at`; further titles may follow."""
    end = at + title.size
    if first == at and _in_name(sentence, at):
        return None
    while end < len(sentence.words):
        if sentence.words[end].text == "." and end + 1 < len(sentence.words):
            end += 1
            continue
        more = atom_at(sentence, end, "title")
        if more is None:
            break
        end += more.size
    last = person_end(sentence, end)
    if last == end or (sentence.upper and last - end < 2 and title.name in UPPER_DOUBTFUL):
        return None
    known = atom_at(sentence, end, "name")
    if known is not None and known.kind == "person-in-office" and end + known.size == last:
        return mention_at(sentence, first, last, known.name, known.country, known.category, known.kind)
    name = written(sentence, end, last)
    return mention_at(sentence, first, last, name, country or title.country, title.category, "person-in-office")
