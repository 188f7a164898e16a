"""Further formats: tables, mails, feeds, Telegram exports, PDF and Word files, web archives, packed files."""

import gzip
import io
import json
import mailbox
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from eventgeo.reading import Limits, read
from eventgeo.records import Document, Issue

FILES = Path(__file__).with_name("files")
PAGE = (
    b'<html lang="en"><head><title>Night of shelling</title>'
    b'<meta property="article:published_time" content="2023-02-14T10:00:00Z"></head><body><h1>Night of shelling</h1>'
    b"<p>Two people were killed in Kherson on Tuesday, the governor of the region said.</p></body></html>"
)
PAGE_TEXT = "Night of shelling\n\nTwo people were killed in Kherson on Tuesday, the governor of the region said."


def outcome(path: Path, content: bytes | str, **options: Limits) -> tuple[list[Document], list[Issue]]:
    """The documents and the Issues of a file with this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    items = list(read([path], **options))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Issue)]


# Tables


TABLE = """ID;Headline;Body;Date;Outlet;Byline;Desk
r1;Shelling;"Two died;
in Kherson.";2023-02-14;The Example;A. Writer;South
;Next;More.;;;;
"""


def test_a_table_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    """A row is a report; columns are known by several names, unknown ones kept, and the delimiter is found."""
    (first, second), issues = outcome(tmp_path / "t.csv", TABLE)
    assert not issues
    assert (first.id, first.text, first.title) == ("r1", "Two died;\nin Kherson.", "Shelling")
    assert (first.published, first.published_basis, first.source) == ("2023-02-14", "given", "The Example")
    assert (first.author, second.author) == ("A. Writer", None)
    assert dict(first.extra) == {"Desk": "South"}
    assert (second.id, second.text, second.published) == ("t.csv#2", "More.", None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_may_come_from_excel(tmp_path: Path, encoding: str) -> None:
    """Tabs, byte order marks, UTF-16 and Windows-1252 are read as what they are."""
    (document,), _ = outcome(tmp_path / "t.tsv", "id\ttext\n1\tCafé à Odessa\n".encode(encoding))
    assert document.text == "Café à Odessa"


def test_csv_rows_without_content_are_none(tmp_path: Path) -> None:
    """What a spreadsheet leaves behind its last row is no report, and a row is told of once."""
    documents, (issue,) = outcome(tmp_path / "t.csv", "id,text\n1,Two died.\n,\n , \n1,\n")
    assert [document.id for document in documents] == ["1"]
    assert (issue.doc, issue.code) == ("t.csv:5", "duplicate id")


def test_a_bad_row_is_named_by_its_line(tmp_path: Path) -> None:
    """A date that is none refuses its row by file and line, and the rows after it are read."""
    (document,), (issue,) = outcome(tmp_path / "t.csv", 'text,date\n"a\nb",30/02/2023\nMore.,2023-02-14\n')
    assert (issue.doc, issue.refused) == ("t.csv:2", True)
    assert "30/02/2023" in issue.message
    assert document.text == "More."


def test_a_table_without_texts_is_told_its_columns(tmp_path: Path) -> None:
    """Where no column holds texts, the refusal names the columns that were found."""
    _, (issue,) = outcome(tmp_path / "t.csv", "event_id,latitude\n1,2\n")
    assert issue.code == "no text"
    assert "event_id, latitude" in issue.message


# Mails


def mail(**parts: str) -> EmailMessage:
    """A mail with a plain and an HTML part and a signature."""
    message = EmailMessage()
    message["Subject"] = "Notte di bombe – Kherson"
    message["From"] = "Night Desk <desk@example.org>"
    message["Date"] = "Tue, 14 Feb 2023 18:00:00 +0200"
    message.set_content(parts.get("plain", "Two died in Kherson — sadly.\n\n-- \nNight Desk\n"))
    message.add_alternative(parts.get("html", "<p>Two died.</p>"), subtype="html")
    return message


def test_a_mail_gives_its_own_words(tmp_path: Path) -> None:
    """Subject, sender and date are the document's; the plain part is its text, without the signature."""
    (document,), issues = outcome(tmp_path / "m.eml", bytes(mail()))
    assert not issues
    assert document.text == "Two died in Kherson — sadly."
    assert (document.title, document.source) == ("Notte di bombe – Kherson", "Night Desk")
    assert (document.published, document.published_basis) == ("2023-02-14T18:00:00+02:00", "metadata")


