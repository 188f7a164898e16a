"""Train the recogniser's weights: `python -m eventgeo.places.train CORPORA_DIR`.

CORPORA_DIR holds `geo_lgl.jsonl`, `geo_tr-news.jsonl`, `geo_gwn.jsonl`, `geo_geovirus.jsonl`, `geo_tweets.jsonl`, one
document a line with `id`, `text` and `toponyms` (`start`, `end`, and `type` in GeoWebNews). Documents whose md5(id)
begins with 0 or 1 are never trained on. `--folds 4` adds a cross-validation by document, `--leave-out` trains once
without each corpus and scores on it; each takes one more training a fold or corpus.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.recognition.corpora import CORPORA, Gold, fold_of, kept_apart, read
from eventgeo.places.recognition.recogniser import Recogniser
from eventgeo.places.recognition.training import Count, Sample, Study, fit_kinds, fit_spans, score

WEIGHTS = Path(__file__).with_name("recognition")
Part = Callable[[Gold], bool]
Scores = dict[str, Count]


class School:
    """All samples of the corpora, made once for every training."""

    def __init__(self, folder: Path, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.documents = [gold for corpus in CORPORA for gold in read(folder, corpus)]
        study = Study(gazetteer)
        self._samples: dict[tuple[str, str], list[Sample]] = {}
        self._kinds: dict[tuple[str, str], list[Sample]] = {}
        for gold in self.documents:
            if not kept_apart(gold.id):
                copies = [gold, *study.copies(gold)]
                self._samples[gold.corpus, gold.id] = [s for copy in copies for s in study.samples(copy)]
                self._kinds[gold.corpus, gold.id] = study.kind_samples(gold)
        taught = list(study.lessons())
        self._lessons = [sample for gold in taught for sample in study.samples(gold)]
        self._kind_lessons = [sample for gold in taught for sample in study.kind_samples(gold)]

    def recogniser(self, without: Part) -> Recogniser:
        """A recogniser trained on all documents but those kept apart and a part of the rest."""
        learnt = [(g.corpus, g.id) for g in self.documents if not kept_apart(g.id) and not without(g)]
        samples = [sample for key in learnt for sample in self._samples[key]] + self._lessons
        random.Random(0).shuffle(samples)
        kinds = [sample for key in learnt for sample in self._kinds[key]] + self._kind_lessons
        return Recogniser(self.gazetteer, fit_spans(samples), fit_kinds(kinds))

    def score(self, recogniser: Recogniser, part: Part) -> Scores:
        """The scores of each corpus over a part of the documents."""
        counts: dict[str, Count] = defaultdict(Count)
        for gold in filter(part, self.documents):
            counts[gold.corpus] += score(recogniser, [gold])
        return dict(counts)


def cross_validate(school: School, folds: int) -> Scores:
    """Every document scored once, by weights that were not trained on it."""
    counts: dict[str, Count] = defaultdict(Count)
    for number in range(folds):

        def part(gold: Gold, number: int = number) -> bool:
            return fold_of(gold.id, folds) == number

        for corpus, found in school.score(school.recogniser(part), part).items():
            counts[corpus] += found
    return dict(counts)


def leave_out(school: School) -> Scores:
    """Every news corpus scored by weights that were trained on the others."""
    counts: Scores = {}
    for corpus in CORPORA:

        def part(gold: Gold, corpus: str = corpus) -> bool:
            return gold.corpus == corpus

        if corpus != "tweets":
            counts |= school.score(school.recogniser(part), part)
    return counts


def rows_of(name: str, counts: Scores) -> Iterator[str]:
    """The card's table rows for one kind of test."""
    for corpus, found in counts.items():
        precision, recall = found.pairs / max(found.found, 1), found.pairs / max(found.gold, 1)
        yield f"| {name} | {corpus} | {precision:.3f} | {recall:.3f} | {found.f1:.3f} |"


CARD = """# Weights of the place recogniser

- `spans.npz`: linear-chain CRF that finds names (labels LOC and DEM in BIO). `kinds.npz`: maximum-entropy classifier
  that tells literal, associative and embedded names apart, trained on GeoWebNews and on sentences of our own.
- Trained on {day} by `python -m eventgeo.places.train` with CRFsuite (L-BFGS, c1 0.1, c2 0.01, 80 iterations;
  features seen fewer than 3 times dropped).
- Data: the open halves of LGL, TR-News, GeoWebNews, GeoVirus and GeoCorpora's tweets, {trained} documents; copies with
  swapped names, in capitals, in small letters and in title case; sentences of our own (`lessons.tsv`).
- Split: documents whose md5(id) begins with 0 or 1 ({apart} documents) were never trained on.
- Terms: the texts are third-party articles without a licence of their own, used for training and evaluation alone and
  not redistributed; the weights hold no text beyond single words that occur three times or more.
- Words: `lexicon.trie`, see `bake.py` (Apache 2.0, MIT, public domain).

Overlap F1, one to one, over all annotated names; demonyms left out where the corpus leaves them out (GeoVirus, tweets).
These are the figures of the day of training. What is reached now, with all that was changed around the weights since,
is measured by `make bench` and stands in the README.

The two constants of the leaning (`tagger.py`) and the rules of `namesakes.py` were chosen on the documents kept apart,
whose figures are that much too kind.

| test | corpus | P | R | F1 |
|---|---|---|---|---|
{rows}
"""


def main() -> None:
    """Train, write weights and card, print the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--gazetteer", type=Path, help="another gazetteer than the shipped one")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--leave-out", action="store_true")
    options = parser.parse_args()
    school = School(options.corpora, Gazetteer.open(options.gazetteer))
    final = school.recogniser(lambda gold: False)
    final.save(WEIGHTS)
    rows = list(rows_of("kept apart", school.score(final, lambda gold: kept_apart(gold.id))))
    if options.folds:
        rows += rows_of(f"{options.folds}-fold cross-validation", cross_validate(school, options.folds))
    if options.leave_out:
        rows += rows_of("whole corpus left out", leave_out(school))
    apart = sum(kept_apart(gold.id) for gold in school.documents)
    card = CARD.format(
        day=date.today().isoformat(),
        trained=len(school.documents) - apart,
        apart=apart,
        rows="\n".join(rows),
    )
    (WEIGHTS / "card.md").write_text(card, encoding="utf-8")
    print(card)


if __name__ == "__main__":
    main()
