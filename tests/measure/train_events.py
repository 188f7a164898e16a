"""Train the models that judge incidents: `python -m tests.measure.train_events` writes the tables of events/judging.

It reads MUC-4's dev reports and UCDP's headlines without those that are held back, and stands here because it needs
the whole pipeline to annotate them.
"""

import random
from collections.abc import Iterator

from eventgeo import dates, pipeline
from eventgeo.events.extract import grouped
from eventgeo.events.judging.case import Case
from eventgeo.events.judging.deeds import judged
from eventgeo.events.judging.gold import headline, template
from eventgeo.events.judging.train import learn, write
from eventgeo.events.quarters import at_home
from eventgeo.events.scene import Scene
from eventgeo.records import Document
from tests.measure import corpora

HEAD = (
    "Written by `python -m tests.measure.train_events`; do not edit by hand. Learned from MUC-4's dev reports (public "
    "DARPA data) and UCDP GED headlines (CC BY 4.0), without the documents whose md5(id) begins with 0 or 1."
)


def cases(corpus: str, split: str | None) -> Iterator[Case]:
    """The documents of a corpus that may be learned from."""
    for source in corpora.load(corpus, split=split):
        if not corpora.is_held_back(str(source["id"])):
            document = Document(str(source["id"]), source["text"], published=source.get("published"))
            mentions = pipeline.read_document(document, wanted="mentions").mentions
            if mentions is not None:
                scene = Scene(at_home(mentions))
                groups = [tuple(group) for group in grouped(scene) if judged(group)]
                gold = [template(each) if split else headline(each) for each in source["events"]]
                yield Case(scene, gold, groups, dates.bearing, headline=not split)


def main() -> None:
    """Train on both corpora and write the tables."""
    found = [*cases("muc4.jsonl", "dev"), *cases("ucdp.jsonl", None)]
    random.Random(1).shuffle(found)
    write(learn(found), HEAD)


if __name__ == "__main__":
    main()
