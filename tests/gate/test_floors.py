"""Accuracy does not fall below the floors of gate.json, which only rise."""

import pytest

from tests.measure.corpora import needs_corpora
from tests.measure.figures import Figure, figures, measure

pytestmark = [pytest.mark.gate, needs_corpora]


@pytest.mark.parametrize("figure", [f for f in figures() if f.in_gate], ids=lambda figure: figure.name)
def test_accuracy_holds_its_floor(figure: Figure) -> None:
    """The figure, measured now by its scorer, is at least its floor."""
    reached = measure(figure)
    assert reached >= figure.floor, f"{figure.name}: {reached} is under {figure.floor}"
