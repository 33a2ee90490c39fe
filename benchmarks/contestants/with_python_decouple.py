"""python-decouple: casts of its own for booleans and lists, those of Python for the rest."""

import json
from collections.abc import Callable
from typing import Any

from decouple import Config, Csv, RepositoryEnv

from benchmarks.work import VARIABLES, django_settings

CASTS: dict[str, Callable[[str], Any]] = {
    "text": str,
    "flag": bool,
    "number": int,
    "words": Csv(),
    "json": json.loads,
}


def load() -> dict[str, Any]:
    """The settings, by one call for each variable."""
    config = Config(RepositoryEnv(".env"))
    return django_settings(
        {name: config(name, cast=CASTS[kind]) for name, (kind, _) in VARIABLES.items()}
    )
