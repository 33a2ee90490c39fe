"""environs: its own readers of text, numbers, lists and JSON."""

from typing import Any

from environs import Env

from benchmarks.work import VARIABLES, django_settings


def load() -> dict[str, Any]:
    """The settings, by one call for each variable."""
    env = Env()
    env.read_env(".env", recurse=False)
    readers: dict[str, Any] = {
        "text": env.str,
        "flag": env.bool,
        "number": env.int,
        "words": env.list,
        "json": env.json,
    }
    return django_settings({name: readers[kind](name) for name, (kind, _) in VARIABLES.items()})
