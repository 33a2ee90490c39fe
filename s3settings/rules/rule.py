"""What a rule is: one check of one storage, and what it has to say."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from s3settings.storages.storage import Storage


class Finding(NamedTuple):
    """A fact about one option of a storage, and its cure.

    Where no variable set the option, the one of all storages is named, or with `own` the one of
    this storage.
    """

    id: str
    option: str
    message: str
    hint: str
    own: bool = False


Check = Callable[[Storage], Iterator[Finding]]


class Rule(NamedTuple):
    """A check, and all the options it reads: where one of them is invalid, it does not run."""

    check: Check
    options: tuple[str, ...]
