"""Values that a project passes to ``load(defaults=…)``, below every other source."""

from collections.abc import Mapping
from typing import Any

from s3settings.problems.problem import Source
from s3settings.sources.values import Origin, Reading, Value, value_of

DEFAULTS = Source("defaults")


def read_defaults(given: Mapping[str, Any]) -> Reading:
    """Read defaults by variable: text as in a file, or Python values; empty text is *no value*."""
    return Reading({name: _value(name, value) for name, value in given.items()})


def _value(name: str, given: object) -> Value:
    if isinstance(given, str) and not given.strip():
        return Value(None, Origin(name, DEFAULTS))
    return value_of(name, given, DEFAULTS)
