"""Packages whose files another package has replaced: they install modules of the same name."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path

from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.sources.reading import ENVIRONMENT

# ours, and the one that brings modules of the same name; what counts is who came last
# environ-config 26.1.0 has environ/__init__.py, django-storages-s3 0.1.4 has storages/base.py
RIVALS = {"django-environ": "environ-config", "django-storages": "django-storages-s3"}

Find = Callable[[str], Distribution]


def replaced(find: Find = distribution) -> Iterator[Problem]:
    """A warning for each package of ours that has files of another one in place of its own."""
    for ours, rival in RIVALS.items():
        files = _files(ours, find)
        others = {str(file) for file in _files(rival, find)}
        if any(str(file) in others and _is_other(file) for file in files):
            yield problem(
                "W027",
                f"the package {rival} has replaced files of {ours}",
                f"uninstall {rival}, then install {ours} anew",
                variable=None,
                source=ENVIRONMENT,
            )


def _files(name: str, find: Find) -> list[PackagePath]:
    try:
        return find(name).files or []
    except PackageNotFoundError:
        return []


def _is_other(file: PackagePath) -> bool:
    """Whether the file is not the one that its package has brought."""
    if file.hash is None:
        return False
    try:
        found = hashlib.new(file.hash.mode, Path(file.locate()).read_bytes()).digest()
    except (OSError, ValueError):
        return False
    return base64.urlsafe_b64encode(found).decode().rstrip("=") != file.hash.value
