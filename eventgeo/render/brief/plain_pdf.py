"""The plainer PDF of a briefing through fpdf2, which pip alone installs: the same words and map, without tags."""

from __future__ import annotations

import importlib.util
from datetime import datetime
from typing import Any

from eventgeo.render.brief import picture
from eventgeo.render.brief.content import Briefing, Row
from eventgeo.render.brief.fonts import fonts
from eventgeo.render.drawing import Disc, Path, Sheet, Words
from eventgeo.render.errors import MissingExtra
from eventgeo.render.export.sheet import one_line
from eventgeo.render.wording import isolated

MARGIN = 14.0
"""mm"""
GREY, BLUE, RED, INK = (74, 69, 61), (31, 78, 121), (138, 16, 16), (27, 27, 27)
HEADINGS = ("Pin", "Date", "What and where", "As reported")
POINT = 72 / 25.4


def pdf(briefing: Briefing, page_size: str, created: datetime) -> bytes:
    """The PDF in bytes. MissingExtra where fpdf2 or fonts for other scripts than Latin are not installed."""
    page = _page(briefing, page_size)
    page.set_creation_date(created)
    _head(page, briefing)
    _section(page, "Map")
    _map(page, picture.sheet(briefing, 700.0, 430.0), picture.alternative(briefing))
    _section(page, "Key figures")
    _figures(page, briefing)
    _section(page, "Incidents", least=60)
    _incidents(page, briefing)
    if briefing.sources:
        _section(page, "Sources")
        _paragraph(page, ", ".join(f"{isolated(name)} ({number})" for name, number in briefing.sources[:60]), 7.5, GREY)
    _section(page, "Method, confidence, credits")
    for note in briefing.notes:
        _paragraph(page, note, 7.5, GREY)
    _paragraph(page, briefing.credits, 7.5, GREY)
    return bytes(page.output())


def _page(briefing: Briefing, page_size: str) -> Any:
    try:
        # An extra.
        from fpdf import FPDF  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("PDF needs fpdf2 or WeasyPrint: pip install 'eventgeo[brief]'") from error
    found = fonts()
    if importlib.util.find_spec("uharfbuzz") is None:
        raise MissingExtra("PDF needs uharfbuzz, which sets Arabic right: pip install 'eventgeo[brief]'")
    if found is None:
        raise MissingExtra("PDF needs DejaVu or Noto fonts: pip install 'eventgeo[brief]'")

    class Page(FPDF):
        """A page with a line below that tells its number, and the handling line above where it is not the first."""

        def header(self) -> None:
            """Called by fpdf2 at the beginning of each page."""
            if briefing.handling and self.page_no() > 1:
                self.set_y(5)
                self.set_font("body", "B", 8)
                self.set_text_color(*RED)
                self.multi_cell(0, 4, _one(briefing.handling), align="C", max_line_height=4)
                self.set_y(MARGIN)

        def footer(self) -> None:
            """Called by fpdf2 at the end of each page."""
            self.set_y(-12)
            self.set_font("body", size=7)
            self.set_text_color(*GREY)
            self.cell(0, 4, f"{isolated(briefing.title)} · {briefing.period}", align="L")
            self.set_x(MARGIN)
            self.cell(0, 4, f"Page {self.page_no()} of {{nb}}", align="R")

    page = Page(format=page_size, unit="mm")
    page.set_margins(MARGIN, MARGIN)
    page.set_auto_page_break(True, 16)
    _set_fonts(page, found)
    page.set_title(_one(briefing.title))
    page.set_author("eventgeo")
    page.set_creator("eventgeo")
    page.set_subject(" ".join(briefing.summary))
    page.set_lang(briefing.lang)
    page.add_page()
    return page


def _set_fonts(page: Any, found: Any) -> None:
    variable = found.regular == found.bold
    page.add_font("body", "", found.regular)
    page.add_font("body", "B", found.bold, **({"variations": {"wght": 700}} if variable else {}))
    if found.arabic:
        page.add_font("arabic", "", found.arabic)
        page.set_fallback_fonts(["arabic"], exact_match=False)
    # Shaping joins Arabic letters and sets them from right to left.
    page.set_text_shaping(True)


def _one(text: str) -> str:
    return one_line(text)


def _write(page: Any, text: str, size: float, colour: tuple[int, int, int], bold: bool, **how: Any) -> None:
    page.set_font("body", "B" if bold else "", size)
    page.set_text_color(*colour)
    page.multi_cell(0, size * 0.47, _one(text), align="L", new_x="LMARGIN", new_y="NEXT", **how)


def _paragraph(page: Any, text: str, size: float = 9.0, colour: tuple[int, int, int] = INK, bold: bool = False) -> None:
    _write(page, text, size, colour, bold)
    page.ln(0.8)


def _section(page: Any, title: str, least: float = 24) -> None:
    """A heading; on the next page where less than `least` mm are left for it and what it stands over."""
    if page.will_page_break(least):
        page.add_page()
    page.ln(2)
    page.start_section(title)
    _paragraph(page, title, 11, INK, bold=True)


def _head(page: Any, briefing: Briefing) -> None:
    if briefing.handling:
        page.set_draw_color(*RED)
        _write(page, briefing.handling, 9, RED, True, border=1)
        page.ln(2)
    page.start_section(_one(briefing.title))
    _paragraph(page, briefing.title, 16, INK, bold=True)
    _paragraph(page, f"{briefing.period} · {briefing.stamp}", 8.5, GREY)
    page.ln(1)
    for line in briefing.summary:
        _paragraph(page, line, 9.5)


