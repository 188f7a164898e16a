"""What the forms of Ukrainian and Russian dates mean: for each action of cyrillic_forms.tsv a function to timexes."""

from collections.abc import Callable, Iterator, Mapping

from eventgeo.dates.cyrillic.place import Place
from eventgeo.dates.cyrillic.values import days, hours, periods
from eventgeo.records import Timex

__all__ = ["ACTIONS"]

Action = Callable[[Place], Iterator[Timex]]
ACTIONS: Mapping[str, Action] = {
    "day": days.day,
    "first_day": days.day,
    "night": days.night,
    "nights": days.nights,
    "this": periods.this,
    "season": periods.season,
    "clock": hours.clock,
    "weekend": days.weekend,
    "past_day": days.past_day,
    "every": periods.every,
    "month": periods.month,
    "weekday": days.weekday,
    "deictic": days.deictic,
    "phrase": periods.phrase,
    "ago": periods.ago,
    "year": periods.year,
    "years": periods.years,
    "dotted": days.dotted,
    "day_part": days.day_part,
    "next_day": days.next_day,
    "holiday": days.holiday,
    "quarter": periods.quarter,
    "half_year": periods.half_year,
    "year_part": periods.year_part,
    "length": periods.length,
}
