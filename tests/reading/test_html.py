"""Web pages: the article without its navigation, captions kept, dates from metadata and bylines alone."""

import time
from pathlib import Path

import pytest

from eventgeo.reading import read
from eventgeo.reading.page import tree_of
from eventgeo.reading.page_dates import published
from eventgeo.records import Document, Issue

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Shells hit Kherson again - The Example</title>
<meta charset="utf-8"><meta property="og:title" content="Shells hit Kherson again">
<meta property="og:site_name" content="The Example"><meta name="author" content="Jane Roe">
{meta}<link rel="canonical" href="https://example.org/2023/kherson"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Shells hit Kherson again</h1>
<p>Russian shells hit the southern city of Kherson on Tuesday, killing two people and wounding five, officials said.</p>
<figure><img src="a.jpg" alt=""><figcaption>A burnt house in Kherson, February 13, 2023</figcaption></figure>
<p>The governor said that a hospital and two schools had been damaged in the centre of the city overnight.</p>
<ul><li>One person died in Beryslav</li><li>Two were hurt in Antonivka</li></ul>
<p>Ministers meet in Brussels on Wednesday to talk about ammunition &amp; air defence.</p>
</article><footer>Copyright 2021 The Example. Published 3 May 2019.</footer></body></html>"""
LINKED = '<script type="application/ld+json">{}{{{}}}{}</script>'
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
    """Title, site, author, address and language are the page's own."""
    document = page(tmp_path, PAGE.format(meta=STATED))
    assert (document.title, document.author) == ("Shells hit Kherson again", "Jane Roe")
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
        ('<meta property="og:article:published_time" content="2023-02-14T10:00:00Z">', "2023-02-14T10:00:00+00:00"),
        ('<meta property="article:modified_time" content="2023-02-15T10:00:00Z">', None),
        ('<meta name="publish-date" content="20230214T183000Z">', "2023-02-14T18:30:00+00:00"),
        ('<meta name="citation_publication_date" content="2023/02/14">', "2023-02-14"),
        ('<meta name="DC.date.issued" content="14.02.2023">', "2023-02-14"),
        ('<meta name="date" content="02/03/2023">', None),
        ('<meta name="date" content="0001-01-01T00:00:00Z">', None),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00+00:00">', None),
        (LINKED.format("//<![CDATA[\n", '"a": "two\nlines", "datePublished": "2023-02-14"', "\n//]]>"), "2023-02-14"),
        (LINKED.format("", '"dateModified": "2023-02-16", "dateCreated": "2023-02-14"', ""), "2023-02-14"),
        (
            LINKED.format("", '"hasPart": {"datePublished": "2022-01-01"}', "")
            + LINKED.format("", '"datePublished": "2023-02-14"', ""),
            "2023-02-14",
        ),
        ('<link rel="canonical" href="https://example.org/2023/feb/14/kherson">', "2023-02-14"),
        ('<link rel="canonical" href="https://example.org/20230214-kherson">', "2023-02-14"),
        ("", None),
    ],
)
def test_the_day_is_what_the_metadata_state(tmp_path: Path, meta: str, published: str | None) -> None:
    """The publication date is read from metadata, and never guessed from dates in captions and footers."""
    document = page(tmp_path, PAGE.format(meta=meta))
    assert document.published == published
    assert document.published_basis == ("metadata" if published else None)


@pytest.mark.parametrize(
    ("byline", "published"),
    [
        (
            '<time class="updated" datetime="2023-02-16">a</time><time datetime="2023-02-14">b</time>',
            "2023-02-14",
        ),
        (
            '<p>Published <time datetime="2023-02-14">a</time>. Updated <time datetime="2023-02-15">b</time></p>',
            "2023-02-14",
        ),
        ("<p>By A. Writer, <time>Feb 14, 2023</time></p>", "2023-02-14"),
        ('<time datetime="2023-02-14">a</time><time datetime="2023-02-16">b</time>', None),
        ('<div class="timestamp">Updated 9:41 PM EST, Tue February 14, 2023</div>', "2023-02-14"),
        ('<div class="timestamp">Published February 14, 2023 | Updated February 15, 2023</div>', "2023-02-14"),
        ('<div class="articleDates"><span>Published On 14 Feb 2023</span><span>14 Feb 2023</span></div>', "2023-02-14"),
        ('<div class="post_time"><b>Роман Петренко</b> — Вівторок, 14 лютого 2023, 08:57</div>', "2023-02-14"),
        ('<span class="date">14 февраля 2023</span>', "2023-02-14"),
        ('<span class="date">3 January 2021</span><span class="date">14 February 2023</span>', None),
        ('<div class="deed">14 February 2023</div>', None),
        ('<span class="date">14 February</span>', None),
    ],
)
def test_the_day_is_what_stands_under_the_headline(tmp_path: Path, byline: str, published: str | None) -> None:
    """A time or a part marked as a date tells the day, that of publication before that of a change, and never two."""
    related = '<aside><time datetime="2023-01-10">c</time></aside>'
    content = PAGE.format(meta="").replace("again</h1>", f"again</h1>{byline}").replace("</body>", f"{related}</body>")
    assert page(tmp_path, content).published == published


def test_no_day_is_read_in_the_text_of_an_article(tmp_path: Path) -> None:
    """A part marked as a date in the midst of the text may be of any happening."""
    content = PAGE.format(meta="").replace("<ul>", '<p class="date">3 January 2021</p><ul>')
    assert page(tmp_path, content).published is None


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


def test_bylines_are_sought_in_linear_time() -> None:
    """Parts marked as dates, nested and with a hundred thousand elements in them, are not read one inside the other."""
    tree = tree_of("<h1>a</h1>" + '<div class="date">' * 200 + "<b></b>" * 100_000)
    begun = time.process_time()
    assert published(tree, None) is None
    assert time.process_time() - begun < 2
