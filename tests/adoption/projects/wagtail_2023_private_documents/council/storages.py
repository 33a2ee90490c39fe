from storages.backends.s3 import S3Storage


class ImageStorage(S3Storage):
    default_acl = "public-read"
    file_overwrite = False
    querystring_auth = False


class DocumentStorage(S3Storage):
    location = "documents"
    default_acl = "private"
    custom_domain = None
    file_overwrite = False
    querystring_expire = 120
