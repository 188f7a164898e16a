"""Actors that a text names: forces, groups, governments, offices and their holders; never private persons or victims.

A lexicon gives names, nations, nouns and titles; a small grammar composes them: demonym or country and a noun
("Ukrainian forces", "Iran's parliament"), name and noun ("Taliban fighters"), title and person ("President X Y").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from eventgeo.events.actor_lexicon import Atom, AtomKind, Word, lexicon, not_names, org_heads, word_set, words
from eventgeo.events.counted import victims
from eventgeo.records import ActorCategory, Layout, Span

MentionKind = Literal[
    "force", "group", "government", "office", "person-in-office", "generic", "state", "capital", "demonym"
]

COUNTS = word_set("actors", "counts")
MODIFIERS = word_set("actors", "modifiers")
STATIVE = word_set("actors", "stative")
PARTICLES = word_set("actors", "particles")
UPPER_AMBIGUOUS = word_set("actors", "upper_ambiguous")
NAMEABLE = frozenset(["rebel", "militia", "police", "pmc"])
ATTRIBUTIVE = word_set("actors", "attributive")
SKIPPED = frozenset(["credit", "boilerplate"])


@dataclass(frozen=True, slots=True)
class ActorMention(Span):
    """A stretch of text that names an actor.

    `name` is canonical ("Wagner Group", "Mark Milley", "Ukrainian forces"), `country` the ISO 3166-1 alpha-2 of the
    state it belongs to, `category` as in SPEC.md. `kind` tells how it was named: "state" is a country's bare name,
    "capital" its capital or seat of government, "demonym" an adjective or people alone ("Russian", "Palestinians").
    """

    name: str
    country: str | None
    category: ActorCategory
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class _Sentence:
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


def _fits(atom: Atom, sentence: _Sentence, at: int) -> bool:
    """Whether the run is written as a name, an acronym or a noun of its kind is."""
    if atom.case == "any":
        return True
    first = sentence.words[at]
    if sentence.upper:
        return first.norm not in UPPER_AMBIGUOUS or atom.size > 1 or "." in first.text or sentence.norm(at - 1) == "the"
    run = sentence.words[at : at + atom.size]
    if atom.case == "upper":
        return all(word.text.isupper() or not word.text.isalpha() for word in run)
    return any(word.text[:1].isupper() for word in run)


def _atoms(sentence: _Sentence, at: int) -> Iterator[Atom]:
    """What the lexicon knows to begin at a word, the longest first."""
    norms = [word.norm for word in sentence.words[at : at + 9]]
    for run, atom in lexicon().get(norms[0], ()):
        if tuple(norms[: len(run)]) == run and _fits(atom, sentence, at):
            yield atom


def _first(sentence: _Sentence, at: int, *whats: AtomKind) -> Atom | None:
    if at >= len(sentence.words):
        return None
    return next((atom for atom in _atoms(sentence, at) if atom.what in whats), None)


def _person_end(sentence: _Sentence, at: int) -> int:
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
        if not _name_word(sentence, end) or (end > at and sentence.words[end].start - sentence.words[end - 1].end > 2):
            break
        end += 1
        if sentence.upper and end - at >= 3:
            break
    while end > at and (sentence.norm(end - 1) in PARTICLES or sentence.words[end - 1].text == "."):
        end -= 1
    return end


def _name_word(sentence: _Sentence, at: int) -> bool:
    word = sentence.words[at]
    if (
        not word.text[:1].isalpha()
        or word.norm in not_names()
        or word.norm in org_heads()
        or not word.text[:1].isupper()
    ):
        return False
    return not any(atom.what in ("nation", "noun", "title", "demonym") for atom in _atoms(sentence, at))


def _noun_after(sentence: _Sentence, at: int) -> tuple[int, Atom] | None:
    """A noun or title that follows a name at `at`, with at most three modifiers between: its index and itself."""
    for index in range(at, min(at + 4, len(sentence.words))):
        atom = _first(sentence, index, "title", "noun")
        if atom is not None and not (_holds_more(sentence, index, atom)):
            return index, atom
        if sentence.norm(index) not in MODIFIERS:
            return None
    return None


def _holds_more(sentence: _Sentence, at: int, atom: Atom) -> bool:
    """Whether a noun is itself a modifier of the noun right after it ("government soldiers", "military officials")."""
    following = at + atom.size
    if following >= len(sentence.words) or not sentence.adjoins(following) or sentence.norm(at) not in MODIFIERS:
        return False
    return _first(sentence, following, "noun", "title") is not None


def _attributive(sentence: _Sentence, at: int, atom: Atom) -> bool:
    """Whether a noun only tells of what kind the next one is ("army base", "police station")."""
    end = at + atom.size
    following = sentence.norm(end)
    if sentence.norm(end - 1) not in ATTRIBUTIVE or not following.isalpha() or not sentence.adjoins(end):
        return False
    return not (following in not_names() or following.endswith(("ed", "ly")) or sentence.capital(end))


def _mention(
    sentence: _Sentence, first: int, last: int, name: str, country: str | None, category: str, kind: str
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


def _written(sentence: _Sentence, first: int, last: int) -> str:
    """Words as written, in one line, lowered where the block is in capitals."""
    text = " ".join(sentence.text[sentence.words[first].start : sentence.words[last - 1].end].split())
    return text.title() if sentence.upper else text


def _in_name(sentence: _Sentence, at: int) -> bool:
    """Whether an unknown capitalised word stands right before a title, so that it is part of a name ("X General")."""
    if at < 2 or sentence.upper or not sentence.capital(at - 1) or not sentence.adjoins(at):
        return False
    return sentence.norm(at - 1) not in not_names() and next(_atoms(sentence, at - 1), None) is None


def _titled(sentence: _Sentence, first: int, at: int, title: Atom, country: str | None) -> ActorMention | None:
    """A person in office: `first` begins the mention, `title` stands at `at`; further titles may follow."""
    end = at + title.size
    if first == at and _in_name(sentence, at):
        return None
    while end < len(sentence.words):
        if sentence.words[end].text == "." and end + 1 < len(sentence.words):
            end += 1
            continue
        more = _first(sentence, end, "title")
        if more is None:
            break
        end += more.size
    last = _person_end(sentence, end)
    if last == end:
        return None
    known = _first(sentence, end, "name")
    if known is not None and known.kind == "person-in-office" and end + known.size == last:
        return _mention(sentence, first, last, known.name, known.country, known.category, known.kind)
    name = _written(sentence, end, last)
    return _mention(sentence, first, last, name, country or title.country, title.category, "person-in-office")


def _of_nation(sentence: _Sentence, at: int) -> tuple[int, Atom] | None:
    """A nation after "of" or "in" ("the army of Sri Lanka"): the end of the phrase, and the nation."""
    if sentence.norm(at) not in ("of", "in"):
        return None
    index = at + 1 + (sentence.norm(at + 1) == "the")
    atom = _first(sentence, index, "nation")
    return (index + atom.size, atom) if atom is not None else None


def _noun(sentence: _Sentence, first: int, at: int, noun: Atom) -> ActorMention:
    """A bare noun, with the capitalised unknown name before it and the nation after it."""
    end = at + noun.size
    of_name = (
        _first(sentence, end + 1 + (sentence.norm(end + 1) == "the"), "name") if sentence.norm(end) == "of" else None
    )
    if of_name is not None and of_name.kind == "group":
        last = end + 1 + (sentence.norm(end + 1) == "the") + of_name.size
        return _mention(sentence, first, last, of_name.name, of_name.country, of_name.category, of_name.kind)
    nation = _of_nation(sentence, end)
    country = nation[1].country if nation else None
    if nation and sentence.norm(end) == "of":
        end = nation[0]
    if noun.category in NAMEABLE and not sentence.upper:
        while first > 1 and sentence.adjoins(first) and _name_word(sentence, first - 1):
            first -= 1
    kind = noun.kind if first < at or country else "generic"
    return _mention(sentence, first, end, _written(sentence, first, end), country, noun.category, kind)


def _people_end(sentence: _Sentence, at: int) -> int:
    """The end of an unarmed people's noun behind a demonym ("Algerian landowners"), at most two words on; else `at`."""
    for end in range(at + 1, min(at + 3, len(sentence.words)) + 1):
        word = sentence.words[end - 1]
        if not word.norm.isalpha() or word.norm in not_names():
            return at
        if word.norm in victims() and word.norm.endswith(("s", "men", "people")):
            return end
    return at


