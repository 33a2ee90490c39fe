from django.utils._os import safe_join
from storages.backends.s3boto3 import S3Boto3Storage

from .context import schema_name


class TenantStorage(S3Boto3Storage):
    file_overwrite = False

    @property
    def location(self):
        return schema_name.get()

    @location.setter
    def location(self, value):
        pass
