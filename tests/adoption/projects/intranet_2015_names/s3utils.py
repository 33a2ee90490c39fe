from storages.backends.s3boto3 import S3Boto3Storage

StaticRootS3BotoStorage = lambda *a, **kw: S3Boto3Storage(location='static')
MediaRootS3BotoStorage = lambda *a, **kw: S3Boto3Storage(location='media')


class Uploads(S3Boto3Storage):
    location = 'media'
    secure_urls = False
    preload_metadata = True


class Assets(S3Boto3Storage):
    location = 'static'
    secure_urls = False
