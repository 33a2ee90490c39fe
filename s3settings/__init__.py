"""Storage settings of a Django project on S3, from environment variables, checked.

In `settings.py`::

    from s3settings import load

    globals().update(load())
"""

from s3settings.loading import django_settings, load
from s3settings.problems import ConfigurationError, Problem
from s3settings.settings import S3Settings

__all__ = ["ConfigurationError", "Problem", "S3Settings", "django_settings", "load"]
