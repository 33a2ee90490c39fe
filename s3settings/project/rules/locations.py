"""Rules about several storages: shared locations, and global settings that apply by accident."""

from collections.abc import Iterator
from itertools import combinations

from s3settings.facts.hosts import host_of_bucket
from s3settings.problems.problem import Problem
from s3settings.project.reading import Project
from s3settings.project.rules.rule import setting_problem
from s3settings.project.storages import ProjectStorage

# global settings that belong to the global bucket
_OF_THE_BUCKET = ("custom_domain", "location")
_PLACE = frozenset({"bucket_name", "location", "endpoint_url"})


def storages_have_separate_locations(project: Project) -> Iterator[Problem]:
    """Uploads must not be inside the location of static files, which collectstatic --clear empties."""
    known = [one for one in project.storages if one.unknown.isdisjoint(_PLACE)]
    inside: dict[str, list[ProjectStorage]] = {}
    for first, second in combinations(known, 2):
        if _bucket(first) != _bucket(second) or (first.is_static and second.is_static):
            continue
        static, other = (second, first) if second.is_static else (first, second)
        if static.is_static:
            # collectstatic does not clear the separate folder of a compressor
            if static.alias == "staticfiles" and _contains(static.location, other.location):
                inside.setdefault(static.alias, [static]).append(other)
        elif (
            static.location == other.location
            and _are_used_by_the_project(static, other)
            and not _are_views_of_the_same_files(static, other)
        ):
            yield setting_problem(
                "W116",
                other.origin("location").variable,
                f"the location of {other.alias} is the same as that of {static.alias}",
                "set a separate location for each storage, unless they are intended to share files",
                alias=other.alias,
            )
    for static, *others in inside.values():
        yield _cleared(static, others)


def _cleared(static: ProjectStorage, others: list[ProjectStorage]) -> Problem:
    """Return the problem of static files around the files of other storages."""
    is_same = all(static.location == other.location for other in others)
    names = " and ".join(
        filter(None, [", ".join(one.alias for one in others[:-1]), others[-1].alias])
    )
    return setting_problem(
        "E040",
        static.origin("location").variable,
        f"the location of {static.alias} {'is the same as' if is_same else 'contains'} that of {names}, "
        "which collectstatic can replace and clear",
        "set a separate location for each storage, such as static and media",
        alias=static.alias,
    )


def _are_used_by_the_project(*storages: ProjectStorage) -> bool:
    """Return True if both are used by the project, not by an app that names its own files."""
    return all(
        storage.entry.place.startswith("STORAGES") and not storage.is_static for storage in storages
    )


def _are_views_of_the_same_files(first: ProjectStorage, second: ProjectStorage) -> bool:
    """Return True if one class is derived from the other, and only their links differ."""
    classes = (first.entry.backend.cls, second.entry.backend.cls)
    one, other = (cls or object for cls in classes)
    return (
        (issubclass(one, other) or issubclass(other, one))
        and first.querystring_auth != second.querystring_auth
        and first.file_overwrite == second.file_overwrite
        and first.default_acl == second.default_acl
        and first.object_parameters == second.object_parameters
    )


def _bucket(storage: ProjectStorage) -> tuple[str | None, str | None]:
    return storage.endpoint_url, storage.bucket_name


def _contains(outer: str, inner: str) -> bool:
    return not outer or inner == outer or inner.startswith(f"{outer}/")


def global_settings_are_for_the_bucket(project: Project) -> Iterator[Problem]:
    """Global settings must not apply to a storage with another bucket."""
    for storage in project.storages:
        own = storage.entry.options
        if "bucket_name" not in own:
            continue
        for option in _OF_THE_BUCKET:
            origin = storage.places.get(option)
            if option in own or origin is None or storage.written.get(option) in (None, "", False):
                continue
            if option == "custom_domain" and host_of_bucket(storage.custom_domain or ""):
                # the host of another bucket is a problem of the domain
                continue
            if origin.variable.startswith("AWS_") and not _has_global_bucket(project, storage):
                place = storage.entry.option_place(option)
                message = f"{place} is not set, so this applies to {storage.alias}, which has another bucket"
                hint = f"set {option} in OPTIONS, to None for no value, or remove the setting"
                hint = (
                    hint.replace("None for no value", '"" for no value')
                    if option == "location"
                    else hint
                )
                yield setting_problem("W108", origin.variable, message, hint, alias=storage.alias)


def _has_global_bucket(project: Project, storage: ProjectStorage) -> bool:
    return project.settings.get("AWS_STORAGE_BUCKET_NAME") == storage.bucket_name


RULES = (storages_have_separate_locations, global_settings_are_for_the_bucket)
