import os
from pathlib import Path

# Build paths inside the project like this: BASE_DIR / 'subdir'.
BASE_DIR = Path(__file__).resolve().parent

SECRET_KEY = "made-up"
DEBUG = False
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

bucket = os.environ["DO_SPACES_BUCKET"]
region = os.environ["DO_SPACES_REGION"]

common = {
    "access_key": os.environ["DO_SPACES_KEY"],
    "secret_key": os.environ["DO_SPACES_SECRET"],
    "bucket_name": bucket,
    "region_name": region,
    "endpoint_url": f"https://{region}.digitaloceanspaces.com",
}
public = {
    **common,
    "default_acl": "public-read",
    "custom_domain": f"{bucket}.{region}.cdn.digitaloceanspaces.com",
    "object_parameters": {"CacheControl": "max-age=86400"},
}

STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**public, "location": "media"},
    },
    "staticfiles": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**public, "location": "static"},
    },
    "private": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**common, "location": "private", "default_acl": "private", "querystring_expire": 300},
    },
}
STATIC_URL = f"https://{public['custom_domain']}/static/"
