"""Where the actors of a trigger stand: its subject, object, agent, possessor and recipients, found without a parser."""

from __future__ import annotations

from dataclasses import replace

from eventgeo.events.actor_clause import ADVERBS, ARMS, BE, PARTICIPLES, PARTS_OF, PRONOUNS, RELATIVE, Clause, Found
from eventgeo.events.actor_lexicon import word_set

COUNTS = word_set("actors", "counts")
PLACE_WORDS = word_set("roles", "place_words")
BREAKS = word_set("roles", "breaks")
OPENING = word_set("roles", "opening")
SAYING = word_set("roles", "saying")
LIGHT = word_set("roles", "light")
GOVERNED = word_set("roles", "governed")
ENDURED = word_set("roles", "endured")
JOINTS = word_set("roles", "joints")
DOES = frozenset(
    "kill kills arrest arrests wound wounds abduct abducts attack attacks capture captures detain detains".split()
)
"""Verbs of headlines, behind which their objects stand."""
SITES = word_set("roles", "sites")
"""What those who hold it give their name to, and do nothing ("an army base")."""
BORDERS = frozenset(["border", "borders", "frontier", "boundary", "crossing"])
RECIPIENT_WORDS = word_set("roles", "recipient_words")
UNOWNED = (
    BE | BREAKS | OPENING | PLACE_WORDS | SAYING | LIGHT | ENDURED | GOVERNED | {"and", ",", "by", "a", "an", "the"}
)
"""Words that a possessor does not stand before."""
POSSESSIVES = frozenset(["its", "their"])
"""Words for whose arms or forces are told of."""
TIMES = word_set("roles", "times")
FORCES = word_set("roles", "forces")
ACCUSING = frozenset(["accused", "accuse", "accuses", "accusing", "blamed", "blame", "blames", "blaming"])
"""What stands before those who are said to have done a deed."""
ASCRIBED = frozenset([("attributed", "to"), ("ascribed", "to"), ("blamed", "on"), ("pinned", "on")])
"""What stands before those to whom a deed is laid."""
HURTS = frozenset("kill kills killed killing wound wounds wounded wounding injure injures injured injuring".split())
DEVICES = frozenset("bomb bombs ied ieds mine mines landmine landmines device devices explosive explosives".split())
"""What lies in wait, and is hit by those whom it hurts."""
MET = frozenset("hit hits hitting struck strikes striking triggered triggers tripped".split())
RAN = frozenset("ran run runs running drove drives driving stepped stepping rode".split())
"""Verbs for coming upon it, the latter with "over", "on" or "into"."""
BLAMED, NEAR_BLAME = frozenset(["blamed", "pinned"]), 4
"""Verbs with "on" for those to whom a deed is laid, and how many words before those they stand."""
HARMED = frozenset(["killed", "kills", "wounded", "wounds", "injured", "injures", "hit", "hits", "struck", "strikes"])
"""What arms did, "fire" among them, where that is no verb."""
ENDING = frozenset([";", ":", ".", "-", "—", "–", "and", ",", "accused", "suspected"])
"""What ends an object, or describes it ("shot men accused of helping Fano")."""
OWN = PRONOUNS | POSSESSIVES | {"his", "her", "our"}
"""What stands for a speaker in what is said."""
LONGEST_RELATIVE = 9
"""How many words before its object a relative clause begins at most."""
REACH = {"object": 9, "agent": 20, "possessor": 5, "ascribed": 8, "light": 7, "between": 14, "recipient": 26}
"""How many words from the trigger each is looked for."""


def coordinated(scene: Clause, actor: Found, step: int) -> list[Found]:
    """An actor with those that "and" or commas join to it, to the left (`step` -1) or to the right (1)."""
    found = [actor]
    while True:
        index = found[-1].last if step > 0 else found[-1].first - 1
        joints: list[str] = []
        while len(joints) < 4 and scene.word(index) in JOINTS:
            joints.append(scene.word(index))
            index += step
        neighbour = scene.at(index) if joints and joints != ["as"] else None
        if neighbour is None or neighbour in found or not scene.can_act(neighbour):
            return found
        if step > 0 and "and" not in joints and _speaks(scene, neighbour):
            return found
        if step < 0 and _opens_sentence(scene, neighbour, found[-1]):
            return found
        found.append(neighbour)


