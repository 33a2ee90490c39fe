"""Values as a command may show them: readable, with secrets masked."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

from s3settings.masked import MASK, Masked
from s3settings.options.table import OPTIONS
from s3settings.sources.values import Origin
from s3settings.storages.resolution import SHORT_FORMS
from s3settings.storages.storage import Storage
from s3settings.variables.names import STATIC_ONLY

SECRET_OPTIONS = frozenset(name for name, option in OPTIONS.items() if option.is_secret)
NO_VALUE = "no value"
GUESS = "a guess for an unknown endpoint"

_WITH_CREDENTIALS = re.compile(r"://.*@|-----BEGIN", re.DOTALL)
_SECRET_NAME = re.compile("secret|password|passwd|token|credential|customerkey", re.IGNORECASE)

# the options that matter to a storage that is not on S3
_LOCAL = ("backend", "location")


def options_of(storage: Storage) -> Iterator[tuple[str, object]]:
    """Every option of a storage with its masked value, None where it has none."""
    for option in OPTIONS:
        if storage.is_static or option not in STATIC_ONLY:
            yield option, masked(option, value_of(storage, option))


def value_of(storage: Storage, option: str) -> object:
    """The value that an option of the model has for a storage, None where it has none.

    A short form such as `cache_control` is part of the object parameters: it has a value of its
    own where a variable set it.
    """
    origin = origin_of(storage, option)
    if not storage.is_s3 and option not in _LOCAL and origin is None:
        return None
    if option in SHORT_FORMS:
        return storage.object_parameters.get(SHORT_FORMS[option]) if origin else None
    if option == "use_threads":
        return (storage.transfer_config or {}).get(option) if origin else None
    if option == "custom_domain" and origin is None and storage.bucket_name is None:
        return None
    value = getattr(storage, option)
    return storage.provider.id if option == "provider" else value


def origin_of(storage: Storage, option: str) -> Origin | None:
    """The variable that sets an option; None for a default."""
    origin = storage.set_by(option)
    if option == "region_name" and storage.has_ambient_region:
        # the region of the machine, which does not apply to another provider
        origin = None
    if origin is None:
        return storage.set_by("endpoint_url") if _is_shown(storage, option) else None
    return origin


def is_guess(storage: Storage, option: str) -> bool:
    """Return True if a default may be wrong: the style of an endpoint that is not known."""
    return option == "addressing_style" and storage.is_unknown and not storage.is_set(option)


def origins_of(storage: Storage, option: str) -> tuple[Origin, ...]:
    """The variables that an option has its value from; none for a default.

    The short forms, such as `cache_control`, are part of the object parameters.
    """
    short = SHORT_FORMS if option == "object_parameters" else ()
    found = (origin_of(storage, name) for name in (option, *short))
    return tuple(origin for origin in found if origin is not None)


def _is_shown(storage: Storage, option: str) -> bool:
    """Return True if the value of the option is part of the endpoint that was set."""
    endpoint = storage.endpoint_url or ""
    shown = {
        "provider": None if storage.is_unknown else storage.provider,
        "region_name": storage.provider.region_of(endpoint),
        "account_id": storage.provider.account_of(endpoint),
    }
    return shown.get(option) is not None


def address_of(storage: Storage) -> str:
    """The URL that the storage serves from, as far as that is known."""
    if storage.is_s3 and storage.bucket_name is None:
        return "no bucket is set"
    return storage.base_url


def masked(option: str, value: object) -> object:
    """The value as JSON can hold it, with the mask in place of every secret in it."""
    if value is None:
        return None
    if option in SECRET_OPTIONS or isinstance(value, Masked):
        return MASK
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value).items()
        return {str(name): _masked_item(str(name), item) for name, item in items}
    if isinstance(value, list | tuple):
        return [masked("", item) for item in cast("list[object]", value)]
    if isinstance(value, str) and _WITH_CREDENTIALS.search(value):
        return MASK
    return value


def _masked_item(name: str, value: object) -> object:
    is_secret = _SECRET_NAME.search(name) and not isinstance(value, int | float)
    return MASK if is_secret else masked("", value)


def as_text(value: object) -> str:
    """A masked value as it is written in an .env file."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
