"""Who says what a sentence says, where it names them: "police said", "according to X", "…, X told reporters"."""

from __future__ import annotations

import re

from eventgeo.events.actor_lexicon import lexicon, normal, word_set
from eventgeo.events.counted import victims

PRONOUNS = word_set("casualties", "pronouns")
SAYS = "|".join([*sorted(word_set("casualties", "says")), "puts? the", "spoke of", "speaks? of"])
WORD = r"[\w.'’-]+"
START = r"(?:^|[,;:—–\"'“”‘’] |\b(?:but|while|and) )"
BEFORE = re.compile(rf"{START}((?:{WORD} ){{0,7}}?{WORD})(?: (?:has|have|had|also|later))? (?:{SAYS})\b")
BEHIND = re.compile(rf"[,\"'”’] (?:{SAYS}) ((?:the |an? )?[\w.'’ -]{{2,60}}?)(?=[.,;]|$| on | in )")
ACCORDING = re.compile(rf"\b[Aa]ccording to ({WORD}(?: {WORD}){{0,6}}?)(?=[.,;:()]|$| in | on | at | who | that )")
COLON = re.compile(rf"[^:]: ({WORD}(?: {WORD}){{0,5}}) ?$")
HEAD = re.compile(rf"^({WORD}(?: {WORD}){{0,3}}) ?: (?!\d)")
ARTICLE = re.compile(r"^(?:the|a|an|but|and|while|meanwhile|that|also)\s+", re.I)
NO_NAME = re.compile(
    r"\b(?:killed|kills|wounded|died|dead|injured|casualties|reports?|death|toll|breaking|update|was|were)\b|\d", re.I
)


CLOSING = re.compile(rf"\b(?:{SAYS})\.?$")
"""What ends a sentence that names its speaker last ("ten died; two were hurt, police said")."""
CLAUSE = re.compile(
    r"; |,? (?:while|whereas|but|although|though) |"
    rf",? and (?=(?:the |an? )?{WORD}(?: {WORD})? (?:said|says|put|puts|claimed)\b)"
)
"""Where another speaker may begin."""


def _name(found: str) -> str | None:
    """A speaker's name without article; None for pronouns, numbers and what is no name."""
    name = ARTICLE.sub("", found.strip(" ,.'\"“”‘’"))
    first = name.split()[0].lower() if name.split() else ""
    return None if not name or first in PRONOUNS or NO_NAME.search(name) else name


def speaker(text: str) -> str | None:
    """The speaker whom a sentence names, without article, or None.

    >>> speaker("The army said it killed 40 militants."), speaker("Ten died, according to local officials.")
    ('army', 'local officials')
    """
    for pattern in (ACCORDING, BEHIND, BEFORE, COLON, HEAD):
        match = pattern.search(text)
        name = _name(match.group(1)) if match else None
        if name is not None and (pattern is not HEAD or _can_speak(name)):
            return name
    return None


def speaker_at(text: str, at: int) -> str | None:
    """The speaker named in the clause that holds an offset, or else in the sentence.

    >>> speaker_at("Police said five people died; a hospital said seven had died.", 45)
    'hospital'
    """
    bounds = [match.span() for match in CLAUSE.finditer(text)]
    start = max((last for _, last in bounds if last <= at), default=0)
    end = min((first for first, _ in bounds if first > at), default=len(text))
    own = speaker(text[start:end]) if bounds else None
    stop, tail = text.find("; ", at), text[text.rfind("; ") + 1 :]
    whole = stop < 0 or ("," in tail and CLOSING.search(tail) is not None)
    return own or speaker(text if whole else text[:stop])


def _can_speak(name: str) -> bool:
    """Whether what stands before a colon is somebody ("Health ministry"), and not the place of the report ("Dhaka")."""
    words = tuple(map(normal, name.split()))
    found = (
        atom
        for at, word in enumerate(words)
        for run, atom in lexicon().get(word, ())
        if words[at : at + len(run)] == run
    )
    return any(atom.what in ("name", "title", "noun") for atom in found) or name.split()[-1].lower() in victims()
