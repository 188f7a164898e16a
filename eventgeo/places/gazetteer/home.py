"""Where a user's own places and gazetteers are kept: `$EVENTGEO_HOME`, else `$XDG_DATA_HOME/eventgeo`, else
`~/.local/share/eventgeo`. In it `gazetteer/` is one built from dumps, `layers/` holds files put on top."""

from __future__ import annotations

import os
import shutil
import warnings
from pathlib import Path

from eventgeo.places.gazetteer.gazetteer import Gazetteer
from eventgeo.places.gazetteer.layered import LayeredGazetteer
from eventgeo.places.gazetteer.layers import Refused, WrongFile, read_layer
from eventgeo.places.gazetteer.row import Row


def home() -> Path:
    """The folder of the user's own gazetteer; it need not exist."""
    named = os.environ.get("EVENTGEO_HOME")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "eventgeo"


def open_gazetteer(folder: Path | None = None) -> Gazetteer:
    """The gazetteer that the user built, else the shipped one, with the user's layers on top, by file name.

    A layer that cannot be read costs a warning; raises BrokenGazetteer where the built gazetteer is damaged.
    """
    kept = folder if folder is not None else home()
    built = kept / "gazetteer"
    gazetteer = Gazetteer.open(built if built.is_dir() else None)
    rows: list[Row] = []
    for file in sorted((kept / "layers").glob("*")) if (kept / "layers").is_dir() else ():
        try:
            rows += (row for row in read_layer(file) if isinstance(row, Row))
        except WrongFile as error:
            warnings.warn(str(error), RuntimeWarning, stacklevel=2)
    return LayeredGazetteer(gazetteer, rows) if rows else gazetteer


def add_layer(file: str | Path, folder: Path | None = None) -> tuple[int, list[Refused]]:
    """Put a file of places on top of the gazetteer for good: how many places it has, and the lines refused.

    Raises WrongFile where nothing in it can be taken; then it is not kept.
    """
    read = list(read_layer(file))
    refused = [item for item in read if isinstance(item, Refused)]
    if len(refused) == len(read):
        raise WrongFile(str(refused[0]) if refused else f"{file}: no places in it")
    layers = (folder if folder is not None else home()) / "layers"
    layers.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, layers / Path(file).name)
    return len(read) - len(refused), refused
