"""A rule: a check of one storage, and the findings that it yields."""

from collections.abc import Callable, Iterator

from s3settings.record import Record
from s3settings.storages.storage import Storage


class Finding(Record):
    """A problem of one option of a storage.

    If no variable sets the option, the problem names the variable of all storages, or with `own`
    the variable of this storage.
    """

    id: str
    option: str
    message: str
    hint: str
    own: bool = False


Check = Callable[[Storage], Iterator[Finding]]


class Rule(Record):
    """A check, and all the options that it reads; it does not run if one of them is invalid."""

    check: Check
    options: tuple[str, ...]