def _speaks(scene: Clause, actor: Found) -> bool:
    """Whether an actor says what is told, alone or with others ("…, police and witnesses said")."""
    verb = scene.word(actor.last + 2) if scene.word(actor.last) == "and" else scene.word(actor.last)
    return verb in SAYING


def _opens_sentence(scene: Clause, place: Found, actor: Found) -> bool:
    """Whether a name before a comma only says where ("In Georgia, police …")."""
    return scene.word(actor.first - 1) == "," and scene.before(place) in PLACE_WORDS


def _oblique(scene: Clause, actor: Found) -> bool:
    """Whether a name is no subject: the object of a preposition, the holder of a site ("an army base"), or an adjective
    of nationality alone, but for that of arms ("an Israeli drone fired").
    """
    before = scene.before(actor)
    if scene.word(actor.last) in SITES:
        return True
    if before in PLACE_WORDS or before in ("against", "by", "with", "to", "on", "for"):
        return True
    if before == "of" and scene.word(actor.last) == "'s":
        return True
    adjective = actor.mention.kind == "demonym" and actor.mention.category != "civilians"
    fire = scene.word(actor.last) == "fire" and scene.word(actor.last + 1) in HARMED
    armed = (fire or scene.word(actor.last) in ARMS) and not _is_governed(scene, actor)
    return adjective and not armed and scene.word(actor.last) not in LIGHT | BE | {"and", ","}


def _is_governed(scene: Clause, actor: Found) -> bool:
    """Whether a name belongs to the object of a verb, so that "and" leads on from that verb ("X blamed Y and left")."""
    at = actor.first - 1
    while (
        scene.word(at) in ("the", "more", "than", "least") or scene.word(at)[:1].isdigit() or scene.word(at) in COUNTS
    ):
        at -= 1
    before = scene.word(at)
    infinitive = scene.word(at - 2) == "to"
    return infinitive or before.endswith("ed") or before in PARTICIPLES | SAYING | DOES or before == "of"


def _of_time(scene: Clause, index: int) -> bool:
    """Whether a word that may begin a clause says no more than when ("before dawn", "after midnight")."""
    after = scene.word(index + 2) if scene.word(index + 1) in ("the", "early", "late") else scene.word(index + 1)
    return after in TIMES


def subject(scene: Clause, start: int) -> list[Found]:
    """The actors to the left of a word that may be its subject: the nearest one of the clause."""
    index, crossing, relative = start - 1, False, False
    added = scene.word(start - 1) == "," and scene.word(start).endswith("ing")
    while index >= 0:
        actor = scene.at(index)
        if actor is not None:
            shared = scene.word(start - 1) in ("and", ",") and _is_governed(scene, actor)
            owner = added and scene.before(coordinated(scene, actor, -1)[-1]) == "of"
            placed = owner or scene.before(actor) in PLACE_WORDS or _holds(scene, actor)
            if relative and (placed or _is_aimed_at(scene, actor)):
                return []
            described = _of_relative(scene, actor, start)
            if described is not None:
                index, start = described, described + 1
                continue
            if scene.can_act(actor) and not shared and not placed and (relative or not _oblique(scene, actor)):
                return coordinated(scene, actor, -1)
            index = actor.first - (3 if scene.is_disguise(actor) else 1)
            continue
        word = scene.word(index)
        if word == "whom":
            return main_subject(scene, index)
        crossing = crossing or word in PRONOUNS
        relative = relative or (word in RELATIVE and start - index <= 6)
        bounded = (word in BREAKS and not _of_time(scene, index)) or (word in SAYING and word not in RELATIVE)
        if word == ";" or ((bounded or _begins(scene, index, start)) and not crossing):
            return []
        index -= 1
    return []


