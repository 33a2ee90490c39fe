"""The choices for a run of collectstatic: its options, and the settings of the project."""

from dataclasses import dataclass
from typing import cast

from s3settings.options.table import OPTIONS
from s3settings.problems.problem import Invalid
from s3settings.variables.names import COMMAND_SETTINGS


class InvalidSetting(Exception):
    """A setting of collectstatic has an invalid value; the text names it, without the value."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """The choices of the options of the command and of the settings."""

    concurrency: int
    immutable: bool
    clear: bool = False
    dry_run: bool = False
    prune: int | None = None

    @property
    def deletes(self) -> bool:
        """Objects may be deleted."""
        return self.clear or self.prune is not None


def wishes(settings: object, *, clear: bool, dry_run: bool, prune: int | None) -> Wishes:
    """Return the wishes; raises `InvalidSetting`."""
    return Wishes(
        concurrency=cast("int", _setting(settings, "upload_concurrency")),
        immutable=cast("bool", _setting(settings, "immutable")),
        clear=clear,
        dry_run=dry_run,
        prune=prune,
    )


def _setting(settings: object, option: str) -> object:
    name = COMMAND_SETTINGS[option]
    value = getattr(settings, name, None)
    if value is None:
        return OPTIONS[option].default
    try:
        return OPTIONS[option].parse(value)
    except Invalid as invalid:
        raise InvalidSetting(f"{name} is {invalid.message}; {invalid.hint}") from None
