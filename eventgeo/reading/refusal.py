"""An input that is turned down, and what turns up when parsers meet bytes that they did not expect."""

from __future__ import annotations

from eventgeo.records.errors import EventgeoError

FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What parsers of other people's formats raise on bytes that they did not expect, beside their own errors."""


class Refused(EventgeoError):
    """An input that cannot be read; `code` is the short word for programs, the text the reason for a reader."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
