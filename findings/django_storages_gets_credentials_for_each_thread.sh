#!/usr/bin/env bash
# django-storages 1.14.6 makes a session of boto3 for each thread, and each session finds its credentials
# anew. A server that answers each connection in a new thread, as that of `manage.py runserver`, thus starts
# the `credential_process` for every page with a link, although the credentials are valid for an hour; for a
# role it is a request to STS each time. It is the same with threads of gunicorn and of thread pools, once
# for each thread and storage. "Credentials are cached for the process" holds for boto3's default session only.
#
# Seen with credentials for an hour: five links in one thread: one start; five requests to Django's server:
# five more; five threads that share one client of boto3: one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  Django==5.2.19 django-storages==1.14.6 boto3==1.44.8 botocore==1.44.8

cat > process.py <<'PYTHON'
import datetime
import json

with open("started", "a") as file:
    file.write("started\n")
end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
keys = {"AccessKeyId": "made-up", "SecretAccessKey": "made-up", "SessionToken": "made-up"}
print(json.dumps({"Version": 1, **keys, "Expiration": end.isoformat()}))
PYTHON
cat > config <<CONFIG
[default]
region = us-east-1
credential_process = $folder/.venv/bin/python process.py
CONFIG

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE="$folder/config" \
  AWS_SHARED_CREDENTIALS_FILE=/dev/null .venv/bin/python - <<'PYTHON'
import urllib.request
from pathlib import Path
from threading import Thread

import boto3
import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    LOGGING_CONFIG=None,
    ROOT_URLCONF="__main__",
    SECRET_KEY="made-up",
    STORAGES={"default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"bucket_name": "bucket"}}},
    USE_TZ=True,
)
django.setup()
from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("", lambda request: HttpResponse(default_storage.url("photo.jpg")))]


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


def starts(action):
    """Return how often the process has been started for an action."""
    before = count()
    action()
    return count() - before


def count():
    started = Path("started")
    return started.read_text().count("started") if started.exists() else 0


def links():
    for _ in range(5):
        default_storage.url("photo.jpg")


def requests():
    for _ in range(5):
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/") as answer:
            assert b"Signature=" in answer.read()


def threads_with_one_client():
    client = boto3.client("s3")
    arguments = ("get_object", {"Bucket": "bucket", "Key": "photo.jpg"})
    for _ in range(5):
        thread = Thread(target=client.generate_presigned_url, args=arguments)
        thread.start()
        thread.join()


server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)  # that of runserver
server.set_app(WSGIHandler())
Thread(target=server.serve_forever, daemon=True).start()

seen = {
    "five links in one thread": starts(links),
    "five requests to the server of runserver": starts(requests),
    "five threads with one client of boto3": starts(threads_with_one_client),
}
server.shutdown()
for name, number in seen.items():
    print(f"{name}: the process has been started {number} times")
assert list(seen.values()) == [1, 5, 1], "the behavior has changed"
PYTHON
