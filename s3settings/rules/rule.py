"""A rule: a check of one storage, and the findings that it yields."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.record import Record
from s3settings.sources.values import fact_of
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of


class Finding(Record):
    """A problem of one option of a storage.

    If no variable sets the option, the problem names the variable of all storages, or with `own`
    the variable of this storage. `hint_for_one` is the hint where the value is right for other
    storages that have it from the same variable.
    """

    id: str
    option: str
    message: str
    hint: str
    own: bool = False
    hint_for_one: str | None = None

    @property
    def fact(self) -> tuple[str, str]:
        """The id and the message, which storages that have the same problem share."""
        return self.id, self.message


# each with its storage
Findings = Sequence[tuple[Storage, Finding]]
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


def with_region(storage: Storage) -> str:
    """Return the URL of the API of AWS, whose REGION is that of the bucket."""
    partition = partition_of(storage.region_name) or PARTITIONS[0]
    return f"https://s3.REGION.{partition.domain}"


def without_endpoint(storage: Storage) -> str:
    """Return the hint for an endpoint of AWS that does not lead to the region of the bucket.

    Without one of its own, a storage has that of all storages.
    """
    if storage.is_own("endpoint_url"):
        return f"write {with_region(storage)}, with the region of the bucket"
    return "remove the endpoint; boto3 uses the one of the region"


class Rule(Record):
    """A check, and all the options that it reads; it does not run if one of them is invalid."""

    check: Check
    options: tuple[str, ...]
