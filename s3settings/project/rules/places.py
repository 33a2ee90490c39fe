"""Several storages: what lies in one place, and settings for all that reach one by accident."""

from collections.abc import Iterator
from itertools import combinations

from s3settings.problems.problem import Problem
from s3settings.project.reading import Project
from s3settings.project.rules.rule import told
from s3settings.project.storages import ProjectStorage

# settings for all that belong to the bucket for all
_OF_THE_BUCKET = ("custom_domain", "location")
_PLACE = frozenset({"bucket_name", "location", "endpoint_url"})


def storages_have_places_of_their_own(project: Project) -> Iterator[Problem]:
    """A collectstatic --clear empties the place of static files, uploads there included."""
    known = [one for one in project.storages if one.unknown.isdisjoint(_PLACE)]
    for first, second in combinations(known, 2):
        if _bucket(first) != _bucket(second):
            continue
        static, other = (second, first) if second.is_static else (first, second)
        if first.is_static and second.is_static:
            continue
        if static.is_static and static.alias != "staticfiles":
            # a compressor has a folder of its own, which collectstatic does not clear
            continue
        if static.is_static and _contains(static.location, other.location):
            where = "in the same place as" if static.location == other.location else "around"
            yield told(
                "E040",
                static.origin("location").variable,
                f"files of {static.alias} would be {where} those of {other.alias}, "
                "which collectstatic can replace and clear",
                "set a location of its own for each storage, such as static and media",
                alias=static.alias,
            )
        elif static.location == other.location and _are_of_django(static, other):
            yield told(
                "W116",
                other.origin("location").variable,
                f"files of {other.alias} are in the same place as those of {static.alias}",
                "set a location of its own for each storage, if they are not meant to share files",
                alias=other.alias,
            )


def _are_of_django(*storages: ProjectStorage) -> bool:
    """Whether code of the project uses both, and no app that has names of its own for files."""
    return all(
        storage.entry.place.startswith("STORAGES") and not storage.is_static for storage in storages
    )


def _bucket(storage: ProjectStorage) -> tuple[str | None, str | None]:
    return storage.endpoint_url, storage.bucket_name


def _contains(outer: str, inner: str) -> bool:
    return not outer or inner == outer or inner.startswith(f"{outer}/")


def settings_for_all_are_not_leftovers(project: Project) -> Iterator[Problem]:
    """An option that OPTIONS omit falls back to a setting that is meant for another bucket."""
    for storage in project.storages:
        own = storage.entry.options
        if "bucket_name" not in own:
            continue
        for option in _OF_THE_BUCKET:
            origin = storage.places.get(option)
            if option in own or origin is None or storage.written.get(option) in (None, "", False):
                continue
            if origin.variable.startswith("AWS_") and not _is_bucket_for_all(project, storage):
                place = storage.entry.option_place(option)
                message = (
                    f"{place} is not set, so {storage.alias}, with a bucket of its own, takes this"
                )
                hint = (
                    f"set {option} in OPTIONS, to None where there is none, or remove the setting"
                )
                hint = (
                    hint.replace("None where there is none", '"" for none')
                    if option == "location"
                    else hint
                )
                yield told("W108", origin.variable, message, hint, alias=storage.alias)


def _is_bucket_for_all(project: Project, storage: ProjectStorage) -> bool:
    return project.settings.get("AWS_STORAGE_BUCKET_NAME") == storage.bucket_name


RULES = (storages_have_places_of_their_own, settings_for_all_are_not_leftovers)
