"""The briefing as a Word document: native headings, tables and links, the map as a picture with alternative text."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from eventgeo.render.brief import picture
from eventgeo.render.brief.content import Briefing, Row
from eventgeo.render.brief.office import HEADINGS, describe, packed
from eventgeo.render.errors import MissingExtra
from eventgeo.render.export.sheet import one_line
from eventgeo.render.wording import isolated

RTL_LETTERS = ("\u0590", "\u08ff")
SIZES = {"a4": (21.0, 29.7), "letter": (21.59, 27.94)}
"""Pages, cm."""
MARGIN = 1.8
FONT = "Arial"
"""On every system, or with one of the same widths in its place."""
SHARES = (0.07, 0.15, 0.28, 0.5)


def docx(briefing: Briefing, page_size: str, created: datetime) -> bytes:
    """The document in bytes. MissingExtra where python-docx is not installed."""
    document = _blank(briefing, page_size)
    width = SIZES[page_size][0] - 2 * MARGIN
    document.add_heading(one_line(briefing.title), 0)
    _paragraph(document, f"{briefing.period} · {briefing.stamp}", "Subtitle")
    for line in briefing.summary:
        _paragraph(document, line)
    document.add_heading("Map", 1)
    _picture(document, briefing, width)
    document.add_heading("Key figures", 1)
    _figures(document, briefing)
    document.add_heading("Incidents", 1)
    if briefing.left_out:
        _paragraph(document, briefing.left_out)
    _incidents(document, briefing, width)
    _end(document, briefing)
    describe(document, briefing, created)
    return packed(document)


def _blank(briefing: Briefing, page_size: str) -> Any:
    try:
        # An extra.
        from docx import Document  # noqa: PLC0415
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
        from docx.oxml.ns import qn  # noqa: PLC0415
        from docx.shared import Cm, Pt  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("DOCX needs python-docx: pip install 'eventgeo[brief]'") from error
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(length) for length in SIZES[page_size])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(10), FONT
    for name in ("Title", "Subtitle", "Heading 1"):
        _set_font(document.styles[name])
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): briefing.lang})
    normal.element.get_or_add_rPr().append(language)
    if briefing.handling:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(head, briefing.handling, 9, bold=True)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{briefing.period} · Page ").font.size = Pt(8)
    _field(footer.add_run(), "PAGE")
    # The title comes last: one that runs from right to left would turn what follows.
    footer.add_run(f" · {one_line(briefing.title)}").font.size = Pt(8)
    return document


def _set_font(style: Any) -> None:
    """The font of a style, in place of the theme's, which Word alone has."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (an extra)

    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    fonts.set(qn("w:cs"), FONT)


def _field(run: Any, code: str) -> None:
    """A field that Word fills in, as the page's number."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (an extra)
    from docx.shared import Pt  # noqa: PLC0415

    run.font.size = Pt(8)
    for tag, kind in (("w:fldChar", "begin"), ("w:instrText", None), ("w:fldChar", "end")):
        element = run._r.makeelement(qn(tag), {qn("w:fldCharType"): kind} if kind else {})
        if kind is None:
            element.text = code
        run._r.append(element)


def _rtl(text: str) -> bool:
    """Whether the first letter with a direction goes from right to left."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return RTL_LETTERS[0] <= first <= RTL_LETTERS[1]


def _paragraph(parent: Any, text: str, style: str | None = None, size: float | None = None) -> Any:
    paragraph = parent.add_paragraph(style=style)
    _run(paragraph, text, size)
    return paragraph


