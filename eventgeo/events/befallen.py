"""What befell the people that a sentence counts: the word that says it, found before them, behind them or shared."""

from __future__ import annotations

from collections.abc import Iterator

from eventgeo.events.actor_lexicon import word_set
from eventgeo.events.counted import BEHIND_ONE, QUOTES, People, people
from eventgeo.events.parts import ALL_OF, Counted
from eventgeo.events.toll_words import CLOSING, HELD, RISING, TAKING, Befalling, befalling_at, befallings
from eventgeo.records import Token

AT_OTHERS = frozenset(["on", "at", "of", "against", "by", "upon"])
"""What stands before "fleeing militants", who are not those named before."""
AUXILIARY = word_set("casualties", "auxiliary")
ONE = frozenset(["a", "an", "the", "one"])
VOICE = word_set("casualties", "voice")
NEAR = frozenset("at least of also the his her their its another".split())
UNTOLD = frozenset(["before", "after"])
"""What leads, with "being", to what befell the doer ("stabbed two people before being shot dead")."""
NOBODY = frozenset(["nobody", "none"])
"""Whom the word behind them befell, in place of those before."""
TO_DEATH = 9
"""Within how many words behind "wounded in" those who were wounded die."""
FIGURED = ("eliminat", "neutrali")
"""How words begin that tell of dead only where they have people for their object."""
SPOT = ("captur", "evacuat")
"""How words begin of which the object may be a place, unless people are named."""
TO_TOLL, TO_NUMBER = 9, 25
"""Words between "toll" and its number, and where "to" stands right before the number."""
TO_OTHERS = 14
"""Within how many words others are told of in another place ("two died in A on Monday and three in B")."""
LATER = (["later"], ["subsequently"], ["since"])
"""What stands between the wounded and their death ("one of the two wounded later died")."""
WHERE = frozenset(["in", "at", "near", "on", "outside"])
LEADS = frozenset(["and", ",", ":", "including"])
"""What leads to people told of in another place."""
THEM = (["them"], ["whom"], ["those"])