def _counted(sentence: _Sentence, at: int) -> bool:
    """Whether a number stands before a word, as it does before victims and not before actors."""
    return sentence.norm(at - 1).isdigit() or sentence.norm(at - 1) in COUNTS


def _nation(sentence: _Sentence, at: int, atom: Atom) -> tuple[ActorMention | None, int]:
    """What begins with a nation, people, demonym or capital: the mention, if any, and where to go on."""
    end = at + atom.size
    following = sentence.norm(end)
    if following in STATIVE:
        return None, end
    sided = following in ("backed", "led", "supported", "trained") or sentence.norm(at - 1) in ("pro", "anti")
    first = at - 1 if sentence.norm(at - 1) in ("pro", "anti") else at
    country = None if sided else atom.country
    possessive = following == "'s"
    own = _first(sentence, end + possessive, "name")
    if own is not None and own.kind != "person-in-office":
        whole, on = _named(sentence, end + possessive, own)
        start = sentence.words[first].start
        return replace(whole, start=start, surface=sentence.text[start : whole.end]), on
    found = _noun_after(sentence, end + possessive)
    if found and atom.what != "people":
        index, noun = found
        person = _titled(sentence, first, index, noun, country) if noun.what == "title" else None
        if person is not None:
            return person, index
        named = noun if noun.what == "noun" else _first(sentence, index, "noun")
        victims_alone = named is not None and named.category in ("civilians", "protesters") and _counted(sentence, at)
        if victims_alone and named is not None and named.name in victims():
            return None, index + named.size
        if named is not None and (atom.what != "capital" or named.kind == "government"):
            last = index + named.size
            tail = _written(sentence, end + possessive, last).lower()
            name = f"{atom.category} {tail}" if not sided else _written(sentence, first, last)
            return _mention(sentence, first, last, name, country, named.category, named.kind), last
    if sided:
        return None, end
    people = _people_end(sentence, end) if atom.what == "demonym" else end
    if people > end and not _counted(sentence, at):
        return _mention(sentence, at, people, _written(sentence, at, people), country, "civilians", "generic"), people
    if possessive and (person_end := _person_end(sentence, end + 1)) > end + 2:
        return _mention(sentence, at, end, atom.name, country, "government", "state"), person_end
    if atom.what in ("nation", "capital"):
        kind = "state" if atom.what == "nation" else "capital"
        return _mention(sentence, at, end, atom.name, country, "government", kind), end
    category = "civilians" if atom.what == "people" else "government"
    name = _written(sentence, at, end) if atom.what == "people" else atom.name
    return _mention(sentence, at, end, name, country, category, "demonym"), end


