"""The Django app, which adds system checks to a project."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class S3SettingsConfig(AppConfig):
    """Registers the system checks."""

    name = "s3settings"
    verbose_name = "S3 settings"  # type: ignore[mutable-override] # the same

    def ready(self) -> None:
        """Register the checks once the settings and the apps are loaded."""
        from s3settings.checks import check_deployment, check_storages

        register(check_storages, Tags.files)
        register(check_deployment, Tags.security, deploy=True)
