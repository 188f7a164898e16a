"""The PDF of a briefing through WeasyPrint: tagged for screen readers (PDF/UA), with bookmarks and links."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

from markupsafe import Markup

from eventgeo.render.brief import picture
from eventgeo.render.brief.content import Briefing
from eventgeo.render.brief.fonts import fonts
from eventgeo.render.templating import environment

PAPER = (700.0, 430.0)
"""The map on paper: smaller in units of the sheet than on a screen, so that its words are readable at 18 cm."""
PAGES = {"a4": "A4", "letter": "letter"}
FALLBACK = "'DejaVu Sans', 'Noto Sans', 'Noto Sans Arabic', sans-serif"


def pdf(briefing: Briefing, page_size: str, created: datetime) -> bytes:
    """The PDF in bytes. ImportError or OSError where WeasyPrint or the Pango that it needs is not installed."""
    # An extra; it loads Pango, and takes a second.
    import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415

    markup = html(briefing, page_size, created)
    identifier = briefing.title.encode() + created.isoformat().encode()
    # Nothing is opened, near or far, but the map inside of the page and, where we name them, the files of fonts.
    near = ("data", "file") if _faces() else ("data",)
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=near, allow_redirects=False, fail_on_errors=True)
    document = weasyprint.HTML(string=markup, url_fetcher=fetcher)
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier[:32] or b"eventgeo")
    return made


def html(briefing: Briefing, page_size: str, created: datetime) -> str:
    """The printed page as HTML with its style and map inside."""
    templates = environment("eventgeo.render.brief")
    style = templates.get_template("brief.css").render(
        page=PAGES[page_size],
        family=Markup(FALLBACK),
        footer=Markup(_quoted(f"\u2068{briefing.title}\u2069 · {briefing.period}")),
        faces=_faces(),
    )
    drawn = base64.b64encode(picture.svg(briefing, *PAPER).encode()).decode()
    return templates.get_template("brief.html").render(
        brief=briefing,
        style=Markup(style.replace("</", "<\\/")),
        map=f"data:image/svg+xml;base64,{drawn}",
        alternative=picture.alternative(briefing),
        view=picture.sheet(briefing, *PAPER).view,
        created=created.isoformat(),
    )


def _quoted(text: str) -> str:
    """A CSS string: what could end it is written as an escape."""
    return (
        '"'
        + "".join(letter if letter.isalnum() or letter in " ·,.-" else f"\\{ord(letter):x} " for letter in text)
        + '"'
    )


def _faces() -> list[dict[str, Any]]:
    """The font files for who has them in a Python package alone, where the system's fonts do not list them."""
    found = fonts()
    if found is None or found.family == "DejaVu Sans":
        return []
    faces = [{"family": found.family, "weight": Markup("100 900"), "url": Markup(found.regular.as_uri())}]
    if found.arabic:
        faces.append({"family": "Noto Sans Arabic", "weight": Markup("100 900"), "url": Markup(found.arabic.as_uri())})
    return faces
