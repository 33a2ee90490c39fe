"""Secrets that ``OPTIONS`` does not have, and how a storage finds them when it makes a client.

With ``AWS_S3_CREDENTIALS=chain``, `load` registers how the secrets of a storage are read, and emits
the name under which it did. The values are not kept: each client has them read again.
"""

from collections.abc import Callable, Mapping
from itertools import count
from threading import Lock
from typing import NoReturn

from s3settings.record import Record


class Secrets(Record):
    """The secrets of one storage; only its alias is in the `repr`, and pickling is refused."""

    alias: str
    access_key: str | None = None
    secret_key: str | None = None
    security_token: str | None = None
    cloudfront_key: str | None = None
    object_parameters: Mapping[str, object] = {}

    @property
    def are_set(self) -> bool:
        """True if there is any."""
        return any(value for name, value in self.as_dict().items() if name != "alias")

    def __reduce__(self) -> NoReturn:
        raise TypeError("secrets can't be pickled or copied")


Read = Callable[[], Secrets]


class _Reader:
    """A way to read secrets; `arguments` tell it from others, and are in no `repr`."""

    __slots__ = ("arguments", "read")

    def __init__(self, arguments: object, read: Read) -> None:
        self.arguments, self.read = arguments, read


# by the names in OPTIONS; it is the only way from a name to values
_readers: dict[str, _Reader] = {}
_lock = Lock()


def register(alias: str, arguments: object, read: Read) -> str:
    """Register how the secrets of a storage are read; return the name for its ``OPTIONS``.

    The name is the alias, and with a number for a storage of the same alias that is read with other
    arguments: that of a test, or of a second call of `load`.
    """
    with _lock:
        name, numbers = alias, count(2)
        while name in _readers and _readers[name].arguments != arguments:
            name = f"{alias}-{next(numbers)}"
        _readers[name] = _Reader(arguments, read)
    return name


def read(name: str) -> Secrets:
    """Read the secrets of a storage from where `load` found them.

    Raises `ConfigurationError` where they can't be read or are invalid by now, and
    `ImproperlyConfigured` if `load` has registered no such name in this process.
    """
    if name in _readers:
        return _readers[name].read()
    from django.core.exceptions import ImproperlyConfigured

    raise ImproperlyConfigured(
        "credentials in OPTIONS is not a name that load() has registered in this process; "
        "call load() where the settings are made"
    )
