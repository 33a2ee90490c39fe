"""Settings of a project that needs no S3 to develop it and none to test it."""

import os
from pathlib import Path

from s3settings import load

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "insecure, good enough for a first try")
DEBUG = True
ROOT_URLCONF = "config.urls"
USE_TZ = True

INSTALLED_APPS = ["django.contrib.staticfiles", "pages"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]

TEMPLATES = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

# STORAGES, STATIC_URL and MEDIA_URL; here STATIC_ROOT and MEDIA_ROOT too
globals().update(load(base_dir=BASE_DIR))
