"""JSON files: the export of a Telegram channel (Telegram Desktop, "machine-readable JSON"), or documents in a list."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from eventgeo.reading import jsonl
from eventgeo.reading.encoding import decode
from eventgeo.reading.moments import moment
from eventgeo.reading.refusal import Refused
from eventgeo.reading.source import Entry, Source
from eventgeo.records import Document, Issue
from eventgeo.records.codec import document_from
from eventgeo.records.errors import BadRecord


def _written(text: Any) -> str:
    """The text of a message, which is a string, or a list of strings and of objects with a `text`."""
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else []
    return "".join(
        piece if isinstance(piece, str) else str(piece.get("text", ""))
        for piece in pieces
        if isinstance(piece, str | dict)
    )


def _when(message: Mapping[str, Any]) -> str | None:
    """The moment of a message: exact, in UTC, where the export states it so; else the day of its local time."""
    stamp = message.get("date_unixtime")
    if isinstance(stamp, str) and stamp.isascii() and stamp.isdigit() and len(stamp) < 12:
        return datetime.fromtimestamp(int(stamp), UTC).isoformat()
    written = message.get("date")
    return moment(written) if isinstance(written, str) else None


def _messages(chat: Mapping[str, Any], source: Source) -> Iterator[Entry | Issue]:
    """The messages of a channel that hold text, named by their numbers in it."""
    title = chat.get("name")
    for place, message in enumerate(chat["messages"], 1):
        if not isinstance(message, dict):
            yield source.issue("bad message", "is no message", at=f"#{place}")
            continue
        text = _written(message.get("text"))
        if message.get("type") != "message" or not text.strip():
            continue
        published, signed = _when(message), message.get("author")
        document = Document(
            id=f"{source.name}#{message.get('id', place)}",
            text=text,
            published=published,
            published_basis="metadata" if published else None,
            source=title if isinstance(title, str) else None,
            author=signed if isinstance(signed, str) and signed.strip() else None,
        )
        yield Entry(document, f"#{message.get('id', place)}")


def _chats(value: Any) -> list[Mapping[str, Any]]:
    """The channels of an export of one, or of all of an account's."""
    chats = value.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else None
    found = listed if isinstance(listed, list) else [value]
    return [chat for chat in found if isinstance(chat, dict) and isinstance(chat.get("messages"), list)]


def _documents(values: list[Any], source: Source) -> Iterator[Entry | Issue]:
    """Documents of a list of objects, as strictly as lines of JSON Lines."""
    for place, value in enumerate(values, 1):
        try:
            if not isinstance(value, dict):
                raise BadRecord(f"a JSON object is needed, not {type(value).__name__}")
            yield Entry(document_from(value), f"#{place}")
        except BadRecord as error:
            yield source.issue("bad line", str(error), at=f"#{place}")


def _parsed(data: bytes) -> Any:
    """The value of a JSON file, None where there are several, one after the other."""
    try:
        return json.loads(decode(data).text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return None
        raise Refused("bad JSON", f"is not JSON: {error}") from error
    except (ValueError, RecursionError) as error:
        raise Refused("bad JSON", f"is not JSON: {error}") from error


def read(source: Source) -> Iterator[Entry | Issue]:
    """The messages of Telegram channels (`result.json#17` for message 17), the documents of a list, or of lines."""
    data = source.take(source.limits.file)
    value = _parsed(data)
    if value is None:
        yield from jsonl.read(replace(source, stream=io.BufferedReader(io.BytesIO(data))))
    elif isinstance(value, list):
        yield from _documents(value, source)
    elif isinstance(value, dict) and (chats := _chats(value)):
        for chat in chats:
            yield from _messages(chat, source)
    elif isinstance(value, dict) and "text" in value:
        yield from _documents([value], source)
    else:
        raise Refused("unknown JSON", "is neither a Telegram export nor a list of documents")
