"""Happenings: triggers, modality, arguments, and one reading of each trigger."""

from eventgeo.events.extract import extract
from eventgeo.events.triggers import triggers

__all__ = ["extract", "triggers"]
