"""The Django app, which adds system checks to a project.

What they need is imported when they run: every command of a project starts with this module.
"""

from collections.abc import Sequence
from pathlib import Path

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Tags, register


class S3SettingsConfig(AppConfig):
    """Registers the system checks."""

    name = "s3settings"
    verbose_name = "S3 settings"  # type: ignore[mutable-override] # the same

    def ready(self) -> None:
        """Register the checks once the settings and the apps are loaded."""
        register(check_storages, Tags.files)
        register(check_deployment, Tags.security, deploy=True)
        # before every collectstatic, also that of another app
        register(check_command, Tags.staticfiles)


def check_storages(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Check that the storages work, and don't conflict."""
    from s3settings import checks

    return checks.check_storages(app_configs)


def check_deployment(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Check the storages for production: private files, and links that keep working."""
    from s3settings import checks

    return checks.check_deployment(app_configs)


def check_command(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Check which collectstatic runs, if apps other than ours and Django's have one."""
    owners = {config.name for config in apps.get_app_configs() if _has_command(config)}
    if owners <= {"s3settings", "django.contrib.staticfiles"}:
        return []
    from s3settings import checks

    return checks.check_command(app_configs)


def _has_command(config: AppConfig) -> bool:
    return Path(config.path, "management", "commands", "collectstatic.py").is_file()
