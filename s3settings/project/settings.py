"""The settings declared by a project: in Django, a module, an object or a mapping."""

import warnings
from collections.abc import Mapping
from typing import cast

from django.conf import LazySettings


def declared(settings: object) -> dict[str, object]:
    """Return the settings of a project by name, without the defaults of Django.

    `settings` is ``django.conf.settings``, a settings module, any object with settings as
    attributes, or a mapping.
    """
    if isinstance(settings, Mapping):
        given = cast("Mapping[object, object]", settings)
        return {
            name: value
            for name, value in given.items()
            if isinstance(name, str) and _is_setting(name)
        }
    names = [name for name in dir(settings) if _is_setting(name)]
    if isinstance(settings, LazySettings):
        names = [name for name in names if settings.is_overridden(name)]
    with warnings.catch_warnings():
        # Django 4.2 warns when a deprecated setting is read
        warnings.simplefilter("ignore")
        return {name: getattr(settings, name, None) for name in names}


def _is_setting(name: str) -> bool:
    return name.isupper() and not name.startswith("_")
