"""Happenings: triggers, modality, arguments, and one reading of each trigger.

What a newcomer would ask. A lexicon finds the triggers (lexicon.tsv, and traps.tsv for figures of speech), so that an
analyst can read and extend it; cues beside them tell modality and standing (modality.tsv, standing.tsv). The triggers
of a sentence that tell one happening are folded into one; the others get an Issue that names it. Places are
weighed by how they stand to the trigger (place_weights.tsv); dates come in the order of the dates room. What is told of
violence is then judged over the whole report (judging/): sentences are gathered into incidents, each with a chance, and
an incident that its own clause neither dates nor places gets the date and place of the greatest expected score. Words
and frames did better than a parser on MUC-4. A past without a date is on or before the day of publication, and not on
it. Mentions that say neither where nor when are about the happening told nearest to them (link.py).
Ukrainian and Russian texts have a smaller reader of their own (cyrillic/).
"""

from eventgeo.events.languages import extract, triggers

__all__ = ["extract", "triggers"]
