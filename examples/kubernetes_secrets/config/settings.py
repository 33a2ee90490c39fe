"""Settings of a project whose keys are files that Kubernetes mounts."""

import os
from pathlib import Path

from s3settings import load

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "insecure, good enough for a first try")
USE_TZ = True

INSTALLED_APPS = ["django.contrib.staticfiles"]

# STORAGES, STATIC_URL and MEDIA_URL
globals().update(load(base_dir=BASE_DIR))