def _named(sentence: _Sentence, at: int, atom: Atom) -> tuple[ActorMention, int]:
    """A name of the lexicon, with the noun that follows it ("Taliban fighters") or the person it gives office to."""
    end = at + atom.size
    possessive = sentence.norm(end) == "'s"
    found = _noun_after(sentence, end + possessive) if atom.kind != "person-in-office" else None
    if found:
        index, noun = found
        person = _titled(sentence, at, index, noun, atom.country) if noun.what == "title" else None
        if person is not None:
            return person, index
        if noun.what == "noun" and not possessive:
            return _mention(
                sentence, at, index + noun.size, atom.name, atom.country, atom.category, atom.kind
            ), index + noun.size
    return _mention(sentence, at, end, atom.name, atom.country, atom.category, atom.kind), end


def _at(sentence: _Sentence, at: int) -> tuple[ActorMention | None, int]:
    """The mention that begins at a word, if any, and the word to go on from."""
    for atom in _atoms(sentence, at):
        if atom.what == "name":
            return _named(sentence, at, atom)
        if atom.what in ("nation", "demonym", "people", "capital"):
            return _nation(sentence, at, atom)
        if atom.what == "title":
            person = _titled(sentence, at, at, atom, None)
            if person is not None:
                return person, at + atom.size
        if (
            atom.what == "noun"
            and atom.alone
            and not _holds_more(sentence, at, atom)
            and not _attributive(sentence, at, atom)
        ):
            return _noun(sentence, at, at, atom), at + atom.size
    return None, at + 1


def _capitals_end(sentence: _Sentence, at: int) -> int:
    """The end of the run of capitalised words that begins at a word; `at` where it does not begin with one."""
    while sentence.capital(at) and sentence.norm(at) not in not_names():
        at += 1
    return at


def _head(sentence: _Sentence, at: int) -> int | None:
    """The noun for an organisation in the capitalised words from `at` on, with "and" between them at most."""
    for index in range(at, min(at + 6, len(sentence.words))):
        if not sentence.capital(index) and sentence.norm(index) != "and":
            return None
        if sentence.norm(index) in org_heads():
            return index
    return None


