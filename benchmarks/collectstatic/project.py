"""The settings of the project that every contestant collects; all of it comes from variables."""

import os

SECRET_KEY = "for the benchmark only"  # noqa: S105 - made up
USE_TZ = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [os.environ["BENCH_FILES"]]
INSTALLED_APPS = [
    *os.environ["BENCH_APPS"].split(","),
    "django.contrib.staticfiles",
    "django.contrib.contenttypes",
    "django.contrib.auth",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": os.environ["BENCH_BACKEND"],
        "OPTIONS": {
            "bucket_name": os.environ["BENCH_BUCKET"],
            "endpoint_url": os.environ["BENCH_ENDPOINT"],
            "region_name": "us-east-1",
            "access_key": os.environ["AWS_ACCESS_KEY_ID"],
            "secret_key": os.environ["AWS_SECRET_ACCESS_KEY"],
            "location": "static",
            "custom_domain": "static.example.com/static",
            "querystring_auth": False,
        },
    },
}
COLLECTFASTA_STRATEGY = os.environ.get("BENCH_STRATEGY", "")
COLLECTFASTA_THREADS = 20
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
