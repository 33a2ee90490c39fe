"""Rules about classes of the project: attributes that look like options but are not."""

from collections.abc import Iterator

from s3settings.facts.known_settings import RENAMED_OPTIONS
from s3settings.parsers.text import nearest
from s3settings.problems.problem import Problem
from s3settings.project.backends import OF_LINKS
from s3settings.project.options import OPTION_OF_SETTING, OPTION_SETTINGS
from s3settings.project.reading import Project
from s3settings.project.rules.rule import setting_problem

_OF_LIBRARIES = ("storages.", "django.", OF_LINKS)
# removed with the settings of their names, in django-storages 1.10 and 1.13
_REMOVED = frozenset({"auto_create_bucket", "bucket_acl", "preload_metadata"})


def attributes_are_options(project: Project) -> Iterator[Problem]:
    """Attributes must have the name of an option for django-storages to read them."""
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
        near = nearest(name, OPTION_SETTINGS) or OPTION_OF_SETTING.get(name)
        if not near and not with_code:
            # the class has code, which may read the attribute
            near = RENAMED_OPTIONS.get(name)
        variable = f"{cls.__module__}.{cls.__qualname__}.{name}"
        if name in _REMOVED:
            message = "removed in django-storages 1.10; it has no effect"
            yield setting_problem("W103", variable, message, "remove it")
        elif near and project.is_on_s3:
            message = f"not an option of django-storages, so {near} is not set"
            yield setting_problem("W122", variable, message, f"did you mean {near}?")


def hashes_are_in_links(project: Project) -> Iterator[Problem]:
    """The class of hashed names must come before the class on S3, whose links have no hashes."""
    for storage in project.storages:
        cls = storage.entry.backend.cls
        order = [one.__qualname__ for one in getattr(cls, "__mro__", ())]
        if "HashedFilesMixin" not in order or "S3Storage" not in order or cls is None:
            continue
        if order.index("S3Storage") < order.index("HashedFilesMixin"):
            variable = storage.entry.backend_place
            message = "its bases are in an order by which links lack the hashes of the manifest"
            hint = "write ManifestFilesMixin before the class on S3, or use S3ManifestStaticStorage"
            yield setting_problem("W131", variable, message, hint, alias=storage.alias)


def _is_inherited(cls: type[object], name: str) -> bool:
    """Return True if a class of Django or django-storages defines the attribute."""
    return any(
        name in vars(ancestor)
        for ancestor in cls.__mro__
        if ancestor.__module__.startswith(_OF_LIBRARIES)
    )


RULES = (attributes_are_options, hashes_are_in_links)
