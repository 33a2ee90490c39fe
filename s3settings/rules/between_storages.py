"""Several values against each other: storages in one place, a parameter that is set twice."""

from collections.abc import Iterator, Mapping
from typing import cast

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.options.parsing import Validated
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.storages.resolution import SHORT_FORMS
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of


def parameters_set_twice(validated: Validated) -> Iterator[Problem]:
    """A short form and the same upload argument, both for one storage or both for all of them."""
    for scope, level in {"": validated.common, **validated.scopes}.items():
        parameters = cast("Mapping[str, object]", level.get("object_parameters") or {})
        for option, name in SHORT_FORMS.items():
            if level.get(option) is None or name not in parameters:
                continue
            origin = validated.origin(option, scope)
            other = variable_of("object_parameters", scope)
            message = f"{name} stands in {other} as well"
            hint = f"keep one of the two: {origin.variable}, or {name} in {other}"
            yield problem("E045", message, hint, variable=origin.variable, source=origin.source)


def shared_places(storages: tuple[Storage, ...], invalid: set[str]) -> Iterator[Problem]:
    """Storages in one bucket whose locations are the same, or one inside the other."""
    places: dict[tuple[str, str | None, str], Storage] = {}
    on_s3 = [storage for storage in storages if storage.is_s3 and storage.bucket_name]
    for storage in on_s3:
        places.setdefault((_server(storage), storage.bucket_name, storage.location), storage)
    for storage in on_s3:
        bucket = _server(storage), storage.bucket_name
        parents = _with_parents(storage.location)
        for other in (places.get((*bucket, parent)) for parent in parents):
            origin = storage.origin("location", own=True)
            if other is None or other is storage or origin.variable in invalid:
                continue
            where = "inside" if storage.location != other.location else "in the same place as"
            yield problem(
                "E040",
                f"files of {storage.alias} would be {where} those of {other.alias}",
                "set it to a key prefix of its own, or use another bucket",
                variable=origin.variable,
                source=origin.source,
                alias=storage.alias,
            )


def exposed_files(storages: tuple[Storage, ...], invalid: set[str]) -> Iterator[Problem]:
    """Private files in a bucket that its service opens as a whole, for other files in it.

    That it is open is known where somebody set the domain that serves those.
    """
    in_buckets = [storage for storage in storages if storage.is_s3 and storage.bucket_name]
    opened = {
        (_server(storage), storage.bucket_name): storage
        for storage in reversed(in_buckets)
        if storage.is_open and storage.provider.whole_buckets and "custom_domain" in storage.origins
    }
    for storage in in_buckets:
        other = opened.get((_server(storage), storage.bucket_name))
        origin = storage.origin("bucket_name", own=True)
        if other is None or not storage.querystring_auth or origin.variable in invalid:
            continue
        provider = storage.provider
        fact = f"{provider.name} opens whole buckets"
        own = variable_of("bucket_name", storage.scope)
        source = provider.facts["whole_buckets"].source
        yield problem(
            "W064",
            f"files of {storage.alias} are as public as those of {other.alias}: {fact}",
            f"set {own} to a bucket that is not public (source: {source})",
            variable=origin.variable,
            source=origin.source,
            alias=storage.alias,
        )


def _server(storage: Storage) -> str:
    """Where the name of a bucket is that of one bucket: a partition of AWS, or an endpoint."""
    if storage.is_aws:
        return (partition_of(storage.region_name) or PARTITIONS[0]).name
    return storage.endpoint_url or storage.provider.id


def _with_parents(location: str) -> Iterator[str]:
    """``a/b`` itself, ``a``, and the root of the bucket."""
    while location:
        yield location
        location = location.rpartition("/")[0]
    yield ""
