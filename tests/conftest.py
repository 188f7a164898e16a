"""What several rooms' tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventgeo.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "maps" / "bakhmut-brussels-2023-02"

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """`run("build", …)` runs a command in this process and gives its result."""

    def invoke(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)

    return invoke
