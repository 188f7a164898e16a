"""The Content-Security-Policy of a finished page: its own scripts and styles by hash, and nothing from outside.

A user who adds folium layers with scripts, styles or tiles from elsewhere gets a policy relaxed by those hosts alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
SCRIPT_LINK = re.compile(r'<script src="(https?://[^"]+)"')
STYLE_LINK = re.compile(r'<link rel="stylesheet" href="(https?://[^"]+)"')


@dataclass(frozen=True, slots=True)
class Outside:
    """What a page loads from elsewhere, as origins, each sorted: scripts, styles (and their fonts), pictures."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    inline_styles: bool = False

    @property
    def hosts(self) -> tuple[str, ...]:
        """All hosts, for the reader of the page."""
        return tuple(sorted({origin.split("://", 1)[-1] for origin in self.scripts + self.styles + self.pictures}))


def outside(html: str, pictures: Iterable[str] = (), *, foreign: bool = False) -> Outside:
    """What the page's links and the given picture addresses (tile templates) load. `foreign` layers style inline."""
    return Outside(
        scripts=_origins(SCRIPT_LINK.findall(html)),
        styles=_origins(STYLE_LINK.findall(html)),
        pictures=_origins(pictures),
        inline_styles=foreign,
    )


def policy(html: str, loads: Outside) -> str:
    """The policy for this page: `html` holds every script and style element that will run in it."""
    scripts = [*_hashes(SCRIPT.findall(html)), *loads.scripts]
    styles = [*_hashes(STYLE.findall(html)), *loads.styles]
    rules = [
        "default-src 'none'",
        f"script-src {' '.join(scripts)}",
        f"style-src {' '.join(styles)}",
        f"img-src data: blob: {' '.join(loads.pictures)}".strip(),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if loads.inline_styles:
        rules.append("style-src-attr 'unsafe-inline'")
    if loads.styles:
        rules.append(f"font-src data: {' '.join(loads.styles)}")
    return "; ".join(rules)


def _hashes(texts: Iterable[str]) -> list[str]:
    return sorted({f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts})


def _origins(addresses: Iterable[str]) -> tuple[str, ...]:
    """The origins of addresses; `{s}` in a tile template stands for any subdomain."""
    found = set()
    for address in addresses:
        parts = urlsplit(address.replace("{s}", "*"))
        if parts.scheme in ("http", "https") and re.fullmatch(r"[*\w.:-]+", parts.netloc):
            found.add(f"{parts.scheme}://{parts.netloc}")
    return tuple(sorted(found))
