"""Fingerprints of texts, by which reports are known that print nearly the same (SimHash).

Charikar, "Similarity estimation techniques from rounding algorithms" (2002): each run of three words votes for the bits
of its checksum, so that two texts differ in the more bits the fewer runs they share. Made once a text, compared in no
time, the same in whatever order the texts come. `incidents.sources` says how many bits make one source of two reports.
Which texts stand whole in others is told by their passages (`wholes`), never by likeness.
"""

from __future__ import annotations

from hashlib import blake2b

from eventgeo.language.tokens import runs

RUN = 3
"""Words of a run: single words are shared by all reports of one war."""
BITS = 64
LEAST = 40
"""Words from which on a text has a fingerprint: by chance short ones are too often alike."""


def fingerprint(text: str) -> str | None:
    """64 bits in hexadecimal; None for a text of fewer than 40 words. Case and punctuation count nothing."""
    words = " ".join(runs(text.lower())).encode("utf-8", "surrogatepass").split(b" ")
    if len(words) < LEAST:
        return None
    # numpy takes 60 ms to import, and headlines need none.
    import numpy as np  # noqa: PLC0415

    rows = set(map(b" ".join, zip(*(words[at:] for at in range(RUN)), strict=False)))
    sums = b"".join([blake2b(row, digest_size=BITS // 8).digest() for row in rows])
    bits = np.unpackbits(np.frombuffer(sums, np.uint8).reshape(len(rows), BITS // 8), axis=1)
    votes = bits.sum(axis=0, dtype=np.int64) * 2 > len(rows)
    return np.packbits(votes).tobytes().hex()
