"""Look up paths without an exception: a name may be too long, a folder closed or removed."""

import os
from pathlib import Path
from typing import TypeAlias

AnyPath: TypeAlias = str | os.PathLike[str]


def is_file(path: AnyPath) -> bool:
    """Return True for a regular file that this user can look up."""
    return os.path.isfile(path)  # noqa: PTH113 - before Python 3.14, Path raises OSError


def is_directory(path: AnyPath) -> bool:
    """Return True for a directory that this user can look up."""
    return os.path.isdir(path)  # noqa: PTH112 - before Python 3.14, Path raises OSError


def exists(path: AnyPath) -> bool:
    """Return True for whatever this user can look up."""
    return os.path.exists(path)  # noqa: PTH110 - before Python 3.14, Path raises OSError


def resolved(path: AnyPath) -> Path:
    """Return the absolute path without links; the path itself if that can't be found out.

    Links that lead to each other stay, and so does a relative path in a removed directory.
    """
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return Path(path)
