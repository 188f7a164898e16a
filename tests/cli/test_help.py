"""What the command line says of itself."""

import importlib
import subprocess
import sys
from pathlib import Path

import click
import pytest

from eventgeo.cli import COMMANDS, publish
from eventgeo.cli.pages import FORMATS
from eventgeo.render import EXPORTS, brief
from tests.conftest import Run

HEAVY = ("folium", "geopy", "dateparser", "pycrfsuite", "numpy", "trafilatura", "rich")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_there_and_says_what_it_does(run: Run, name: str) -> None:
    """`eventgeo NAME --help` answers, begins with the line of the list, and each option has a help text."""
    module, text = COMMANDS[name]
    command = importlib.import_module(module).COMMANDS[name]
    assert (command.help or "").startswith(text)
    result = run(name, "--help")
    assert result.exit_code == 0
    for option in command.params:
        assert isinstance(option, click.Argument) or option.help, f"{option.name} has no help"


def test_export_names_its_suffixes(run: Run) -> None:
    """Each suffix that `export` writes stands in its help."""
    said = run("export", "--help").output
    assert not [suffix for suffix in EXPORTS if suffix not in said]
    assert [f".{name}" for name in FORMATS] == list(EXPORTS)


def test_brief_names_its_formats(run: Run) -> None:
    """Each format that a briefing is written in, and the archive of all, stands in its help; `build` tells where."""
    assert set(publish.FORMATS) == {*brief.FORMATS, brief.ARCHIVE}
    said = " ".join(run("brief", "--help").output.split())
    assert ", ".join(publish.FORMATS) in said
    assert "in the formats of `eventgeo brief`" in " ".join(run("build", "--help").output.split())


@pytest.mark.parametrize(("typed", "offered"), [("biuld", "'build'"), ("exprot", "'export'"), ("Map", "'map'")])
def test_a_mistyped_command_is_offered_those_like_it(run: Run, typed: str, offered: str) -> None:
    """Exit code 2, the word that is no command, and the command that it was meant to be."""
    result = run(typed, "reports")
    assert result.exit_code == 2
    assert f"No such command {typed!r}. Did you mean {offered}" in result.output
    assert "Did you mean" not in run("Xqzzk").output


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--published", "14.02.2023", "YYYY-MM-DD"),
        ("--since", "2023-02-30", "YYYY-MM-DD"),
        ("--region", "Ruritania", "as UA"),
        ("--limit", "pags=7", "report, file, members"),
        ("--limit", "pages=many", "as pages=5000"),
    ],
)
def test_a_value_that_is_none_is_named_with_what_would_be(run: Run, option: str, value: str, said: str) -> None:
    """Days and countries are checked before anything is read."""
    result = run("build", "reports", "-o", "out", option, value)
    assert result.exit_code == 2
    assert value in result.output
    assert said in result.output


def test_help_lists_the_commands_and_loads_none(run: Run) -> None:
    """`eventgeo --help` names every command without waiting for the libraries behind them."""
    code = f"import sys; from eventgeo.cli import main; print([m for m in {HEAVY!r} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert loaded.strip() == "[]"
    listing = run("--help").output
    assert all(name in listing for name in COMMANDS)


def test_a_wrong_option_is_an_error_of_usage(run: Run) -> None:
    """Exit code 2, with the name of what is wrong."""
    result = run("build", "--nonsense")
    assert result.exit_code == 2
    assert "--nonsense" in result.output


def test_a_country_is_told_by_its_code_or_name(run: Run) -> None:
    """`--region` takes "ua" and "Ukraine" alike."""
    for region in ("ua", "Ukraine"):
        read = run("annotate", "-", "-o", "-", "--region", region, stdin="Shells hit Kherson on 14 February 2023.")
        assert read.exit_code == 0
        assert '"country": "UA"' in read.stdout


def test_a_table_to_review_has_the_suffix_of_one(run: Run) -> None:
    """A table that is named as something else is refused, not written under that name."""
    result = run("review", "-", "-o", "table.pdf")
    assert result.exit_code == 2
    assert "'table.pdf' ends in neither .csv nor .xlsx" in result.output


def test_an_online_geocoder_needs_a_name_for_who_asks(run: Run) -> None:
    """`--geocoder` without `--user-agent` is refused before anything is read."""
    result = run("extract", "-", "-o", "-", "--geocoder", "nominatim")
    assert result.exit_code == 2
    assert "--user-agent" in result.output


def test_an_online_geocoder_that_is_none_is_named(run: Run, tmp_path: Path) -> None:
    """A service that geopy does not know ends the command in one line."""
    report = tmp_path / "a.txt"
    report.write_text("Kherson was shelled.", "utf-8")
    result = run("extract", report, "-o", "-", "--geocoder", "nowhere", "--user-agent", "desk@example.org")
    assert result.exit_code == 2
    assert "nowhere" in result.output
    assert "Traceback" not in result.output
