"""What an input is, is seen from its first bytes, and from its suffix where they do not tell."""

import pytest

from eventgeo.reading.content import kind

WINDOWS = "utf-16"


@pytest.mark.parametrize(
    ("head", "suffix", "expected"),
    [
        (b"%PDF-1.7\n", ".txt", ".pdf"),
        (b"\x1f\x8b\x08\x00", ".jsonl", ".gz"),
        (b"PK\x03\x04 anything", ".docx", ".docx"),
        (b"PK\x03\x04 anything word/document.xml", "", ".docx"),
        (b"PK\x03\x04 anything", ".txt", ".zip"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "", ".warc"),
        (b"<!DOCTYPE html><html>", ".txt", ".html"),
        ("<html><body>".encode(WINDOWS), ".txt", ".html"),
        (b"\xef\xbb\xbf<!-- saved --><HTML>", ".bin", ".html"),
        (b"Words about Lviv < words about Kyiv", ".html", ".html"),
        (b"Words about Lviv", ".html", ".txt"),
        (b'<?xml version="1.0"?><!-- a --><rss version="2.0">', ".txt", ".xml"),
        (b'<?xml version="1.0"?><feed>', ".html", ".xml"),
        (b'{"id": "1", "text": "x"}\n', ".txt", ".jsonl"),
        (b'{"id": "1", "text": "x', "", ".json"),
        (b'{"id": "1", "text": "' + b"x" * 5000, "", ".jsonl"),
        (b'[{"id": "1"}]', ".txt", ".json"),
        (b'{"name":"South","type":"public_channel","id":1,"messages":[{"id":1,"text":"' + b"x" * 5000, "", ".json"),
        (b'{"about": "Your \\"data\\".", "personal_information": {"user_id": 1}, ' + b"x" * 5000, "", ".json"),
        (b'{"id": "1", "text": "\\"messages\\": [' + b"x" * 5000, "", ".jsonl"),
        (b'["We will rebuild," he said]', ".txt", ".txt"),
        (b"From a@b.org Tue Feb 14 18:00:00 2023\nSubject: x\n", ".txt", ".mbox"),
        (b"From Kyiv, 14 February 2023\nUpdate: fighting went on.\n", ".txt", ".txt"),
        (b"Received: x\n y\nMessage-ID: <1>\n", "", ".eml"),
        (b"Message-ID: what is it?\n", ".txt", ".txt"),
        (b"a,b\n", ".CSV", ".csv"),
        (b"Words", "", ".txt"),
        (b"", ".jsonl", ".jsonl"),
    ],
)
def test_the_format_is_seen(head: bytes, suffix: str, expected: str) -> None:
    """Marks go before suffixes, and an article that merely looks a little like a format stays a text."""
    assert kind(head, suffix) == expected
