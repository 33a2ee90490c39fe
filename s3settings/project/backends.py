"""The class of a storage: imported if possible, and recognized as a class on S3."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from importlib import import_module
from types import CodeType, FunctionType, ModuleType
from typing import TypeGuard, cast

from django.core.exceptions import AppRegistryNotReady

from s3settings.emission import OWN_BACKENDS
from s3settings.facts.known_settings import LIBRARIES, Library
from s3settings.project.constructors import options_set_by
from s3settings.project.factories import class_made_by

S3_CLASSES = (
    "storages.backends.s3.S3Storage",
    "storages.backends.s3.S3StaticStorage",
    "storages.backends.s3.S3ManifestStaticStorage",
)
# the starts of the modules of classes that no project has written
OF_LIBRARIES = ("storages.", "django.", OWN_BACKENDS)
NOT_IMPORTED = "its module can't be imported"
_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
_LOOKS_LIKE_S3 = re.compile(r"storages\.backends\.s3|\.\w*(?:S3|Boto|R2Storage|R2Media)\w*$")
# classes of django-storages for a single file lack these
_OF_STORAGES = ("save", "url")


@dataclass(frozen=True, slots=True)
class Backend:
    """The class at a dotted path.

    `failure` is the reason why it can't be imported, and `cure` a hint. The options of an opaque
    class are unknown: it can't be imported, or computes them. It `needs_models` if only a started
    Django can import it.
    """

    path: str = field(repr=False)
    cls: type[object] | None
    is_s3: bool
    failure: str = ""
    cure: str = ""
    needs_models: bool = False

    @property
    def is_opaque(self) -> bool:
        """Return True if only ``OPTIONS`` and class attributes are known."""
        return self.computed is None

    @property
    def has_constructor(self) -> bool:
        """Return True if the class has a constructor of its own, which may take other options."""
        return self.cls is None or _own(self.cls, "__init__")

    @property
    def computed(self) -> frozenset[str] | None:
        """Return the names of options that constructors may set; None if any option may be."""
        if self.cls is None or _own(self.cls, "get_default_settings"):
            return None
        return _computed(self.cls)

    @property
    def is_of_project(self) -> bool:
        """Return True for a class of the project, which may have options as attributes."""
        return self.cls not in {None, object} and not self.path.startswith(OF_LIBRARIES)

    @property
    def is_function(self) -> bool:
        """Return True if a function makes the storage."""
        return self.cls is None and not self.failure and not self.needs_models

    @property
    def link_options(self) -> frozenset[str]:
        """Return the options that the classes of s3settings have, and django-storages has not."""
        classes = self.cls.__mro__ if self.cls else ()
        is_ours = any(one.__module__ == OWN_BACKENDS for one in classes)
        return frozenset({"public_endpoint_url", "querystring_stable"} if is_ours else ())

    @property
    def has_manifest(self) -> bool:
        """Return True if the class keeps a manifest of hashed names, as ManifestFilesMixin does."""
        return hasattr(self.cls, "manifest_name")

    @property
    def makes_links(self) -> bool:
        """Return True if the class overrides ``url()``."""
        return self.cls is None or _own(self.cls, "url")

    @property
    def library(self) -> Library | None:
        """Return the library for S3, other than django-storages, that the class belongs to."""
        return next((one for one in LIBRARIES if self.path.startswith(one.module)), None)


def looks_like_s3(path: str) -> bool:
    """Return True if the path looks like that of a storage on S3."""
    return _LOOKS_LIKE_S3.search(path) is not None


def is_path(value: object) -> TypeGuard[str]:
    """Return True if a value is a dotted path."""
    return isinstance(value, str) and _PATH.fullmatch(value) is not None


def backend(path: str) -> Backend:
    """Import the class at a dotted path; a failure is returned, not raised."""
    seems_s3 = looks_like_s3(path)
    if path.startswith("storages.backends.s3boto."):
        fact = "the boto backend, which was removed in django-storages 1.9"
        return Backend(path, None, is_s3=True, failure=fact, cure=f"set {S3_CLASSES[0]}")
    module_path, _, name = path.rpartition(".")
    try:
        module = import_module(module_path)
    except AppRegistryNotReady:
        # it imports models, which only a started Django has
        return Backend(path, None, seems_s3, needs_models=True)
    except Exception:  # noqa: BLE001 - the module of a project may raise anything
        cure = "correct the path, or install its package; import the module in a Python shell to see the exception"
        return Backend(path, None, seems_s3, NOT_IMPORTED, _correction(path) or cure)
    return _in_module(module, name, Backend(path, None, seems_s3))


def _in_module(module: ModuleType, name: str, unknown: Backend) -> Backend:
    """Return the class of a name in a module, or the reason why there is none."""
    found: object = getattr(module, name, None)
    if isinstance(found, type) and not _lacks_storage_methods(found):
        return replace(unknown, cls=found, is_s3=is_s3_class(found))
    if (cls := class_made_by(found, unknown.path)) and is_s3_class(cls):
        return replace(unknown, cls=cls, is_s3=True)
    if callable(found) and not isinstance(found, type):
        # Django also accepts a function that returns the storage
        return replace(unknown, is_s3=unknown.is_s3 or _mentions_s3(found))
    if found is not None:
        cure = _correction(unknown.path) or "correct the name of the class"
        return replace(unknown, failure="not a storage", cure=cure)
    cure = _near(name, vars(module)) or "correct the name of the class"
    return replace(unknown, failure="its module has no class of this name", cure=cure)


def _correction(path: str) -> str:
    """Return the hint for a misspelled path of django-storages, or an empty string."""
    return _near(path, S3_CLASSES) if "storages" in path.partition(".")[0] else ""


def _near(name: str, others: Iterable[str]) -> str:
    classes = (one for one in others if one.rpartition(".")[2][:1].isupper())
    matches = get_close_matches(name, classes, n=1, cutoff=0.75)
    return f"did you mean {matches[0]}?" if matches else ""


def _lacks_storage_methods(cls: type[object]) -> bool:
    return cls.__module__.startswith("storages.") and not all(
        hasattr(cls, name) for name in _OF_STORAGES
    )


def is_s3_class(cls: type[object]) -> bool:
    """Return True for S3Storage of django-storages and its subclasses."""
    return any(
        ancestor.__module__ == "storages.backends.s3" and ancestor.__name__ == "S3Storage"
        for ancestor in cls.__mro__
    )


def attribute(cls: type[object], name: str) -> tuple[type[object], object] | None:
    """Return the class that defines the attribute, and its value, or None."""
    for ancestor in cls.__mro__:
        if name in vars(ancestor):
            return ancestor, vars(ancestor)[name]
    return None


def names_in_code(cls: type[object]) -> set[str]:
    """Return the names and texts that methods of a class outside the libraries contain."""
    own = (one for one in cls.__mro__ if not _is_of_library(one))
    functions = [_function(value) for one in own for value in vars(one).values()]
    return {name for each in functions if each for name in _names(each.__code__)}


def _function(value: object) -> FunctionType | None:
    """Return the function of a method, a property or another descriptor, or None."""
    for name in ("__func__", "fget", "func"):
        value = getattr(value, name, value)
    return value if isinstance(value, FunctionType) else None


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield from _names(value)
        elif isinstance(value, str):
            yield value
        elif isinstance(value, tuple | frozenset):
            yield from map(str, cast("Iterable[object]", value))


def is_computed(value: object) -> bool:
    """Return True if a class attribute is a descriptor, such as a property."""
    return hasattr(type(value), "__get__")


def _computed(cls: type[object]) -> frozenset[str] | None:
    names: set[str] = set()
    for ancestor in cls.__mro__:
        constructor = vars(ancestor).get("__init__")
        if isinstance(constructor, FunctionType) and not _is_of_library(ancestor):
            found = options_set_by(constructor)
            if found is None:
                return None
            names |= found
    return frozenset(names)


def _mentions_s3(function: object) -> bool:
    """Return True if a function, or that of a partial, may return a storage on S3."""
    inner = getattr(function, "func", function)
    if not isinstance(inner, FunctionType):
        return False
    used = (inner.__globals__.get(name) for name in _names(inner.__code__))
    return any(isinstance(value, type) and is_s3_class(value) for value in used)


def _is_of_library(cls: type[object]) -> bool:
    return cls.__module__.startswith(OF_LIBRARIES)


def _own(cls: type[object], name: str) -> bool:
    """Return True if a class outside django-storages and Django defines the method."""
    found = attribute(cls, name)
    return found is not None and isinstance(found[1], FunctionType) and not _is_of_library(found[0])
