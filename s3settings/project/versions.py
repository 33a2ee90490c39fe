"""The releases of Django, django-storages, botocore and easy-thumbnails of a project."""

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

Release = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Releases:
    """Releases as tuples, such as ``(5, 2)``; an empty one if a package is not installed."""

    django: Release
    storages: Release
    botocore: Release
    thumbnails: Release = ()

    @classmethod
    def installed(cls) -> "Releases":
        """Return the installed releases."""
        packages = ("Django", "django-storages", "botocore", "easy-thumbnails")
        return cls(*map(installed, packages))


def installed(package: str) -> Release:
    """Return the release of a package, or an empty one if it is not installed."""
    try:
        return numbers(version(package))
    except PackageNotFoundError:
        return ()


def numbers(text: str) -> Release:
    """Return the release numbers of a version, such as ``(1, 14, 6)``."""
    found = re.match(r"\D*(\d+(?:\.\d+)*)", text)
    return tuple(map(int, found[1].split("."))) if found else ()
