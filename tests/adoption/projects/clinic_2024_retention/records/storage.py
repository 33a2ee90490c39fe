from storages.backends.s3 import S3Storage


class RetentionStorage(S3Storage):
    file_overwrite = False
    querystring_expire = 60
    object_parameters = {"ServerSideEncryption": "aws:kms"}

    def delete(self, name):
        raise PermissionError("records are kept for ten years")
