from django.contrib.staticfiles.storage import ManifestFilesMixin
from storages.backends.s3boto3 import S3Boto3Storage


class StaticStorage(ManifestFilesMixin, S3Boto3Storage):
    location = 'assets'
    querystring_auth = False
    object_parameters = {'CacheControl': 'public, max-age=31536000, immutable'}


class MediaStorage(S3Boto3Storage):
    location = 'uploads'
    file_overwrite = False
    querystring_expire = 600
