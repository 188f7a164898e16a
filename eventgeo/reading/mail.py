"""Mails (.eml) and mailboxes (.mbox): the subject as title, the sender as source, the date as publication date."""

from __future__ import annotations

import email
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import PurePosixPath

from eventgeo.reading.encoding import decode
from eventgeo.reading.fragments import text_of
from eventgeo.reading.moments import moment
from eventgeo.reading.refusal import FAULTS, Refused
from eventgeo.reading.source import Source
from eventgeo.reading.text import lines_joined
from eventgeo.reading.zip import inside
from eventgeo.records import Document, Issue

TYPED_PART = re.compile(rb"(?im)^content-type:")
"""What nearly every part of a mail begins with."""
SIGNATURE = "\n-- \n"
"""The line between a mail and its sender's signature (RFC 3676)."""
LONGEST_HEADER = 4_000
"""Characters of a header that are looked at: the standard library's grammar takes time by the square of its length."""


class ShortHeaders(EmailPolicy):
    """The modern policy of the standard library, for headers cut to LONGEST_HEADER."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of a header."""
        name, value = super().header_source_parse([sourcelines[0][:LONGEST_HEADER], *sourcelines[1:50]])
        return name, value[:LONGEST_HEADER]


def _words(part: EmailMessage) -> str:
    """The text of a part, by its stated charset where that fits."""
    data = part.get_payload(decode=True)
    decoded = decode(data if isinstance(data, bytes) else b"", part.get_content_charset())
    text = lines_joined(decoded.text)
    return text_of(text) if part.get_content_subtype() == "html" else text.split(SIGNATURE)[0]


def _body(message: EmailMessage) -> str:
    """The mail's own words: the plain part where there is one, else the HTML."""
    parts = [
        part
        for part in message.walk()
        if isinstance(part, EmailMessage)
        and part.get_content_maintype() == "text"
        and part.get_content_disposition() != "attachment"
    ]
    plain = [part for part in parts if part.get_content_subtype() == "plain"]
    return "\n\n".join(text for part in plain or parts if (text := _words(part).strip()))


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line, "" where it is missing or makes no sense."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except FAULTS:
        return ""


def _sender(message: EmailMessage) -> str | None:
    """The name of the sender, else the address."""
    name, _, address = _header(message, "From").rpartition("<")
    return name.strip(' "') or address.strip(" >") or None


def _attachments(message: EmailMessage, source: Source) -> Iterator[Source]:
    for part in message.iter_attachments():
        name = inside(part.get_filename() or "")
        data = part.get_payload(decode=True)
        if name and isinstance(data, bytes):
            stream = io.BufferedReader(io.BytesIO(data))
            suffix = PurePosixPath(name).suffix
            yield replace(source, name=f"{source.name}#{name}", stream=stream, suffix=suffix, depth=source.depth + 1)


def _mail(data: bytes, source: Source) -> Iterator[Document | Issue | Source]:
    """A mail and its attachments; Refused where the bytes are no mail."""
    if len(TYPED_PART.findall(data)) > source.limits.parts:
        raise Refused("too many", f"is a mail of more than {source.limits.parts} parts")
    try:
        message = email.message_from_bytes(data, policy=ShortHeaders())
        assert isinstance(message, EmailMessage)
        published = moment(_header(message, "Date"))
        document = Document(
            id=source.name,
            text=_body(message),
            published=published,
            published_basis="metadata" if published else None,
            title=_header(message, "Subject") or None,
            source=_sender(message),
            url=_header(message, "Archived-At").strip(" <>") or None,
        )
        attachments = list(_attachments(message, source))
    except FAULTS as error:
        raise Refused("broken", f"is a broken mail: {error}") from error
    if document.text or not attachments:
        yield document
    yield from attachments


def read(source: Source) -> Iterator[Document | Issue | Source]:
    """The mail, and each attachment as an input of its own (`mail.eml#photo.pdf`)."""
    yield from _mail(source.take(source.limits.file), source)


def _messages(source: Source) -> Iterator[bytes | Refused]:
    """The messages of a mailbox: each begins with a line `From …` after a blank line or at the beginning."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := source.stream.readline(source.limits.report + 1):
        if blank and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= source.limits.file else Refused("too large", "is too large a mail")
            lines, size, begun = [], 0, True
        elif begun:
            size += len(line)
            if size <= source.limits.file:
                lines.append(line[1:] if line.startswith(b">From ") else line)
        blank = not line.strip()
    if begun:
        yield b"".join(lines) if size <= source.limits.file else Refused("too large", "is too large a mail")


def read_mailbox(source: Source) -> Iterator[Document | Issue | Source]:
    """Each mail of a mailbox, named `box.mbox#1` and so on; a broken one costs itself alone."""
    for number, data in enumerate(_messages(source), 1):
        if number > source.limits.members:
            yield source.issue("too many", f"has more than {source.limits.members} mails; the rest is left out")
            return
        member = replace(source, name=f"{source.name}#{number}")
        if isinstance(data, Refused):
            yield member.issue(data.code, str(data))
            continue
        mail = io.BufferedReader(io.BytesIO(data))
        yield replace(member, stream=mail, suffix=".eml", depth=source.depth + 1)
