"""Briefing attachments: one page for the morning meeting, and the same incidents in the formats of an office."""

from eventgeo.render.brief.area import Area, read_area
from eventgeo.render.brief.content import Briefing, briefing
from eventgeo.render.brief.selection import Selection
from eventgeo.render.brief.write import ARCHIVE, FORMATS, PAGE_SIZES, Attachment, Written, check_formats, write_brief

__all__ = [
    "ARCHIVE",
    "FORMATS",
    "PAGE_SIZES",
    "Area",
    "Attachment",
    "Briefing",
    "Selection",
    "Written",
    "briefing",
    "check_formats",
    "read_area",
    "write_brief",
]
