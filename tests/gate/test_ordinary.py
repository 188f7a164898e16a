"""Ordinary articles give few incidents of violence."""

import pytest

from tests.measure.corpora import needs_corpora
from tests.measure.ordinary import articles, share

pytestmark = [pytest.mark.gate, needs_corpora]


@pytest.mark.parametrize(("corpus", "most"), [("time_timebank.jsonl", 0.03), ("geo_lgl.jsonl", 0.05)])
def test_ordinary_articles_give_few_incidents(corpus: str, most: float) -> None:
    """Of a hundred articles that tell of no violence, at most so many give an incident of it."""
    assert len(articles(corpus)) == 100
    assert share(corpus) <= most
