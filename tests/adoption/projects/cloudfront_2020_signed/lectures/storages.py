from storages.backends.s3boto3 import S3Boto3Storage


class LectureStorage(S3Boto3Storage):
    location = 'lectures'
    file_overwrite = False
    querystring_expire = 4 * 60 * 60


class StaticStorage(S3Boto3Storage):
    location = 'static'
    querystring_auth = False