def _without_initials(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without the initials in brackets behind a name ("eight District Reserve Guard (DRG) soldiers")."""
    texts = [token.text for token in tokens]
    opens = (at for at, text in enumerate(texts) if text == "(" and texts[at + 2 : at + 3] == [")"])
    left_out = {at + step for at in opens if texts[at + 1].isupper() for step in range(3)}
    return tuple(token for at, token in enumerate(tokens) if at not in left_out) if left_out else tokens


class Reader:
    """A sentence with its counted people and the words that say what befell them."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens = _without_initials(tuple(token for token in tokens if token.text not in QUOTES))
        self.low = [token.text.replace("’", "'").lower() for token in tokens]
        self.words = befallings(self.low)
        stops = frozenset(index for word in self.words for index in range(word.first, word.last))
        found = people(tokens, self.low, stops) if self.words else []
        self.people = [one for one in found if self.low[one.last : one.last + 1] != ["'s"]]
        self.counted = Counted(self.low, self.people)

    def groups(self) -> Iterator[tuple[Befalling, list[People]]]:
        """Each word with the people that it joins, in the order of the text."""
        own = self._whole(self._elsewhere(self._shared([self._apt(one) for one in self.people])))
        index = 0
        while index < len(own):
            word, last = own[index], index + 1
            while word is not None and last < len(own) and own[last] == word and self._joined(last):
                last += 1
            if word is not None:
                yield from self._respectively(word, self._bounded(word, self.people[index:last]))
            index = last

    def _joined(self, index: int) -> bool:
        """Whether these people are counted together with those before."""
        return self.counted.joined(index) and not self._spread(index)

    def _respectively(self, word: Befalling, group: list[People]) -> Iterator[tuple[Befalling, list[People]]]:
        """The killed and the wounded apart where two numbers are theirs in turn ("killing and wounding 12 and 7")."""
        if word.kind == "hurt" and len(group) == 2 and "respectively" in self.low[word.first :]:
            one, two = befalling_at(self.low, word.first), befalling_at(self.low, word.last - 1)
            for each, person in zip((one, two), group, strict=True):
                yield (word._replace(kind=each.kind) if each else word), [person]
        else:
            yield word, group

    def _bounded(self, word: Befalling, group: list[People]) -> list[People]:
        """People of whom more were hurt where they are only "among the dead"; what a toll rose to, not from."""
        gap = self.low[group[-1].last : word.first]
        if "among" in gap and gap[gap.index("among") + 1 :][:1] != ["them"]:
            return [one._replace(high=None) for one in group]
        if word.frame == "toll" and len(group) == 1 and self.low[group[0].first] == "from":
            return [group[0]._replace(low=group[0].high)]
        return group[:1] if self.counted.told_over(group) else group

    def _apt(self, one: People) -> Befalling | None:
        """The word that says what befell these people, where they can be its people."""
        word = self._later(one) or self._before(one)
        if word is None or (word.frame == "done" and self._adjacent(one)):
            word = self._behind(one) or word
        if word is None:
            return None
        if word.frame == "toll":
            return self._hurt(one) or word
        if self.low[word.first].startswith(FIGURED) and (one.bare or not one.known):
            return None
        if one.known:
            spot = word.frame == "done" and self.low[word.first].startswith(SPOT) and word.last <= one.first
            return None if one.bare and spot else word
        return word if word.kind in ("killed", "wounded", "hurt", "losses") and word.frame != "count" else None

    def _hurt(self, one: People) -> Befalling | None:
        """The word right behind people that says that they live ("the toll rises to nine injured")."""
        return next((word for word in self.words if word.first == one.last and word.kind == "wounded"), None)

    def _adjacent(self, one: People) -> bool:
        """Whether a participle stands right behind a bare number ("two killed, fourteen wounded")."""
        return one.bare and any(word.first == one.last and word.frame == "done" for word in self.words)

    def _before(self, one: People) -> Befalling | None:
        """The word whose object these people are: "killing X", "killed X", "the death of X", "the toll rose to X"."""
        before = [word for word in self.words if word.last <= one.first]
        if not before:
            return None
        toll = next((word for word in reversed(before) if word.frame == "toll"), before[-1])
        return self._object(before[-1], one) or (self._object(toll, one) if self._risen(toll, one) else None)

    def _risen(self, word: Befalling, one: People) -> bool:
        """Whether no other people stand between a toll and what it "now stands at"."""
        between = any(word.last <= other.first < one.first for other in self.people)
        return not between and self.low[one.first - 1 : one.first] in (["to"], ["at"])

    def _later(self, one: People) -> Befalling | None:
        """What befell people wounded before ("a wounded man died", "a man wounded in the raid died")."""
        ill = next((word for word in self.words if word.last == one.first or word.first == one.last), None)
        if ill is None or (ill.kind, ill.frame) != ("wounded", "done"):
            return None
        last = max(one.last, ill.last)
        died = next((word for word in self.words if word.first >= last), None)
        if died is None or (died.kind, died.frame) != ("killed", "subject"):
            return None
        noun = self._without_aside(self.low[last : died.first])
        if one.last <= ill.first:
            counted = one.bare and len(noun) == 1 and noun[0].isalpha() and noun[0] not in AUXILIARY
            relative = not one.bare and noun[:1] == ["in"] and len(noun) <= TO_DEATH and CLOSING.isdisjoint(noun)
            return died if counted or relative or noun in LATER else None
        return died if not noun and self.low[ill.first - 1] in ONE else None

    @staticmethod
    def _without_aside(words: list[str]) -> list[str]:
        """The words without those between commas that begin them (", a nurse of 30, later")."""
        if words[:1] != [","] or "," not in words[1:]:
            return words
        return words[words.index(",", 1) + 1 :]

    def _object(self, word: Befalling, one: People) -> Befalling | None:
        """The word, where these people are its object."""
        gap = self.low[word.last : one.first]
        if self.low[word.first] in TAKING and one.alone and self.low[one.first] in HELD:
            return None
        if word.frame in ("object", "done") and (not gap or (len(gap) <= 2 and set(gap) <= NEAR)):
            return word if word.frame == "object" or not gap or self.low[word.first - 1] not in VOICE else None
        if one.bare and gap == [":"]:
            return word
        if word.frame in ("subject", "count", "done") and gap[-1:] in (["to"], ["at"]) and self._grown(word, one):
            return word
        if word.frame == "toll" and gap:
            to = gap[-1] in ("to", "at", ":", "reached", "hit", "passed", "exceeded")
            near = len(gap) <= TO_TOLL and bool({"to", "at", "of", "is", "was", "stands", "reached", "hit"} & set(gap))
            moved = self.low[one.first] == "from" and not RISING.isdisjoint(gap)
            return word if (to and len(gap) <= TO_NUMBER) or (near and gap[-1] != "from") or moved else None
        return word if word.frame == "count" and gap in ([":"], ["to"], ["at"]) else None

    def _grown(self, word: Befalling, one: People) -> bool:
        """Whether a number is what "the dead rose to", or were put at, and not "to 11, the number of"."""
        gap = self.low[word.last : one.first]
        said = self.low[max(word.first - 2, 0) : word.first] in (["put", "the"], ["puts", "the"])
        behind = next((other for other in self.words if other.first >= one.last), None)
        toll = behind is not None and behind.frame == "toll"
        return len(gap) <= TO_TOLL and (said or not RISING.isdisjoint(gap)) and "," not in gap and not toll

    def _behind(self, one: People) -> Befalling | None:
        """The word that stands behind these people: "X were killed", "X dead", "X died", "12 deaths"."""
        word = next((word for word in self.words if word.first >= one.last), None)
        if word is None or any(one.last <= other.first < word.first for other in self.people):
            return None
        gap = self.low[one.last : word.first]
        if gap[:1] == [","] and gap[1:2] in ALL_OF:
            gap = self._without_aside(gap)
        if word.frame == "toll":
            return word if self._rising(one.first) and len(gap) <= TO_TOLL else None
        if word.frame == "count":
            return (
                word
                if one.bare and len(gap) <= 2 and all(g.isalpha() and g not in ("in", "and", "on") for g in gap)
                else None
            )
        if word.frame == "object":
            return None
        if gap and gap[-1] in AT_OTHERS and self.low[word.first].endswith("ing"):
            return None
        if ("being" in gap and not UNTOLD.isdisjoint(gap)) or not NOBODY.isdisjoint(gap):
            return None
        voiced = bool(set(gap) & VOICE)
        if word.frame == "done" and not voiced and any(other.first == word.last for other in self.people):
            return None
        if one.alone and word.frame == "done" and not voiced and not self._closed(word.last):
            return None
        near = (len(gap) <= 4 and set(gap) <= AUXILIARY) or (word.frame == "subject" and gap == [","])
        far = not {";", "("} & set(gap) and len(gap) <= (12 if voiced else 7 if word.frame == "subject" else 0)
        return word if near or (far and (voiced or "," not in gap)) else None

    def _closed(self, at: int) -> bool:
        """Whether no object follows a participle: the sentence ends there, or goes on with a preposition."""
        behind = self.low[at] if at < len(self.low) else ""
        return not behind[:1].isalnum() or behind in BEHIND_ONE

    def _rising(self, at: int) -> bool:
        """Whether "raises to" stands before a number."""
        return self.low[at - 1 : at] == ["to"] and bool(RISING & set(self.low[max(0, at - 4) : at - 1]))

    def _shared(self, own: list[Befalling | None]) -> list[Befalling | None]:
        """Coordinated people share a word."""
        for index in range(1, len(own)):
            one = self.people[index]
            if own[index] is None and own[index - 1] is not None and self.counted.joined(index) and one.known:
                own[index] = None if self.counted.goes_on(index) else own[index - 1]
        for index in range(len(own) - 2, -1, -1):
            after, one = own[index + 1], self.people[index]
            if own[index] is None and after is not None and self.counted.joined(index + 1) and one.known:
                own[index] = after if after.first >= self.people[index + 1].last else None
        return own

    def _elsewhere(self, own: list[Befalling | None]) -> list[Befalling | None]:
        """What befell people befell as many others in another place or on another day ("two died in A, three in B")."""
        for index in range(1, len(own)):
            one, word = self.people[index], own[index - 1]
            if own[index] is None and word is not None and one.known and self._told_of_another(index, word):
                own[index] = word
        return own

    def _told_of_another(self, index: int, word: Befalling) -> bool:
        """Whether "and" or a comma leads to these people, a place or day follows, and no other word stands between."""
        one, before = self.people[index], self.people[index - 1]
        placed = self._placed(one)
        led = self.low[one.first - 1] in LEADS and (one.first > before.last + 1 or self.counted.of_them(one))
        between = any(before.last <= other.first < one.first for other in self.words if other != word)
        stopped = {";", "("} & set(self.low[before.last : one.first])
        return placed and led and not between and not stopped and one.first - before.last <= TO_OTHERS

    def _placed(self, one: People) -> bool:
        """Whether a place or day follows people or a part of them ("four in A", "four of them in A")."""
        at = one.last + (self.low[one.last : one.last + 1] in THEM)
        return at + 1 < len(self.low) and self.low[at] in WHERE and self._named(at + 1)

    def _spread(self, index: int) -> bool:
        """Whether these people are a part of others, told of with its place ("killed nine, four of them in A")."""
        one = self.people[index]
        return one.bare and self._placed(one) and (self.counted.of_them(one) or self.counted.part(index))

    def _named(self, at: int) -> bool:
        """Whether a name stands at a word, or behind its article."""
        at += self.low[at] == "the"
        return at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def _aside(self, index: int) -> bool:
        """Whether people are set off by commas as some of those before ("three Maoists, two of them women, were")."""
        one, before = self.people[index], self.people[index - 1]
        if self.low[before.last] != "," or self.low[one.last : one.last + 1] != [","]:
            return False
        if self.counted.of_them(one):
            return one.first == before.last + 1 and len((one.side or "").split()) > 1
        return self.low[one.first - 1] == "including"

    def _whole(self, own: list[Befalling | None]) -> list[Befalling | None]:
        """Parts give what befell them to the whole, and count no more."""
        for index in range(len(own) - 1):
            if self.counted.of_whole(index):
                own[index + 1], own[index] = own[index] or own[index + 1], None
        for index in range(len(own) - 1, 0, -1):
            kinds = {word.kind if word else None for word in own[index - 1 : index + 1]}
            of_them = self.counted.of_them(self.people[index]) and (own[index] is None or len(kinds) == 1)
            aside = self._aside(index) and None in kinds
            if of_them or aside or self.counted.part(index) or self.counted.same_one(index):
                whole = index - 1
                people = self.people[whole].known or aside
                if own[whole] is None and people and not self.counted.part(whole):
                    own[whole] = own[index]
                own[index] = own[whole] if self._spread(index) else None
        return own
