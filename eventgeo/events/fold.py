"""Triggers of one sentence that tell one happening, folded into one, with the trigger that stands for it first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from eventgeo.events.frames import Frame
from eventgeo.events.lexicon import CROWDED, MORE
from eventgeo.events.spots import km_between
from eventgeo.events.where import Choice
from eventgeo.records import FROM_AFAR, Toponym

FAMILIES = {
    "Battles": "violence",
    "Explosions/Remote violence": "violence",
    "Protests": "protest",
    "Riots": "protest",
    "Diplomacy": "diplomacy",
    "attack": "violence",
    "killing": "violence",
    "looting or destruction": "violence",
    "disrupted weapons use": "violence",
    "withdrawal": "movement",
    "troop movement": "movement",
}
"""The family of a type or, before it, of a subtype; happenings of different families are never one."""
SPECIFIC = (
    "suicide bombing", "chemical weapon", "drone strike", "missile strike", "air strike", "shelling", "bombing",
    "excessive force", "with intervention", "violent demonstration", "mob violence", "territory gained", "armed clash",
    "attack", "killing", "peaceful", "disrupted weapons use", "looting or destruction",
)  # fmt: skip
"""Of two triggers of one happening the one whose subtype stands first here says what it was."""
ADVANCES = frozenset(["ground", "advances", "advance", "gains", "progress"])
"""What is gained where no place is captured: part of the fighting."""
TAKEN = ("seize", "seizing", "recover", "confiscat")
"""How words begin that tell what was taken where something else was done ("killed 20 rebels and seized weapons")."""
BLASTS = "Explosions/Remote violence"
"""The type of what may set things on fire."""
KINDS = ("core", "weak", "about", "war", "result", "more", "part", "again")
APART = MORE | {"again"}
"""Classes of triggers that are never of one happening with another."""
ONE_AREA_KM = 25.0
"""People who are hurt farther from a deed than this are not of it."""
DONE = frozenset(["asserted", "claimed"])
COARSE = frozenset(["admin1", "region"])


@dataclass(frozen=True, slots=True)
class Read:
    """A frame with the place that its own sentence gives it, and its standing (None: news).

    `depth` counts the happenings of its sentence that came after it or answer it ("a day after gunmen attacked").
    `doers` are the countries of those who did it, as far as the sentence names them. `beside` tells of a place that
    follows without a comma, `relative` of a verb behind ", which" or ", who", `hit` of a crowd that what is told right
    before was done to. `part` counts the semicolons of its sentence before it, `commas` the commas; `definite` tells of
    a noun with "the"; `listed` are the names of the list that its place stands in; `recounted` tells of what stands
    behind a colon and a date of its own ("the third raid this year: in March six were killed there").
    """

    frame: Frame
    choice: Choice | None
    standing: str | None
    depth: int = 0
    doers: frozenset[str] = frozenset()
    beside: bool = False
    hit: bool = False
    relative: bool = False
    part: int = 0
    commas: int = 0
    definite: bool = False
    listed: frozenset[str | None] = frozenset()
    recounted: bool = False


def family(frame: Frame) -> str:
    """The family of a trigger's happening."""
    entry = frame.entry
    return FAMILIES.get(entry.subtype) or FAMILIES.get(entry.type) or entry.subtype


Key = tuple[str, bool, str, int]


def _key(read: Read) -> Key:
    frame = read.frame
    done = frame.trigger.modality in DONE
    group = "war" if frame.entry.kind == "war" else family(frame)
    if group == "diplomacy":
        return group, True, "", 0
    return group, done, "" if done else frame.trigger.modality, read.depth


def _within(wide: Toponym, fine: Toponym) -> bool:
    """Whether one place is a country, region or first-level unit that the other one lies in."""
    if wide.precision == "country":
        return wide.country == fine.country
    return wide.precision in COARSE and wide.admin1 is not None and wide.admin1 == fine.admin1


def _place_of(reads: Sequence[Read]) -> Choice | None:
    """The place of a group: that of the first trigger that has one."""
    return next((read.choice for read in reads if read.choice is not None), None)


def _apart(read: Read, others: Sequence[Read]) -> bool:
    """Whether a trigger's place tells its happening from another's: two names, neither the wider place of the other."""
    mine, theirs = read.choice, _place_of(others)
    if mine is None or theirs is None or mine.spot is theirs.spot:
        return False
    one, two = mine.spot.toponym, theirs.spot.toponym
    vague = read.frame.entry.subtype in ("killing", "peaceful") or read.frame.trigger.modality not in DONE
    if vague and two.name in read.listed:
        return False
    return one.name != two.name and not _within(one, two) and not _within(two, one)


def by_another(read: Read, others: Sequence[Read]) -> bool:
    """Whether a deed is that of another side: another country's ("…, prompting Iran to launch drones"), or of those who
    fend off the attack.
    """
    if _fends_off(read) != any(map(_fends_off, others)):
        return True
    theirs = next((other.doers for other in others if other.doers), frozenset[str]())
    return bool(read.doers) and bool(theirs) and read.doers.isdisjoint(theirs)


