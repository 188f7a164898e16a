"""Web pages: the article without its navigation, captions kept, dates from metadata alone."""

from pathlib import Path

import pytest

from eventgeo.reading import read
from eventgeo.records import Document, Issue

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Shells hit Kherson again - The Example</title>
<meta charset="utf-8"><meta property="og:title" content="Shells hit Kherson again">
<meta property="og:site_name" content="The Example">
{meta}<link rel="canonical" href="https://example.org/2023/kherson"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Shells hit Kherson again</h1>
<p>Russian shells hit the southern city of Kherson on Tuesday, killing two people and wounding five, officials said.</p>
<figure><img src="a.jpg" alt=""><figcaption>A burnt house in Kherson, February 13, 2023</figcaption></figure>
<p>The governor said that a hospital and two schools had been damaged in the centre of the city overnight.</p>
<ul><li>One person died in Beryslav</li><li>Two were hurt in Antonivka</li></ul>
<p>Ministers meet in Brussels on Wednesday to talk about ammunition &amp; air defence.</p>
</article><footer>Copyright 2021 The Example. Published 3 May 2019.</footer></body></html>"""
STATED = '<meta property="article:published_time" content="2023-02-14T18:42:11+02:00">'


def page(tmp_path: Path, content: str | bytes, name: str = "page.html") -> Document:
    """The document of a page."""
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (document,) = (item for item in read([tmp_path / name]) if isinstance(item, Document))
    return document


def test_the_article_comes_in_paragraphs(tmp_path: Path) -> None:
    """Headline, body, caption and list items are paragraphs in the page's order; navigation and footer are gone."""
    assert page(tmp_path, PAGE.format(meta=STATED)).text.split("\n\n") == [
        "Shells hit Kherson again",
        "Russian shells hit the southern city of Kherson on Tuesday, killing two people and wounding five, "
        "officials said.",
        "A burnt house in Kherson, February 13, 2023",
        "The governor said that a hospital and two schools had been damaged in the centre of the city overnight.",
        "• One person died in Beryslav",
        "• Two were hurt in Antonivka",
        "Ministers meet in Brussels on Wednesday to talk about ammunition & air defence.",
    ]


def test_the_page_tells_about_itself(tmp_path: Path) -> None:
    """Title, site, address and language are the page's own."""
    document = page(tmp_path, PAGE.format(meta=STATED))
    assert document.title == "Shells hit Kherson again"
    assert (document.source, document.url, document.lang) == ("The Example", "https://example.org/2023/kherson", "en")


@pytest.mark.parametrize(
    ("meta", "published"),
    [
        (STATED, "2023-02-14T18:42:11+02:00"),
        ('<meta name="date" content="2023-02-14">', "2023-02-14"),
        ('<meta name="pubdate" content="Tue, 14 Feb 2023 18:42:11 GMT">', "2023-02-14T18:42:11+00:00"),
        ('<meta name="date" content="2023-02-14T18:42:11">', "2023-02-14"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-02-14T16:42:11.123Z"}]}</script>',
            "2023-02-14T16:42:11+00:00",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta property="article:published_time" content="2023-02-30T10:00:00Z">', None),
        ('<link rel="canonical" href="https://example.org/2023/2/14/kherson">', "2023-02-14"),
        ('<p>By A. Writer, <time datetime="2023-02-14T20:00Z">today</time></p>', "2023-02-14T20:00:00+00:00"),
        ("", None),
    ],
)
def test_the_day_is_what_the_metadata_state(tmp_path: Path, meta: str, published: str | None) -> None:
    """The publication date is read from metadata, and never guessed from dates in captions and footers."""
    document = page(tmp_path, PAGE.format(meta=meta))
    assert document.published == published
    assert document.published_basis == ("metadata" if published else None)


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1251", "cp1251"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8")]
)
def test_a_stated_encoding_is_believed_where_it_fits(tmp_path: Path, declared: str, encoding: str) -> None:
    """The charset that a page states decides how its bytes are read."""
    word = "Бахмут" if encoding == "cp1251" else "café"
    content = PAGE.format(meta="").replace('charset="utf-8"', f'charset="{declared}"').replace("Antonivka", word)
    assert word in page(tmp_path, content.encode(encoding, "replace")).text


def test_html_is_known_by_its_content(tmp_path: Path) -> None:
    """A page under the name of a text is read as a page, and a text under the name of a page as a text."""
    assert "<p>" not in page(tmp_path, PAGE.format(meta=""), "saved.txt").text
    assert page(tmp_path, "Just words about Lviv.", "plain.html").text == "Just words about Lviv."


@pytest.mark.parametrize(
    "broken",
    [
        "<html><body><p>Two people were killed in Kherson on Tuesday, the governor said",
        "<p>Two people were <b>killed</p> in Kherson</b> on Tuesday, the governor said.",
        "<html><div><table><p>Two people were killed in Kherson on Tuesday, the governor said.</div></html></p>",
        "<html><figure><figcaption>x&#1;\x01</figcaption></figure><p>Two people were killed in Kherson on Tuesday.&#1;",
        "<html>\x00<body><p>Two people were killed in Kherson on Tuesday, the governor said.&#0;&#xD800;&bogus;",
        "<div>" * 3000 + "Two people were killed in Kherson on Tuesday, the governor said." + "</div>" * 3000,
    ],
)
def test_broken_html_gives_what_it_holds(tmp_path: Path, broken: str) -> None:
    """Unclosed, crossed and deeply nested tags cost no more than themselves."""
    (tmp_path / "broken.html").write_text(broken)
    (item,) = read([tmp_path / "broken.html"])
    assert isinstance(item, Issue) or "killed" in item.text
