"""Words, numbers and marks."""

import pytest

from eventgeo.language.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv's forces", "Kyiv|'s|forces"),
        ("the Syrian–Turkish border", "the|Syrian|–|Turkish|border"),
        ("al-Raqqa and Abu al-Duhur", "al-Raqqa|and|Abu|al-Duhur"),
        ("the U.S. said 1,200 men", "the|U.S.|said|1,200|men"),
        ("at 10:30, 4.5 km", "at|10:30|,|4.5|km"),
        ("they've lost", "they've|lost"),
        ("“Stop!” he said…", "“|Stop|!|”|he|said|…"),
        ("Бахмут і Донецьк", "Бахмут|і|Донецьк"),
        ("المدينة القديمة", "المدينة|القديمة"),
        ("", ""),
    ],
)
def test_words_numbers_and_marks_are_told_apart(text: str, expected: str) -> None:
    """Possessives, hyphens, abbreviations, numbers and quotation marks are cut where a reader would cut them."""
    found = list(tokens(text))
    assert "|".join(token.text for token in found) == expected
    assert all(text[token.start : token.end] == token.text for token in found)
