"""Keys at a service that did not issue them, which every request would tell and be refused for.

A server of one's own has the keys that its operator chose, which can be those of another service;
a key of AWS that is used there as well is hardly meant for it.
"""

from collections.abc import Iterator

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.facts.s3 import LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of

_OF_AWS = (LONG_LIVED_KEY_PREFIX, TEMPORARY_KEY_PREFIX)


def foreign_keys(storages: tuple[Storage, ...], invalid: set[str]) -> Iterator[Problem]:
    """Keys that two services would have issued, and keys of AWS at another service."""
    homes: dict[str, Storage] = {}
    # the keys of all storages are for the service of those that have none of their own
    for storage in sorted(storages, key=_is_apart):
        key = storage.access_key or storage.session_profile
        if key is None or not _is_checked(storage, invalid):
            continue
        home = homes.setdefault(key, storage)
        hosted = storage.provider.is_hosted
        if hosted and home.provider.is_hosted and _issuer(home) != _issuer(storage):
            yield _of_two_services(storage, home)
        elif key.startswith(_OF_AWS) and not storage.is_aws and (hosted or home.is_aws):
            name = storage.provider.name
            message = f"a key of AWS, while {name} has keys of its own"
            yield _told("W063", storage, message, f"set it, and the secret, to a key of {name}")


def _of_two_services(storage: Storage, home: Storage) -> Problem:
    issuer = _issuer(storage)
    message = f"sent to {_issuer(home)} and to {issuer}, which both issue keys of their own"
    pair = ("access_key", "secret_key") if storage.access_key else ("session_profile",)
    variables = " and ".join(variable_of(option, storage.scope) for option in pair)
    return _told("E063", storage, message, f"set {variables} for {issuer}")


def _is_apart(storage: Storage) -> bool:
    """Whether the storage has something of its own that leads to a service or a partition."""
    options = ("provider", "endpoint_url", "region_name")
    return any(storage.is_own(option) for option in options)


def _is_checked(storage: Storage, invalid: set[str]) -> bool:
    """Whether the service and the keys are known; a server that is not may be a proxy to any."""
    options = ("access_key", "session_profile", "provider", "endpoint_url", "region_name")
    read = {storage.origin(option).variable for option in options}
    return storage.is_s3 and not storage.is_unknown and invalid.isdisjoint(read)


def _issuer(storage: Storage) -> str:
    """Who issues the keys, by name: every partition of AWS has accounts of its own."""
    partition = partition_of(storage.region_name) or PARTITIONS[0]
    if storage.is_aws and partition != PARTITIONS[0]:
        return f"{storage.provider.name} in {partition.name}"
    return storage.provider.name


def _told(id_: str, storage: Storage, message: str, hint: str) -> Problem:
    origin = storage.origin("access_key" if storage.access_key else "session_profile")
    return problem(id_, message, hint, variable=origin.variable, source=origin.source)
