"""The main happenings of Ukrainian and Russian texts.

A lexicon of words with open endings finds the triggers (triggers.tsv, and traps.tsv for what only looks like one); cues
beside them tell modality. What a sentence tells of violence is one happening, with the place that suits it best, the
date of the dates room, the forces that actors.tsv knows and the numbers of people killed and wounded. There is no
model, since there is no gold to learn one from; it is measured on sentences of our own.
"""

from eventgeo.events.cyrillic.reading import extract
from eventgeo.events.cyrillic.triggers import is_cyrillic, triggers

__all__ = ["extract", "is_cyrillic", "triggers"]
