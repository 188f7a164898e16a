"""Outputs are replaced whole or not at all."""

import os
import threading
from pathlib import Path

import pytest

from eventgeo.records import OutputError
from eventgeo.render import replacing


def test_a_file_is_replaced_when_all_is_written(tmp_path: Path) -> None:
    """The old file stands until the new one is whole, and nothing is left beside it."""
    path = tmp_path / "out.txt"
    path.write_text("old", "utf-8")
    with replacing(path) as file:
        file.write("new")
        assert path.read_text("utf-8") == "old"
    assert path.read_text("utf-8") == "new"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """An error in the middle changes nothing and leaves nothing."""
    path = tmp_path / "out.txt"
    path.write_text("old", "utf-8")
    with pytest.raises(ZeroDivisionError), replacing(path) as file:
        file.write(str(1 / 0))
    assert path.read_text("utf-8") == "old"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """A pipe (or a device, as /dev/null) stays what it is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    with replacing(pipe) as file:
        file.write("through")
    reader.join(5)
    assert read == ["through"]
    assert pipe.is_fifo()


def test_a_folder_cannot_be_written_to(tmp_path: Path) -> None:
    """A folder where a file should be is named."""
    with pytest.raises(OutputError, match="cannot be written"), replacing(tmp_path) as file:
        file.write("x")
