"""What a match must not be: tests by neighbouring words that keep "may", "march", "fall" and bare numbers out.

A guard takes a match and whether the text is a history, and says whether the match may stand.
"""

from collections.abc import Callable, Mapping

from eventgeo.dates.guards import dates, lengths, times
from eventgeo.dates.hit import Hit

Guard = Callable[[Hit, bool], bool]
GUARDS: Mapping[str, Guard] = {
    "year": dates.year,
    "stamp": dates.stamp,
    "figures_short": dates.figures_short,
    "dotted_short": dates.dotted_short,
    "day": dates.day,
    "month": dates.month,
    "season": dates.season,
    "weekday": dates.weekday,
    "deictic": dates.deictic,
    "nth": dates.nth,
    "nths": dates.nth,
    "weekday_day": dates.nth,
    "month_ordinal": dates.month_ordinal,
    "day_before": dates.day_before,
    "unit_which": lengths.unit_which,
    "duration": lengths.duration,
    "duration_range": lengths.counted,
    "duration_plural": lengths.plural,
    "duration_rank": lengths.plural,
    "this_quarter": lengths.this_quarter,
    "frequency": lengths.frequency,
    "clock": times.clock,
    "noon": times.noon,
    "part": times.part,
    "reference": times.reference,
    "that_time": times.that_time,
}
