import os

from configurations import Configuration, values

BASE_DIR = os.path.dirname(os.path.abspath(__file__))


class Common(Configuration):
    SECRET_KEY = values.Value('made-up')
    DEBUG = values.BooleanValue(False)
    ALLOWED_HOSTS = ['*']

    INSTALLED_APPS = [
        'django.contrib.contenttypes',
        'django.contrib.auth',
        'django.contrib.staticfiles',
    ]

    STATIC_URL = '/static/'
    STATIC_ROOT = os.path.join(BASE_DIR, 'static')
    MEDIA_URL = '/media/'
    MEDIA_ROOT = os.path.join(BASE_DIR, 'media')


class Development(Common):
    DEBUG = True


class Production(Common):
    INSTALLED_APPS = Common.INSTALLED_APPS + ['storages']

    AWS_ACCESS_KEY_ID = values.Value()
    AWS_SECRET_ACCESS_KEY = values.Value()
    AWS_STORAGE_BUCKET_NAME = values.Value()
    AWS_QUERYSTRING_AUTH = False
    AWS_S3_OBJECT_PARAMETERS = {'CacheControl': 'max-age=86400, s-maxage=86400, must-revalidate'}

    STORAGES = {
        'default': {'BACKEND': 'backends.Media'},
        'staticfiles': {'BACKEND': 'backends.Static'},
    }

    @property
    def STATIC_URL(self):
        return 'https://%s.s3.amazonaws.com/static/' % self.AWS_STORAGE_BUCKET_NAME
