"""Plans of a migration: defaults of ``load()``, secrets, and the storages that move."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from s3settings.masked import Masked


class Secret(NamedTuple):
    """A secret in the source, the variable that it moves to, and its line.

    `value` is None for a secret in code that can't be moved.
    """

    variable: str
    value: Masked | None
    line: int

    def __repr__(self) -> str:
        return f"Secret({self.variable!r}, line={self.line})"


class Default(NamedTuple):
    """An entry of ``load(defaults=…)``: a variable, Python code, and the names in it.

    `optional` is the name of a setting that only some environments set, and the entry with it.
    """

    variable: str
    code: str
    names: frozenset[str] = frozenset()
    optional: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The aliases that move to `load()`, defaults and secrets; `stays` has reasons by alias.

    `left` are secrets that stay in the source.
    """

    moves: tuple[str, ...]
    stays: Mapping[str, str]
    defaults: tuple[Default, ...] = ()
    secrets: tuple[Secret, ...] = field(default=(), repr=False)
    left: tuple[Secret, ...] = field(default=(), repr=False)
    prefix: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Return the names that the defaults refer to."""
        return frozenset[str]().union(*(default.names for default in self.defaults))


@dataclass(frozen=True, slots=True)
class Names:
    """The code by which statements name settings: those in `of_class` are attributes of `self`.

    `storages` is the code of the old ``STORAGES``.
    """

    of_class: frozenset[str] = frozenset()
    storages: str = "STORAGES"

    def code(self, name: str) -> str:
        """Return the code of a setting."""
        return f"self.{name}" if name in self.of_class else name


# statements of a module, to which settings are names
OF_MODULE = Names()


def quoted(text: str) -> str:
    """Return the code of a text, in double quotes if it needs no escape."""
    code = repr(text)
    return f'"{text}"' if code == f"'{text}'" and '"' not in text else code


class InexpressibleError(Exception):
    """Raised for an option that no default can reproduce; has the alias and the reason."""

    def __init__(self, alias: str, reason: str) -> None:
        super().__init__(alias, reason)
        self.alias = alias
        self.reason = reason
