"""What Word and PowerPoint files share: properties, links, and packing that depends on the content alone."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from eventgeo.render.brief.content import Briefing
from eventgeo.render.export.sheet import one_line

HEADINGS = ("Pin", "Date", "What and where", "As reported")


def describe(document: Any, briefing: Briefing, created: datetime) -> None:
    """Sets title, author, language and dates (of the data, not of the clock) of a python-docx or -pptx document."""
    about = document.core_properties
    about.title, about.author, about.subject = one_line(briefing.title)[:255], "eventgeo", briefing.period
    about.language, about.comments, about.keywords = briefing.lang, briefing.credits[:255], ""
    about.last_modified_by, about.revision = "eventgeo", 1
    about.created = about.modified = about.last_printed = created.replace(tzinfo=None)


def packed(document: Any) -> bytes:
    """The file's bytes: the same for the same content, since the members' time stamps are fixed."""
    buffer = io.BytesIO()
    document.save(buffer)
    settled = io.BytesIO()
    with zipfile.ZipFile(buffer) as given, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name), given.read(name), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