def _set_off(read: Read, others: Sequence[Read]) -> bool:
    """Whether a colon with a date parts a deed from others; or a semicolon, and it is not that of a crowd, nor told by
    its victims alone, nor comes back to those ("the gunfight that followed").
    """
    if read.recounted != others[0].recounted:
        return True
    victims = read.frame.voice == "passive" and read.choice is None
    return read.part != others[0].part and family(read.frame) != "protest" and not victims and not read.definite


def _otherwise(read: Read, others: Sequence[Read]) -> bool:
    """Whether a verb strikes by other means than the verbs of a group ("forces shell a market, drones hit a plant")."""
    means = {other.frame.entry.subtype for other in others if _strikes(other) and other.commas != read.commas}
    return _strikes(read) and bool(means) and read.frame.entry.subtype not in means


def _strikes(read: Read) -> bool:
    frame = read.frame
    return frame.entry.subtype in FROM_AFAR and frame.entry.kind == "core" and frame.voice == "active"


def _fends_off(read: Read) -> bool:
    return read.frame.entry.subtype == "disrupted weapons use"


def _distance(read: Read, group: Sequence[Read]) -> tuple[bool, int]:
    """How far a trigger is from the nearest of others, those behind a semicolon farthest."""
    return min((read.part != other.part, abs(read.frame.first - other.frame.first)) for other in group)


def _rank(read: Read) -> tuple[int, int, int]:
    entry = read.frame.entry
    advanced = read.frame.trigger.surface.split()[-1].lower() in ADVANCES
    subtype = "armed clash" if advanced else entry.subtype
    specific = SPECIFIC.index(subtype) if subtype in SPECIFIC else len(SPECIFIC)
    result = entry.kind == "result" and read.standing != "summary"  # "50 have died since the assault began"
    taken = entry.subtype == "disrupted weapons use" and read.frame.trigger.surface.lower().startswith(TAKEN)
    last = 2 if taken else int(result)
    if entry.type == "Diplomacy":
        how = read.frame.trigger.modality
        lesser = 2 * int(read.frame.voice == "noun") + int(entry.subtype != "meeting")
        return 0 if how in DONE else 1 if how == "planned" else 2, lesser, read.frame.first
    return last, specific if not result else 0, KINDS.index(entry.kind) * 1000 + read.frame.first


def _grouped(reads: Sequence[Read]) -> list[list[Read]]:
    """Reads of one family: those that tell of a happening by its harm alone join the nearest of the others."""
    groups: list[list[Read]] = []
    anchors = [read for read in reads if read.frame.entry.kind not in ("result", *APART)]
    for read in anchors:
        near = (group for group in reversed(groups) if not _set_off(read, group))
        alike = (group for group in near if not by_another(read, group))
        group = next(alike, None)
        if group is not None and not _apart(read, group) and not _otherwise(read, group):
            group.append(read)
        else:
            groups.append([read])
    more = sorted(read.frame.first for read in reads if read.frame.entry.kind in MORE)
    for read in reads:
        if read.frame.entry.kind == "result":
            beside = [group for group in groups if group[0].recounted == read.recounted]
            able = [g for g in beside if not (_hurt_elsewhere(read, g, more) or _hurt_by_doers(read, g))]
            if able:
                min(able, key=lambda group: _distance(read, group)).append(read)
            else:
                groups.append([read])
    return [*groups, *([read] for read in reads if read.frame.entry.kind in APART)]


def _hurt_elsewhere(read: Read, others: Sequence[Read], more: Sequence[int]) -> bool:
    """Whether people were hurt at a place named right behind, and what was done otherwise was at another: far off, or
    told behind those hurt at a third one ("ten died in A, two in B, and the rest in attacks in C").

    `more` are the words at which people hurt elsewhere are told of, in their order.
    """
    mine, theirs = read.choice if read.beside else None, _place_of(others)
    if mine is None or theirs is None or not _apart(read, others):
        return False
    behind = bisect_right(more, read.frame.first)
    told_apart = behind < len(more) and more[behind] < others[0].frame.first
    return told_apart or read.part != others[0].part or km_between(mine.spot, theirs.spot) > ONE_AREA_KM


def _hurt_by_doers(read: Read, others: Sequence[Read]) -> bool:
    """Whether people were hurt, at a place told with them, by those to whom "the attack" is laid: "the attack was
    blamed on a gang, which killed 100 in A last year".
    """
    head = others[0]
    return read.relative and read.choice is not None and head.definite and head.frame.voice == "noun"


CROWD: Key = ("protest", True, "", 0)
VIOLENCE: Key = ("violence", True, "", 0)
ABDUCTION: Key = ("abduction", True, "", 0)
WOUNDED = ("wound", "injur", "hurt")
"""How words begin that tell of people who were not killed."""


def _joined_to_crowds(families: dict[Key, list[Read]]) -> None:
    """Let those killed where crowds were met with force, or fought, be of that: "killed when police opened fire"."""
    for key in [key for key in families if key[:3] == CROWD[:3]]:
        deeds: Key = (*VIOLENCE[:3], key[3])
        crowds, harm = families[key], families.get(deeds)
        if harm is None or not all(hurts(read.frame) for read in harm):
            continue
        if any(read.frame.entry.subtype in CROWDED for read in crowds):
            families[key] = [*crowds, *families.pop(deeds)]


