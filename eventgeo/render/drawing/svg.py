"""A sheet of shapes as SVG: a file of its own, without script, links or anything to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from eventgeo.render.drawing.shapes import Disc, Path, Points, Shape, Words
from eventgeo.render.export.sheet import one_line

FONTS = "'DejaVu Sans', 'Noto Sans', 'Noto Sans Arabic', sans-serif"
ARABIC_FONTS = "'DejaVu Sans', 'Noto Sans Arabic', sans-serif"
ARABIC = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\s\u060c]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)


def number(value: float) -> str:
    """A length with one decimal, without a trailing nought.

    >>> number(3.04), number(-0.01), number(2.5)
    ('3', '0', '2.5')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def as_svg(shapes: Iterable[Shape], width: float, height: float, *, title: str, description: str) -> str:
    """The shapes as an SVG file that tells its title and description to who cannot see it."""
    size = f'width="{number(width)}" height="{number(height)}" viewBox="0 0 {number(width)} {number(height)}"'
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FONTS}">',
            f"<title>{_plain(title)}</title><desc>{_plain(description)}</desc>",
            *_elements(shapes),
            "</svg>\n",
        )
    )


def _text(text: str) -> str:
    """Escaped text; runs of Arabic or Hebrew name their font, since not every renderer looks for one that has them."""
    return ARABIC.sub(rf'<tspan font-family="{ARABIC_FONTS}">\g<0></tspan>', escape(one_line(text)))


def _plain(text: str) -> str:
    return escape(one_line(text))


def _elements(shapes: Iterable[Shape]) -> Iterator[str]:
    for shape in shapes:
        match shape:
            case Path():
                yield _path(shape)
            case Disc():
                yield _disc(shape)
            case Words():
                yield _words(shape)


def _paint(shape: Path | Disc) -> str:
    paint = f' fill="{shape.fill or "none"}"'
    if shape.stroke:
        paint += f' stroke="{shape.stroke}"' + ("" if shape.width == 1 else f' stroke-width="{number(shape.width)}"')
        paint += f' stroke-dasharray="{" ".join(map(number, shape.dash))}"' if shape.dash else ""
    return paint + (f' opacity="{shape.opacity:g}"' if shape.opacity < 1 else "")


def _path(path: Path) -> str:
    drawn = "".join(_line(line) + ("Z" if path.closed else "") for line in path.lines)
    rule = ' fill-rule="evenodd"' if path.closed and len(path.lines) > 1 and not path.united else ""
    return f'<path d="{drawn}"{_paint(path)}{rule} stroke-linejoin="round"/>' if drawn else ""


def _line(line: Points) -> str:
    (x, y), *rest = line
    return f"M{number(x)} {number(y)}" + ("L" + " ".join(f"{number(x)} {number(y)}" for x, y in rest) if rest else "")


def _disc(disc: Disc) -> str:
    return f'<circle cx="{number(disc.x)}" cy="{number(disc.y)}" r="{number(disc.r)}"{_paint(disc)}/>'


def _words(words: Words) -> str:
    style = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    style += ' font-weight="bold"' if words.bold else ""
    style += ' font-style="italic"' if words.italic else ""
    where = f'x="{number(words.x)}" y="{number(words.y)}" font-size="{number(words.size)}"'
    text = _text(words.text)
    plain = f'<text {where}{style} fill="{words.fill}">{text}</text>'
    if not words.halo:
        return plain
    # The rim is a text of its own below: not every reader of SVG knows paint-order.
    rim = f'fill="none" stroke="{words.halo}" stroke-width="{number(words.size / 4)}" stroke-linejoin="round"'
    return f'<text {where}{style} {rim} aria-hidden="true">{text}</text>{plain}'
