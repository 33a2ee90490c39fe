"""Rules about the layout of storages: buckets that miss, locations that are shared or misplaced."""

from collections.abc import Iterator

from s3settings.problems.kinds import problem
from s3settings.problems.problem import UNSET, Problem
from s3settings.rules.between_storages import server
from s3settings.sources.values import fact_of
from s3settings.storages.storage import Storage
from s3settings.variables.names import MEDIA, STATIC, variable_of

SET_THE_BUCKET = "add it to the environment or to .env"


def shared_locations(storages: tuple[Storage, ...], invalid: set[str]) -> Iterator[Problem]:
    """Yield a problem for each storage in the same location as another one, or inside it."""
    owners: dict[tuple[str, str | None, str], Storage] = {}
    # those without a bucket get the same one
    on_s3 = [storage for storage in storages if storage.is_s3]
    for storage in on_s3:
        owners.setdefault((server(storage), storage.bucket_name, storage.location), storage)
    for storage in on_s3:
        bucket = server(storage), storage.bucket_name
        parents = _with_parents(storage.location)
        for other in (owners.get((*bucket, parent)) for parent in parents):
            origin = storage.origin("location", own=True)
            if other is None or other is storage or origin.variable in invalid:
                continue
            yield _shared_location(storage, other)


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


def missing_buckets(
    storages: tuple[Storage, ...], invalid: set[str], cure: str
) -> Iterator[Problem]:
    """Yield a problem for the bucket of all storages, or for each storage without one beside others.

    `cure` is the hint where no storage has a bucket.
    """
    on_s3 = [storage for storage in storages if storage.is_s3]
    missing = [storage for storage in on_s3 if storage.bucket_name is None]
    is_partial = len(missing) < len(on_s3)
    for storage in missing:
        variable, source = storage.origin("bucket_name", own=is_partial)
        names = {variable_of("bucket_name"), variable_of("bucket_name", storage.scope)}
        if invalid.isdisjoint({variable, *names}):
            hint, alias = (_for_one(storage), storage.alias) if is_partial else (cure, None)
            if source != UNSET and not is_partial:
                hint = "set the name of the bucket; none and null mean no value"
            yield problem("E001", "required", hint, variable=variable, source=source, alias=alias)


def _for_one(storage: Storage) -> str:
    own = variable_of("bucket_name", storage.scope)
    hint = f"set {own}, or {variable_of('bucket_name')} for all storages"
    if storage.scope in (STATIC, MEDIA):
        name = "static files" if storage.is_static else "uploads"
        local = variable_of("backend", storage.scope)
        hint += (
            f"; to keep {name} off S3, set {local}=filesystem or call load({storage.scope}=False)"
        )
    return hint


def _with_parents(location: str) -> Iterator[str]:
    """Yield ``a/b`` itself, ``a``, and the root of the bucket."""
    while location:
        yield location
        location = location.rpartition("/")[0]
    yield ""
