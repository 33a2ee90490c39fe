from storages.backends.s3 import S3Storage


class Assets(S3Storage):
    location = "assets"
    default_acl = "public-read"
    gzip = True
    object_parameters = {"CacheControl": "public, max-age=604800"}


class Uploads(S3Storage):
    location = "user-uploads"
    default_acl = "public-read"
