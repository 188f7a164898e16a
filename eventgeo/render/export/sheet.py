"""Text that is safe in a cell of a spreadsheet."""

from __future__ import annotations

import re

FORMULA = re.compile(r"(^|;)(?=[=+\-@＝＋－＠])")
"""Where a cell, or what a spreadsheet set to semicolons takes for one, would begin a formula (OWASP, CSV Injection)."""
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with U+FFFD for characters that XML and spreadsheets cannot hold."""
    return UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text with its white space made even, since a cell of several lines breaks most programs' import."""
    return " ".join(printable(text).split())


def harmless(text: str) -> str:
    """The text in one line, with an apostrophe before what a spreadsheet would take for a formula.

    >>> harmless("=cmd|'/c calc'!A1"), harmless("killed 3; -5 degrees"), harmless("-12")
    ("'=cmd|'/c calc'!A1", 'killed 3; -5 degrees', "'-12")
    """
    return FORMULA.sub(r"\1'", one_line(text))
