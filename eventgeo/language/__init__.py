"""A text taken apart: tokens, sentences and the shape of a report. The only room that would import an NLP library.

Regular expressions do it: a parser was measured not to pay (detection F1 on MUC-4 tst1+tst2: 71 with spaCy's parse,
74 with frames of neighbouring words and no parser).
"""

from eventgeo.language.layout import layout
from eventgeo.language.likeness import fingerprint
from eventgeo.language.tongue import ARABIC, CYRILLIC, ENGLISH, Tongue, tongue
from eventgeo.language.wholes import Alignment, Mark, Marked, align, mark, wholes

__all__ = [
    "ARABIC",
    "CYRILLIC",
    "ENGLISH",
    "Alignment",
    "Mark",
    "Marked",
    "Tongue",
    "align",
    "fingerprint",
    "layout",
    "mark",
    "tongue",
    "wholes",
]
