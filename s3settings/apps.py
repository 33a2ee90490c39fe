"""The Django app: its system checks, for a project with ``"s3settings"`` in INSTALLED_APPS."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class S3SettingsConfig(AppConfig):
    """Registers the system checks."""

    name = "s3settings"
    verbose_name = "S3 settings"  # type: ignore[mutable-override] # the same

    def ready(self) -> None:
        """Register, once all settings and apps are there."""
        from s3settings.checks import check_deployment, check_storages

        register(check_storages, Tags.files)
        register(check_deployment, Tags.security, deploy=True)
