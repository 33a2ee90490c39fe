"""django-environ: its own readers of text, numbers, lists and JSON."""

from typing import Any

import environ

from benchmarks.work import VARIABLES, django_settings


def load() -> dict[str, Any]:
    """The settings, by one call for each variable."""
    env = environ.Env()
    env.read_env(".env")
    readers: dict[str, Any] = {
        "text": env.str,
        "flag": env.bool,
        "number": env.int,
        "words": env.list,
        "json": env.json,
    }
    return django_settings({name: readers[kind](name) for name, (kind, _) in VARIABLES.items()})
