"""System checks of the storages of a project, run by ``manage.py check``.

The checks of ``check --deploy`` are about production: who can read files, and how long links work.
Problems can be silenced by their ids in Django's ``SILENCED_SYSTEM_CHECKS``.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.apps.config import AppConfig
from django.conf import settings
from django.core import checks
from django.db.models import Field, FileField

from s3settings.escaping import visible
from s3settings.problems.kinds import PREFIX, kind_of
from s3settings.problems.problem import Problem
from s3settings.project import problems_in, read
from s3settings.report.escaping import escaped

COMMAND = f"{PREFIX}W124"


def check_storages(
    app_configs: Sequence[AppConfig] | None, **_: object
) -> list[checks.CheckMessage]:
    """Check that the storages work, and don't conflict."""
    return _messages(app_configs, deployment=False)


def check_deployment(
    app_configs: Sequence[AppConfig] | None, **_: object
) -> list[checks.CheckMessage]:
    """Check the storages for production: private files, and links that keep working."""
    return _messages(app_configs, deployment=True)


def check_command(
    app_configs: Sequence[AppConfig] | None, **_: object
) -> list[checks.CheckMessage]:
    """Check which collectstatic runs; a check of its own, as collectstatic runs no other ones."""
    return [_message(each) for each in _problems(app_configs) if _is_of_command(each)]


def _messages(
    app_configs: Sequence[AppConfig] | None, *, deployment: bool
) -> list[checks.CheckMessage]:
    return [
        _message(problem)
        for problem in _problems(app_configs)
        if kind_of(problem.id).deployment_only is deployment and not _is_of_command(problem)
    ]


def _problems(app_configs: Sequence[AppConfig] | None) -> tuple[Problem, ...]:
    return problems_in(read(settings, fields=_file_fields(app_configs)))


def _is_of_command(problem: Problem) -> bool:
    """Return True for what `check_command` reports."""
    return problem.id == COMMAND and problem.variable == "INSTALLED_APPS"


def _file_fields(app_configs: Sequence[AppConfig] | None) -> "Iterator[Field[Any, Any]]":
    for config in apps.get_app_configs() if app_configs is None else app_configs:
        for model in config.get_models():
            for field in model._meta.get_fields():  # noqa: SLF001 - documented by Django
                if isinstance(field, FileField):
                    yield field


def _message(problem: Problem) -> checks.CheckMessage:
    levels = {"error": checks.Error, "warning": checks.Warning, "note": checks.Info}
    level = levels[problem.severity]
    shown = escaped(problem, visible)
    return level(shown.message, hint=shown.hint, obj=shown.variable, id=shown.id)
