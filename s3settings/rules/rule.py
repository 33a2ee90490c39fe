"""A rule: a check of one storage, and the findings that it yields."""

from collections.abc import Callable, Iterable, Iterator

from s3settings.record import Record
from s3settings.sources.values import fact_of
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of


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


def variables_read(options: Iterable[str], storage: Storage) -> set[str]:
    """Return the variables that set the options: the ones that are set, and those of the storage."""
    # an endpoint shows the provider, too
    is_shown = storage.is_set("endpoint_url") and not storage.is_unknown
    read = [one for one in options if one != "provider" or not is_shown]
    variables = {storage.origin(option).variable for option in read}
    return variables | {variable_of(option, storage.scope) for option in read}


def part_named(storage: Storage, option: str) -> str:
    """Return the variable that sets an option, and the part of it that does."""
    origin = storage.origin(option)
    return fact_of(option, "", origin).replace(": ", " in ") + origin.variable


class Rule(Record):
    """A check, and all the options that it reads; it does not run if one of them is invalid."""

    check: Check
    options: tuple[str, ...]
