"""Firefox, driven by its own remote protocol (Marionette), which needs neither a driver nor a patched browser."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PORT_FILE = "MarionetteActivePort"
"""Where Firefox writes the port that it listens on, in its profile."""
START_SECONDS = 60


class Firefox:
    """A headless Firefox with a new profile in a folder; a context manager. RuntimeError where a command fails."""

    def __init__(self, path: str, profile: Path) -> None:
        profile.mkdir(parents=True, exist_ok=True)
        (profile / "user.js").write_text('user_pref("marionette.port", 0);\n', encoding="utf-8")
        self._process = subprocess.Popen(
            [path, "--marionette", "--headless", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._number = 0
        self._stream = self._connected(profile / PORT_FILE)
        self._read()
        self.command("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}})

    def _connected(self, port_file: Path) -> Any:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if port_file.exists() and (port := port_file.read_text("utf-8").strip()):
                return socket.create_connection(("127.0.0.1", int(port)), START_SECONDS).makefile("rwb")
            time.sleep(0.2)
        raise RuntimeError("Firefox did not start")

    def command(self, name: str, arguments: dict[str, Any]) -> Any:
        """What a command of the protocol gives back."""
        self._number += 1
        message = json.dumps([0, self._number, name, arguments]).encode()
        self._stream.write(b"%d:%s" % (len(message), message))
        self._stream.flush()
        _, _, error, value = self._read()
        if error:
            raise RuntimeError(f"{name}: {error}")
        return value.get("value") if isinstance(value, dict) else value

    def _read(self) -> Any:
        """One message: its length, a colon, JSON."""
        length = b""
        while (letter := self._stream.read(1)) != b":":
            length += letter
        return json.loads(self._stream.read(int(length)))

    def open(self, address: str) -> None:
        """Load a page, to its end."""
        self.command("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> Any:
        """What the body of an async function gives back."""
        wrapped = f"const done = arguments[0]; (async () => {{ {script} }})().then(done, (e) => done('failed: ' + e));"
        return self.command("WebDriver:ExecuteAsyncScript", {"script": wrapped, "args": [], "sandbox": None})

    def click(self, selector: str) -> None:
        """A click on the first element that a selector finds."""
        found = self.command("WebDriver:FindElement", {"using": "css selector", "value": selector})
        self.command("WebDriver:ElementClick", {"id": next(iter(found.values()))})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stream.close()
        self._process.terminate()
        self._process.wait(30)
