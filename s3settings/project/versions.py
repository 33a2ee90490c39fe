"""The releases of Django, django-storages and botocore that a project runs on."""

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

Release = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Releases:
    """Releases as numbers, such as ``(5, 2)``; empty where a package is not installed."""

    django: Release
    storages: Release
    botocore: Release

    @classmethod
    def installed(cls) -> "Releases":
        """What is installed here."""
        return cls(installed("Django"), installed("django-storages"), installed("botocore"))


def installed(package: str) -> Release:
    """The release of an installed package, or an empty one."""
    try:
        return numbers(version(package))
    except PackageNotFoundError:
        return ()


def numbers(text: str) -> Release:
    """The numbers at the start of a version, such as ``(1, 14, 6)``."""
    found = re.match(r"\D*(\d+(?:\.\d+)*)", text)
    return tuple(map(int, found[1].split("."))) if found else ()
