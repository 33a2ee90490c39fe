"""Rules about installed packages: two distributions that install modules of the same name."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path

from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.sources.values import ENVIRONMENT

# a package in use, and one that installs modules of the same name; the last installed one wins
# environ-config 26.1.0 has environ/__init__.py, django-storages-s3 0.1.4 has storages/base.py
RIVALS = {"django-environ": "environ-config", "django-storages": "django-storages-s3"}

Find = Callable[[str], Distribution]


def overwritten_packages(find: Find = distribution) -> Iterator[Problem]:
    """Yield a warning for each package in use whose files another package has overwritten."""
    for package, rival in RIVALS.items():
        others = {str(file) for file in _files(rival, find)}
        shared = (file for file in _files(package, find) if str(file) in others) if others else ()
        if any(map(_is_changed, shared)):
            yield problem(
                "W027",
                f"the package {rival} has overwritten files of {package}",
                f"uninstall {rival}, then reinstall {package}",
                variable=None,
                source=ENVIRONMENT,
            )


def _files(name: str, find: Find) -> list[PackagePath]:
    try:
        return find(name).files or []
    except PackageNotFoundError:
        return []


def _is_changed(file: PackagePath) -> bool:
    """Return True if the file differs from the one that its package installed."""
    if file.hash is None:
        return False
    try:
        found = hashlib.new(file.hash.mode, Path(file.locate()).read_bytes()).digest()
    except (OSError, ValueError):
        return False
    return base64.urlsafe_b64encode(found).decode().rstrip("=") != file.hash.value
