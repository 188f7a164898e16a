"""How pages are fetched: settings, and what robots.txt allows (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.robotparser import RobotFileParser


@dataclass(frozen=True, slots=True)
class Web:
    """Settings for pages by address.

    `private` allows loopback and private networks; `delay` is the time between two requests to one host and `timeout`
    the most that one page may take, in seconds; `cache` is a folder in which pages are kept, so that those that did
    not change need not be sent again (None: none).
    """

    private: bool = False
    delay: float = 1.0
    timeout: float = 30.0
    redirects: int = 5
    robots: bool = True
    cache: Path | None = None
    user_agent: str = "eventgeo"


DEFAULT = Web()


def rules(status: int, body: bytes) -> RobotFileParser:
    """What a robots.txt allows: all where there is none (4xx), nothing where the server fails to say (5xx)."""
    robots = RobotFileParser()
    if 400 <= status < 500:
        robots.parse([])
    elif status >= 500:
        robots.parse(["User-agent: *", "Disallow: /"])
    else:
        robots.parse(body.decode("utf-8", "replace").splitlines())
    return robots
