"""The forms of English verbs and nouns, by rule and by table."""

from functools import cache

from eventgeo.events.tables import rows

VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], ...]]:
    return {row[0]: tuple(tuple(cell.split("|")) for cell in row) for row in rows("forms.tsv")}


@cache
def irregular_pasts() -> frozenset[str]:
    """The past forms of the verbs that make them by no rule ("retook", "overran")."""
    return frozenset(past for _, _, pasts, *_ in _irregular().values() for past in pasts)


def _stem(verb: str) -> str:
    """What -ed and -ing are put to: "rape" gives "rap", "plot" gives "plott"."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1]
    if len(verb) == 4 and verb[-1] not in VOWELS + "wxyk" and verb[-2] in VOWELS and verb[-3] not in VOWELS:
        return verb + verb[-1]
    return verb


def _third(verb: str) -> str:
    if verb[-1] == "y" and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def verb(base: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """The present, past, participle and -ing forms of a verb.

    >>> [sorted(forms) for forms in verb("raid")]
    [['raid', 'raids'], ['raided'], ['raided'], ['raiding']]
    """
    if base in _irregular():
        plain, third, *rest = _irregular()[base]
        past, participle, gerund = map(frozenset, rest)
        return frozenset(plain + third), past, participle, gerund
    stem = _stem(base)
    ended = frozenset((base[:-1] + "ied" if base[-1] == "y" and base[-2] not in VOWELS else stem + "ed",))
    return frozenset((base, _third(base))), ended, ended, frozenset((stem + "ing",))


@cache
def noun(base: str) -> frozenset[str]:
    """The singular and the plural of a regular noun."""
    return frozenset((base, _third(base)))


def expand(term: str) -> frozenset[str]:
    """The words that a term of a pattern stands for: "x/v", "x/n", "x/ed", "x/ing" or a plain word.

    >>> sorted(expand("strike/v"))
    ['stricken', 'strike', 'strikes', 'striking', 'struck']
    """
    base, _, kind = term.partition("/")
    if not kind:
        return frozenset((base,))
    if kind == "n":
        return noun(base)
    present, past, participle, gerund = verb(base)
    return {"v": present | past | participle | gerund, "ed": past | participle, "ing": gerund}[kind]


@cache
def participles() -> frozenset[str]:
    """The participles of all verbs that the lexicon of triggers names, for telling passives."""
    bases = {part[:-2] for row in rows("lexicon.tsv") for term in row[4].split() for part in _verbs(term)}
    return frozenset(form for base in bases for form in verb(base)[2]) | {"killed", "found", "held", "taken"}


def _verbs(term: str) -> list[str]:
    return [part for part in term.strip("[]?").split("|") if part.endswith("/v")]
