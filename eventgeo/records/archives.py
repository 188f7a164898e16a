"""What is raised over a damaged archive."""

import lzma
import struct
import zlib
from zipfile import BadZipFile

UNPACKING = (zlib.error, lzma.LZMAError, EOFError, BadZipFile, struct.error, NotImplementedError, RuntimeError)
"""What the unpackers of the standard library raise on bytes that they cannot make sense of, or that are locked."""