def _begins(scene: Clause, index: int, start: int) -> bool:
    """Whether ", and" begins a subject that is no actor (", and a hospital in B was shelled")."""
    led = scene.word(index) == "and" and scene.word(index - 1) == ","
    return led and scene.word(index + 1) in ("a", "an", "another") and index + 2 < start


def _is_aimed_at(scene: Clause, actor: Found) -> bool:
    """Whether a deed was done to an actor, so that "which" behind it is the deed: "an attack on X, which killed 9"."""
    blamed = not BLAMED.isdisjoint(scene.low[max(actor.first - NEAR_BLAME, 0) : actor.first])
    return scene.before(actor) in ("on", "against") and not blamed


def _holds(scene: Clause, actor: Found) -> bool:
    """Whether a country between commas only says where the place before it is ("Kebbi state, Nigeria,")."""
    before = actor.first - 1
    before -= scene.word(before) in PARTS_OF
    return actor.mention.kind == "state" and scene.word(before) == scene.word(actor.last) == ","


def _of_relative(scene: Clause, actor: Found, start: int) -> int | None:
    """The index of whom a relative clause describes that ends with an actor as its object, right before the verb at
    `start` ("four soldiers who confronted the bandits were"); None where none does. One between commas may say what
    they say ("Israel, which says it protects the Druze, struck").
    """
    closed = scene.word(start - 1) == ","
    if not (BE | {"have", "had", ","}) & {scene.word(actor.last), scene.word(start - 1)}:
        return None
    for at in range(actor.first - 2, max(actor.first - LONGEST_RELATIVE, 0), -1):
        word = scene.word(at)
        if word in ("who", "which"):
            return at - 2 if scene.word(at - 1) == "," else at - 1
        if (word in SAYING and not closed) or word in (",", ";") or scene.at(at) is not None:
            return None
    return None


def main_subject(scene: Clause, start: int) -> list[Found]:
    """The first actor of the sentence that is no oblique, for verbs whose own subject is not named ("to discuss").

    Who says that something was done has not done it himself ("Villagers said that ..."), but for "it" and "they".
    """
    for actor in scene.actors:
        told = scene.low[actor.last + 1 : start]
        tells = scene.word(actor.last) in SAYING and (told[:1] == ["that"] or OWN.isdisjoint(told))
        if actor.last <= start and scene.can_act(actor) and not _oblique(scene, actor) and not tells:
            return coordinated(scene, actor, 1)
    return []


def _is_object(scene: Clause, actor: Found) -> bool:
    """Whether a name can be an object: an adjective of nationality cannot, unless it stands alone."""
    adjective = actor.mention.kind == "demonym" and actor.mention.category != "civilians"
    return scene.can_act(actor) and (not adjective or scene.word(actor.last) in ("and", ",", ".", ""))


def object_of(scene: Clause, noun: bool) -> list[Found]:
    """The actors to the right of a trigger that may be its object; a noun's follow "of", "on" or "against"."""
    opened, doer, index = False, False, scene.last
    while index < min(scene.last + REACH["object"], len(scene.low)):
        actor, word = scene.at(index), scene.word(index)
        if actor is not None and not (noun and doer and not opened):
            usable = (opened or not noun) and _is_object(scene, actor)
            return coordinated(scene, actor, 1) if usable else []
        if actor is None and (_ends_object(word, noun) or (word == "by" and not noun)):
            return []
        if word == "with" and scene.word(index - 1) in BORDERS:
            return []
        doer = doer or word == "by"
        opened = opened or word in OPENING
        index = actor.last if actor is not None else index + 1
    return []


def _ends_object(word: str, noun: bool) -> bool:
    """Whether no object of a trigger stands behind a word."""
    placed = word in PLACE_WORDS and word != "at" and not (noun and word in ("into", "over"))
    return placed or word in BREAKS or word in SAYING or word in ENDING