def _run(paragraph: Any, text: str, size: float | None = None, *, bold: bool = False) -> None:
    """A piece of text; Arabic and Hebrew are marked as such, so that Word sets them from right to left."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (an extra)
    from docx.shared import Pt  # noqa: PLC0415

    run = paragraph.add_run(one_line(text))
    run.bold = bold or None
    run.font.size = Pt(size) if size else None
    if _rtl(text):
        run.font.rtl = True
        if size:
            # The schema wants the size of complex scripts right after the other size.
            sizes = run._r.get_or_add_rPr()
            sizes.find(qn("w:sz")).addnext(sizes.makeelement(qn("w:szCs"), {qn("w:val"): str(int(size * 2))}))


def _picture(document: Any, briefing: Briefing, width: float) -> None:
    from docx.shared import Cm  # noqa: PLC0415 (an extra)

    shape = document.add_picture(io.BytesIO(picture.png(briefing)), width=Cm(width))
    shape._inline.docPr.set("descr", picture.alternative(briefing))
    shape._inline.docPr.set("title", "Map")


def _table(document: Any, header: tuple[str, ...], widths: tuple[float, ...]) -> Any:
    """A table whose first row is a header that comes again on each page."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (an extra)
    from docx.shared import Cm  # noqa: PLC0415

    table = document.add_table(rows=1, cols=len(header), style="Light List Accent 1")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))
    for cell, text, width in zip(table.rows[0].cells, header, widths, strict=True):
        cell.width = Cm(width)
        _run(cell.paragraphs[0], text, 9, bold=True)
    return table


def _row(table: Any) -> Any:
    """The cells of a new row, which no page break may cut."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (an extra)

    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:cantSplit"), {}))
    return row.cells


def _figures(document: Any, briefing: Briefing) -> None:
    more = (briefing.before, "Change") if briefing.before else ()
    header = ("Figure", briefing.period, *more)
    table = _table(document, header, (6.0, 4.4, 4.4, 2.5)[: len(header)])
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for figure in briefing.figures:
        values = (figure.label, figure.value, *((figure.before, figure.change) if more else ()))
        for cell, text in zip(_row(table), values, strict=True):
            _run(cell.paragraphs[0], text, 9)
            # A page break goes before the whole table rather than through it.
            cell.paragraphs[0].paragraph_format.keep_with_next = figure is not briefing.figures[-1]


def _incidents(document: Any, briefing: Briefing, width: float) -> None:
    if not briefing.rows:
        _paragraph(document, "There is no incident in this period.")
        return
    table = _table(document, HEADINGS, tuple(share * width for share in SHARES))
    for row in briefing.rows:
        cells = _row(table)
        for cell, share in zip(cells, SHARES, strict=True):
            cell.width = int(share * width * 360000)
        _run(cells[0].paragraphs[0], row.pin or "–", 8, bold=True)
        _run(cells[1].paragraphs[0], row.date, 8)
        _what(cells[2], row)
        _reported(cells[3], row)


def _what(cell: Any, row: Row) -> None:
    claimed = f" ({row.modality})" if row.modality else ""
    _run(cell.paragraphs[0], row.what + claimed, 8, bold=True)
    for text in (row.place, row.actors, row.tolls):
        if text:
            _paragraph(cell, text, size=8)


def _reported(cell: Any, row: Row) -> None:
    _run(cell.paragraphs[0], f"“{row.quote}”", 8)
    paragraph = _paragraph(cell, "Reported by ", size=7)
    # one_line strips the blank at the end.
    paragraph.add_run(" ")
    for number, (name, url) in enumerate(row.sources):
        if number:
            paragraph.add_run(", ")
        _link(paragraph, name, url)
    paragraph.add_run(" · ")
    _run(paragraph, f"confidence {row.confidence}", 7)


def _link(paragraph: Any, text: str, url: str | None) -> None:
    """A link to the report, where its address is one of the web."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 (an extra)
    from docx.oxml.ns import qn  # noqa: PLC0415

    if url is None:
        _run(paragraph, text, 7)
        return
    relation = paragraph.part.relate_to(one_line(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = paragraph._p.makeelement(qn("w:hyperlink"), {qn("r:id"): relation})
    _run(paragraph, text, 7)
    link.append(paragraph.runs[-1]._r)
    paragraph._p.append(link)


def _end(document: Any, briefing: Briefing) -> None:
    if briefing.sources:
        document.add_heading("Sources", 1)
        _paragraph(
            document, ", ".join(f"{isolated(name)} ({number})" for name, number in briefing.sources[:60]), size=8
        )
    document.add_heading("Method, confidence, credits", 1)
    for note in briefing.notes:
        _paragraph(document, note, size=8)
    _paragraph(document, briefing.credits, size=8)
