"""What the forms of the grammar mean: for each action of forms.tsv a function from a match and the clock to timexes."""

from collections.abc import Callable, Iterator, Mapping

from eventgeo.dates.clock import Clock
from eventgeo.dates.hit import Hit
from eventgeo.dates.values import explicit, figures, hours, lengths, periods, references, relative, weekdays
from eventgeo.dates.values.years import dated, mentions
from eventgeo.records import Timex

__all__ = ["ACTIONS", "dated", "mentions"]

Action = Callable[[Hit, Clock], Iterator[Timex]]
ACTIONS: Mapping[str, Action] = {
    "numeric": figures.numeric,
    "stamp": figures.stamp,
    "signal": figures.signal,
    "iso_week": figures.iso_week,
    "figures_short": figures.figures_short,
    "dotted_short": figures.dotted_short,
    "day": explicit.day,
    "month_ordinal": explicit.day,
    "day_ahead": explicit.day_ahead,
    "days_behind": explicit.days_behind,
    "nights": explicit.nights,
    "month": explicit.month,
    "year": explicit.year,
    "years": explicit.years,
    "year_short": explicit.year_short,
    "nth": explicit.nth,
    "nths": explicit.nths,
    "bc": explicit.bc,
    "season": periods.season,
    "every_season": periods.every_season,
    "quarter": periods.quarter,
    "this_quarter": periods.this_quarter,
    "last_quarter": periods.last_quarter,
    "same_last": periods.same_last,
    "period_year": periods.period_year,
    "half": periods.half,
    "decade": periods.decade,
    "bc_decade": periods.bc_decade,
    "century": periods.century,
    "year_words": periods.year_words,
    "deictic": relative.deictic,
    "weekday": weekdays.weekday,
    "weekday_day": weekdays.weekday_day,
    "weekdays": weekdays.weekdays,
    "unit_which": relative.unit_which,
    "year_end": relative.year_end,
    "weekend": weekdays.weekend,
    "weekends": weekdays.weekends,
    "nth_weekday": weekdays.weekday_in_month,
    "week_of": weekdays.week_of,
    "week_month": weekdays.week_month,
    "ago": relative.ago,
    "ago_date": relative.ago_date,
    "ago_weekday": relative.ago_weekday,
    "before_last": relative.before_last,
    "later": relative.later,
    "day_before": relative.day_before,
    "year_earlier": relative.year_earlier,
    "that_time": relative.that_time,
    "duration": lengths.duration,
    "nth_day_of": lengths.nth_day_of,
    "quarter_century": lengths.quarter_century,
    "duration_range": lengths.duration_range,
    "duration_rank": lengths.duration_rank,
    "duration_plural": lengths.duration_plural,
    "every": lengths.every,
    "frequency": lengths.frequency,
    "clock": hours.clock,
    "noon": hours.noon,
    "part": hours.part,
    "overnight": hours.overnight,
    "reference": references.reference,
    "holiday": references.holiday,
}
