from django.conf import settings
from storages.backends.s3boto3 import S3Boto3Storage


class PublicStorage(S3Boto3Storage):
    def __init__(self, *args, **kwargs):
        kwargs['bucket_name'] = settings.AWS_PUBLIC_BUCKET_NAME
        kwargs['querystring_auth'] = False
        super(PublicStorage, self).__init__(*args, **kwargs)


class PrivateStorage(S3Boto3Storage):
    def __init__(self, *args, **kwargs):
        kwargs['bucket_name'] = settings.AWS_PRIVATE_BUCKET_NAME
        super(PrivateStorage, self).__init__(*args, **kwargs)


class StaticStorage(PublicStorage):
    location = 'static'
