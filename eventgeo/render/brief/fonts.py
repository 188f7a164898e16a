"""The fonts that attachments are set in: from packages, since none is shipped here.

DejaVu Sans, which has Latin, Cyrillic and Arabic in one file, where the system has it; else Noto Sans from the fonts
that the extra `pdf` installs; else what the system calls its sans-serif.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DEJAVU = (
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/dejavu-sans-fonts",
    "/usr/share/fonts/dejavu",
    "/usr/share/fonts/TTF",
    "/usr/local/share/fonts/dejavu",
)
"""Where Debian, Fedora, SUSE, Arch and the BSDs put DejaVu."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font files: regular and bold (the same file for a variable font), and one for Arabic where those lack it."""

    family: str
    regular: Path
    bold: Path
    arabic: Path | None = None

    @property
    def files(self) -> list[str]:
        """All files, each once."""
        found = dict.fromkeys((self.regular, self.bold, *((self.arabic,) if self.arabic else ())))
        return [str(path) for path in found]


@cache
def fonts() -> Fonts | None:
    """The fonts found on this machine; None: no file that we know of."""
    for folder in map(Path, DEJAVU):
        regular, bold = folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"
        if regular.is_file() and bold.is_file():
            return Fonts("DejaVu Sans", regular, bold)
    latin, arabic = (
        _packaged("fontpkg_noto_sans", "NotoSans["),
        _packaged("fontpkg_noto_sans_arabic", "NotoSansArabic["),
    )
    return Fonts("Noto Sans", latin, latin, arabic) if latin else None


def _packaged(package: str, prefix: str) -> Path | None:
    """The file of a font package that begins with `prefix`; the package itself is not run."""
    spec = importlib.util.find_spec(package)
    places = spec.submodule_search_locations if spec else None
    found = sorted(path for place in places or () for path in Path(place, "files").glob("*.ttf"))
    return next((path for path in found if path.name.startswith(prefix)), None)
