"""Links of one storage, measured from inside a process: ``main(["s3settings", "public", "1000"])``."""

import json
import sys
from threading import Thread
from time import process_time_ns
from typing import Any

from django.conf import settings
from django.core.files.storage import storages

from benchmarks.start import peak_memory
from s3settings import load

KEYS = {
    "access_key": "AKIAIOSFODNN7EXAMPLE",
    "secret_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}
PLACE = {"bucket_name": "acme", "region_name": "ap-northeast-2"}
# as the documentation of django-storages has it
BY_HAND = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**PLACE, **KEYS, "location": "media"},
    },
    "staticfiles": {
        "BACKEND": "storages.backends.s3.S3StaticStorage",
        "OPTIONS": {**PLACE, **KEYS, "location": "static"},
    },
}
OURS = load(
    env={
        "AWS_ACCESS_KEY_ID": KEYS["access_key"],
        "AWS_SECRET_ACCESS_KEY": KEYS["secret_key"],
        "AWS_STORAGE_BUCKET_NAME": PLACE["bucket_name"],
        "AWS_S3_REGION_NAME": PLACE["region_name"],
    },
    env_file=None,
)["STORAGES"]
STORAGES: dict[str, Any] = {"s3settings": OURS, "by hand": BY_HAND}
ALIASES = {"public": "staticfiles", "signed": "default"}


def main(arguments: list[str]) -> None:
    """Print what ``url()`` costs: the first call, the first of another thread, one of many.

    The arguments are a key of `STORAGES`, a key of `ALIASES`, and the number of further calls.
    Times are in microseconds of CPU time, memory is in KiB.
    """
    by, access, times = arguments
    settings.configure(STORAGES=STORAGES[by])
    storage = storages[ALIASES[access]]
    measured: dict[str, float] = {}

    def measure(name: str, count: int) -> None:
        start = process_time_ns()
        for _ in range(count):
            storage.url("shop/logo.svg")
        measured[name] = (process_time_ns() - start) / 1e3 / count

    memory = peak_memory()
    measure("first", 1)
    thread = Thread(target=measure, args=("thread", 1))
    thread.start()
    thread.join()
    measured["memory"] = peak_memory() - memory
    measure("call", int(times))
    json.dump(measured, sys.stdout)