def _joined_to_abductions(families: dict[Key, list[Read]]) -> None:
    """Let those who were wounded alone be so where the sentence has somebody abducted: "a judge was kidnapped and his
    driver injured".
    """
    harm, taken = families.get(VIOLENCE, []), families.get(ABDUCTION)
    wounded = _harm_alone(harm) and all(read.frame.trigger.surface.lower().startswith(WOUNDED) for read in harm)
    if taken and harm and wounded:
        families[ABDUCTION] = [*taken, *families.pop(VIOLENCE)]


def _joined_to_deeds(families: dict[Key, list[Read]]) -> None:
    """Let a crowd that something was done to be of that: "gunmen fired on a protest"."""
    crowds, deeds = families.get(CROWD, []), families.get(VIOLENCE, [])
    hit = [read for read in crowds if read.hit and deeds]
    if hit:
        families[VIOLENCE] = [*deeds, *hit]
        families[CROWD] = [read for read in crowds if read not in hit]
        if not families[CROWD]:
            del families[CROWD]


def _joined_aims(families: dict[Key, list[Read]]) -> None:
    """Let what a crowd came for be of it: "thousands took to the streets to protest against the decision"."""
    aims = ("protest", False, "hypothetical", 0)
    if CROWD in families and aims in families:
        families[CROWD] = [*families[CROWD], *families.pop(aims)]


def _joined_to_riots(families: dict[Key, list[Read]]) -> None:
    """Let the harm told behind a riot be of it: "explosion near bridge, prison riot leaves 17 dead"."""
    riots = [read for read in families.get(CROWD, ()) if read.frame.entry.subtype in CROWDED]
    harm = families.get(VIOLENCE, [])
    deeds = [read for read in harm if read.frame.entry.kind != "result"]
    moved = [read for read in harm if read not in deeds and deeds and _behind_all(read, [*deeds, *riots], riots)]
    if moved:
        families[CROWD] = [*families[CROWD], *moved]
        families[VIOLENCE] = [read for read in harm if read not in moved]


def _behind_all(harm: Read, told: Sequence[Read], riots: Sequence[Read]) -> bool:
    """Whether the last of what is told before a number of people hurt is a riot."""
    before = [read for read in told if read.frame.first < harm.frame.first]
    return bool(before) and max(before, key=lambda read: read.frame.first) in riots


def hurts(frame: Frame) -> bool:
    """Whether a trigger tells of a happening by those whom it hurt alone ("ten were killed", "two were shot dead")."""
    return frame.entry.kind == "result" or _shot(frame)


def _harm_alone(reads: Sequence[Read]) -> bool:
    return all(read.frame.entry.kind == "result" for read in reads)


def _shot(frame: Frame) -> bool:
    """Whether a trigger says that people were shot, and not by whom."""
    return frame.voice == "passive" and frame.trigger.surface.lower().startswith(("shot", "gunned"))


def _joined_to_causes(families: dict[Key, list[Read]]) -> None:
    """Let those who died "days after" a deed be of it."""
    for key in [key for key, reads in families.items() if key[3] == 0 and _harm_alone(reads)]:
        later = (other for other in families if other[:3] == key[:3] and other[3] > 0)
        cause = next((other for other in later if not _harm_alone(families[other])), None)
        if cause is not None:
            families[cause] = [*families.pop(key), *families[cause]]


def _joined_fires(families: dict[Key, list[Read]]) -> None:
    """Let a fire that a deed left be of it: "a rocket hit a petrol station, setting a shop on fire"."""
    for key in [key for key in families if key[0] == "arson"]:
        deed = ("violence", *key[1:])
        if deed in families and all(_is_effect(read, families[deed]) for read in families[key]):
            families[deed] = [*families[deed], *families.pop(key)]


def _is_effect(fire: Read, deeds: Sequence[Read]) -> bool:
    """Whether a fire is told by a participle behind the explosions of a sentence, and nothing else was done in it."""
    done = [deed.frame for deed in deeds if deed.frame.entry.kind != "result"]
    behind = all(frame.first < fire.frame.first and frame.entry.type == BLASTS for frame in done)
    return behind and fire.frame.trigger.surface.split()[0].lower().endswith("ing")


def fold(reads: Sequence[Read]) -> list[list[Read]]:
    """The happenings of a sentence, each as its triggers with the one that stands for it first, in their order."""
    families: dict[Key, list[Read]] = {}
    for read in reads:
        families.setdefault(_key(read), []).append(read)
    _joined_to_deeds(families)
    _joined_aims(families)
    _joined_to_riots(families)
    _joined_to_crowds(families)
    _joined_to_abductions(families)
    _joined_to_causes(families)
    _joined_fires(families)
    groups = [sorted(group, key=_rank) for members in families.values() for group in _grouped(members)]
    return sorted(groups, key=lambda group: group[0].frame.first)
