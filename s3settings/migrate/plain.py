"""Values of settings as JSON that can be compared: whatever may be private is a salted hash."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TypeAlias, TypeGuard, cast

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

HASH = "hash"
UNKNOWN = "unknown"
# values of variables that are shorter occur in other texts by chance
_SHORTEST = 3


def is_visible(value: Json) -> bool:
    """Return True if no part of the value is a hash, or of an unknown type."""
    if isinstance(value, Mapping):
        return not {HASH, UNKNOWN} & value.keys() and all(map(is_visible, value.values()))
    return not _is_list(value) or all(map(is_visible, value))


def is_unknown(value: Json) -> bool:
    """Return True if a part of the value can't be compared."""
    if isinstance(value, Mapping):
        return UNKNOWN in value or any(map(is_unknown, value.values()))
    return _is_list(value) and any(map(is_unknown, value))


def _is_list(value: Json) -> TypeGuard[Sequence[Json]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def dotted(cls: type[object]) -> str:
    """Return the dotted path of a class."""
    return f"{cls.__module__}.{cls.__qualname__}"


def class_of(value: object) -> str:
    """Return the dotted path of the class of a value."""
    return dotted(type(value))


@dataclass(frozen=True, slots=True)
class Plain:
    """Makes JSON of values; a text that contains the value of a variable is a hash.

    `private` returns the values of the variables that the project reads.
    """

    salt: str
    private: Callable[[], Collection[str]] = field(repr=False)

    def secret(self, value: object) -> Json:
        """Return a hash that only a result with the same salt can be compared with."""
        if not value:
            return None
        text = value if isinstance(value, bytes) else str(value).encode(errors="backslashreplace")
        return {HASH: hashlib.sha256(self.salt.encode() + text).hexdigest()}

    def value(self, value: object) -> Json:
        """Return a value as JSON."""
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int | float):
            return self.secret(value) if str(value) in self.private() else value
        if isinstance(value, str | PurePath) or _is_lazy(value):
            return self._text(str(value))
        if isinstance(value, Mapping):
            items = cast("Mapping[object, object]", value).items()
            return {self._key(key): self.value(item) for key, item in items}
        if isinstance(value, list | tuple):
            return [self.value(item) for item in cast("list[object]", value)]
        return self._object(value)

    def _key(self, key: object) -> str:
        shown = self._text(str(key))
        return shown if isinstance(shown, str) else str(shown)

    def _text(self, text: str) -> Json:
        hidden = any(
            value == text or (len(value) >= _SHORTEST and value in text)
            for value in self.private()
            if value
        )
        return self.secret(text) if hidden else text

    def _object(self, value: object) -> Json:
        import botocore
        from boto3.s3.transfer import TransferConfig
        from botocore.config import Config

        if value is botocore.UNSIGNED:
            return "unsigned"
        if isinstance(value, Config):
            arguments = {name: getattr(value, name) for name in Config.OPTION_DEFAULTS}
            proxies = self.secret(arguments.pop("proxies"))
            return {"proxies": proxies, **{name: self.value(arguments[name]) for name in arguments}}
        if isinstance(value, TransferConfig):
            # an argument that is not given is found by its attribute
            return {name: self.value(getattr(value, name)) for name in vars(value)}
        return {UNKNOWN: class_of(value)}


def _is_lazy(value: object) -> bool:
    from django.utils.functional import Promise

    return isinstance(value, Promise)
