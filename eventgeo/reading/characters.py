"""Characters that no report is made of, replaced one for one, so that every offset stays as it was.

NUL and other control characters become spaces (they end strings in C libraries, and XML cannot carry them); halves
of surrogate pairs become U+FFFD (they cannot be written as UTF-8). U+0080 to U+009F are control characters too, but in
practice Windows-1252 punctuation that was taken for Latin-1 somewhere on the way: they become what was meant.
"""

from __future__ import annotations

import re

STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
CONTROLS = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F], " ")
SURROGATES = dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd")
WINDOWS = {code: bytes([code]).decode("cp1252", "replace").replace("\ufffd", " ") for code in range(0x80, 0xA0)}
TABLE = CONTROLS | SURROGATES | WINDOWS


def readable(text: str) -> str:
    r"""The text without characters that break readers further on; it has the same length.

    >>> readable("Kherson\x00 \x97 shelled")
    'Kherson  — shelled'
    """
    return text.translate(TABLE) if STRANGE.search(text) else text
