"""The data files of the room, read once."""

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a TSV file of this room, without its comments and its line of column names."""
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return tuple(rows[1:])
