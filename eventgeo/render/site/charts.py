"""Small charts as SVG inside of a page: bars with their numbers told to who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from eventgeo.render.drawing.svg import number
from eventgeo.render.templating import plain


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, how much, and the page that it leads to (None: none)."""

    label: str
    value: int
    link: str | None = None


def bars(items: Sequence[Bar], title: str, *, width: float = 640.0, height: float = 120.0) -> Markup:
    """A bar chart. Each bar bears its label and number as a tip; the largest number stands at the top."""
    most = max((item.value for item in items), default=0)
    step = width / max(1, len(items))
    room = height - 16
    shapes = [_bar(item, at, step, room, most) for at, item in enumerate(items)]
    shapes.append(Markup('<text x="0" y="11" class="scale">{}</text>').format(f"{most:,}"))
    shapes += _ends(items, width, height)
    frame = (
        '<svg class="chart" viewBox="0 0 {w} {h}" role="{role}" aria-label="{title}"><title>{title}</title>{all}</svg>'
    )
    return Markup(frame).format(
        # Bars that lead somewhere are links of their own, which an image cannot hold.
        role="group" if any(item.link for item in items) else "img",
        w=number(width),
        h=number(height),
        title=plain(title),
        all=Markup("").join(shapes),
    )


def _bar(item: Bar, at: int, step: float, room: float, most: int) -> Markup:
    high = 0.0 if most == 0 else (room - 14) * item.value / most
    shape = Markup('<rect x="{x}" y="{y}" width="{w}" height="{h}"><title>{tip}</title></rect>').format(
        x=number(at * step + step * 0.08),
        y=number(room - high),
        w=number(max(0.5, step * 0.84)),
        h=number(max(high, 0.5)),
        tip=plain(f"{item.label}: {item.value:,}"),
    )
    if item.link is None:
        return shape
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(
        item.link, plain(f"{item.label}: {item.value:,}"), shape
    )


def _ends(items: Sequence[Bar], width: float, height: float) -> list[Markup]:
    if not items:
        return []
    first = Markup('<text x="0" y="{y}">{label}</text>').format(y=number(height - 3), label=items[0].label)
    if len(items) == 1:
        return [first]
    last = Markup('<text x="{x}" y="{y}" text-anchor="end">{label}</text>').format(
        x=number(width), y=number(height - 3), label=items[-1].label
    )
    return [first, last]
