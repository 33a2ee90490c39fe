"""Amazon S3 storage settings for Django, read from environment variables and checked.

In `settings.py`::

    from s3settings import load

    globals().update(load(base_dir=BASE_DIR))

Each name is imported on first use: `load` and the command line start without pydantic and boto3.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from s3settings.lint import check
    from s3settings.loading import django_settings, load
    from s3settings.models.settings import S3Settings
    from s3settings.models.storage import StaticSettings, StorageSettings
    from s3settings.problems.error import ConfigurationError
    from s3settings.problems.problem import Problem, Source
    from s3settings.shapes import DjangoSettings, StorageEntry

__all__ = [
    "ConfigurationError",
    "DjangoSettings",
    "Problem",
    "S3Settings",
    "Source",
    "StaticSettings",
    "StorageEntry",
    "StorageSettings",
    "__version__",
    "check",
    "django_settings",
    "load",
]

__version__: str = "0.1.0"

_MODULES = {
    "ConfigurationError": "s3settings.problems.error",
    "DjangoSettings": "s3settings.shapes",
    "Problem": "s3settings.problems.problem",
    "S3Settings": "s3settings.models.settings",
    "Source": "s3settings.problems.problem",
    "StaticSettings": "s3settings.models.storage",
    "StorageEntry": "s3settings.shapes",
    "StorageSettings": "s3settings.models.storage",
    "check": "s3settings.lint",
    "django_settings": "s3settings.loading",
    "load": "s3settings.loading",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the names of the module, including public names that are not imported yet."""
    return sorted({*globals(), *__all__})
