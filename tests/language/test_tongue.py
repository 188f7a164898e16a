"""The language of a text: English unless it is surely another."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgeo.language import tongue

TABLE = Path(__file__).with_name("tongues.tsv")
LINES = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
ROWS = [(row["text"], row["language"]) for row in csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "name"), ROWS)
def test_the_language_is_told_where_it_is_sure(text: str, name: str) -> None:
    """Other languages are named, short or in capitals too; names, telegrams and half English texts are English."""
    assert tongue(text).name == name


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    """Whatever the characters, an answer comes."""
    assert tongue(text).name
