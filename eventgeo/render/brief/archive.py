"""One archive to attach to a mail: the attachments, a manifest with their hashes, credits; within a size budget."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from eventgeo.render.brief.content import Briefing
from eventgeo.render.export import credits_text

MB = 1_000_000
OVERHEAD = 4_000
"""Bytes kept free for the manifest and the archive's own lists."""
EARLIEST = datetime(1980, 1, 1)
"""Before this a ZIP cannot tell the time."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive: its name, what it is, its bytes."""

    name: str
    about: str
    data: bytes


def archive(
    members: Iterable[Member], briefing: Briefing, created: datetime, max_mb: float | None, missing: Iterable[str] = ()
) -> tuple[bytes, list[str]]:
    """The archive in bytes, and a sentence for each file that was left out of it.

    Files go in in the order given as long as they fit into `max_mb` (of 1,000,000 bytes), so that the most needed
    come first. `missing` are sentences on files that could not be made; the manifest tells all of them.
    """
    left_out = list(missing)
    buffer = io.BytesIO()
    told = []
    when = max(created.replace(tzinfo=None), EARLIEST).timetuple()[:6]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        _write(made, "CREDITS.txt", credits_text().encode(), when)
        for member in members:
            size = len(_deflated(member.data))
            if max_mb is not None and buffer.tell() + size + OVERHEAD > max_mb * MB:
                left_out.append(f"{member.name} left out: with it the archive would be larger than {max_mb:g} MB.")
                continue
            _write(made, member.name, member.data, when)
            digest = hashlib.sha256(member.data).hexdigest()
            told.append({"file": member.name, "about": member.about, "bytes": len(member.data), "sha256": digest})
        manifest = {
            "title": briefing.title,
            "period": briefing.period,
            "as_of": briefing.as_of.isoformat() if briefing.as_of else None,
            "handling": briefing.handling,
            "incidents": len(briefing.incidents),
            "files": told,
            "left_out": left_out,
            "credits": briefing.credits,
        }
        _write(made, "MANIFEST.json", (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode(), when)
    return buffer.getvalue(), left_out


def _write(made: zipfile.ZipFile, name: str, data: bytes, when: tuple[int, ...]) -> None:
    info = zipfile.ZipInfo(name, when)  # type: ignore[arg-type]
    info.external_attr = 0o644 << 16
    made.writestr(info, data, zipfile.ZIP_DEFLATED)


def _deflated(data: bytes) -> bytes:
    """The data as the archive will hold them, to know their size beforehand."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as trial:
        trial.writestr(zipfile.ZipInfo("x"), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
