"""Rules about storages beside each other: shared or misplaced locations and backends, public buckets."""

from collections.abc import Iterator

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.sources.values import fact_of
from s3settings.storages.storage import Storage
from s3settings.variables.names import STATIC, variable_of


def shared_locations(storages: tuple[Storage, ...], invalid: set[str]) -> Iterator[Problem]:
    """Yield a problem for each storage in the same location as another one, or inside it."""
    owners: dict[tuple[str, str | None, str], Storage] = {}
    # those without a bucket get the same one
    on_s3 = [storage for storage in storages if storage.is_s3]
    for storage in on_s3:
        owners.setdefault((_server(storage), storage.bucket_name, storage.location), storage)
    for storage in on_s3:
        bucket = _server(storage), storage.bucket_name
        parents = _with_parents(storage.location)
        for other in (owners.get((*bucket, parent)) for parent in parents):
            origin = storage.origin("location", own=True)
            if other is None or other is storage or origin.variable in invalid:
                continue
            yield _shared_location(storage, other)


def _with_parents(location: str) -> Iterator[str]:
    """Yield ``a/b`` itself, ``a``, and the root of the bucket."""
    while location:
        yield location
        location = location.rpartition("/")[0]
    yield ""


def _shared_location(storage: Storage, other: Storage) -> Problem:
    """Return an error, or a warning if the layout was chosen."""
    is_inside = storage.location != other.location
    relation = "inside" if is_inside else "the same as"
    origin = storage.origin("location", own=True)
    fact = f"the location of {storage.alias} is {relation} that of {other.alias}"
    hint = "set a separate location, or use another bucket"
    is_chosen = _is_chosen(other) and (is_inside or _is_chosen(storage))
    if is_chosen:
        fact += (
            f": deleting or replacing files of {other.alias} can affect those of {storage.alias}"
        )
        moved = other if is_inside else storage
        hint = (
            f"to separate them, move the files of {moved.alias} below a folder of its own "
            f"(aws s3 mv --recursive), then set {variable_of('location', moved.scope)} to it"
        )
    else:
        locations = " and ".join(variable_of("location", one.scope) for one in (storage, other))
        hint += f"; if the layout is meant, set {locations}"
    return problem(
        "W067" if is_chosen else "E040",
        fact_of("location", fact, origin),
        hint,
        variable=origin.variable,
        source=origin.source,
        alias=storage.alias,
    )


def _is_chosen(storage: Storage) -> bool:
    """Return True if the location was set for the storage, or django-storages decides it."""
    return storage.is_own("location") or storage.preset == "django-storages"


def misplaced_locations(storages: tuple[Storage, ...], invalid: set[str]) -> Iterator[Problem]:
    """Yield a problem if the location of all storages is probably meant for one of them."""
    names = {name: one for one in storages for name in (one.alias, one.scope) if one.is_s3}
    for storage in storages:
        value = storage.given.get("location")
        if value is None or storage.is_own("location") or storage.preset != "recommended":
            continue
        named = names.get(str(value.value).rpartition("/")[2])
        if named is None or not storage.is_s3 or value.origin.variable in invalid:
            continue
        own = variable_of("location", named.scope)
        fact = f"ends with the name of {named.alias}, and each storage adds its own to it"
        yield problem(
            "E064",
            fact_of("location", fact, value.origin),
            f"set {own} in place of it for the folder of {named.alias}, "
            f"or leave the name out for the folder of all storages",
            variable=value.origin.variable,
            source=value.origin.source,
        )
        return


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
        (_server(storage), storage.bucket_name): storage
        for storage in reversed(in_buckets)
        if not storage.querystring_auth and real_provider(storage).whole_buckets
    }
    for storage in in_buckets:
        other = public.get((_server(storage), storage.bucket_name))
        origin = storage.origin("bucket_name")
        if other is None or not storage.querystring_auth or origin.variable in invalid:
            continue
        provider = real_provider(other)
        fact = f"{provider.name} makes entire buckets public"
        source = provider.facts["whole_buckets"].source
        fact = f"private files of {storage.alias} share a public bucket with {other.alias}; {fact}"
        yield problem(
            "W064",
            fact_of("bucket_name", fact, origin),
            f"set {storage.own_variable('bucket_name')} to a private bucket (source: {source})",
            variable=origin.variable,
            source=origin.source,
            alias=storage.alias,
        )


def misplaced_backends(storages: tuple[Storage, ...], invalid: set[str]) -> Iterator[Problem]:
    """Yield a problem for files that WhiteNoise does not serve: all but static files."""
    hint = "remove it"
    if any(storage.is_static for storage in storages):
        hint = f"set it only for static files: {variable_of('backend', STATIC)}=whitenoise"
    for storage in storages:
        origin = storage.origin("backend")
        if storage.backend != "whitenoise" or storage.is_static or origin.variable in invalid:
            continue
        fact = f"WhiteNoise serves static files, not the files of {storage.alias}"
        yield problem(
            "E047",
            fact_of("backend", fact, origin),
            hint,
            variable=origin.variable,
            source=origin.source,
        )


def _server(storage: Storage) -> str:
    """Return the namespace in which bucket names are unique: a partition of AWS, or an endpoint."""
    if storage.is_aws:
        return (partition_of(storage.region_name) or PARTITIONS[0]).name
    return storage.endpoint_url or storage.provider.id
