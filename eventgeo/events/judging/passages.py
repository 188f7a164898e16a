"""What a sentence as a whole tells of, whatever its triggers: a second view beside that of sentences.py.

It knows words of violence by coarse classes (act_words.tsv) rather than by the lexicon's subtypes, and reads sentences
without a trigger too. The two views err on different sentences: with both the verdicts of five folds of MUC-4's dev
reports have a logarithmic loss of 0.440 instead of 0.450 and a detection F1 of 72.0 instead of 71.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import combinations, pairwise
from math import sqrt

from eventgeo.events.judging.clusters import Cluster
from eventgeo.events.judging.deeds import DEEDS, Deed
from eventgeo.events.judging.sentences import AGES, ARTICLES, REACH, noun_class, step
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes, rows
from eventgeo.events.weights import EVEN, chance

Chances = Sequence[Mapping[Deed, float]]
"""For each sentence of a report the chance of each deed by its words."""


@dataclass(frozen=True)
class Said:
    """What the sentences of a report say of each deed, one by one and together."""

    sentences: Chances

    @cached_property
    def together(self) -> dict[Deed, dict[str, float]]:
        """For each deed the chances that the report's sentences give it, and the best that they give another."""
        best = {deed: max(each[deed] for each in self.sentences) for deed in DEEDS}
        return {
            deed: {
                "report passage": best[deed],
                "report passages": sum(each[deed] for each in self.sentences),
                "rival passage": max(best[other] for other in DEEDS if other != deed),
            }
            for deed in DEEDS
        }


Columns = Mapping[str, tuple[float, ...]]
"""Feature to its weight for each deed, in the order of DEEDS."""
QUOTES = frozenset(['"', "“"])
PASSIVE = frozenset(["was", "were", "been", "being", "be", "is", "are"])
BEHIND_NOUN = (["of"], ["against"], ["on"])


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed: dict[str, list[str]] = {}
    for name, words in rows("judging/act_words.tsv"):
        listed.setdefault(name, []).extend(words.replace("*", r"\w*").split())
    return tuple((name, re.compile("|".join(words))) for name, words in listed.items())


@lru_cache(maxsize=65536)
def act(low: str) -> str:
    """The class of a word of violence, or ""."""
    return next((name for name, words in _acts() if words.fullmatch(low)), "")


def _framed(low: Sequence[str], kinds: Sequence[str], at: int, name: str) -> Iterator[str]:
    """How a word of violence stands: its voice, article and doubt, and the nearest nouns on each side."""
    before, word = low[max(0, at - 4) : at], low[at]
    voice = "passive" if not PASSIVE.isdisjoint(before) else "noun" if low[at + 1 : at + 2] in BEHIND_NOUN else "active"
    left = next((kind for kind in reversed(kinds[max(0, at - REACH) : at]) if kind), "-")
    right = next((kind for kind in kinds[at + 1 : at + 1 + REACH] if kind), "-")
    article = next((ARTICLES[each] for each in reversed(before[-2:]) if each in ARTICLES), "none")
    doubt = "~" if not classes()["doubt"].isdisjoint(before) else ""
    yield from (
        f"does={name}", f"does={name}/{voice}{doubt}", f"left={name}/{voice}/{left}", f"right={name}/{voice}/{right}",
        f"both={name}/{voice}/{left}/{right}", f"article={name}/{article}", f"word={word}/{voice}",
        f"left={word}/{left}", f"right={word}/{right}", f"by={name}/{voice}/{'by' in low[at + 1 : at + 1 + REACH]}",
    )  # fmt: skip


def _stems(low: Sequence[str], acts: Sequence[str]) -> list[str]:
    """The words, those of violence as the class of their act, numbers as "#"."""
    return [
        f"~{name}" if name else "#" if word[0].isdigit() else word
        for word, name in zip(low, acts, strict=True)
        if word[0].isalnum()
    ]


def features(scene: Scene) -> Iterator[list[str]]:
    """What is told of each sentence of a report, as names of the weights' table."""
    low, sentences = scene.words.low, scene.layout.sentences
    acts, kinds = list(map(act, low)), list(map(noun_class, low))
    there = [sorted(set(acts[each.first : each.last]) - {""}) for each in sentences]
    for index, sentence in enumerate(sentences):
        words, own = low[sentence.first : sentence.last], acts[sentence.first : sentence.last]
        found = _within(words, own, kinds[sentence.first : sentence.last], there[index])
        yield list(dict.fromkeys((*found, *_around(scene, index, words, there))))


def _within(low: Sequence[str], acts: Sequence[str], kinds: Sequence[str], there: Sequence[str]) -> list[str]:
    """What the words of a sentence tell; `there` are the acts among them."""
    stems = _stems(low, acts)
    found = [f"w={word}" for word in low if word[0].isalpha()] + [f"s={stem}" for stem in stems if stem[0] == "~"]
    found += [f"s={one}_{two}" for one, two in pairwise(stems)]
    found += [f"s={one}__{two}" for one, two in zip(stems, stems[2:], strict=False)]
    for at, name in enumerate(acts):
        if name:
            found += _framed(low, kinds, at, name)
    nouns = sorted(set(kinds) - {""})
    found += [f"noun={kind}" for kind in nouns] + [f"with={name}/{kind}" for name in there for kind in nouns]
    found += [f"acts={one}/{two}" for one, two in combinations(there, 2)]
    found.append(f"opens={next((name for name in acts if name), '-')}/{min(4, sum(map(bool, acts)))}")
    return found


def _around(scene: Scene, index: int, low: Sequence[str], acts: Sequence[Sequence[str]]) -> Iterator[str]:
    """Where a sentence stands, how old its dates are and what it names, and what its neighbours tell of.

    `acts` are those of each sentence.
    """
    ages = scene.ages(index)
    yield from ("age=" + next((name for limit, name in AGES if days < limit), "old") for days in ages)
    if not ages:
        yield "age=none"
    yield from (f"place={(spot.location or spot.toponym).precision}" for spot in scene.spots.get(index, ()))
    for offset in (-1, 1):
        if 0 <= index + offset < len(acts):
            yield from (f"beside{offset}={name}" for name in acts[index + offset])
    if not QUOTES.isdisjoint(low):
        yield "quoted"
    if not classes()["general"].isdisjoint(low):
        yield "general"
    yield from (f"genre={word}" for word in scene.genre)
    yield f"where={step(index, 0, 1, 2, 4, 8, 15)}"
    yield f"length={step(len(acts), 1, 3, 8, 15, 25)}"


def chances(known: Columns, found: Sequence[str]) -> dict[Deed, float]:
    """The chance that a sentence with these features tells of an incident of each deed."""
    columns = [column for each in found if (column := known.get(each)) is not None]
    scale = EVEN / sqrt(len(columns)) if columns else 0.0
    nothing = (0.0,) * len(DEEDS)
    sums = map(sum, zip(*columns, strict=True)) if columns else nothing
    rows = zip(DEEDS, known.get("bias", nothing), sums, strict=True)
    return {deed: round(chance(bias + scale * summed), 4) for deed, bias, summed in rows}


def numbers(cluster: Cluster, said: Said) -> dict[str, float]:
    """What the sentences of a cluster, and all of its report, say of its deed."""
    deed = cluster.deed
    mine = [said.sentences[index][deed] for index in sorted({telling.sentence for telling in cluster.tellings})]
    missed = 1.0
    for each in mine:
        missed *= 1.0 - each
    return {
        "passage": max(mine),
        "passages": sum(mine),
        "any passage": 1.0 - missed,
        **said.together[deed],
    }
