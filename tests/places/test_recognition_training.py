"""Training: labels, weights, paths and the documents that are kept apart."""

from __future__ import annotations

import itertools
import random
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest

from eventgeo.language import layout
from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.recognition.augment import recased
from eventgeo.places.recognition.corpora import Gold, kept_apart
from eventgeo.places.recognition.labels import LABELS, labels_of, spans_of
from eventgeo.places.recognition.recogniser import Mention
from eventgeo.places.recognition.tagger import Tagger, attributes, best_paths, columns_of
from eventgeo.places.recognition.training import Count, count, fit_spans
from eventgeo.places.recognition.weights import Weights
from eventgeo.places.recognition.words import Case, words_of

TEXT = "Kyiv's mayor met Russian envoys in Al-Bab. Port-au-Prince was calm."


def test_labels_and_spans_agree() -> None:
    """The spans that labels tell are the spans that they were made of, less a possessive 's."""
    words = words_of(layout(TEXT))
    spans = [(0, 6, False), (17, 24, True), (35, 41, False), (43, 57, False)]
    found = [(words.starts[a], words.ends[b - 1], d) for a, b, d in spans_of(labels_of(words, spans))]
    assert found == [(0, 4, False), (17, 24, True), (35, 41, False), (43, 57, False)]


def test_case_of_sentences() -> None:
    """Capitals, small letters and title case are told from mixed case."""
    texts = ["GUERRILLAS ATTACKED A BRIDGE", "gunmen killed five in ayodhya", "Rebels Seize Key Town Near Border", TEXT]
    assert [words_of(layout(text)).sentences[0][2] for text in texts] == [Case.NONE, Case.NONE, Case.TITLE, Case.MIXED]


@pytest.mark.parametrize("seed", range(5))
def test_best_paths_are_the_best(seed: int) -> None:
    """No sequence of labels scores higher than the one that is found."""
    rng = np.random.default_rng(seed)
    lengths = np.array([3, 0, 1, 5, 2])
    scores = rng.normal(size=(11, 3)).astype(np.float32)
    moves = rng.normal(size=(3, 3)).astype(np.float32)
    found, at = best_paths(scores, lengths, moves), 0
    for length in lengths.tolist():

        def worth(path: tuple[int, ...], at: int = at) -> float:
            steps = sum(moves[a, b] for a, b in itertools.pairwise(path))
            return float(steps + sum(scores[at + i, label] for i, label in enumerate(path)))

        own = tuple(found[at : at + length])
        assert worth(own) >= max(map(worth, itertools.product(range(3), repeat=length))) - 1e-4
        at += length


def test_tables_answer_as_crfsuite_does(tmp_path: Path) -> None:
    """The tagger that sums tables gives the labels that CRFsuite's own tagger gives."""
    gazetteer = Gazetteer.open()
    chance = random.Random(1)
    towns, people = ["Kherson", "Aleppo", "Mosul", "Goma"], ["Smith", "Ivanov", "Diallo", "Khan"]
    sentences = []
    for _ in range(60):
        town, person = chance.choice(towns), chance.choice(people)
        sentences.append((f"Mr. {person} fled from {town} to {chance.choice(towns)} in May.", [town]))
    trainer = pycrfsuite.Trainer(verbose=False)
    tagger = Tagger(Weights.of(LABELS, {("x", "O"): 0.0}, {}), gazetteer)
    described = []
    for text, _ in sentences:
        words = words_of(layout(text))
        laid = attributes(columns_of(words, tagger.matcher))
        labels = [LABELS[1 if form in towns else 0] for form in words.forms]
        trainer.append(laid, labels)
        described.append((words, laid))
    weights = fit_spans([(laid, [LABELS[1 if f in towns else 0] for f in w.forms]) for w, laid in described])
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 80, "feature.minfreq": 3,
                        "feature.possible_transitions": True})  # fmt: skip
    trainer.train(str(tmp_path / "model"))
    theirs = pycrfsuite.Tagger()
    theirs.open(str(tmp_path / "model"))
    ours = Tagger(weights, gazetteer)
    for words, laid in described:
        own = ours.label(words, columns_of(words, ours.matcher))
        assert [LABELS[label] for label in own] == theirs.tag(laid)


def test_weights_survive_a_file(tmp_path: Path) -> None:
    """Saved weights give the scores that they gave before, to half precision."""
    weights = Weights.of(("O", "B"), {("a", "O"): 1.5, ("b", "B"): -0.25}, {("O", "B"): 2.0})
    weights.save(tmp_path / "w.npz")
    loaded = Weights.load(tmp_path / "w.npz")
    assert loaded.labels == ("O", "B")
    assert loaded.score(["a", "b", "unknown"]).tolist() == [1.5, -0.25]
    assert loaded.transitions.tolist() == [[0.0, 2.0], [0.0, 0.0]]


@pytest.mark.parametrize("card", ["recognition/card.md", "ranking/CARD.md"])
def test_cards_tell_of_which_day_their_figures_are(card: str) -> None:
    """Their figures are those of the day of training, which they name, and they say where those of now stand."""
    text = " ".join(files("eventgeo.places").joinpath(card).read_text("utf-8").split())
    assert re.search(r"Trained (on )?20\d\d-\d\d-\d\d", text)
    assert "the day of training" in text
    assert "is reached now" in text
    assert "stands in the README" in text


def test_kept_apart_is_a_quarter_of_the_open_half() -> None:
    """Documents are kept apart by their id alone."""
    share = sum(kept_apart(str(number)) for number in range(4000)) / 4000
    assert 0.1 < share < 0.15
    assert kept_apart("doc-1") == kept_apart("doc-1")


def test_recased_copies_keep_their_spans() -> None:
    """A copy in capitals has its places where they were."""
    gold = Gold("1", "lgl", "Fire in Homs.", ((8, 12, None),))
    copy = recased(gold, "upper")
    assert copy is not None
    assert copy.text[8:12] == "HOMS"
    assert recased(Gold("2", "lgl", "Straße", ()), "upper") is None


def test_count_pairs_each_name_once() -> None:
    """A mention over two gold names is right once, and demonyms count where the corpus has them."""
    gold = Gold("1", "lgl", "", ((0, 5, None), (7, 12, None), (20, 25, None)))
    mentions = [Mention(0, 12, "literal"), Mention(20, 26, "demonym"), Mention(30, 33, "literal")]
    assert count(gold, mentions) == Count(found=3, gold=3, pairs=2)
    without = Gold("1", "geovirus", "", gold.spans)
    assert count(without, mentions) == Count(found=2, gold=3, pairs=1)
