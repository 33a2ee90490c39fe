"""Settings of a project that serves its static files itself and keeps uploads on S3."""

import os
from pathlib import Path

from s3settings import load

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "insecure, good enough for a first try")
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
ROOT_URLCONF = "config.urls"
USE_TZ = True

INSTALLED_APPS = ["django.contrib.staticfiles", "pages"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
]

TEMPLATES = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

# STORAGES, STATIC_URL and MEDIA_URL; STATIC_ROOT, where WhiteNoise looks
globals().update(load(base_dir=BASE_DIR))
