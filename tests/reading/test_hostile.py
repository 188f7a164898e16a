"""Inputs made to do harm: bombs, names that climb, entities that read files. Each test fails without its guard."""

import gzip
import io
import resource
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from eventgeo.reading import Limits, read
from eventgeo.records import Document, Issue

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip archive with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def outcome(path: Path, content: bytes, **options: Limits) -> tuple[list[Document], list[Issue]]:
    """The documents and the Issues of a file with this content."""
    path.write_bytes(content)
    items = list(read([path], **options))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Issue)]


def test_members_of_an_archive_are_read_as_what_they_are(tmp_path: Path) -> None:
    """Members have the archive's name and their own; system leftovers are passed over; a broken one costs itself."""
    good = zipped({"a/x.txt": b"One.", "__MACOSX/._x.txt": b"junk", "y.jsonl": b'{"id": "1", "text": "Two."}\nnope\n'})
    documents, (issue,) = outcome(tmp_path / "z.zip", good)
    assert [document.id for document in documents] == ["z.zip#a/x.txt", "1"]
    assert issue.doc == "z.zip#y.jsonl:2"


def test_a_broken_member_costs_itself_alone(tmp_path: Path) -> None:
    """A member with damaged bytes is refused by name, and the others are read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in ("a.txt", "b.txt", "c.txt"):
            archive.writestr(name, f"Report of {name[0]}.")
    documents, (issue,) = outcome(tmp_path / "z.zip", buffer.getvalue().replace(b"Report of b", b"Report of X"))
    assert [document.id for document in documents] == ["z.zip#a.txt", "z.zip#c.txt"]
    assert (issue.doc, issue.code) == ("z.zip#b.txt", "broken")


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "a/../../evil.txt"])
def test_a_name_cannot_climb_out(tmp_path: Path, name: str) -> None:
    """A member's name keeps its honest parts, and nothing is written anywhere."""
    (document,), _ = outcome(tmp_path / "z.zip", zipped({name: b"Evil."}))
    assert ".." not in document.id
    assert not document.id.split("#")[1].startswith("/")
    assert [path.name for path in tmp_path.iterdir()] == ["z.zip"]


@pytest.mark.parametrize("suffix", [".zip", ".txt.gz", ".docx"])
def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, suffix: str) -> None:
    """A hundred million packed zeros and letters are refused in little memory."""
    size = 100_000_000
    content = {
        ".zip": lambda: zipped({"a.txt": b"a" * size, "b.txt": b"Report."}),
        ".txt.gz": lambda: gzip.compress(b"a" * size),
        ".docx": lambda: zipped({"word/document.xml": WORD.format(PARAGRAPH.format("a" * size)).encode()}),
    }[suffix]()
    (tmp_path / f"bomb{suffix}").write_bytes(content)
    tracemalloc.start()
    documents, issues = outcome(tmp_path / f"bomb{suffix}", content, limits=Limits(report=10**9, file=10**9))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [issue.code for issue in issues] == ["bomb"]
    assert [document.text for document in documents] == (["Report."] if suffix == ".zip" else [])
    assert peak < size


def test_many_small_members_cannot_fill_memory(tmp_path: Path) -> None:
    """All members of one archive, archives in it included, share one limit."""
    member = bytes(range(32, 127)) * 2000
    inner = zipped({f"{number}.txt": member for number in range(4)})
    content = zipped({"a.zip": inner, "b.zip": inner})
    _, issues = outcome(tmp_path / "z.zip", content, limits=Limits(file=900_000))
    assert issues
    assert {issue.code for issue in issues} == {"too large"}


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    """Archives may lie in one another as deep as the limit says."""
    content = zipped({"x.txt": b"Deep."})
    for _ in range(10):
        content = zipped({"n.zip": content})
    documents, (issue,) = outcome(tmp_path / "z.zip", content)
    assert not documents
    assert issue.code == "too deep"


def test_too_many_members_are_said(tmp_path: Path) -> None:
    """Members past the limit are left out with a word."""
    content = zipped({f"{number}.txt": b"Report." for number in range(5)})
    documents, (issue,) = outcome(tmp_path / "z.zip", content, limits=Limits(members=3))
    assert len(documents) == 3
    assert issue.code == "too many"


