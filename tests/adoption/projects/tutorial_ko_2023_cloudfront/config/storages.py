from storages.backends.s3boto3 import S3Boto3Storage


class StaticStorage(S3Boto3Storage):
    # 정적 파일
    location = 'static'


class MediaStorage(S3Boto3Storage):
    # 업로드 파일: 같은 이름이면 덮어쓴다
    location = 'media'
    file_overwrite = True
