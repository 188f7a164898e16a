"""Bytes to text. UTF-8 is taken for granted; what is not UTF-8 is told by its marks, else guessed and said so."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from eventgeo.reading.refusal import Refused

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 65_536
BINARY = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
BINARY_SHARE = 0.01
"""Above this share of control bytes a file is no text. Random bytes have 11%, compressed files as many."""
LEGACY = [
    *("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5"),
    *("cp1256", "iso8859_6", "cp1250", "iso8859_2", "cp1254", "cp1253"),
]
"""Encodings of the scripts that conflict reports come in, besides Windows-1252."""
UTF16_NULS = 0.05
"""The share of NULs in one half of the bytes, none being in the other, from which a text is UTF-16: in Cyrillic text
these are its spaces and line ends."""
LATIN_1 = frozenset(("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"))
"""Names that mean Windows-1252 in practice (WHATWG Encoding Standard)."""


class Decoded(NamedTuple):
    """Text with the encoding that it was read by; `doubt` says in words what was guessed or lost, else None."""

    text: str
    encoding: str
    doubt: str | None = None


def _marked(data: bytes) -> str | None:
    """The encoding that a byte order mark states, or that the NULs of UTF-16 betray."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding
    sample = data[: SAMPLE & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = UTF16_NULS * len(sample) / 2
    if odd > enough and not even:
        return "utf-16-le"
    if even > enough and not odd:
        return "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _leniently(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, f"has bytes that are not {encoding.upper()}; they are shown as \ufffd")


def windows_1252(data: bytes) -> str:
    """Windows-1252, which is Latin-1 with more punctuation; the five bytes that it leaves open read as Latin-1."""
    text = _strictly(data, "cp1252")
    return data.decode("latin-1") if text is None else text


def _guessed(data: bytes) -> Decoded:
    """Text of an encoding of one byte a character. Mostly ASCII letters: Western; else what its letters look like."""
    sample = data[:SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    ascii_letters = len(re.findall(rb"[A-Za-z]", sample))
    if high > 0.5 * ascii_letters:
        # Charset detection costs an import of 20 ms, and only these few files need it.
        from charset_normalizer import from_bytes  # noqa: PLC0415

        best = from_bytes(sample, cp_isolation=LEGACY).best()
        text = _strictly(data, best.encoding) if best else None
        if best and text is not None:
            return Decoded(text, best.encoding, f"is not UTF-8; read as {best.encoding}, by its letters")
    return Decoded(windows_1252(data), "cp1252", "is not UTF-8; read as Windows-1252 (Latin-1)")


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, where whole characters outnumber the broken ones four to one."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text[:SAMPLE]) - text[:SAMPLE].count("\ufffd")
    return _leniently(data, "utf-8") if whole > 4 * broken else None


def is_binary(data: bytes) -> bool:
    """Whether bytes that are neither UTF-16 nor UTF-32 are no text at all, by their share of control bytes."""
    sample = data[:SAMPLE]
    return len(sample) - len(sample.translate(None, BINARY)) > BINARY_SHARE * len(sample)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes. `declared` is what a header or a page says of itself, believed where it fits.

    Refused (code "binary") where they are no text.
    """
    marked = _marked(data)
    if marked:
        text = _strictly(data, marked)
        return _leniently(data, marked) if text is None else Decoded(text, marked)
    if is_binary(data):
        raise Refused("binary", "is not text")
    text = _strictly(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    known = "cp1252" if declared and declared.lower() in LATIN_1 else declared
    text = _strictly(data, known) if known else None
    if known and text is not None:
        return Decoded(text, known)
    return _damaged_utf8(data) or _guessed(data)
