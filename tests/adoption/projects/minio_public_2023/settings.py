import os
from pathlib import Path

# Build paths inside the project like this: BASE_DIR / 'subdir'.
BASE_DIR = Path(__file__).resolve().parent

SECRET_KEY = "made-up"
DEBUG = True
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
    'django.contrib.staticfiles',
    'storages',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
]

TEMPLATES = [
    {
        'BACKEND': 'django.template.backends.django.DjangoTemplates',
        'DIRS': [],
        'APP_DIRS': True,
        'OPTIONS': {
            'context_processors': [
                'django.template.context_processors.request',
                'django.contrib.auth.context_processors.auth',
                'django.contrib.messages.context_processors.messages',
            ],
        },
    },
]

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / "media"

match os.getenv("STORAGE_BACKEND", "local"):
    case "minio":
        AWS_ACCESS_KEY_ID = os.environ["MINIO_ROOT_USER"]
        AWS_SECRET_ACCESS_KEY = os.environ["MINIO_ROOT_PASSWORD"]
        AWS_STORAGE_BUCKET_NAME = os.environ["MINIO_BUCKET"]
        AWS_S3_ENDPOINT_URL = os.environ["MINIO_INTERNAL_URL"]
        AWS_S3_CUSTOM_DOMAIN = "/".join([os.environ["MINIO_EXTERNAL_HOST"], AWS_STORAGE_BUCKET_NAME])
        AWS_S3_URL_PROTOCOL = "http:"
        STORAGES = {
            "default": {
                "BACKEND": "storages.backends.s3.S3Storage",
                "OPTIONS": {"location": "media"},
            },
            "staticfiles": {
                "BACKEND": "storages.backends.s3.S3StaticStorage",
                "OPTIONS": {"location": "static"},
            },
        }
    case "local":
        STORAGES = {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        }
