"""Classes of the project: attributes that are meant to be options and are none."""

from collections.abc import Iterator

from s3settings.facts.known_settings import RENAMED_OPTIONS
from s3settings.parsers.text import nearest
from s3settings.problems.problem import Problem
from s3settings.project.options import OPTION_SETTINGS
from s3settings.project.reading import Project
from s3settings.project.rules.rule import told

_OF_LIBRARIES = ("storages.", "django.")
# removed with the settings of their names, in django-storages 1.10 and 1.13
_REMOVED = frozenset({"auto_create_bucket", "bucket_acl", "preload_metadata"})


def attributes_are_options(project: Project) -> Iterator[Problem]:
    """django-storages reads attributes that have the name of an option, and no other."""
    seen: set[type[object]] = set()
    for storage in project.storages:
        for cls in getattr(storage.entry.backend.cls, "__mro__", ()):
            if cls not in seen and not cls.__module__.startswith(_OF_LIBRARIES):
                seen.add(cls)
                yield from _unread(cls, project)


def _unread(cls: type[object], project: Project) -> Iterator[Problem]:
    own = {name for name in vars(cls) if not name.startswith("_")}
    with_code = any(callable(vars(cls)[name]) for name in own) or "__init__" in vars(cls)
    for name in sorted(own):
        if name in OPTION_SETTINGS or _is_inherited(cls, name) or callable(vars(cls)[name]):
            continue
        meant = nearest(name, OPTION_SETTINGS)
        if not meant and not with_code:
            # code of the class may read an attribute of its own
            meant = RENAMED_OPTIONS.get(name)
        variable = f"{cls.__module__}.{cls.__qualname__}.{name}"
        if name in _REMOVED:
            message = "an option that was removed in django-storages 1.10, so it has no effect"
            yield told("W103", variable, message, "remove it")
        elif meant and project.is_on_s3:
            message = f"not an option of django-storages, so {meant} is not set"
            yield told("W122", variable, message, f"did you mean {meant}?")


def _is_inherited(cls: type[object], name: str) -> bool:
    """Whether a class of Django or django-storages has the attribute, and may read it."""
    return any(
        name in vars(ancestor)
        for ancestor in cls.__mro__
        if ancestor.__module__.startswith(_OF_LIBRARIES)
    )


RULES = (attributes_are_options,)
