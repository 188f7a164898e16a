"""Zip archives: each member read as what it is, named `archive.zip#folder/member.txt`.

Nothing is written to disk, and a name that climbs out of the archive (`../../x`) keeps only its honest parts, since
ids become names of pages further on.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from eventgeo.reading.refusal import Refused
from eventgeo.reading.source import Source
from eventgeo.reading.unpacking import BROKEN, Unpacked
from eventgeo.records import Issue

ENCRYPTED = 0x1
MAC_FOLDER = "__MACOSX"


def inside(name: str) -> str:
    r"""A member's name as a path that stays inside.

    >>> inside("../../etc/passwd"), inside("C:\\news\\a.txt"), inside("/a/./b.txt")
    ('etc/passwd', 'C:/news/a.txt', 'a/b.txt')
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts)


def opened(source: Source) -> zipfile.ZipFile:
    """The archive; Refused where it is none, or is larger than may be held in memory."""
    stream = source.stream if source.stream.seekable() else io.BytesIO(source.take(source.limits.file))
    try:
        return zipfile.ZipFile(stream)
    except BROKEN as error:
        raise Refused("broken", f"is a broken archive: {error}") from error


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source) -> io.BufferedReader:
    """The bytes of a member, in bounds."""
    try:
        stream = archive.open(member)
    except BROKEN as error:
        raise Refused("broken", f"cannot be unpacked: {error}") from error
    limited = Unpacked(stream, lambda: member.compress_size, source.limits.ratio, source.budget)
    return io.BufferedReader(limited)


def _wanted(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file that a user put there."""
    parts = inside(member.filename).split("/")
    return not member.is_dir() and parts[0] != MAC_FOLDER and not parts[-1].startswith(".")


def read(source: Source) -> Iterator[Source | Issue]:
    """The members, in the archive's order; one that is encrypted or broken costs itself alone."""
    with opened(source) as archive:
        if {"[Content_Types].xml", "mimetype"} & set(archive.namelist()):
            raise Refused("unknown format", "is an office file or a book of a kind that is not read")
        members = [member for member in archive.infolist() if _wanted(member)]
        for member in members[: source.limits.members]:
            name = inside(member.filename)
            if member.flag_bits & ENCRYPTED:
                yield source.issue("encrypted", "is encrypted", at=f"#{name}")
                continue
            try:
                stream = unpacked(archive, member, source)
            except Refused as refusal:
                yield source.issue(refusal.code, str(refusal), at=f"#{name}")
                continue
            suffix = PurePosixPath(name).suffix
            yield replace(source, name=f"{source.name}#{name}", stream=stream, suffix=suffix, depth=source.depth + 1)
        if len(members) > source.limits.members:
            more = f"has {len(members)} members; those past the limit of {source.limits.members} are left out"
            yield source.issue("too many", more)
