"""Learn the weights of acceptance.py: `python -m eventgeo.events.train CORPORA` writes its table.

CORPORA is a folder with muc4.jsonl (its dev split is used) and ucdp.jsonl. A happening read in a MUC-4 report
is right where a template of its type names a victim, target or perpetrator of its sentence, or is the only one of its
type; wrong where the report has no template of its type; else it is left out. Documents whose md5(id) begins with 0 or
1 are never read, and features seen in fewer than LEAST examples are dropped, so that no text is memorised.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eventgeo.events.acceptance import TABLE, features, judged
from eventgeo.events.fold import Read, fold
from eventgeo.events.regression import Example, fit
from eventgeo.events.scene import Scene
from eventgeo.events.standing import cued
from eventgeo.events.triggers import triggers
from eventgeo.language import layout
from eventgeo.records import Document, Mentions, Publication

LEAST = 6
RIDGE = 12.0
MUC = {
    "abduction": "KIDNAPPING",
    "arson": "ARSON",
    "robbery": "ROBBERY",
    "air strike": "BOMBING",
    "drone strike": "BOMBING",
    "suicide bombing": "BOMBING",
    "bombing": "BOMBING",
    "looting or destruction": "ARSON",
}
"""Subtype to the type of MUC-4's templates; all else of the judged families is an ATTACK."""
NAMED = ("victim_names", "victim_descriptions", "phys_targets", "perp_individuals", "perp_orgs", "instruments")
HEADER = """\
# Weights of acceptance.py: feature, weight. Written by `python -m eventgeo.events.train`; do not edit by hand.
# Learned from the MUC-4 dev reports (public DARPA data) and UCDP GED headlines (CC BY 4.0),
# without the documents whose md5(id) begins with 0 or 1. {count} examples, {features} features.
"""


def held_back(identifier: str) -> bool:
    """Whether a document is never trained on."""
    return hashlib.md5(identifier.encode(), usedforsecurity=False).hexdigest()[0] in "01"


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a corpus that may be trained on."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if not held_back(str(document["id"])) and document.get("split") not in ("tst1", "tst2"):
                yield document


def scene_of(text: str) -> Scene:
    """A text with its triggers alone; the model looks at no dates and places."""
    shape = layout(text)
    return Scene(Mentions(Document("", text), shape, Publication(), triggers=triggers(shape)))


def happenings(scene: Scene) -> Iterator[list[Read]]:
    """The groups of triggers that the model judges."""
    for sentence in sorted({frame.sentence for frame in scene.frames}):
        reads = [Read(frame, None, (cued(frame, scene) or (None,))[0]) for frame in scene.frames_of(sentence)]
        for group in fold(reads):
            if judged(group):
                yield group


def plain(text: str) -> str:
    """Letters and digits in lower case, without accents."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " " + re.sub(r"[^a-z0-9]+", " ", ascii_text).strip() + " "


def _named(template: dict[str, Any]) -> set[str]:
    found = {plain(alt) for key in NAMED for value in template.get(key) or [] for alt in value.get("alts") or []}
    return {name for name in found if len(name) > 5}


def reports(corpora: Path) -> Iterator[list[Example]]:
    """For each document its examples, in the order of the text; weight 0 for groups whose label is not known."""
    for document in documents(corpora / "muc4.jsonl"):
        yield list(muc(document))
    for document in documents(corpora / "ucdp.jsonl"):
        yield list(told(document, 1, 0.5))


def muc(document: dict[str, Any]) -> Iterator[Example]:
    """The examples of a MUC-4 report."""
    scene = scene_of(document["text"])
    for group in happenings(scene):
        frame = group[0].frame
        sentence = scene.layout.sentences[frame.sentence]
        said = plain(scene.layout.text[sentence.start : sentence.end])
        kind = MUC.get(frame.entry.subtype, "ATTACK")
        alike = [template for template in document["events"] if kind in template["type"]]
        backed = any(name in said for template in alike for name in _named(template))
        known = backed or len(alike) == 1 or not alike
        weight = (1.0 if backed or not alike else 0.5) if known else 0.0
        yield Example(features(group, scene), int(bool(alike)), weight)


def told(document: dict[str, Any], label: int, weight: float) -> Iterator[Example]:
    """The examples of a document that is all relevant or not at all."""
    scene = scene_of(document["text"])
    for group in happenings(scene):
        yield Example(features(group, scene), label, weight)


def known(found: Iterable[Example]) -> list[Example]:
    """The examples whose label is known."""
    return [example for example in found if example.weight > 0]


def write(name: str, learned: dict[str, float], count: int) -> None:
    """Write a table of weights beside this file."""
    rows = [f"{feature}\t{weight:g}" for feature, weight in sorted(learned.items())]
    header = HEADER.format(count=count, features=len(rows))
    Path(__file__).with_name(name).write_text(header + "\n".join(rows) + "\n", encoding="utf-8")


def main(folder: str) -> None:
    """Train on the corpora of a folder and write the table."""
    examples = known(example for report in reports(Path(folder)) for example in report)
    write(TABLE, fit(examples, least=LEAST, ridge=RIDGE), len(examples))


if __name__ == "__main__":
    main(sys.argv[1])
