from django.conf import settings
from storages.backends.s3 import S3Storage


class StaticStorage(S3Storage):
    bucket_name = settings.AWS_PUBLIC_BUCKET
    location = "static"
    querystring_auth = False


class PublicMediaStorage(S3Storage):
    bucket_name = settings.AWS_PUBLIC_BUCKET
    location = "media"
    file_overwrite = False
    querystring_auth = False


class PrivateMediaStorage(S3Storage):
    bucket_name = settings.AWS_PRIVATE_BUCKET
    custom_domain = None
    file_overwrite = False
    querystring_expire = settings.PRIVATE_LINKS_EXPIRE
