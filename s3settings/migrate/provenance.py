"""The origin of each option of a storage, found in the process of the project."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, TypeGuard

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from storages.backends import s3

from s3settings.migrate.plain import Json, Plain, is_visible
from s3settings.migrate.reading import SECRETS, names_of_options, option
from s3settings.options.parsing import parsed
from s3settings.problems.problem import Invalid
from s3settings.project.options import OPTION_SETTINGS
from s3settings.variables.names import GLOBAL_VARIABLES, variable_of

library: Any = s3
# shorter texts occur in others by chance
_SHORTEST = 3

# what S3Storage.__init__ makes of other options if it is not given
_MADE: Mapping[str, Callable[[Any], object]] = {
    "client_config": lambda storage: Config(
        s3={"addressing_style": storage.addressing_style},
        signature_version=storage.signature_version,
        proxies=storage.proxies,
    ),
    "transfer_config": lambda storage: TransferConfig(use_threads=storage.use_threads),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """All that may set the options of a storage: its ``OPTIONS``, settings, and variables.

    `scope` and `prefix` say which variables `load()` reads, `read` which the project reads.
    """

    entry: Mapping[str, object] = field(repr=False)
    settings: Mapping[str, object] = field(repr=False)
    variables: Mapping[str, str] = field(repr=False)
    read: Collection[str] = frozenset()
    scope: str
    prefix: str
    plain: Plain

    def origins(self, storage: Any) -> dict[str, Json]:
        """Return a record of each option, with the fields of `s3settings.migrate.building.Origin`."""
        usual = _defaults()
        return {
            name: self._record(name, _given(name, storage, usual), usual[name])
            for name in names_of_options(storage)
        }

    def _record(self, name: str, value: object, usual: object) -> Json:
        shown = option(name, value, self.plain)
        setting = next((one for one in OPTION_SETTINGS[name] if one in self.settings), None)
        if name in self.entry or (setting is not None and self.settings[setting] != value):
            setting = None
        return {
            "value": shown,
            "is_default": shown == option(name, usual, self.plain),
            "is_in_entry": name in self.entry,
            "setting": setting,
            "settings": self._equal(value),
            "variable": self._held(name, value),
            "composed": self._parts(name, value) if not is_visible(shown) else [],
        }

    def _equal(self, value: object) -> list[str]:
        """Return the settings of the same value, unless it is one that many have by chance."""
        if isinstance(value, bool) or not value:
            return []
        return sorted(name for name, other in self.settings.items() if _is_equal(value, other))

    def _parts(self, name: str, value: object) -> list[list[str]]:
        """Return what makes up an option that can't be shown; no part of a secret is shown."""
        found = self._composed(value) if is_text(value) else []
        is_safe = name not in SECRETS or all(kind != "text" for kind, _ in found)
        return found if is_safe else []

    def _composed(self, value: str) -> list[list[str]]:
        """Return the settings, variables and texts that make up a text that can't be shown."""
        found = next(
            ((kind, name, part) for kind, name, part in self._known() if part in value), None
        )
        if found is None:
            return [["text", value]] if value and is_visible(self.plain.value(value)) else []
        kind, name, part = found
        parts = [[kind, name]]
        for rest, is_before in zip(value.split(part, 1), (True, False), strict=True):
            more = self._composed(rest) if rest else []
            if rest and not more:
                return []
            parts = [*more, *parts] if is_before else [*parts, *more]
        return parts

    def _known(self) -> Iterator[tuple[str, str, str]]:
        """Yield the settings and the variables that a text may consist of, the longest first."""
        settings = [
            ("setting", name, value)
            for name, value in self.settings.items()
            if is_text(value) and len(value) >= _SHORTEST
        ]
        variables = [
            ("variable", name, value)
            for name, value in self.variables.items()
            if name in self.read and len(value) >= _SHORTEST
        ]
        for found in (settings, variables):
            yield from sorted(found, key=lambda one: (-len(one[2]), one[1]))

    def _held(self, name: str, value: object) -> str | None:
        """Return "same" or "other" if `load()` reads the option from a variable, else None."""
        own, common = variable_of(name, self.scope), GLOBAL_VARIABLES[name]
        names = (self.prefix + own, own, *(self.prefix + one for one in common), *common)
        held = next(
            (self.variables[one] for one in names if self.variables.get(one, "").strip()), ""
        )
        if not held:
            return None
        try:
            return "same" if parsed(name, held) == (value or None) else "other"
        except Invalid:
            return "other"


def is_text(value: object) -> TypeGuard[str]:
    """Return True for text."""
    return isinstance(value, str)


def _is_equal(value: object, other: object) -> bool:
    return type(other) is type(value) and other == value


def _defaults() -> dict[str, object]:
    """Return the options of django-storages in a project that sets none."""
    found = library.setting, library.lookup_env
    library.setting, library.lookup_env = _no_setting, _no_variable
    try:
        options: dict[str, object] = library.S3Storage.get_default_settings(SimpleNamespace())
    finally:
        library.setting, library.lookup_env = found
    return options


def _no_setting(_: str, default: object = None) -> object:
    return default


def _no_variable(_: object) -> None:
    return None


def _given(name: str, storage: Any, usual: Mapping[str, object]) -> object:
    """Return an option as it was given, before `__init__` makes it of others."""
    value = getattr(storage, name)
    is_made = name in _MADE and _parts(value) == _parts(_MADE[name](storage))
    return usual[name] if is_made else value


def _parts(value: object) -> object:
    return {name: part for name, part in vars(value).items() if not name.startswith("_user")}
