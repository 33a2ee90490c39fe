"""Values of settings as JSON that can be compared: secrets hashed, known objects taken apart."""

import hashlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, cast

import botocore
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from django.utils.functional import Promise

Json = Any

UNKNOWN = "unknown"
PROJECT = "{project}"


def dotted(thing: Any) -> str:
    return f"{thing.__module__}.{thing.__qualname__}"


def unknown(thing: object) -> Json:
    """Return the mark of what can't be compared; it equals nothing, not even itself."""
    return {UNKNOWN: dotted(type(thing))}


def is_unknown(value: Any) -> bool:
    """Tell whether a part of the value can't be compared."""
    if isinstance(value, dict):
        fields = cast("dict[str, Json]", value)
        return UNKNOWN in fields or any(is_unknown(each) for each in fields.values())
    return isinstance(value, list) and any(map(is_unknown, cast("list[object]", value)))


@dataclass(frozen=True, slots=True)
class Plain:
    """Makes JSON of values; paths in the folder of the project don't depend on where it is."""

    folder: str
    salt: str

    def secret(self, value: object) -> Json:
        """Return a hash that only a result with the same salt can be compared with."""
        if not value:
            return None
        text = value if isinstance(value, bytes) else str(value).encode()
        return {"secret": hashlib.sha256(self.salt.encode() + text).hexdigest()}

    def value(self, value: object) -> Json:
        """Return the value as JSON."""
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, str | PurePath | Promise):
            return str(value).replace(self.folder, PROJECT)
        if isinstance(value, Mapping):
            pairs = cast("Mapping[object, object]", value).items()
            return {str(key): self.value(each) for key, each in pairs}
        if isinstance(value, AbstractSet):
            return sorted(map(self.value, cast("AbstractSet[object]", value)))
        if isinstance(value, list | tuple):
            return list(map(self.value, cast("list[object]", value)))
        return self._object(value)

    def _object(self, value: object) -> Json:
        if value is botocore.UNSIGNED:
            return "UNSIGNED"
        if isinstance(value, Config):
            arguments = {name: getattr(value, name) for name in Config.OPTION_DEFAULTS}
            proxies = self.secret(arguments.pop("proxies"))
            found = {name: self.value(each) for name, each in arguments.items()}
            return {"proxies": proxies, **found}
        if isinstance(value, TransferConfig):
            return {name: self.value(getattr(value, name)) for name in vars(value)}
        return unknown(value)
