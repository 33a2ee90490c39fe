"""The class of a storage: imported where that is possible, and recognized as one on S3."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib import import_module
from types import FunctionType
from typing import TypeGuard

from s3settings.facts.known_settings import LIBRARIES, Library

S3_CLASSES = (
    "storages.backends.s3.S3Storage",
    "storages.backends.s3.S3StaticStorage",
    "storages.backends.s3.S3ManifestStaticStorage",
)
_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
_LOOKS_LIKE_S3 = re.compile(r"storages\.backends\.s3|\.\w*(?:S3|Boto|R2Storage|R2Media)\w*$")
# what a class of django-storages for a single file lacks
_OF_STORAGES = ("save", "url")
# methods that give options or links another meaning
_MAKING = ("__init__", "get_default_settings")


@dataclass(frozen=True, slots=True)
class Backend:
    """The class that a dotted path leads to.

    `failure` and `cure` say why it can't be imported. `is_opaque` is whether its options can't be
    known: it is not there to be read, or computes them.
    """

    path: str = field(repr=False)
    cls: type[object] | None
    is_s3: bool
    failure: str = ""
    cure: str = ""

    @property
    def is_opaque(self) -> bool:
        """Whether options other than those in ``OPTIONS`` and class attributes are unknown."""
        return self.cls is None or any(_own(self.cls, name) for name in _MAKING)

    @property
    def makes_links(self) -> bool:
        """Whether the class builds URLs in a way of its own."""
        return self.cls is None or _own(self.cls, "url")

    @property
    def library(self) -> Library | None:
        """The other library for S3 that the class belongs to."""
        return next((one for one in LIBRARIES if self.path.startswith(one.module)), None)


def looks_like_s3(path: str) -> bool:
    """Whether the path is one of a storage on S3 by its words alone."""
    return _LOOKS_LIKE_S3.search(path) is not None


def is_path(value: object) -> TypeGuard[str]:
    """Whether a value is the dotted path of something."""
    return isinstance(value, str) and _PATH.fullmatch(value) is not None


def backend(path: str) -> Backend:
    """The class at a dotted path; what goes wrong on the way is told, not raised."""
    seems_s3 = looks_like_s3(path)
    if path.startswith("storages.backends.s3boto."):
        fact = "the boto backend, which was removed in django-storages 1.9"
        return Backend(path, None, is_s3=True, failure=fact, cure=f"set {S3_CLASSES[0]}")
    module_path, _, name = path.rpartition(".")
    try:
        module = import_module(module_path)
    except Exception:  # noqa: BLE001 - the module of a project may raise anything
        fact = "its module can't be imported"
        cure = "correct the path, and see what python -c 'import …' of the module says"
        return Backend(path, None, seems_s3, fact, _meant(path) or cure)
    found: object = getattr(module, name, None)
    if isinstance(found, type) and not _is_no_storage(found):
        return Backend(path, found, is_s3=is_s3_class(found))
    if callable(found) and not isinstance(found, type):
        # a function that makes the storage, which is as good as a class for Django
        return Backend(path, None, seems_s3)
    fact, cure = "its module has no class of this name", "correct the name of the class"
    if found is not None:
        return Backend(path, None, seems_s3, "not a storage", _meant(path) or cure)
    return Backend(path, None, seems_s3, fact, _near(name, vars(module)) or cure)


def _meant(path: str) -> str:
    """What to say of a path that is a misspelt one of django-storages."""
    return _near(path, S3_CLASSES) if "storages" in path.partition(".")[0] else ""


def _near(name: str, others: Iterable[str]) -> str:
    classes = (one for one in others if one.rpartition(".")[2][:1].isupper())
    meant = get_close_matches(name, classes, n=1, cutoff=0.75)
    return f"did you mean {meant[0]}?" if meant else ""


def _is_no_storage(cls: type[object]) -> bool:
    return cls.__module__.startswith("storages.") and not all(
        hasattr(cls, name) for name in _OF_STORAGES
    )


def is_s3_class(cls: type[object]) -> bool:
    """Whether the class is django-storages' S3Storage or a subclass of it."""
    return any(
        ancestor.__module__ == "storages.backends.s3" and ancestor.__name__ == "S3Storage"
        for ancestor in cls.__mro__
    )


def attribute(cls: type[object], name: str) -> tuple[type[object], object] | None:
    """The class in the hierarchy that has the attribute in its body, and its value there."""
    for ancestor in cls.__mro__:
        if name in vars(ancestor):
            return ancestor, vars(ancestor)[name]
    return None


def is_computed(value: object) -> bool:
    """Whether a class attribute is a property or another descriptor, whose value is not known."""
    return hasattr(type(value), "__get__")


def _own(cls: type[object], name: str) -> bool:
    """Whether the project, not django-storages or Django, has a method of this name."""
    found = attribute(cls, name)
    return (
        found is not None
        and isinstance(found[1], FunctionType)
        and not found[0].__module__.startswith(("storages.", "django."))
    )
