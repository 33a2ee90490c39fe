"""Rules about several storages or values: shared buckets, duplicate parameters."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.options.parsing import Options
from s3settings.problems.kinds import PREFIX, problem
from s3settings.problems.problem import Problem
from s3settings.sources.values import fact_of
from s3settings.storages.resolution import SHORT_FORMS
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of


def duplicate_parameters(options: Options) -> Iterator[Problem]:
    """Yield a problem for each upload argument that is also set by its own option, at one level."""
    for scope, level in {"": options.common, **options.scopes}.items():
        given = level["object_parameters"].value if "object_parameters" in level else None
        parameters = cast("Mapping[str, object]", given or {})
        for option, name in SHORT_FORMS.items():
            if option not in level or level[option].value is None or name not in parameters:
                continue
            origin = level[option].origin
            other = variable_of("object_parameters", scope)
            message = f"{name} is also set in {other}"
            hint = f"keep either {origin.variable} or {name} in {other}"
            yield problem("E045", message, hint, variable=origin.variable, source=origin.source)


def exposed_files(storages: tuple[Storage, ...], invalid: set[str]) -> Iterator[Problem]:
    """Yield a problem for private files in a bucket that is public for the files of another storage.

    Some providers can only make entire buckets public, and unsigned links only work in such a
    bucket.
    """
    in_buckets = [storage for storage in storages if storage.is_s3 and storage.bucket_name]
    if all(storage.is_aws and storage.endpoint_url is None for storage in in_buckets):
        # a bucket policy of AWS makes parts of a bucket public
        return
    from s3settings.rules.contradictions import real_provider

    public = {
        (server(storage), storage.bucket_name): storage
        for storage in reversed(in_buckets)
        if not storage.querystring_auth and real_provider(storage).whole_buckets
    }
    for storage in in_buckets:
        other = public.get((server(storage), storage.bucket_name))
        origin = storage.origin("bucket_name", own=True)
        if other is None or not storage.querystring_auth or origin.variable in invalid:
            continue
        provider = real_provider(other)
        fact = f"{provider.name} makes entire buckets public"
        own = variable_of("bucket_name", storage.scope)
        source = provider.facts["whole_buckets"].source
        fact = f"private files of {storage.alias} share a public bucket with {other.alias}; {fact}"
        yield problem(
            "W064",
            fact_of("bucket_name", fact, origin),
            f"set {own} to a private bucket (source: {source})",
            variable=origin.variable,
            source=origin.source,
            alias=storage.alias,
        )


def without_other_paths(found: Iterable[Problem]) -> list[Problem]:
    """Return the problems but the path of a domain, if it is the location of one of its storages."""
    kept = list(found)
    repeated = {one.variable for one in kept if one.id == f"{PREFIX}W005"}
    if repeated:
        from s3settings.rules.bucket_hosts import is_for_path

        kept = [one for one in kept if one.variable not in repeated or not is_for_path(one)]
    return kept


def server(storage: Storage) -> str:
    """Return the namespace in which bucket names are unique: a partition of AWS, or an endpoint."""
    if storage.is_aws:
        return (partition_of(storage.region_name) or PARTITIONS[0]).name
    return storage.endpoint_url or storage.provider.id
