"""A package, as programs export their quizzes: a ZIP file with XML files in it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

__all__ = ["BadPackageError", "unpacked"]

LARGEST_UNPACKED = 20_000_000
"""How many bytes the files in it may have together: a small file can be packed from an endless one."""
FULLER = ".qti"
"""Canvas packs each quiz twice; of the two the file with this ending says more."""
ENDINGS = (FULLER, ".xml", ".dat")


class BadPackageError(ValueError):
    """A package that cannot be opened; the message ends "It …"."""


def unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in a package that may hold questions, by name; none of what is no package. Raises BadPackageError."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for part in _parts(package):
                yield part.filename, package.read(part)
    except BadPackageError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise BadPackageError(f"must be a ZIP file that can be opened ({error})") from error


def _parts(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    known = [part for part in package.infolist() if PurePosixPath(part.filename).suffix.lower() in ENDINGS]
    fuller = [part for part in known if part.filename.lower().endswith(FULLER)]
    if sum(part.file_size for part in known) > LARGEST_UNPACKED:
        raise BadPackageError("must not hold more than 20 MB")
    return fuller or known