def agent(scene: Clause, *, from_too: bool) -> list[Found]:
    """The actors behind "by", or behind "from" where something is done ("shelling from Russian forces")."""
    begin = scene.last - (scene.word(scene.last - 1) == "by")
    for index in range(begin, min(scene.last + REACH["agent"], len(scene.low) - 1)):
        word = scene.word(index)
        if word in (";", ":") or (word in BREAKS and index > scene.last):
            return []
        if word == "by" or (word == "from" and from_too and index == scene.last):
            near = next((a for i in range(index + 1, index + 5) if (a := scene.at(i)) is not None), None)
            if near is not None and _speaks(scene, near):
                return []
            armed = near is not None and (word == "by" or near.mention.kind in ("force", "group", "generic"))
            return coordinated(scene, near, 1) if near is not None and armed and scene.can_act(near) else []
    return []


def accused(scene: Clause) -> list[Found]:
    """Whom somebody accuses of a deed or blames for it ("accused the army of a drone attack")."""
    for index in range(scene.first - 1, max(scene.first - REACH["recipient"], 0), -1):
        actor = scene.at(index - 1) if scene.word(index) in ("of", "for") else None
        found = coordinated(scene, actor, -1) if actor is not None else []
        if found and scene.before(found[-1]) in ACCUSING:
            return found
        if scene.word(index) in (";", ":") or scene.word(index) in SAYING:
            return []
    return []


def ascribed(scene: Clause) -> list[Found]:
    """Whom a deed is laid to behind it: "an attack attributed to X", "the raid was blamed on X", "blamed it on X"."""
    blamed = not ACCUSING.isdisjoint(scene.low[max(scene.first - REACH["light"], 0) : scene.first])
    for index in range(scene.last, min(scene.last + REACH["ascribed"], len(scene.low) - 2)):
        if (scene.word(index), scene.word(index + 1)) in ASCRIBED or (blamed and scene.word(index + 1) == "on"):
            near = next((a for i in range(index + 2, index + 8) if (a := scene.at(i)) is not None), None)
            return coordinated(scene, near, 1) if near is not None and scene.can_act(near) else []
        if scene.word(index) in (";", ":", "."):
            break
    return []


def possessor(scene: Clause) -> list[Found]:
    """The actor right before a noun: "Russian missile strike", "Israel's raid"; at most three words between."""
    for index in range(scene.first - 1, max(scene.first - REACH["possessor"], -1), -1):
        actor, word = scene.at(index), scene.word(index)
        if actor is not None:
            between = scene.low[actor.last : scene.first]
            kin = actor.mention.kind in ("demonym", "group", "force", "generic")
            own = (not between or between[0] == "'s" or kin) and actor.mention.kind != "capital"
            return coordinated(scene, actor, -1) if own else []
        if word in POSSESSIVES:
            return owner(scene, index)
        if word in UNOWNED:
            return []
        if not (word[:1].isalpha() or word in ("'s", "-")):
            return []
    return []


def owner(scene: Clause, index: int) -> list[Found]:
    """Whose arms "its" or "their" says them to be: the nearest actor before it that is no oblique."""
    for actor in reversed(scene.actors):
        if actor.last <= index and scene.can_act(actor) and not _oblique(scene, actor):
            return coordinated(scene, actor, -1)
    return []


def own_forces(scene: Clause) -> list[Found]:
    """Whose forces the subject right before a verb is said to be ("said its troops had seized")."""
    index = scene.first - 1
    while scene.word(index) in BE | ADVERBS:
        index -= 1
    return owner(scene, index - 1) if scene.word(index) in FORCES and scene.word(index - 1) in POSSESSIVES else []


def governor(scene: Clause) -> int | None:
    """The index of a verb that governs a noun trigger ("launched an attack", "speeded up the withdrawal of")."""
    for index in range(scene.first - 1, max(scene.first - REACH["light"], -1), -1):
        word = scene.word(index)
        if word == "at" and scene.word(index + 1) in ("least", "most"):
            continue
        if word in LIGHT or word in ENDURED or (word.endswith("ed") and word not in GOVERNED):
            if scene.word(index - 1) not in ("a", "an", "the"):
                return index
            continue
        if (
            word in (",", ";", "and", "by", *GOVERNED)
            or (word in SAYING and scene.word(index + 1) == "of")
            or word in BREAKS
            or word in PLACE_WORDS
            or scene.at(index) is not None
        ):
            return None
    return None


