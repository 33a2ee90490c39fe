"""Storage settings of a Django project on S3, from environment variables, checked.

In `settings.py`::

    from s3settings import load

    globals().update(load())
"""

from typing import TYPE_CHECKING

from s3settings.loading import django_settings, load
from s3settings.problems.error import ConfigurationError
from s3settings.problems.problem import Problem

if TYPE_CHECKING:
    from s3settings.options.settings import S3Settings

__all__ = ["ConfigurationError", "Problem", "S3Settings", "django_settings", "load"]


def __getattr__(name: str) -> object:
    """Import the model when somebody asks for it: `load` does without pydantic."""
    if name == "S3Settings":
        from s3settings.options.settings import S3Settings

        return S3Settings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
