"""The shape of a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgeo.language import layout
from eventgeo.language.case import mixed_case

REPORT = """Shells hit the market in Oldtown, two dead

  • The governor speaks of "a war crime"
  • Talks are to begin on Friday

OLDTOWN, March 3 (Reuters) - Shells hit the market on Friday. Two people died.

Rescuers carry a woman out of the market in Oldtown, March 3, 2023. REUTERS/A. Photographer

Rescuers carry a woman out of the market in Oldtown, March 3, 2023. REUTERS/A. Photographer

The army denied that it had fired.

The comments below have not been moderated."""


def kinds(text: str) -> list[str]:
    """The kinds of a text's blocks."""
    return [block.kind for block in layout(text).blocks]


def test_each_part_of_a_report_gets_its_role() -> None:
    """Headline, bullets, dateline, captions, body and boilerplate are told apart, and a repeat is known as one."""
    expected = ["headline", "bullet", "bullet", "dateline", "caption", "caption", "body", "boilerplate"]
    assert kinds(REPORT) == expected
    assert [block.copy_of for block in layout(REPORT).blocks] == [None] * 5 + [4, None, None]


@pytest.mark.parametrize(
    "text",
    [
        "BOGOTA, 9 JAN 90 (EFE) -- [TEXT] THE ARMY SAID SO.",
        "NAIROBI, Kenya (AP) _ Bombs went off.",
        "KYIV, February 4, 2023 — The two sides exchanged prisoners.",
        "Brussels, Feb 14 (Reuters) - Ministers met.",
        "OLDTOWN, Feb 14 (The Daily Mirror) - Ministers met.",
        "BOGOTÁ — The governor spoke.",
        "February 12, 2023",
        "Published: 14 February 2023, 18:30",
        "This story is from March 10, 2002",
        "Tuesday, 14 February 2023",
        "Guatemala City, 20 Feb 90 (Cadena de Emisoras Unidas) -- [Text] Two peasants were found dead.",
        "Oldtown, 20 Feb 90 (domestic service) -- [Report] [A. Writer] [Text] Two peasants were found dead.",
        "Oldtown (Newland), no date (Radio Oldtown) -- [Text] Two peasants were found dead.",
        "Mogadishu (Radio Muqdisho) — At least two people were found dead.",
        "Erbil, Kurdistan Region of Iraq (Rudaw) - Two people were found dead.",
        "Damascus, SANA- Two people were found dead.",
        "MOGADISHU (SONNA):- Two people were found dead.",
        "KHARTOUM/NYALA (Dabanga) -- Two people were found dead.",
        "Khartoum, Feb.14 (SUNA) - Two people were found dead.",
        "(Beirut) – Two people were found dead.",
        "(Beirut, February 12, 2024) – Two people were found dead.",
        "(Nairobi, 3 March 2024): Two people were found dead.",
        "GENEVA (5 March 2024) – Two people were found dead.",
        "Gaza City, Gaza Strip – Two people were found dead in a strike.",
        "Bamako, Mali | Two people were found dead.",
    ],
)
def test_datelines_are_known(text: str) -> None:
    """The place and day before the first sentence, or a line with the day alone, is a dateline."""
    assert kinds(f"{text}\n\nMore follows here, at some length.")[0] == "dateline"


@pytest.mark.parametrize(
    "text",
    [
        "Milley - the chairman of the chiefs of staff - spoke in Brussels.",
        "The town — or what is left of it — was shelled again.",
        "Self-propelled guns were seen.",
        "Oldtown – Newland's capital – was hit by drones, officials said.",
        "Clashes between Army (SAF) and RSF - two dead",
    ],
)
def test_dashes_in_a_sentence_make_no_dateline(text: str) -> None:
    """A dash is not enough."""
    assert "dateline" not in kinds(f"A headline stands here\n\n{text}")


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines of agency copy that end in mid-sentence belong together; lines that are paragraphs do not."""
    wrapped = "THE ARMY SAID TODAY THAT THE REBELS HAD LEFT\nTHE TOWN OF SAN JOSE.  THE REBELS DENIED\nTHAT THEY HAD."
    assert len(layout(wrapped).blocks) == 1
    lines = "Shelling goes on\nThe town was shelled on Monday, its mayor said.\nTwo people were hurt."
    assert kinds(lines) == ["headline", "body", "body"]


def test_a_line_broken_at_a_link_goes_on() -> None:
    """A long line that goes on in lower case on the next is one paragraph."""
    text = (
        "He had been in touch with the group for " + "many months and " * 6 + "\nmet its leaders twice.\nThen he left."
    )
    assert len(layout(text).blocks) == 2


def test_capitals_are_read_in_mixed_case() -> None:
    """Agency copy in capitals keeps its months and weekdays, and each sentence begins with a capital."""
    shape = layout("THE ARMY MAY MARCH ON SUNDAY.  IT LEFT ON 3 MAY.")
    assert shape.blocks[0].upper
    assert shape.reading == "The army may march on Sunday.  It left on 3 May."


def test_short_capitals_in_mixed_text_stay() -> None:
    """Abbreviations in capitals do not make a text one in capitals."""
    shape = layout("NATO and the EU met in Brussels.")
    assert not shape.blocks[0].upper
    assert shape.reading == shape.text


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_nothing_but_white_space_lies_outside_of_the_blocks(text: str) -> None:
    """Blocks and sentences cover every printed character once, in order, and the reading keeps its length."""
    shape = layout(text)
    assert len(shape.reading) == len(text)
    for spans in (shape.blocks, shape.sentences):
        at = 0
        for span in spans:
            assert at <= span.start < span.end
            assert not text[at : span.start].strip()
            at = span.end
        assert not text[at:].strip()


@given(st.text(max_size=200))
def test_mixed_case_keeps_the_length(text: str) -> None:
    """Letters whose lower case is longer (İ) are kept."""
    assert len(mixed_case(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "04.11.2024 | Kherson | Shelling | 2\n06.11.2024 | Nikopol | Drone strike | 1",
        "12.02 – Drone attack on Sumy, 3 killed\n13.02 – Ambush near Goma, 5 soldiers killed",
        "07:45 — Sirens sound in the north\n07:50 — Two rockets fall into the sea",
    ],
)
def test_each_line_of_a_table_is_a_block(text: str) -> None:
    """Lines that begin with a day or hour, or that bars part, are no hard-wrapped paragraph."""
    assert [text[block.start : block.end] for block in layout(text).blocks] == text.split("\n")