def _organisation(sentence: _Sentence, at: int) -> ActorMention | None:
    """An organisation that the lexicon does not know, by the noun in its capitalised name ("Front for the … of X")."""
    head = _head(sentence, at)
    if head is None or sentence.titled or sentence.norm(at) in not_names() - org_heads().keys():
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
    known = (atom for index in range(at, end) for atom in _atoms(sentence, index))
    nation = next((atom for atom in known if atom.what in ("nation", "demonym")), None)
    name = " ".join(sentence.text[sentence.words[at].start : sentence.words[end - 1].end].split())
    return _mention(sentence, at, end, name, nation.country if nation else None, category, kind)


def _longest(sentence: _Sentence, at: int) -> tuple[ActorMention | None, int]:
    """The mention that begins at a word; an unknown organisation wins over a shorter part of its name."""
    found, on = _at(sentence, at) if sentence.words[at].norm in lexicon() else (None, at + 1)
    unknown = _organisation(sentence, at)
    if unknown is not None and (found is None or unknown.end > found.end > 0):
        while on < len(sentence.words) and sentence.words[on].start < unknown.end:
            on += 1
        return unknown, on
    return found, on


def _scan(sentence: _Sentence) -> Iterator[ActorMention]:
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


def _sentences(layout: Layout) -> Iterator[_Sentence]:
    for index, shape in enumerate(layout.sentences):
        block = layout.blocks[shape.block]
        if block.kind not in SKIPPED:
            found = tuple(words(layout.tokens_of(index)))
            named = [word.text[0].isupper() for word in found[1:] if word.text[0].isalpha()]
            titled = block.upper or sum(named) > 0.8 * len(named)
            yield _Sentence(layout.text, found, block.upper, titled)


def _surnames(found: Sequence[ActorMention]) -> dict[str, ActorMention]:
    """Last word of each office-holder's name to the fullest mention of that name."""
    people: dict[str, ActorMention] = {}
    for mention in found:
        if mention.kind == "person-in-office":
            last = mention.name.split()[-1].casefold()
            known = people.get(last)
            if len(last) > 3 and (known is None or len(known.name) < len(mention.name)):
                people[last] = mention
    return people


def _recalled(
    sentence: _Sentence, people: dict[str, ActorMention], taken: Sequence[ActorMention]
) -> Iterator[ActorMention]:
    """Office-holders named by surname alone, who were given their office elsewhere in the text."""
    for at, word in enumerate(sentence.words):
        person = people.get(word.text.casefold())
        if person is None or not word.text[:1].isupper() or any(m.overlaps(word.start, word.end) for m in taken):
            continue
        first = at
        while first and sentence.norm(first - 1) in {part.casefold() for part in person.name.split()[:-1]}:
            first -= 1
        yield _mention(sentence, first, at + 1, person.name, person.country, person.category, person.kind)


def actors(layout: Layout) -> tuple[ActorMention, ...]:
    """The actors that a text names, in its order; photo credits and the page's boilerplate are not read.

    >>> from eventgeo.language import layout
    >>> text = "Ukrainian forces hit a Wagner Group base, Defence Minister Ivan Petrenko said. Petrenko gave no toll."
    >>> [(m.name, m.country, m.category) for m in actors(layout(text))]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Ukrainian forces', 'UA', 'state_forces'), ('Wagner Group', 'RU', 'pmc'),
     ('Ivan Petrenko', None, 'government'), ('Ivan Petrenko', None, 'government')]
    """
    sentences = list(_sentences(layout))
    found = [list(_scan(sentence)) for sentence in sentences]
    people = _surnames([mention for mentions in found for mention in mentions])
    fullest = [[_fullest(mention, people) for mention in mentions] for mentions in found]
    if people:
        for sentence, mentions in zip(sentences, fullest, strict=True):
            mentions += list(_recalled(sentence, people, tuple(mentions)))
    return tuple(sorted((m for mentions in fullest for m in mentions), key=lambda m: (m.start, m.end)))


def _fullest(mention: ActorMention, people: dict[str, ActorMention]) -> ActorMention:
    """An office-holder under the fullest name that the text gives, with the country known from there."""
    if mention.kind != "person-in-office":
        return mention
    known = people.get(mention.name.split()[-1].casefold())
    if known is None or (len(mention.name.split()) > 1 and mention.name.split()[0] != known.name.split()[0]):
        return mention
    return replace(mention, name=known.name, country=mention.country or known.country)
