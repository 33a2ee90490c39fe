"""Parsers of booleans, numbers, durations, words, lists and JSON objects."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import cast

from s3settings.facts import s3
from s3settings.parsers.text import nearest, plain
from s3settings.problems.problem import Invalid

LOCAL_BACKENDS = ("filesystem", "memory", "whitenoise")
BACKENDS = ("s3", *LOCAL_BACKENDS)
# levels of a JSON object; botocore.config.Config takes three
DEEPEST = 20
# at the same time; each takes a thread
MOST_REQUESTS = 1000

_BOOLEANS = {
    "true": True,
    "1": True,
    "yes": True,
    "on": True,
    "false": False,
    "0": False,
    "no": False,
    "off": False,
}
_DURATION = r"(?ai)(-?\d{1,18})\s*([smhdw]?)"
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}


def boolean(value: object) -> bool:
    """Return a boolean, from true/false, yes/no, on/off or 1/0 in any case."""
    if isinstance(value, bool):
        return value
    typed = plain(value) if isinstance(value, str) else ""
    found = _BOOLEANS.get(typed.lower())
    if found is None:
        near = nearest(typed, ("true", "false"))
        hint = f"did you mean {near}?" if near else "set true or false"
        raise Invalid("E008", "not a boolean", hint)
    return found


def size(value: object) -> int:
    """Return a number of bytes: zero or a positive integer."""
    if isinstance(value, str) and _is_number(plain(value), digits=18):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise Invalid("E009", "not a number of bytes", "set a whole number of bytes such as 1048576")


def _is_number(typed: str, *, digits: int) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= digits


def concurrency(value: object) -> int:
    """Return a number of requests at the same time, from 1 to 1,000."""
    if isinstance(value, str) and _is_number(plain(value), digits=9):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_REQUESTS:
        return value
    fact = f"not a number from 1 to {MOST_REQUESTS}"
    raise Invalid("E009", fact, "set a whole number such as 64")


def seconds(value: object) -> int:
    """Return seconds, from an integer, a `timedelta`, or text such as ``600``, ``10m`` or ``7d``."""
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    typed = plain(value) if isinstance(value, str) else ""
    if _is_number(typed, digits=18):
        return int(typed)
    found = re.fullmatch(_DURATION, typed)
    if found is None:
        raise Invalid("E009", "not a duration", "set seconds, or a duration such as 10m, 12h or 7d")
    return int(found[1]) * _SECONDS[found[2].lower()]


class OneOf:
    """A parser for one of several words, in any case."""

    __slots__ = ("words",)

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def __call__(self, value: object) -> str:
        """Return the word as it is spelled in `words`."""
        listed = ", ".join(self.words[:-1]) + f" or {self.words[-1]}"
        if not isinstance(value, str):
            raise Invalid("E017", "not text", f"set {listed}")
        typed = plain(value)
        folded = typed.casefold()
        for word in self.words:
            if word.casefold() == folded:
                return word
        near = nearest(typed, self.words)
        hint = f"did you mean {near}?" if near else f"set {listed}"
        raise Invalid("E017", "not one of the allowed words", hint)


def one_of(*words: str) -> OneOf:
    """Return a parser for one of several words, in any case."""
    return OneOf(words)


def words(value: object) -> tuple[str, ...]:
    """Return words, from comma-separated text, a JSON array or a Python sequence."""
    if isinstance(value, str):
        value = _array(plain(value))
    found = cast("Sequence[object]", value) if isinstance(value, Sequence) else (None,)
    if not all(isinstance(word, str) for word in found):
        raise Invalid("E026", "not a list", "separate the words by commas, or write a JSON array")
    return tuple(plain(word) for word in found if str(word).strip())


def _array(typed: str) -> object:
    return _loaded(typed) if typed.startswith("[") else typed.split(",")


def storage_class(value: object) -> str:
    """A storage class of AWS, or of another provider."""
    if value in s3.STORAGE_CLASSES:
        # without loading the table of the other providers
        return str(value)
    from s3settings.providers.table import STORAGE_CLASSES

    return one_of(*STORAGE_CLASSES)(value)


def json_object(value: object) -> dict[str, object]:
    """Return a JSON object, from text or a Python mapping."""
    if isinstance(value, str):
        value = _loaded(plain(value))
    found = cast("Mapping[object, object]", value) if isinstance(value, Mapping) else {None: None}
    if not all(isinstance(key, str) for key in found):
        raise Invalid("E019", "not a JSON object", 'write {"name": value}, with double quotes')
    if _is_deep(found):
        raise Invalid("E019", f"nested in more than {DEEPEST} levels", "remove the inner levels")
    return {str(key): item for key, item in found.items()}


def _is_deep(value: object) -> bool:
    """Return True if a value has more levels than an argument of boto3 can have."""
    level: list[object] = [value]
    for _ in range(DEEPEST + 1):
        inner: list[object] = []
        for item in level:
            if isinstance(item, Mapping):
                inner += cast("Mapping[object, object]", item).values()
            elif isinstance(item, list | tuple):
                inner += cast("Sequence[object]", item)
        level = inner
    return bool(level)


def _loaded(typed: str) -> object:
    import json

    try:
        return json.loads(typed, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError):
        return None


def _finite(typed: str) -> float:
    """Return a finite number; raise `ValueError` for NaN and infinite numbers."""
    number = float(typed)
    if not math.isfinite(number):
        raise ValueError
    return number


def charset(value: object) -> str:
    """Return the name of a character encoding of Python."""
    name = plain(value)
    try:
        "".encode(name)
    except (LookupError, ValueError):
        hint = "set utf-8, or remove the variable"
        raise Invalid("E017", "not a character encoding of Python", hint) from None
    return name


def backend(value: object) -> str:
    """Return one of the words for a backend, or the dotted path of a storage class."""
    name = plain(value)
    if name.lower() in BACKENDS:
        return name.lower()
    if not re.fullmatch(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+", name):
        near = nearest(name, BACKENDS)
        listed = ", ".join(BACKENDS)
        hint = f"did you mean {near}?" if near else f"set {listed} or the dotted path of a class"
        raise Invalid("E017", "not a backend", hint)
    return name
