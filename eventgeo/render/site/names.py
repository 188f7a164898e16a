"""Names of pages: permanent, of plain letters and digits, whatever an id or a name of a report holds."""

from __future__ import annotations

import hashlib
import re
import unicodedata

PLAIN_ID = re.compile(r"[a-z0-9][a-z0-9-]{3,63}")
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Names that Windows keeps for itself."""


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:length]


def incident_name(identity: str) -> str:
    """The file name (without suffix) of an incident's page: its id, or its hash where the id is no plain name.

    >>> incident_name("3fa9c0d1e2b4"), incident_name("../../etc/passwd")
    ('3fa9c0d1e2b4', 'x-3754d6cb3a38e118')
    """
    plain = PLAIN_ID.fullmatch(identity) and identity not in DEVICES and not identity.startswith("index")
    return identity if plain else f"x-{_digest(identity, 16)}"


def slug(name: str, key: str) -> str:
    """A readable file name for a name, made unique by the hash of what is meant.

    >>> slug("Kryvyi Rih (city)", "g703845")[:10]
    'kryvyi-rih'
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-")
    return f"{words or 'x'}-{_digest(key, 6)}"
