"""What may be published of some incidents and places, and what was held back, in sentences without what it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from eventgeo.records import Incident, MentionedPlace, PlaceMention
from eventgeo.render.care import coarsen, redact
from eventgeo.render.care.masks import Stretch, mask, occurrences
from eventgeo.render.care.rewrite import document_name, masked, of_document
from eventgeo.render.when import days, newest, published_day
from eventgeo.render.wording import plural

MOVEMENTS = frozenset(
    (
        "troop movement",
        "mobilization",
        "withdrawal",
        "base established",
        "exercise",
        "military aid",
        "territory transfer",
    )
)
"""Subtypes that tell where forces are or will be."""


@dataclass(frozen=True, slots=True)
class Care:
    """How much care to take. `coarsen_km` withholds the exact place of incidents of the `categories` (see
    `coarsen.categories`); `delay_days` holds back movements of forces younger than that, counted from `as_of` or
    else from the newest report; `redact` masks the names of private persons.
    """

    coarsen_km: float | None = None
    categories: tuple[str, ...] = coarsen.CATEGORIES
    delay_days: int | None = None
    redact: bool = True
    as_of: date | None = None


USUAL = Care()
"""The care taken where nothing else is asked for: names are masked."""


@dataclass(frozen=True, slots=True)
class Published:
    """Incidents and places fit for publishing, and sentences on what was held back."""

    incidents: tuple[Incident, ...]
    places: tuple[MentionedPlace, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Secrets:
    """What must not be told: names by document, documents whose own name tells it, and stretches of documents."""

    names: dict[str, set[str]] = field(default_factory=dict)
    stretches: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, incident: Incident, names: set[str]) -> None:
        for report in incident.reports:
            self.names.setdefault(report.doc, set()).update(names)

    def of(self, incident: Incident) -> set[str]:
        return {name for report in incident.reports for name in self.names.get(report.doc, ())}

    def hide(self, incident: Incident) -> None:
        for report in incident.reports:
            self.stretches.setdefault(report.doc, []).append((report.start, report.end))

    def hides(self, mention: PlaceMention) -> bool:
        """Whether a mention of a place lies in a sentence of an incident that is held back or coarsened."""
        return any(start < mention.end and mention.start < end for start, end in self.stretches.get(mention.doc, ()))


def published(incidents: Iterable[Incident], places: Iterable[MentionedPlace] = (), care: Care = USUAL) -> Published:
    """The incidents and places with the care asked for taken, in their order.

    What is withheld is gone from names, coordinates, quotes, titles, addresses, document names and notes alike.
    """
    given, notes = list(incidents), list[str]()
    hidden = _Secrets()
    kept = given
    if care.delay_days is not None:
        kept = _old_enough(given, care, hidden)
        if len(kept) < len(given):
            held = plural(len(given) - len(kept), "current movement")
            notes.append(f"{held} of forces held back for {plural(care.delay_days, 'day')}.")
    if care.coarsen_km is not None:
        kept, number = _coarsened(kept, care.coarsen_km, care.categories, hidden)
        if number:
            notes.append(f"The places of {plural(number, 'incident')} are given to {care.coarsen_km:g} km alone.")
    mentioned = _mentioned(places, hidden)
    if care.redact:
        kept, mentioned = _redacted(kept, mentioned)
        notes.append("Names of victims, minors and private persons are masked in quotes.")
    return Published(tuple(kept), tuple(mentioned), tuple(notes))


def _old_enough(incidents: Sequence[Incident], care: Care, hidden: _Secrets) -> list[Incident]:
    today = care.as_of or newest(incidents)
    kept = []
    for one in incidents:
        if one.subtype in MOVEMENTS and today is not None and _is_current(one, today - timedelta(care.delay_days or 0)):
            hidden.hide(one)
        else:
            kept.append(one)
    return kept


def _is_current(incident: Incident, since: date) -> bool:
    """Whether it goes on, is not dated, or ended (or was last told of) after a day."""
    known = days(incident)
    told = max((day for report in incident.reports if (day := published_day(report))), default=None)
    if known is None:
        return told is None or told > since
    is_open = incident.date.end is None or incident.date.precision == "ongoing"
    return known[1] > since or (is_open and (told is None or told > since))


def _coarsened(
    incidents: Sequence[Incident], least_km: float, categories: Sequence[str], hidden: _Secrets
) -> tuple[list[Incident], int]:
    secret = {one.id for one in incidents if coarsen.sensitive(one, categories)}
    names = _Secrets()
    for one in incidents:
        if one.id in secret:
            names.add(one, coarsen.withheld_names(one, least_km))
            hidden.hide(one)
    made = []
    for one in incidents:
        if one.id not in secret:
            made.append(_with_quiet_titles(one, names))
            continue
        place = coarsen.coarse(one.place, least_km) if one.place else None
        more = _revealing(one, categories)
        made.append(masked(replace(one, place=place), names.of(one), coarsen.WORD, more))
    return made, len(secret)


def _revealing(incident: Incident, categories: Sequence[str]) -> Callable[[str], list[Stretch]]:
    keep = {actor.name for actor in incident.actors}
    if incident.place:
        keep |= {name for name in (incident.place.country, incident.place.admin1) if name}
    return lambda text: coarsen.revealing(text, categories, keep)


def _with_quiet_titles(incident: Incident, secrets: _Secrets) -> Incident:
    """Another incident of a document with a secret: what names the whole document keeps that secret too."""
    if not any(report.doc in secrets.names for report in incident.reports):
        return incident
    reports = tuple(
        of_document(report, secrets.names[report.doc], coarsen.WORD) if report.doc in secrets.names else report
        for report in incident.reports
    )
    return replace(incident, reports=reports)


def _mentioned(places: Iterable[MentionedPlace], hidden: _Secrets) -> list[MentionedPlace]:
    """The places without their mentions in sentences that are held back or coarsened; those that keep none are gone."""
    made = []
    for place in places:
        mentions = tuple(mention for mention in place.mentions if not hidden.hides(mention))
        if mentions or not place.mentions:
            made.append(place if len(mentions) == len(place.mentions) else replace(place, mentions=mentions))
    return made


def _redacted(
    incidents: Sequence[Incident], places: Sequence[MentionedPlace]
) -> tuple[list[Incident], list[MentionedPlace]]:
    others = {actor.name for one in incidents for actor in one.actors}
    others |= {name for one in incidents if one.place for name in (one.place.name, one.place.as_written)}
    texts = [text for one in incidents for text in _told(one)]
    others |= {name for text in texts for name in redact.public_names(text)}
    keep = redact.kept(others | {place.name for place in places})
    secrets = _Secrets()
    for one in incidents:
        names = {name for text in _told(one) for name in redact.private_names(text, keep)}
        if names:
            secrets.add(one, redact.forms(names, keep))
    for mention in (mention for place in places for mention in place.mentions):
        if names := redact.private_names(mention.quote, keep):
            secrets.names.setdefault(mention.doc, set()).update(redact.forms(names, keep))
    made = [_without_names(one, secrets.of(one)) for one in incidents]
    return made, [_requoted_place(place, secrets) for place in places]


def _told(incident: Incident) -> list[str]:
    return [text for report in incident.reports for text in (report.quote, report.title or "")]


def _without_names(incident: Incident, names: set[str]) -> Incident:
    return masked(incident, names, redact.WORD) if names else incident


def _requoted_place(place: MentionedPlace, secrets: _Secrets) -> MentionedPlace:
    mentions = tuple(_requoted_mention(mention, secrets.names.get(mention.doc, set())) for mention in place.mentions)
    return place if mentions == place.mentions else replace(place, mentions=mentions)


def _requoted_mention(mention: PlaceMention, names: set[str]) -> PlaceMention:
    if not names:
        return mention
    quote = mask(mention.quote, occurrences(mention.quote, sorted(names)), redact.WORD).text
    return replace(mention, quote=quote, doc=document_name(mention.doc, names))
