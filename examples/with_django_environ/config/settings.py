"""Settings of a project that reads all its variables with django-environ."""

from pathlib import Path

import environ

from s3settings import load

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env(DEBUG=(bool, False), ALLOWED_HOSTS=(list, ["localhost"]))
env.read_env(BASE_DIR / ".env")

SECRET_KEY = env.str("SECRET_KEY")
DEBUG = env.bool("DEBUG")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
USE_TZ = True

INSTALLED_APPS = ["django.contrib.staticfiles"]

DATABASES = {"default": env.db_url("DATABASE_URL")}

# STORAGES, STATIC_URL and MEDIA_URL; env_file=None, because read_env has read the file
globals().update(load(env=env, env_file=None))