def harmed_by(scene: Clause) -> list[Found]:
    """Whom a verb behind a noun says that it hurt: the soldiers of "the blast killed four soldiers"."""
    reach = range(scene.last, min(scene.last + REACH["light"], len(scene.low)))
    verb = next((index for index in reach if scene.word(index) in HURTS), None)
    stops = PLACE_WORDS | BREAKS | {",", "and", ";"}
    if verb is None or scene.word(verb - 1) in BE or (stops & set(scene.low[scene.last : verb])) - {"in", "on", "near"}:
        return []
    return object_of(replace(scene, last=verb + 1), noun=False)


def ran_into(scene: Clause) -> list[Found]:
    """Who came upon what exploded: "their convoy hit a landmine", "the patrol drove over a roadside bomb"."""
    at = scene.first - 1
    while scene.word(at) in ("a", "an", "the", "another", "roadside", "improvised", "explosive", "planted", "buried"):
        at -= 1
    verb = at - 1 if scene.word(at) in ("over", "on", "into") else at
    met = scene.word(verb) in (RAN if verb < at else MET)
    if not met or DEVICES.isdisjoint(scene.low[scene.first : scene.last]):
        return []
    return subject(scene, verb) or main_subject(scene, verb)


def struck(scene: Clause) -> list[Found]:
    """Whom a passive before "by" says that a noun has struck: the soldiers of "soldiers were killed by bombs"."""
    for index in range(scene.first - 1, max(scene.first - REACH["light"], 0), -1):
        word = scene.word(index)
        if word == "by":
            verb = scene.word(index - 1)
            return subject(scene, index - 1) if verb.endswith("ed") or verb in PARTICIPLES else []
        if not word[:1].isalpha() or word in BREAKS or word in PLACE_WORDS:
            return []
    return []


def fallen(scene: Clause) -> list[Found]:
    """Who was killed, hurt or taken in a clash: the rebels of "two rebels were killed in a clash with troops"."""
    index = scene.first - 1
    while scene.word(index) in ("a", "an", "the", *PARTS_OF) or scene.word(index) in ADVERBS:
        index -= 1
    verb = index - 1
    if scene.word(index) not in ("in", "during") or not (scene.word(verb).endswith("ed") or scene.word(verb) == "hurt"):
        return []
    return subject(scene, verb) if scene.word(verb - 1) in BE else []


def parties(scene: Clause) -> list[Found]:
    """Those of "between X and Y", "with Y" or "against Y" behind a trigger."""
    for index in range(scene.last, min(scene.last + REACH["between"], len(scene.low))):
        before, word = scene.word(index - 1), scene.word(index)
        if word in ("between", "with", "among", "involving", "against", "pitting") and before not in BORDERS:
            near = next((a for i in range(index + 1, index + 6) if (a := scene.at(i)) is not None), None)
            return coordinated(scene, near, 1) if near is not None and scene.can_act(near) else []
        if word in (";", ":") or word in BREAKS:
            return []
    return []


def recipients(scene: Clause) -> list[Found]:
    """Whom words or goods are for: the first actors behind "to", "for", "from", "on" or "that"."""
    for actor in scene.actors:
        if not scene.last <= actor.first < scene.last + REACH["recipient"]:
            continue
        if not scene.can_act(actor) or scene.before(actor) in PLACE_WORDS - {"from"} or not _is_object(scene, actor):
            continue
        before = scene.before(actor)
        if before in RECIPIENT_WORDS or actor.first - scene.last <= 2 or scene.word(actor.last) == "'s":
            return coordinated(scene, actor, 1)
    return []


def inverted(scene: Clause) -> list[Found]:
    """The speaker behind the verb: "'...', said X"."""
    if scene.word(scene.last - 1) not in SAYING or not (
        scene.first == 0 or not scene.word(scene.first - 1)[:1].isalnum()
    ):
        return []
    for index in range(scene.last, min(scene.last + 3, len(scene.low))):
        actor = scene.at(index)
        if actor is not None:
            return [actor] if scene.can_act(actor) else []
        if scene.word(index) not in ("the", "a", "an"):
            return []
    return []