def test_a_mail_of_html_alone_is_read_in_paragraphs(tmp_path: Path) -> None:
    """HTML of a mail becomes paragraphs and items; scripts and styles are nothing."""
    message = EmailMessage()
    html = "<style>p{}</style><p>Two <b>died</b>.<br>In Kherson.</p><ul><li>one<li>two</ul><script>alert(1)</script>"
    message.set_content(html, subtype="html")
    (document,), _ = outcome(tmp_path / "m.eml", bytes(message))
    assert document.text == "Two died.\nIn Kherson.\n\n• one\n\n• two"


def test_attachments_are_reports_of_their_own(tmp_path: Path) -> None:
    """An attached page is read as a page; its name cannot climb."""
    message = mail()
    message.add_attachment(PAGE, maintype="application", subtype="octet-stream", filename="../../page.html")
    (_, page), _ = outcome(tmp_path / "m.eml", bytes(message))
    assert (page.id, page.text) == ("m.eml#page.html", PAGE_TEXT)


def test_a_mailbox_gives_each_mail(tmp_path: Path) -> None:
    """Mails are numbered; a line that begins with "From" in a mail's text does not end it."""
    box = mailbox.mbox(tmp_path / "made.mbox")
    box.add(mail())
    other = EmailMessage()
    other.set_content("Quiet morning.\n\nFrom noon on, shells fell.\n")
    box.add(other)
    box.close()
    first, second = (item for item in read([tmp_path / "made.mbox"]) if isinstance(item, Document))
    assert (first.id, second.id) == ("made.mbox#1", "made.mbox#2")
    assert second.text == "Quiet morning.\n\nFrom noon on, shells fell."


# Feeds


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Example</title>
<language>en-gb</language>
<item><title>Shells &amp; fire</title><link>https://example.org/1</link><author>desk@example.org (A. Writer)</author>
<pubDate>Tue, 14 Feb 2023 18:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Two died in <b>Kherson</b>.</p><p>More&nbsp;to come.</p>]]></content:encoded></item>
<item><title>A title alone</title><link>javascript:alert(1)</link></item><item></item></channel></rss>"""
ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Atom</title><entry><title>Clash</title>
<updated>2023-02-14T18:00:00Z</updated><link href="https://example.org/2"/>
<summary type="html">&lt;p&gt;Clash near Bakhmut.&lt;/p&gt;</summary></entry></feed>"""


def test_a_feed_gives_each_entry(tmp_path: Path) -> None:
    """Headline and full text make an entry's text; its date, address, source and language are the feed's."""
    pytest.importorskip("feedparser")
    (first, second), (empty,) = outcome(tmp_path / "f.xml", RSS)
    assert (first.id, first.text) == ("f.xml#1", "Shells & fire\n\nTwo died in Kherson.\n\nMore to come.")
    assert (first.published, first.url) == ("2023-02-14T18:00:00+00:00", "https://example.org/1")
    assert (first.source, first.lang, first.title) == ("The Example", "en", "Shells & fire")
    assert first.author == "A. Writer"
    assert (second.text, second.url) == ("A title alone", None)
    assert (empty.doc, empty.refused) == ("f.xml#3", False)
    (atom,), _ = outcome(tmp_path / "a.txt", ATOM)
    assert (atom.text, atom.published) == ("Clash\n\nClash near Bakhmut.", "2023-02-14T18:00:00+00:00")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('<?xml version="1.0"?><note><to>x</to></note>', "no feed"),
        ('<rss version="2.0"><channel><title>Nothing</title></channel></rss>', "empty"),
        (
            '<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>',
            "entities",
        ),
    ],
)
def test_xml_that_is_no_feed_is_refused(tmp_path: Path, content: str, code: str) -> None:
    """Other XML, feeds without entries and entities of its own are refused."""
    pytest.importorskip("feedparser")
    documents, (issue,) = outcome(tmp_path / "f.xml", content)
    assert not documents
    assert issue.code == code


# JSON


TELEGRAM = {
    "name": "Channel of the South",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2023-02-14T10:00:00",
            "date_unixtime": "1676361600",
            "author": "The governor",
            "text": ["Two died in ", {"type": "bold", "text": "Kherson"}, "."],
        },
        {"id": 3, "type": "message", "date": "2023-02-15T10:00:00", "text": "Nothing new."},
        {"id": 4, "type": "message", "photo": "a.jpg", "text": ""},
        "no message",
    ],
}


