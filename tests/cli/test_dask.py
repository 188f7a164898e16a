"""`extract --engine dask`: the same incidents as one process, on a real scheduler and workers, one of them killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.measure.reports import reports

pytest.importorskip("distributed")
pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

COUNT = 60


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask's command line, ended with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Reports as JSON Lines and as Parquet, in pieces; one line is no report, one report stands in two pieces, and
    there two copies of it are cut."""
    folder = tmp_path / "in"
    folder.mkdir()
    made = list(reports(COUNT, words=120))
    for piece in range(6):
        lines = [json.dumps(report) for report in made[piece * 8 : piece * 8 + 8]]
        (folder / f"{piece}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    cut = [made[0] | {"id": f"cut-{n}", "text": made[0]["text"].rsplit(".", 1 + n)[0] + "."} for n in (1, 2)]
    also = "".join(json.dumps(one) + "\n" for one in (made[0], *cut))
    (folder / "6.jsonl").write_text(f"no JSON\n{also}", "utf-8")
    table = pyarrow.Table.from_pylist([dict(report, published=_day(report)) for report in made[48:]])
    parquet.write_table(table, folder / "rest.parquet", row_group_size=4)
    return folder


def _day(report: dict[str, Any]) -> date:
    return date.fromisoformat(report["published"])


def incidents(dataset: Path) -> list[Any]:
    """The incidents of a dataset, by id."""
    files = sorted(dataset.glob("month=*/*.parquet"))
    found = [json.loads(record) for file in files for record in parquet.read_table(file)["record"].to_pylist()]
    return sorted(found, key=lambda incident: incident["id"])


def expected(run: Run, documents: Path, tmp_path: Path, *options: str) -> list[Any]:
    """The incidents that one process finds."""
    out = tmp_path / "single.jsonl"
    result = run("extract", documents, "-o", out, *options)
    assert result.exit_code == 1, result.output
    return sorted(map(json.loads, out.read_text("utf-8").splitlines()), key=lambda incident: incident["id"])


def test_a_cluster_finds_what_one_process_finds_though_a_worker_is_killed(
    run: Run, documents: Path, tmp_path: Path
) -> None:
    """With a scheduler and two workers as processes, one killed in the middle, the incidents are the same."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    dataset = tmp_path / "dataset"
    with ExitStack() as stack:
        stack.enter_context(started("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"))
        worker = ("dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        doomed, _ = (stack.enter_context(started(*worker)) for _ in range(2))
        command = [sys.executable, "-m", "eventgeo.cli", "extract", str(documents), "-o", str(dataset)]
        running = subprocess.Popen(
            [*command, "--engine", "dask", "--scheduler", address, "--json"], stderr=subprocess.PIPE, text=True
        )
        _wait_for_work(address)
        doomed.kill()
        _, said = running.communicate(timeout=300)
    assert running.returncode == 1, said
    assert "6.jsonl:1: " in said
    assert "1 documents whose ids were there before" in said
    summary = json.loads(said.splitlines()[-1])
    found = incidents(dataset)
    assert (summary["documents"], summary["incidents"]) == (COUNT + 2, len(found))
    assert found == expected(run, documents, tmp_path)
    months = {path.name.removeprefix("month=") for path in dataset.iterdir()}
    assert months == {(one["date"]["start"] or one["date"]["end"] or "unknown")[:7] for one in found}


def test_a_folder_with_other_things_is_left_alone(
    run: Run, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dataset does not take the place of what it has not written; a scheduler that is not there is told."""
    result = run("extract", documents, "-o", tmp_path, "--engine", "dask")
    assert result.exit_code == 2
    assert "holds other things" in result.stderr
    address = f"tcp://127.0.0.1:{free_port()}"
    monkeypatch.setattr("eventgeo.engines.cluster.ANSWERING", 0.5)
    result = run("extract", documents, "-o", tmp_path / "new", "--engine", "dask", "--scheduler", address)
    assert result.exit_code == 2
    assert address in result.stderr


def _wait_for_work(address: str) -> None:
    """Until both workers are there and one has something in hand."""
    from distributed import Client  # noqa: PLC0415  (an extra)

    with Client(address, timeout=60) as client:
        client.wait_for_workers(2, timeout=60)
        deadline = time.monotonic() + 60
        while not any(client.processing().values()) and time.monotonic() < deadline:
            time.sleep(0.05)
