"""Which way "last", "next" and "the following" go, and by which clock."""

import re

BACK = re.compile(r"last|past|previous|preceding")
ON = re.compile(r"next|following|coming|ensuing|subsequent")
TOLD = re.compile(r"that|same|following|previous|preceding|ensuing|subsequent|the next")


def step_of(which: str) -> int:
    """-1 for "last" and its like, 1 for "next" and its like, else 0."""
    return -1 if BACK.search(which) else 1 if ON.search(which) else 0
