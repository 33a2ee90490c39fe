from pathlib import Path

from configurations import Configuration, values

BASE_DIR = Path(__file__).resolve().parent


class Base(Configuration):
    SECRET_KEY = values.SecretValue()
    DEBUG = False
    ALLOWED_HOSTS = ["*"]
    INSTALLED_APPS = ["django.contrib.staticfiles"]
    STATIC_URL = "/static/"
    STATIC_ROOT = BASE_DIR / "static"
    MEDIA_URL = "/media/"
    MEDIA_ROOT = BASE_DIR / "media"


class UploadsOnS3:
    MEDIA_BUCKET = values.Value(environ_required=True)

    @property
    def STORAGES(self):
        return {
            "default": {
                "BACKEND": "storages.backends.s3.S3Storage",
                "OPTIONS": {
                    "bucket_name": self.MEDIA_BUCKET,
                    "region_name": "eu-west-1",
                    "querystring_auth": False,
                },
            },
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
        }


class Local(Base):
    DEBUG = True


class Live(UploadsOnS3, Base):
    pass
