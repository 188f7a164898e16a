"""The PDF of a briefing: tagged through WeasyPrint where it is installed, plainer through fpdf2 where it is not."""

from __future__ import annotations

from datetime import datetime

from eventgeo.render.brief import plain_pdf, tagged_pdf
from eventgeo.render.brief.content import Briefing


def pdf(briefing: Briefing, page_size: str, created: datetime) -> bytes:
    """The PDF in bytes. MissingExtra where neither library is installed."""
    try:
        return tagged_pdf.pdf(briefing, page_size, created)
    except (ImportError, OSError):
        # WeasyPrint is not there, or it is there without Pango, which pip does not install.
        return plain_pdf.pdf(briefing, page_size, created)
