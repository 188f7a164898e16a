"""The briefing as slides: title, map, figures, incidents, sources; native tables and text, the map as a picture."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from eventgeo.render.brief import picture
from eventgeo.render.brief.content import Briefing, Row
from eventgeo.render.brief.office import describe, packed
from eventgeo.render.errors import MissingExtra
from eventgeo.render.export.sheet import one_line
from eventgeo.render.wording import isolated

WIDE, HIGH = 33.867, 19.05
"""A slide of 16 to 9, cm."""
MARGIN = 1.2
ROWS = 6
"""Incidents on a slide: what stays readable at the back of a room."""
QUOTE = 150
NAMED = 26
"""Places that are named beside the map."""
TITLE_ONLY = 5
"""The default template's layout with a title and nothing else."""


def pptx(briefing: Briefing, created: datetime) -> bytes:
    """The slides in bytes. MissingExtra where python-pptx is not installed."""
    try:
        # An extra.
        from pptx import Presentation  # noqa: PLC0415
        from pptx.util import Cm  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("PPTX needs python-pptx: pip install 'eventgeo[brief]'") from error
    slides = Presentation()
    slides.slide_width, slides.slide_height = Cm(WIDE), Cm(HIGH)
    _title(slides, briefing)
    _map(slides, briefing)
    _figures(slides, briefing)
    pages = [briefing.rows[at : at + ROWS] for at in range(0, len(briefing.rows), ROWS)]
    for number, rows in enumerate(pages, 1):
        _incidents(slides, rows, f"Incidents ({number} of {len(pages)})" if len(pages) > 1 else "Incidents")
    _sources(slides, briefing)
    if briefing.handling:
        for slide in slides.slides:
            _lines(_box(slide, 0.1, 0.8), [briefing.handling], 12, bold=True)
    describe(slides, briefing, created)
    return packed(slides)


def _slide(slides: Any, title: str) -> Any:
    from pptx.enum.text import PP_ALIGN  # noqa: PLC0415 (an extra)
    from pptx.util import Cm, Pt  # noqa: PLC0415

    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = Cm(MARGIN), Cm(0.5), Cm(WIDE - 2 * MARGIN), Cm(1.8)
    head.text = one_line(title)
    head.text_frame.paragraphs[0].font.size = Pt(28)
    head.text_frame.paragraphs[0].font.bold = True
    head.text_frame.word_wrap = True
    head.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    return slide


def _box(slide: Any, top: float, high: float, left: float = MARGIN) -> Any:
    from pptx.util import Cm  # noqa: PLC0415 (an extra)

    frame = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(WIDE - left - MARGIN), Cm(high)).text_frame
    frame.word_wrap = True
    return frame


def _lines(frame: Any, texts: Sequence[str], size: float, *, bold: bool = False) -> None:
    from pptx.util import Pt  # noqa: PLC0415 (an extra)

    for text in texts:
        paragraph = frame.paragraphs[0] if not frame.paragraphs[0].runs else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = one_line(text)
        run.font.size, run.font.bold = Pt(size), bold or None
        paragraph.space_after = Pt(size / 2)


def _title(slides: Any, briefing: Briefing) -> None:
    slide = _slide(slides, briefing.title)
    frame = _box(slide, 3.0, 14.0)
    _lines(frame, [f"{briefing.period} · {briefing.stamp}"], 18)
    _lines(frame, briefing.summary, 20)


def _map(slides: Any, briefing: Briefing) -> None:
    from pptx.util import Cm  # noqa: PLC0415 (an extra)

    slide = _slide(slides, "Map")
    sheet = picture.sheet(briefing)
    high = HIGH - 3.0
    wide = high * sheet.width / sheet.height
    shape = slide.shapes.add_picture(
        io.BytesIO(picture.png(briefing)), Cm(MARGIN), Cm(2.5), width=Cm(wide), height=Cm(high)
    )
    shape._element.nvPicPr.cNvPr.set("descr", picture.alternative(briefing))
    shape.name = "Map"
    places = [f"{number}  {name}" for number, name in briefing.legend]
    if places:
        shown = [*places[:NAMED], *([f"and {len(places) - NAMED} more"] if len(places) > NAMED else [])]
        _lines(_box(slide, 2.4, high, MARGIN + wide + 0.3), shown, 10)


def _table(slide: Any, rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> None:
    """A native table; its first row is its header."""
    from pptx.util import Cm, Pt  # noqa: PLC0415 (an extra)

    shape = slide.shapes.add_table(len(rows), len(widths), Cm(MARGIN), Cm(2.6), Cm(sum(widths)), Cm(0.8 * len(rows)))
    table = shape.table
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row, values in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, values, strict=True):
            cell.margin_top = cell.margin_bottom = Cm(0.08)
            paragraph = cell.text_frame.paragraphs[0]
            run = paragraph.add_run()
            run.text = one_line(text)
            run.font.size = Pt(size)


def _figures(slides: Any, briefing: Briefing) -> None:
    more = (briefing.before, "Change") if briefing.before else ()
    rows = [("Figure", briefing.period, *more)]
    rows += [(one.label, one.value, *((one.before, one.change) if more else ())) for one in briefing.figures[:14]]
    _table(_slide(slides, "Key figures"), rows, (12.0, 7.5, 7.5, 4.0)[: len(rows[0])], 16)


def _incidents(slides: Any, incidents: Sequence[Row], title: str) -> None:
    rows = [("Pin", "Date", "What and where", "As reported")]
    for row in incidents:
        what = " · ".join(part for part in (row.what, row.modality, row.place, row.actors, row.tolls) if part)
        quote = row.quote if len(row.quote) <= QUOTE else row.quote[:QUOTE].rsplit(" ", 1)[0] + " …"
        by = f"Reported by {', '.join(name for name, _ in row.sources)} · confidence {row.confidence}"
        rows.append((row.pin or "–", row.date, what, f"“{quote}” {by}"))
    _table(_slide(slides, title), rows, (1.6, 4.6, 10.0, 15.2), 13)


def _sources(slides: Any, briefing: Briefing) -> None:
    frame = _box(_slide(slides, "Sources, method, credits"), 2.6, 15.0)
    names = ", ".join(f"{isolated(name)} ({number})" for name, number in briefing.sources[:40])
    _lines(frame, [text for text in (names, briefing.left_out, *briefing.notes, briefing.credits) if text], 12)
