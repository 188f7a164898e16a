"""The PDF of a briefing through WeasyPrint: tagged for screen readers (PDF/UA), with bookmarks and links."""

from __future__ import annotations

import base64
import re
from datetime import datetime
from typing import Any

from markupsafe import Markup

from eventgeo.render.brief import picture
from eventgeo.render.brief.content import Briefing
from eventgeo.render.brief.fonts import fonts
from eventgeo.render.drawing import Shape, Sheet, Words, as_svg
from eventgeo.render.templating import environment
from eventgeo.render.wording import isolated

PAPER = (700.0, 430.0)
"""The map on paper: smaller in units of the sheet than on a screen, so that its words are readable at 18 cm."""
PAGES = {"a4": "A4", "letter": "letter"}
WIDTHS = {"a4": 182.0, "letter": 187.9}
"""What the margins leave of the pages, mm."""
BASE_LINE = 0.846
"""From the top of a line one letter high to its base line, in DejaVu Sans."""
SHAPED = re.compile("[\u0590-\u109f\u1700-\u1cff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of scripts that join, turn or stack: Hebrew, Arabic, those of India and of South-East Asia."""
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
    made: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identifier[:32] or b"eventgeo", finisher=_with_scopes
    )
    return made


def _is_structure(thing: Any) -> bool:
    """Whether an object of a PDF is an element of its structure."""
    return isinstance(thing, dict) and bool(thing.get("S"))


def _with_scopes(document: Any, pdf: Any) -> None:
    """Tells of each header cell whether it heads a column or a row (PDF/UA-1, 7.5), which WeasyPrint leaves out."""
    tagged = {one.reference: one for one in pdf.objects if _is_structure(one)}
    for cell in [one for one in tagged.values() if one["S"] == "/TH"]:
        row = tagged.get(cell["P"], {})
        in_head = tagged.get(row.get("P"), {}).get("S") == "/THead"
        cell["A"] = "<< /O /Table /Scope /Column >>" if in_head else "<< /O /Table /Scope /Row >>"


def html(briefing: Briefing, page_size: str, created: datetime) -> str:
    """The printed page as HTML with its style and map inside."""
    templates = environment("eventgeo.render.brief")
    style = templates.get_template("brief.css").render(
        page=PAGES[page_size],
        family=Markup(FALLBACK),
        handling=Markup(_quoted(isolated(briefing.handling or ""))),
        footer=Markup(_quoted(f"{isolated(briefing.title)} · {briefing.period}")),
        faces=_faces(),
    )
    sheet = picture.sheet(briefing, *PAPER)
    shapes = [shape for shape in sheet.shapes if not _is_shaped(shape)]
    svg = as_svg(shapes, sheet.width, sheet.height, title="Map", description=picture.alternative(briefing))
    drawn = base64.b64encode(svg.encode()).decode()
    return templates.get_template("brief.html").render(
        brief=briefing,
        style=Markup(style.replace("</", "<\\/")),
        map=f"data:image/svg+xml;base64,{drawn}",
        alternative=picture.alternative(briefing),
        view=sheet.view,
        texts=_laid_over(sheet, page_size),
        created=created.isoformat(),
    )


def _is_shaped(shape: Shape) -> bool:
    """Whether it is a text whose letters join or turn: WeasyPrint sets those of a drawing one by one, from the left."""
    return isinstance(shape, Words) and SHAPED.search(shape.text) is not None


def _laid_over(sheet: Sheet, page_size: str) -> list[dict[str, Any]]:
    """The texts that are printed over the drawing instead of in it, with their places in mm."""
    mm = WIDTHS[page_size] / sheet.width
    return [
        {
            "text": one.text,
            "left": Markup(f"{one.x * mm:.2f}"),
            "top": Markup(f"{(one.y - BASE_LINE * one.size) * mm:.2f}"),
            "size": Markup(f"{one.size * mm:.2f}"),
            "colour": Markup(one.fill),
            "weight": "bold" if one.bold else "normal",
        }
        for one in sheet.shapes
        if isinstance(one, Words) and _is_shaped(one)
    ]


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
