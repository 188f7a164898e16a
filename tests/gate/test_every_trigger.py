"""Nothing vanishes: each trigger of each document of the open corpora is told of once."""

from collections import Counter

import pytest

from eventgeo import pipeline
from eventgeo.records import Document
from tests.measure import corpora

pytestmark = [pytest.mark.gate, corpora.needs_corpora]
TEXTS = (
    "muc4.jsonl", "ucdp.jsonl", "ceha.jsonl", "plover_gsr.jsonl", "rams.jsonl", "glocon.jsonl", "india_police.jsonl",
    "geo_lgl.jsonl", "geo_tr-news.jsonl", "geo_gwn.jsonl", "geo_geovirus.jsonl", "geo_tweets.jsonl",
    "time_timebank.jsonl", "time_aquaint.jsonl", "time_wikiwars.jsonl",
)  # fmt: skip


@pytest.mark.parametrize("corpus", TEXTS)
def test_each_trigger_is_in_one_report_or_one_issue(corpus: str) -> None:
    """The spans of triggers are those of reports and of the Issues of extraction, each once."""
    astray = []
    for source in corpora.load(corpus):
        document = Document(str(source["id"]), source["text"], published=source.get("published"))
        found = pipeline.read_document(document)
        if found.mentions is None:
            continue  # refused by name, as for its language
        told = Counter(event.report.trigger for event in found.events)
        told.update((issue.start, issue.end) for issue in found.issues if issue.stage == "extract")
        if told != Counter((trigger.start, trigger.end) for trigger in found.mentions.triggers):
            astray.append(document.id)
    assert astray == []
