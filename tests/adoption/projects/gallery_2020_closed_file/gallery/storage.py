from tempfile import SpooledTemporaryFile

from storages.backends.s3boto3 import S3Boto3Storage


class KeepsFileOpen(S3Boto3Storage):
    """boto3 closes the file that it has uploaded, and thumbnails are made afterwards."""

    def _save(self, name, content):
        content.seek(0)
        with SpooledTemporaryFile() as copy:
            copy.write(content.read())
            return super()._save(name, copy)
