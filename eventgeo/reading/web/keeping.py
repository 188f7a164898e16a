"""Pages kept in a folder, with what lets a server say that they did not change (ETag, Last-Modified)."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eventgeo.reading.refusal import FAULTS

KEPT_HEADERS = ("content-type", "etag", "last-modified")


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was fetched before."""

    url: str
    headers: Mapping[str, str]
    body: bytes
    retrieved: str

    @property
    def conditions(self) -> Mapping[str, str]:
        """Headers that ask for the page only where it changed."""
        asked = {"If-None-Match": self.headers.get("etag"), "If-Modified-Since": self.headers.get("last-modified")}
        return {name: value for name, value in asked.items() if value}


def _path(folder: Path, url: str) -> Path:
    return folder / f"{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()}.page"


def kept(folder: Path | None, url: str) -> Kept | None:
    """The page of an address, None where there is no folder, no page in it, or one that cannot be read."""
    if folder is None:
        return None
    try:
        head, _, body = _path(folder, url).read_bytes().partition(b"\n")
        values = json.loads(head)
        return Kept(str(values["url"]), dict(values["headers"]), body, str(values["retrieved"]))
    except (OSError, *FAULTS):
        return None


def keep(folder: Path | None, asked: str, url: str, headers: Mapping[str, str], body: bytes, retrieved: str) -> None:
    """Keep a page, whole or not at all; a folder that cannot be written to keeps nothing."""
    if folder is None:
        return
    held = {name: headers[name] for name in KEPT_HEADERS if name in headers}
    head = json.dumps({"url": url, "headers": held, "retrieved": retrieved}).encode()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(head + b"\n" + body)
        os.replace(name, _path(folder, asked))
