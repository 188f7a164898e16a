"""Whatever the bytes, reading ends with documents or Issues: no exception, no hang, and texts that can be written."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgeo.reading import READERS, read
from eventgeo.reading.characters import STRANGE
from eventgeo.reading.limits import DEFAULT
from eventgeo.records import Document, Issue
from tests.fuzzing import bounded, damaged, fuzz, swollen

pytestmark = pytest.mark.fuzz
FILES = Path(__file__).with_name("files")
SEEDS = {
    ".csv": b'id,text,date\n1,"Two died; in\nKherson",2023-02-14\n2,More,\n',
    ".docx": (FILES / "word.docx").read_bytes(),
    ".eml": b"From: A <a@example.org>\r\nSubject: =?utf-8?B?0JHQvtGX?=\r\nDate: Tue, 14 Feb 2023 18:00:00 +0200\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; '
    b"charset=utf-8\r\n\r\nTwo died.\r\n--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment; "
    b'filename="a.html"\r\n\r\n<p>x\r\n--b--\r\n',
    ".gz": gzip.compress(b"Fighting went on."),
    ".html": b'<html lang="en"><head><meta name="date" content="2023-02-14"></head><body><h1>x</h1><figure><figcaption>'
    b"cap</figcaption></figure><p>Two people were killed in Kherson.</p><ul><li>one</li></ul></body></html>",
    ".json": b'{"name": "c", "messages": [{"id": 1, "type": "message", "date_unixtime": "1676361600", "text": ["a"]}]}',
    ".jsonl": b'{"id": "1", "text": "x", "toponyms": [{"start": 0, "end": 1}]}\n{"id": "2", "text": "y"}\n',
    ".mbox": b"From a Tue Feb 14 18:00:00 2023\nSubject: x\n\nOne.\n\nFrom b Tue Feb 14 18:00:00 2023\n\nTwo.\n",
    ".md": b"---\ntitle: x\ndate: 2023-02-14\n---\n# A\n\n- b [c](d)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    ".pdf": (FILES / "printed.pdf").read_bytes()[:9000],
    ".tsv": b"id\ttext\n1\tTwo died.\n",
    ".txt": "Бої біля Бахмута. Fighting went on.\n".encode(),
    ".warc": b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\nWARC-Date: 2023-02-14T00:00:00Z\r\n"
    b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 62\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Two died.</p>\r\n\r\n\r\n",
    ".xml": b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>a</title><pubDate>Tue, 14 '
    b"Feb 2023 18:00:00 GMT</pubDate><description>&lt;p&gt;b</description></item></channel></rss>",
}


def zipped(name: str, content: bytes) -> bytes:
    """A zip archive with one member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


MOST = {".md": DEFAULT.markdown - 1000}
"""Bytes of a format past which a file is refused unread."""
SEEDS[".zip"] = zipped("a.jsonl", SEEDS[".jsonl"])


@contextmanager
def file(content: bytes, suffix: str) -> Iterator[Path]:
    """A file with this content, for as long as it is needed."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"fuzz{suffix}")
        path.write_bytes(content)
        yield path


def check(content: bytes, suffix: str) -> None:
    """Reading some bytes gives documents with readable text, or Issues, and something in any case."""
    with file(content, suffix) as path, bounded():
        items = list(read([path]))
    for item in items:
        assert isinstance(item, Document | Issue)
        if isinstance(item, Document):
            assert not STRANGE.search(item.text + item.id)
            item.text.encode("utf-8")
            assert item.published is None or item.published_basis
            for start, end in item.given_toponyms or ():
                assert 0 <= start < end <= len(item.text)
    assert items


@pytest.mark.parametrize("suffix", sorted(SEEDS))
def test_a_damaged_file_breaks_nothing(suffix: str) -> None:
    """A file of each format, damaged at random, is read as far as it goes."""

    @fuzz()
    @given(damaged(SEEDS[suffix]))
    def run(content: bytes) -> None:
        check(content, suffix)

    check(SEEDS[suffix], suffix)
    run()


@pytest.mark.soak
@pytest.mark.parametrize("suffix", sorted(SEEDS))
def test_a_swollen_file_takes_no_longer_than_its_length(suffix: str) -> None:
    """A file of each format in which a piece is repeated up to a megabyte is read, or refused, within the bounds."""

    @fuzz(2)
    @given(swollen(SEEDS[suffix], min(999_000, MOST.get(suffix, 999_000))))
    def run(content: bytes) -> None:
        check(content, suffix)

    run()


@pytest.mark.parametrize("end", [b"", b"</figure>"], ids=["in figures", "beside figures"])
def test_many_figures_are_read_in_time(end: bytes) -> None:
    """Found by fuzzing: the captions of each figure were sought in all figures inside it, and sorted one by one."""
    check(b"<html><body><h1>x</h1>" + (b"<figure><figcaption>cap</figcaption>" + end) * 20_000, ".html")


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_any_bytes_break_nothing(suffix: str) -> None:
    """Any bytes under any suffix are read or refused."""

    @fuzz()
    @given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def run(content: bytes) -> None:
        check(content, suffix)

    run()


TAGS = (
    "<p> </p> <div> </div> <table> <tr> <td> <ul> <li> <figure> <figcaption> </figure> <h1> </h1> <br> <a href='x'> "
    "<svg> <script> </script> <!-- --> <![CDATA[ ]]> <time datetime='2023-02-14'> &amp; &#0; &#xD800; &bogus; <title> "
    "<body> <meta name='date' content='x'> <html> </html> <blockquote> <article> Kherson shelled. \n"
)
MARKUP = st.lists(st.sampled_from(TAGS.split(" ")), max_size=80)


@fuzz()
@given(MARKUP)
def test_any_markup_breaks_nothing(pieces: list[str]) -> None:
    """Tags in any order are a page, or none."""
    check(("<html>" + "".join(pieces)).encode(), ".html")


KEYS = st.sampled_from(
    [
        "id",
        "text",
        "published",
        "toponyms",
        "start",
        "end",
        "messages",
        "chats",
        "list",
        "type",
        "date",
        "date_unixtime",
        "name",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=15,
)


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_any_json_breaks_nothing(suffix: str) -> None:
    """JSON of any shape under the keys that matter is read or refused."""

    @fuzz()
    @given(st.dictionaries(KEYS, JSON, max_size=6))
    def run(value: object) -> None:
        check(json.dumps(value).encode(), suffix)

    run()
