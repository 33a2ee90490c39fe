"""dynaconf: variables without a prefix, from an .env file."""

import json
from typing import Any

from dynaconf import Dynaconf

from benchmarks.work import VARIABLES, django_settings


def load() -> dict[str, Any]:
    """The settings, by one call for each variable."""
    settings = Dynaconf(envvar_prefix=False, load_dotenv=True, dotenv_path=".env")
    readers: dict[str, Any] = {
        "text": settings.get,
        "flag": settings.as_bool,
        "number": settings.as_int,
        "words": lambda name: settings.get(name).split(","),
        "json": lambda name: json.loads(settings.get(name)),
    }
    return django_settings({name: readers[kind](name) for name, (kind, _) in VARIABLES.items()})
