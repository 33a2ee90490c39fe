from django.conf import settings
from storages.backends.s3 import S3Storage


class MinioStorage(S3Storage):
    """Browsers can't reach the host of the compose network."""

    def url(self, name, parameters=None, expire=None, http_method=None):
        url = super().url(name, parameters, expire, http_method)
        return url.replace(settings.MINIO_ENDPOINT, settings.MINIO_PUBLIC_HOST, 1)
