"""python-dotenv and a few lines of one's own: the least that can be had."""

import json
import os
from collections.abc import Callable
from typing import Any

from dotenv import dotenv_values

from benchmarks.work import VARIABLES, django_settings

CASTS: dict[str, Callable[[str], Any]] = {
    "text": str,
    "flag": lambda text: text.lower() in {"1", "true", "yes", "on"},
    "number": int,
    "words": lambda text: text.split(","),
    "json": json.loads,
}


def load() -> dict[str, Any]:
    """The settings, without a word on what is wrong with them."""
    env = {**dotenv_values(".env", interpolate=False), **os.environ}
    return django_settings(
        {name: CASTS[kind](env[name] or "") for name, (kind, _) in VARIABLES.items()}
    )
