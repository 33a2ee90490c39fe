"""Django's settings, changed for a part of a test."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.test import override_settings

if TYPE_CHECKING:
    from collections.abc import Generator

    from s3settings.shapes import DjangoSettings


@contextmanager
def changed_settings(emitted: "DjangoSettings") -> "Generator[None]":
    """Serve from the emitted storages, with the OPTIONS that Django 4.2 loses on the way.

    Setting STORAGES at run time makes Django 4.2 set the two old names too, and then it takes
    them for the project's own: storages with a backend and nothing else.
    """
    with override_settings(**emitted):
        changed = cast("dict[str, object]", vars(settings._wrapped))
        for name in ("DEFAULT_FILE_STORAGE", "STATICFILES_STORAGE"):
            changed.pop(name, None)
        yield
