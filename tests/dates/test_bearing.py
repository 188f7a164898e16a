"""The dates that bear on a stretch of text come in the order of their bearing, with what the words say of them."""

from datetime import date

import pytest

from eventgeo.dates import bearing, timexes
from eventgeo.language import layout
from eventgeo.records import Bearing, Publication

TUESDAY = Publication(date(2023, 2, 14), None, "given", 1.0)


def candidates(text: str, words: str, publication: Publication = TUESDAY) -> tuple[Bearing, ...]:
    shape = layout(text)
    start = text.index(words)
    return bearing(start, start + len(words), shape, timexes(shape, publication), publication)


def told(candidate: Bearing) -> tuple[str | None, str, str, str, str]:
    surface = candidate.timex.surface if candidate.timex else None
    return surface, candidate.tier, candidate.relation, str(candidate.first or ""), str(candidate.last or "")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Shells killed nine people on Friday and Saturday.",
            "killed",
            ("Friday", "clause", "at", "2023-02-10", "2023-02-11"),
        ),
        (
            "Troops fought rebels on Friday and again on Saturday, the army said.",
            "fought",
            ("Friday", "clause", "at", "2023-02-10", "2023-02-11"),
        ),
        (
            "Mortars shelled the port on Friday and on Saturday jets bombed it.",
            "shelled",
            ("Friday", "clause", "at", "2023-02-10", "2023-02-10"),
        ),
        (
            "Gunmen killed two guards on Friday.",
            "killed",
            ("Friday", "clause", "at", "2023-02-10", "2023-02-10"),
        ),
        (
            "The army shelled the town on Friday, after rebels had seized it on Thursday.",
            "seized",
            ("Thursday", "clause", "at", "2023-02-09", "2023-02-09"),
        ),
        (
            "The army shelled the town on Friday, after rebels had seized it on Thursday.",
            "shelled",
            ("Friday", "clause", "at", "2023-02-10", "2023-02-10"),
        ),
        (
            "Police said on Monday that three miners were abducted on Saturday.",
            "abducted",
            ("Saturday", "clause", "at", "2023-02-11", "2023-02-11"),
        ),
        (
            "The ministry on Monday condemned the killing of a judge.",
            "killing",
            ("Monday", "sentence", "at", "2023-02-13", "2023-02-13"),
        ),
        (
            "Both armies have been fighting over the hill.",
            "fighting",
            (None, "published", "ongoing", "", "2023-02-14"),
        ),
        (
            "Both armies have been fighting over the hill since 3 January.",
            "fighting",
            ("3 January", "clause", "ongoing", "2023-01-03", "2023-02-14"),
        ),
        (
            "The town was besieged until Feb. 5.",
            "besieged",
            ("Feb. 5", "clause", "until", "", "2023-02-05"),
        ),
        (
            "The garrison was killed on or before Feb. 5.",
            "killed",
            ("Feb. 5", "clause", "before", "", "2023-02-05"),
        ),
        (
            "The mayor was abducted before Feb. 5.",
            "abducted",
            ("Feb. 5", "clause", "before", "", "2023-02-04"),
        ),
        (
            "The mayor was abducted by Feb. 5.",
            "abducted",
            ("Feb. 5", "clause", "before", "", "2023-02-05"),
        ),
        (
            "The mayor was killed no later than Feb. 5.",
            "killed",
            ("Feb. 5", "clause", "before", "", "2023-02-05"),
        ),
        (
            "As of Feb. 12, 40 people had been killed.",
            "killed",
            ("Feb. 12", "clause", "before", "", "2023-02-12"),
        ),
        (
            "On February 9, 14 villages were burned.",
            "burned",
            ("February 9", "clause", "at", "2023-02-09", "2023-02-09"),
        ),
        (
            "In the week to February 5, 60 people were killed.",
            "killed",
            ("the week", "clause", "at", "2023-01-30", "2023-02-05"),
        ),
        (
            "The hostages, seized on Jan. 7, were freed in a raid on Monday.",
            "freed",
            ("Monday", "clause", "at", "2023-02-13", "2023-02-13"),
        ),
        (
            "The hostages, seized on Jan. 7, were freed in a raid on Monday.",
            "seized",
            ("Jan. 7", "clause", "at", "2023-01-07", "2023-01-07"),
        ),
        (
            "The mayor, who was wounded on Friday, died on Sunday.",
            "died",
            ("Sunday", "clause", "at", "2023-02-12", "2023-02-12"),
        ),
        (
            "The mayor, who was wounded on Friday, died on Sunday.",
            "wounded",
            ("Friday", "clause", "at", "2023-02-10", "2023-02-10"),
        ),
        (
            "The mayor was abducted after Feb. 5.",
            "abducted",
            ("Feb. 5", "clause", "after", "2023-02-06", ""),
        ),
        (
            "Rebels shelled the port from Feb. 5 to Feb. 8.",
            "shelled",
            ("Feb. 5", "clause", "at", "2023-02-05", "2023-02-08"),
        ),
        (
            "Rebels shelled the port on Feb. 5-8.",
            "shelled",
            ("Feb. 5", "clause", "at", "2023-02-05", "2023-02-08"),
        ),
        (
            "A train was derailed before dawn today by a mine.",
            "derailed",
            ("dawn today", "clause", "at", "2023-02-14", "2023-02-14"),
        ),
        (
            "Monks left the country after the 5 February murders.",
            "murders",
            ("the 5 February", "clause", "at", "2023-02-05", "2023-02-05"),
        ),
    ],
)
def test_the_first_candidate_is_the_nearest_in_meaning(
    text: str, words: str, expected: tuple[str | None, str, str, str, str]
) -> None:
    """Clause before sentence, the happening's own date before that of what was said of it; intervals kept."""
    assert told(candidates(text, words)[0]) == expected


REPORT = """Ambush kills four

A patrol was ambushed near the river on Sunday. Four soldiers died. The bandits escaped.

Schools were closed.

The wreck of a lorry near the river, February 12, 2023. REUTERS/Staff"""


def test_candidates_come_in_the_order_of_their_tiers() -> None:
    """The paragraph before the document, publication last."""
    assert [(each.tier, str(each.first)) for each in candidates(REPORT, "died")] == [
        ("paragraph", "2023-02-12"),
        ("document", "2023-02-12"),
        ("published", "2023-02-14"),
    ]


def test_a_caption_dates_what_it_shows() -> None:
    """A span in a caption has the caption's date first."""
    first = candidates(REPORT, "wreck")[0]
    assert (first.tier, first.first) in [("clause", date(2023, 2, 12)), ("sentence", date(2023, 2, 12))]


def test_a_date_in_a_heading_dates_what_stands_under_it() -> None:
    """In a chronicle the heading's date comes before those of other paragraphs."""
    text = "February 3\n\nRebels took the bridge. A child was killed.\n\nFebruary 5\n\nThe bridge was blown up."
    assert told(candidates(text, "killed")[0]) == ("February 3", "heading", "at", "2023-02-03", "2023-02-03")
    assert told(candidates(text, "blown up")[0]) == ("February 5", "heading", "at", "2023-02-05", "2023-02-05")


def test_the_date_of_a_dateline_is_not_that_of_its_sentence() -> None:
    """It repeats the day of publication, so it does not state when the thing happened."""
    text = "LIMA, 14 FEB 2023 -- Two men hurled dynamite at an embassy. Nobody was hurt."
    assert [each.tier for each in candidates(text, "hurled")] == ["document", "published"]


def test_without_any_date_there_is_no_candidate() -> None:
    """Nothing is guessed."""
    assert candidates("A bomb went off.", "went off", Publication()) == ()
