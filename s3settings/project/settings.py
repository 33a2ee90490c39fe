"""The settings declared by a project: in Django, a module, an object or a mapping."""

import warnings
from collections.abc import Mapping
from operator import is_
from typing import Any, cast

from django.conf import LazySettings
from django.utils.functional import LazyObject, empty

# of the levels of STORAGES, with the arguments in OPTIONS
_DEPTH = 5


def declared(settings: object) -> dict[str, object]:
    """Return the settings of a project by name, without the defaults of Django.

    `settings` is ``django.conf.settings``, a settings module, any object with settings as
    attributes, or a mapping. A ``SimpleLazyObject`` among them is replaced by its content:
    it passes for text, but patterns don't take it.
    """
    if isinstance(settings, Mapping):
        given = cast("Mapping[object, object]", settings)
        return {
            name: _evaluated(value)
            for name, value in given.items()
            if isinstance(name, str) and _is_setting(name)
        }
    names = [name for name in dir(settings) if _is_setting(name)]
    if isinstance(settings, LazySettings):
        names = [name for name in names if settings.is_overridden(name)]
    with warnings.catch_warnings():
        # Django 4.2 warns when a deprecated setting is read
        warnings.simplefilter("ignore")
        return {name: _evaluated(getattr(settings, name, None)) for name in names}


def _is_setting(name: str) -> bool:
    return name.isupper() and not name.startswith("_")


def _evaluated(value: object, depth: int = _DEPTH) -> object:
    """Return a value without lazy objects in it; a container that has none is the same object."""
    # isinstance() would evaluate it
    if issubclass(type(value), LazyObject):
        return _content(value)
    # subclasses may be anything
    if depth and type(value) is dict:
        given = cast("dict[object, object]", value)
        items = {name: _evaluated(item, depth - 1) for name, item in given.items()}
        return given if all(map(is_, items.values(), given.values())) else items
    if depth and type(value) in {list, tuple}:
        listed = cast("list[object]", value)
        inner = [_evaluated(item, depth - 1) for item in listed]
        return listed if all(map(is_, inner, listed)) else inner
    return value


def _content(lazy: Any) -> object:  # noqa: ANN401 - an object of any class
    """Return the content of a lazy object, an object of no use if it can't be made."""
    try:
        if lazy._wrapped is empty:  # noqa: SLF001 - as django.utils.functional does
            lazy._setup()  # noqa: SLF001
    except Exception:  # noqa: BLE001 - code of a project may raise anything
        return object()
    found: object = lazy._wrapped  # noqa: SLF001
    return found
