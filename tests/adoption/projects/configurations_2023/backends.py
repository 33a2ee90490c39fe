from storages.backends.s3 import S3Storage


class Static(S3Storage):
    location = 'static'


class Media(S3Storage):
    location = 'media'
    file_overwrite = False