def test_a_mail_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    """A megabyte of nothing but parts, which the standard library's grammar takes 10 s for, is refused at once."""
    part = b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\nTwo died.\r\n"
    content = b'From: a@example.org\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + part * 15_000
    begun = time.process_time()
    documents, (issue,) = outcome(tmp_path / "a.eml", content)
    assert time.process_time() - begun < 2
    assert (documents, issue.code) == ([], "too many")


def test_an_office_file_of_another_kind_is_refused_once(tmp_path: Path) -> None:
    """A workbook is no archive of reports: one refusal, not one for each of its parts."""
    documents, (issue,) = outcome(
        tmp_path / "w.xlsx", zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    )
    assert not documents
    assert (issue.doc, issue.code) == ("w.xlsx", "unknown format")


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    """An encrypted member is refused by name."""
    content = bytearray(zipped({"a.txt": b"Report."}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    documents, (issue,) = outcome(tmp_path / "z.zip", bytes(content))
    assert not documents
    assert (issue.doc, issue.code) == ("z.zip#a.txt", "encrypted")


def test_an_entity_reads_no_file(tmp_path: Path) -> None:
    """A Word file whose XML names a file of this machine is refused, and shows nothing of that file."""
    (tmp_path / "secret").write_text("the secret")
    for declared in (f'SYSTEM "{(tmp_path / "secret").as_uri()}"', '"the secret"'):
        xml = f"<!DOCTYPE x [<!ENTITY e {declared}>]>" + WORD.format(PARAGRAPH.format("Report. &e;"))
        documents, (issue,) = outcome(tmp_path / "w.docx", zipped({"word/document.xml": xml.encode()}))
        assert not documents
        assert issue.code == "entities"


def test_entities_do_not_multiply(tmp_path: Path) -> None:
    """A billion laughs in a Word file or a feed cost nothing."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]>'
    word = declared + WORD.format(PARAGRAPH.format("&l9;"))
    feed = declared + '<rss version="2.0"><channel><item><title>&l9;</title></item></channel></rss>'
    for name, content in (("w.docx", zipped({"word/document.xml": word.encode()})), ("f.xml", feed.encode())):
        documents, issues = outcome(tmp_path / name, content)
        assert not documents
        assert len(issues) == 1


def test_deep_pages_do_not_break_the_stack(tmp_path: Path) -> None:
    """Tags nested a hundred thousand deep cost their page alone, in little memory."""
    content = b"<html><body>" + b"<div><p>" * 100_000 + b"Two people were killed in Kherson on Tuesday." * 3
    documents, issues = outcome(tmp_path / "deep.html", content)
    assert len(documents) + len(issues) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 2_000_000


COSTLY = {
    "figures.html": "<html>" + "<figure><figcaption>x</figcaption></figure>" * 5_000,
    "breaks.html": "<html><p>x" + "<br>" * 200_000,
    "linked.html": '<html><script type="application/ld+json">[' + '{"a": [1]},' * 20_000 + "1]</script><p>x",
    "opened.md": "[" * 50_000,
    "long.md": "> x\n" * 300_000,
    "from.eml": "From: " + "a," * 100_000 + "\n\nx",
    "nested.eml": "From: " + "(" * 100_000 + "\n\nx",
    "parts.eml": "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5_000)),
    "items.xml": '<rss version="2.0"><channel>' + "<item>" * 20_000,
    "open.pdf": "%PDF-1.4\n1 0 obj\n" + "[" * 100_000 + "\ntrailer<</Root 1 0 R>>startxref\n9\n%%EOF",
}


@pytest.mark.parametrize("name", COSTLY)
def test_costly_input_costs_seconds(tmp_path: Path, name: str) -> None:
    """What takes naive parsers minutes is read or refused in less than ten seconds of processor time."""
    (tmp_path / name).write_text(COSTLY[name])
    started = time.process_time()
    assert list(read([tmp_path / name]))
    assert time.process_time() - started < 10
