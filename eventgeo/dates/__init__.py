"""Expressions of time: their spans, their values, the day of publication, and which of them dates a stretch of text.

A grammar in data files finds the spans (forms.tsv, over the words of words.tsv); small functions give them values, by
one of two clocks: news counts from the day of publication, a history from the date that its story is at (story.py finds
the course of its years). A length that is counted from a happening finds its date (anchored.py). dateparser reads dates
in figures and those in Ukrainian and Russian.
"""

from eventgeo.dates.bearing import bearing
from eventgeo.dates.grammar import timexes
from eventgeo.dates.publication import publication

__all__ = ["bearing", "publication", "timexes"]
