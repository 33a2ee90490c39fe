"""The classes that make a storage behave as it does, and what a project changed in them."""

import hashlib
import inspect
import sys
from collections.abc import Collection, Iterator
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from tests.adoption.plain import dotted, unknown

if TYPE_CHECKING:
    from tests.adoption.plain import Json, Plain

LIBRARIES = frozenset({"django", "s3settings", "storages", "whitenoise"})

# what every class has, and what only runs while an instance is made, whose options are compared
_METADATA = frozenset(
    {
        "__annotate_func__",
        "__annotations__",
        "__annotations_cache__",
        "__dict__",
        "__doc__",
        "__firstlineno__",
        "__module__",
        "__qualname__",
        "__static_attributes__",
        "__weakref__",
    }
)
_CONSTRUCTION = frozenset({"__init__", "get_default_settings"})
# django-storages turns the first into client_config; the second is compared by what it signs
_SPENT = frozenset({"cloudfront_signer", "config"})


def is_of_library(cls: type) -> bool:
    return cls.__module__.partition(".")[0] in LIBRARIES


def family(storage: object, options: Collection[str]) -> list[str]:
    """Return the classes of libraries that do more than to set options."""
    classes = [cls for cls in type(storage).__mro__ if is_of_library(cls)]
    return [dotted(cls) for cls in classes if set(vars(cls)) - _METADATA - set(options)]


def behavior(storage: object, options: Collection[str]) -> dict[str, "Json"]:
    """Return the project's classes with code of their own, each with a hash of its module."""
    return {
        dotted(cls): _hash_of_module(cls)
        for cls in _own_classes(storage)
        if any(
            name in options or not _is_data(value) for name, value in _changes(cls, options).items()
        )
    }


def attributes(storage: object, options: Collection[str], plain: "Plain") -> dict[str, "Json"]:
    """Return what a project sets beside the options, if a library reads it."""
    known = [cls for cls in type(storage).__mro__ if is_of_library(cls)]
    read = frozenset[str]().union(*(_names_in(sys.modules[cls.__module__]) for cls in known))
    shadowed = {name for cls in known for name in vars(cls) if name in vars(storage)}
    set_ = {name for cls in _own_classes(storage) for name in _changes(cls, options)}
    data = {name for name in set_ if _is_data(getattr(storage, name))}
    names = ((data & read) | shadowed) - set(options) - _SPENT
    return {name: plain.value(getattr(storage, name)) for name in sorted(names)}


def _own_classes(storage: object) -> list[type]:
    classes = type(storage).__mro__
    return [cls for cls in classes if cls.__module__ != "builtins" and not is_of_library(cls)]


def _changes(cls: type, options: Collection[str]) -> dict[str, object]:
    """Return what a class of the project adds, without options that are values."""
    return {
        name: value
        for name, value in vars(cls).items()
        if name not in _METADATA | _CONSTRUCTION
        and not (name in options and _is_data(value))
        and not _is_of_deconstructible(value)
    }


def _is_data(value: object) -> bool:
    return not callable(value) and not hasattr(type(value), "__get__")


def _is_of_deconstructible(value: object) -> bool:
    function = getattr(value, "__func__", value)
    return getattr(function, "__module__", None) == "django.utils.deconstruct"


def _hash_of_module(cls: type) -> "Json":
    try:
        source = inspect.getsource(sys.modules[cls.__module__])
    except (OSError, TypeError):
        return unknown(cls)
    return hashlib.sha256(source.encode()).hexdigest()


@cache
def _names_in(module: ModuleType) -> frozenset[str]:
    """Return every name of an attribute that the code of a module reads or sets."""
    return frozenset(name for code in _codes(module) for name in code.co_names)


def _codes(module: ModuleType) -> Iterator[CodeType]:
    for thing in vars(module).values():
        if getattr(thing, "__module__", None) != module.__name__:
            continue
        members = vars(thing).values() if inspect.isclass(thing) else [thing]
        for member in members:
            yield from _with_nested(_function(member))


def _function(member: Any) -> CodeType | None:
    for name in ("fget", "func", "__func__"):
        member = getattr(member, name, member)
    member = inspect.unwrap(member) if callable(member) else member
    return member.__code__ if isinstance(member, FunctionType) else None


def _with_nested(code: CodeType | None) -> Iterator[CodeType]:
    if code is not None:
        yield code
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                yield from _with_nested(constant)
