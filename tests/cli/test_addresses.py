"""Addresses as sources, and limits on inputs: what a user may allow, keep and change."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.conftest import Run, served

PAGE = (
    b'<html lang="en"><head><title>Night of shelling</title>'
    b'<meta property="article:published_time" content="2023-02-14T10:00:00Z"></head><body><h1>Night of shelling</h1>'
    b"<p>Two people were killed in Kherson on Tuesday, the governor of the region said.</p></body></html>"
)


class Site(BaseHTTPRequestHandler):
    """A page on loopback that a server need not send twice."""

    answers: list[int]

    def do_GET(self) -> None:
        """The page, or that it did not change."""
        known = self.headers.get("If-None-Match") == '"v1"'
        status = 404 if self.path == "/robots.txt" else 304 if known else 200
        type(self).answers += [status] * (status != 404)
        self.send_response(status)
        body = PAGE if status == 200 else b""
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), "ETag": '"v1"'}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int | str]]:
    """The address of the page, then the status of each of its answers."""
    handler = type("Handler", (Site,), {"answers": (given := list[int | str]())})
    with served(handler) as port:
        given.append(f"http://127.0.0.1:{port}/page")
        yield given


def test_an_address_leads_into_a_private_network_where_that_is_allowed(
    run: Run, answers: list[int | str], tmp_path: Path
) -> None:
    """Without the option it is refused by name; nothing is asked there."""
    command = ("build", answers[0], "-o", tmp_path / "out")
    refused = run(*command)
    assert (refused.exit_code, answers[1:]) == (1, [])
    assert "leads to a private address" in refused.output
    assert run(*command, "--private-addresses").exit_code == 0
    assert "Kherson" in (tmp_path / "out" / "events.jsonl").read_text("utf-8")


def test_a_page_that_did_not_change_is_not_sent_again(run: Run, answers: list[int | str], tmp_path: Path) -> None:
    """Where a folder is named to keep pages in, and in a project without a word."""
    command = ("build", answers[0], "--private-addresses", "--page-cache", tmp_path / "pages", "-o", tmp_path / "out")
    for _ in range(2):
        assert run(*command).exit_code == 0
    assert answers[1:] == [200, 304]
    said = f'sources = ["{answers[0]}"]\noutput = "map"\nprivate_addresses = true\n'
    run("init", tmp_path / "east")
    (tmp_path / "east" / "eventgeo.toml").write_text(said)
    for _ in range(2):
        assert run("build", "--project", tmp_path / "east").exit_code == 0
    assert answers[3:] == [200, 304]


@pytest.mark.parametrize("project", [False, True])
def test_a_limit_can_be_changed(run: Run, tmp_path: Path, project: bool) -> None:
    """A report that is larger than it may be is refused; where it may, it is read."""
    run("init", tmp_path)
    (tmp_path / "reports" / "one.txt").write_text("Shelling killed two people in Nikopol on Monday.")
    for number, code in ((20, 1), (200, 0)):
        if project:
            said = f'sources = ["reports"]\noutput = "out"\nlimits = {{ report = {number} }}\n'
            (tmp_path / "eventgeo.toml").write_text(said)
            result = run("build", "--project", tmp_path)
        else:
            result = run("build", tmp_path / "reports", "-o", tmp_path / "out", "--limit", f"report={number}")
        assert result.exit_code == code, result.output