@pytest.mark.parametrize("whole", [TELEGRAM, {"chats": {"list": [TELEGRAM]}}])
def test_a_telegram_export_gives_each_message(tmp_path: Path, whole: Any) -> None:
    """Messages with text are documents, with the channel as source and the exact moment where it is stated."""
    (first, second), (issue,) = outcome(tmp_path / "result.json", json.dumps(whole, indent=1))
    assert (first.id, first.text) == ("result.json#2", "Two died in Kherson.")
    assert (first.published, first.source) == ("2023-02-14T08:00:00+00:00", "Channel of the South")
    assert (second.id, second.published) == ("result.json#3", "2023-02-15")
    assert (first.author, second.author) == ("The governor", None)
    assert issue.doc == "result.json#5"


@pytest.mark.parametrize(
    "content",
    [
        '[{"id": "1", "text": "x"}]',
        '{"id": "1",\n "text": "x"}',
        '{"id": "1", "text": "x"}\n{"id": "2", "text": "y"}\n',
    ],
)
def test_json_may_hold_documents(tmp_path: Path, content: str) -> None:
    """A list of documents, one document, and lines under the name of JSON are read as JSON Lines are."""
    documents, issues = outcome(tmp_path / "d.json", content)
    assert documents[0].id == "1"
    assert not issues


@pytest.mark.parametrize("content", ["{", "[" * 100_000, '{"name": "package"}', "17", '[{"id": "1"}]', '["x"]'])
def test_other_json_is_refused(tmp_path: Path, content: str) -> None:
    """What is not JSON, and JSON of another kind, is refused by name."""
    documents, (issue,) = outcome(tmp_path / "d.json", content)
    assert not documents
    assert issue.doc.startswith("d.json")


# PDF and Word


def test_a_printed_page_reads_as_running_text(tmp_path: Path) -> None:
    """A PDF printed by a browser gives its paragraphs, without headers and footers, and where its pages begin."""
    pytest.importorskip("pypdf")
    (document,) = read([FILES / "printed.pdf"])
    assert isinstance(document, Document)
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0] == "Night of shelling in Kherson"
    assert paragraphs[1].endswith("in a statement on Telegram early in the morning.")
    assert paragraphs[3].endswith("about Zaporizhzhia (Запоріжжя).")
    assert len(paragraphs) == 4
    assert document.text[document.extra["pages"][1] :].startswith("In Brussels, ministers")
    assert document.title == "Night of shelling in Kherson"
    assert document.published is None


def test_a_pdf_past_its_pages_says_so(tmp_path: Path) -> None:
    """Pages past the limit are left out, and an Issue says how many there were."""
    pytest.importorskip("pypdf")
    issue, document = read([FILES / "printed.pdf"], limits=Limits(pages=1))
    assert isinstance(issue, Issue)
    assert "2 pages" in issue.message
    assert isinstance(document, Document)
    assert "Brussels" not in document.text


def test_a_broken_or_locked_pdf_is_refused(tmp_path: Path) -> None:
    """A PDF that is cut off, empty or locked with a password is refused by name."""
    pypdf = pytest.importorskip("pypdf")
    whole = (FILES / "printed.pdf").read_bytes()
    for content in (whole[:600], b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 20):
        documents, (issue,) = outcome(tmp_path / "cut.pdf", content)
        assert not documents
        assert issue.doc == "cut.pdf"
    writer = pypdf.PdfWriter(clone_from=FILES / "printed.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    (issue,) = read([tmp_path / "locked.pdf"])
    assert isinstance(issue, Issue)
    assert issue.code == "encrypted"


def test_a_pdf_without_text_is_told_from_an_empty_one(tmp_path: Path) -> None:
    """A scan is refused with a word on what to do."""
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "scan.pdf")
    (issue,) = read([tmp_path / "scan.pdf"])
    assert isinstance(issue, Issue)
    assert "recognition" in issue.message


def test_a_word_file_reads_in_order() -> None:
    """Headings, paragraphs, list items and table rows come in the order of the document, with its title."""
    (document,) = read([FILES / "word.docx"])
    assert isinstance(document, Document)
    assert document.title == "Weekly report"
    assert document.text.split("\n\n") == [
        "Fighting in the south",
        "Two people died in Kherson on Tuesday.",
        "• one in Beryslav",
        "• one in Antonivka",
        "Town | Dead",
        "Kherson | 2",
        "Line one\nline two.",
    ]