def _figures(page: Any, briefing: Briefing) -> None:
    header = ["Figure", briefing.period, *([briefing.before, "Change"] if briefing.before else [])]
    rows = [
        [figure.label, figure.value, *([figure.before, figure.change] if briefing.before else [])]
        for figure in briefing.figures
    ]
    widths = (62, 40, 40, 22)[: len(header)]
    page.set_font("body", size=8.5)
    page.set_text_color(*INK)
    page.set_draw_color(184, 176, 162)
    with page.table(
        col_widths=widths, width=sum(widths), align="LEFT", borders_layout="HORIZONTAL_LINES", line_height=4.6,
        v_align="TOP",
        text_align=("LEFT", *["RIGHT"] * (len(header) - 1)),
    ) as table:  # fmt: skip
        for values in (header, *rows):
            table.row([_one(value) for value in values])


def _cells(row: Row) -> tuple[str, str, str, str]:
    claimed = f" ({row.modality})" if row.modality else ""
    lines = [row.what + claimed, row.place, row.actors, row.tolls]
    by = ", ".join(name for name, _ in row.sources)
    said = f"“{row.quote}”\nReported by {by} · confidence {row.confidence}"
    return row.pin or "–", row.date, "\n".join(line for line in lines if line), said


def _incidents(page: Any, briefing: Briefing) -> None:
    if briefing.left_out:
        _paragraph(page, briefing.left_out, 8.5)
    if not briefing.rows:
        _paragraph(page, "There is no incident in this period.")
        return
    page.set_font("body", size=7.5)
    page.set_text_color(*INK)
    with page.table(
        col_widths=(7, 16, 30, 60),
        borders_layout="HORIZONTAL_LINES",
        line_height=3.6,
        text_align="LEFT",
        v_align="TOP",
        padding=0.6,
    ) as table:
        table.row(HEADINGS)
        for row in briefing.rows:
            link = next((url for _, url in row.sources if url), None)
            cells = table.row()
            for number, text in enumerate(_cells(row)):
                cells.cell(text, link=link if number == 3 else None)


def _map(page: Any, sheet: Sheet, alternative: str) -> None:
    """The map's shapes, drawn with the page's own strokes."""
    scale = page.epw / sheet.width
    if page.will_page_break(sheet.height * scale):
        page.add_page()
    left, top = page.l_margin, page.get_y()
    margin, page.c_margin = page.c_margin, 0
    with page.rect_clip(x=left, y=top, w=page.epw, h=sheet.height * scale):
        for shape in sheet.shapes:
            match shape:
                case Path():
                    _draw_path(page, shape, left, top, scale)
                case Disc():
                    _draw_disc(page, shape, left, top, scale)
                case Words():
                    _draw_words(page, shape, left, top, scale)
    page.c_margin = margin
    # fpdf2 fills tables with whatever colour is set, unless it is the one that it starts with.
    page.set_fill_color(0)
    page.set_line_width(0.2)
    page.set_dash_pattern()
    page.set_y(top + sheet.height * scale + 1)
    _paragraph(page, alternative, 7.5, GREY)


def _set_pens(page: Any, shape: Path | Disc, scale: float) -> str:
    """Sets colours and dashes; back comes fpdf2's word for filling, stroking or both."""
    if shape.fill:
        page.set_fill_color(shape.fill)
    if shape.stroke:
        page.set_draw_color(shape.stroke)
        page.set_line_width(shape.width * scale)
        page.set_dash_pattern(*(length * scale for length in shape.dash[:2]))
    return ("D" if shape.stroke else "") + ("F" if shape.fill else "")


def _draw_path(page: Any, path: Path, left: float, top: float, scale: float) -> None:
    """All rings of a path at once, so that holes stay open (even-odd rule)."""
    style = _set_pens(page, path, scale)
    if not style or not path.lines:
        return
    # The page's own operators: fpdf2 draws one ring at a time, and so would fill the holes.
    height, k = page.h, page.k
    parts = []
    for line in path.lines:
        points = [f"{(left + x * scale) * k:.2f} {(height - top - y * scale) * k:.2f}" for x, y in line]
        parts.append(f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:]) + (" h" if path.closed else ""))
    paint = {"DF": "B", "F": "f", "D": "S"}[style] + ("" if style == "D" or path.united else "*")
    page._out(" ".join(parts) + f" {paint}")


def _draw_disc(page: Any, disc: Disc, left: float, top: float, scale: float) -> None:
    style = _set_pens(page, disc, scale)
    if style:
        page.circle(x=left + disc.x * scale, y=top + disc.y * scale, radius=disc.r * scale, style=style)


def _draw_words(page: Any, words: Words, left: float, top: float, scale: float) -> None:
    page.set_font("body", "B" if words.bold else "", words.size * scale * POINT)
    page.set_text_color(words.fill)
    text = _one(words.text)
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor] * page.get_string_width(text)
    # A cell, since it is shaped (Arabic joins) where a bare text is not; its base line is at 0.8 of its height.
    high = words.size * scale
    page.set_xy(left + words.x * scale - shift, top + words.y * scale - 0.8 * high)
    page.cell(page.get_string_width(text) + 1, high, text)
