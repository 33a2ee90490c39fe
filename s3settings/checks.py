"""System checks: what is wrong with a project's storages, told by ``manage.py check``.

``check --deploy`` has what matters only where users are: who can read files, and how long links
and pages work. Django's ``SILENCED_SYSTEM_CHECKS`` takes the ids as they are.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.apps.config import AppConfig
from django.conf import settings
from django.core import checks
from django.db.models import Field, FileField

from s3settings.problems.kinds import PREFIX
from s3settings.problems.problem import Problem
from s3settings.project import problems_in, read

DEPLOYMENT = frozenset(f"{PREFIX}{number}" for number in ("W105", "W109", "W114", "W115"))


def check_storages(
    app_configs: Sequence[AppConfig] | None, **_: object
) -> list[checks.CheckMessage]:
    """Whether the storages can work, and work together."""
    return [_message(problem) for problem in _found(app_configs) if problem.id not in DEPLOYMENT]


def check_deployment(
    app_configs: Sequence[AppConfig] | None, **_: object
) -> list[checks.CheckMessage]:
    """Whether files are as safe and as durable as users expect them."""
    return [_message(problem) for problem in _found(app_configs) if problem.id in DEPLOYMENT]


def _found(app_configs: Sequence[AppConfig] | None) -> tuple[Problem, ...]:
    return problems_in(read(settings, fields=_file_fields(app_configs)))


def _file_fields(app_configs: Sequence[AppConfig] | None) -> "Iterator[Field[Any, Any]]":
    for config in apps.get_app_configs() if app_configs is None else app_configs:
        for model in config.get_models():
            for field in model._meta.get_fields():  # noqa: SLF001 - documented by Django
                if isinstance(field, FileField):
                    yield field


def _message(problem: Problem) -> checks.CheckMessage:
    level = checks.Error if problem.severity == "error" else checks.Warning
    return level(problem.message, hint=problem.hint, obj=problem.variable, id=problem.id)