def test_a_file_of_libreoffice_reads_alike() -> None:
    """Its lists, tables and properties are found as those of other programs are."""
    (document,) = read([FILES / "libreoffice.docx"])
    assert isinstance(document, Document)
    assert (document.title, document.author) == ("Daily report", "A. Writer")
    assert document.text.split("\n\n") == [
        "Night in the south",
        "Two people died in Kherson on Tuesday, and a hospital near Antonivka was hit.",
        "• one in Beryslav",
        "• one in Nikopol",
        "Town | Dead",
        "Kherson | 2",
        "Запоріжжя was quiet.",
    ]


# Web archives and packed files


@pytest.fixture
def crawl(tmp_path: Path) -> Callable[..., Path]:
    """Writes a web archive as a crawler does: packed pages, one of them an error, one a picture."""
    writing = pytest.importorskip("warcio.warcwriter")
    headers = pytest.importorskip("warcio.statusandheaders")

    def write(name: str, *, packed: bool) -> Path:
        with (tmp_path / name).open("wb") as file:
            writer = writing.WARCWriter(file, gzip=packed)
            for number, (status, kind) in enumerate(
                [
                    ("200 OK", "text/html; charset=utf-8"),
                    ("404 Not Found", "text/html"),
                    ("200 OK", "image/png"),
                    ("200 OK", "text/html"),
                ]
            ):
                fields = [("Content-Type", kind), ("Content-Encoding", "gzip")]
                response = headers.StatusAndHeaders(status, fields, protocol="HTTP/1.1")
                record = writer.create_warc_record(
                    f"https://example.org/{number}",
                    "response",
                    payload=io.BytesIO(gzip.compress(PAGE)),
                    http_headers=response,
                    warc_headers_dict={"WARC-Date": "2023-02-15T08:00:00Z"},
                )
                writer.write_record(record)
        return tmp_path / name

    return write


@pytest.mark.parametrize(("name", "packed"), [("c.warc.gz", True), ("c.warc", False), ("c.bin", True)])
def test_a_web_archive_gives_its_pages(crawl: Callable[..., Path], name: str, packed: bool) -> None:
    """Pages answered with success are documents with their address and moment of retrieval; the rest is passed over."""
    first, second = read([crawl(name, packed=packed)])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, second.id) == (f"{name}#1", f"{name}#2")
    assert (first.url, first.retrieved) == ("https://example.org/0", "2023-02-15T08:00:00Z")
    assert (first.text, first.published) == (PAGE_TEXT, "2023-02-14T10:00:00+00:00")


def test_a_web_archive_that_breaks_off_keeps_what_came_before(crawl: Callable[..., Path], tmp_path: Path) -> None:
    """The pages before the break are read, and an Issue says that it breaks off."""
    whole = crawl("c.warc.gz", packed=True).read_bytes()
    documents, issues = outcome(tmp_path / "cut.warc.gz", whole[: len(whole) - 200])
    assert [document.id for document in documents] == ["cut.warc.gz#1"]
    assert issues
    assert all(issue.refused for issue in issues)


def test_a_packed_file_reads_as_what_it_holds(tmp_path: Path) -> None:
    """`news.jsonl.gz` is read line by line, and `report.txt.gz` as a text, under their own names."""
    lines = gzip.compress(b'{"id": "1", "text": "x"}\nnope\n{"id": "2", "text": "y"}\n')
    documents, (issue,) = outcome(tmp_path / "news.jsonl.gz", lines)
    assert [document.id for document in documents] == ["1", "2"]
    assert issue.doc == "news.jsonl.gz:2"
    (document,), _ = outcome(tmp_path / "report.txt.gz", gzip.compress(b"Fighting."))
    assert (document.id, document.text) == ("report.txt.gz", "Fighting.")


def test_a_packed_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    """What is cut off or no gzip at all is refused by name."""
    whole = gzip.compress(b"Fighting went on. " * 1000)
    for content in (whole[:40], whole[:10] + b"\xff" * 50):
        documents, (issue,) = outcome(tmp_path / "cut.txt.gz", content)
        assert not documents
        assert (issue.doc, issue.code) == ("cut.txt.gz", "broken")
