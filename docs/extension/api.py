"""The reference of the public API, from its docstrings."""

import inspect
from collections.abc import Iterator

from pydantic import BaseModel

import s3settings

# the types of OPTIONS and of their values, which annotations of public names refer to
_OPTIONS = (
    "shapes.S3Options",
    "shapes.LinkOptions",
    "shapes.ChainedOptions",
    "shapes.LocalOptions",
    "masked.Masked",
)


def lines() -> Iterator[str]:
    """Yield every public name, functions first."""
    public = [name for name in s3settings.__all__ if not name.startswith("__")]
    for name in sorted(public, key=lambda name: inspect.isclass(getattr(s3settings, name))):
        yield from ("", f"## `{name}`", "", "```{eval-rst}")
        yield from _directive(name)
        yield "```"
    for name in _OPTIONS:
        yield from ("", f"## `{name.rpartition('.')[2]}`", "", "```{eval-rst}")
        yield from (
            f".. autoclass:: s3settings.{name}",
            "   :members:",
            "   :undoc-members:",
            "```",
        )


def _directive(name: str) -> Iterator[str]:
    value = getattr(s3settings, name)
    if not inspect.isclass(value):
        yield f".. autofunction:: s3settings.{name}"
    elif issubclass(value, BaseModel):
        # the fields are options, which the reference of variables describes
        yield f".. autoclass:: s3settings.{name}(**options)"
    else:
        yield f".. autoclass:: s3settings.{name}"
        yield "   :members:"
        yield "   :undoc-members:"
