"""How well the reading agrees with a user's own gold: spans, places, dates, events.

Gold and reading are both plain JSON lines in the project's formats, so that any gold can be scored, and any reading.
"""

from eventgeo.evaluation.compare import compare
from eventgeo.evaluation.events import event_scores
from eventgeo.evaluation.places import toponym_scores
from eventgeo.evaluation.score import Score, prf, shares
from eventgeo.evaluation.times import timex_scores

__all__ = ["Score", "compare", "event_scores", "prf", "shares", "timex_scores", "toponym_scores"]
