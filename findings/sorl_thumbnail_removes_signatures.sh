#!/usr/bin/env bash
# sorl-thumbnail 13.4.0 removes the query of a URL that it gets as the source of a thumbnail, so that its
# cache does not depend on signatures. It then opens the URL without the signature: the provider refuses a
# private file, sorl catches that, and the template gets a thumbnail that does not exist. The cure for a
# cache that missed each time, in public reports of signed links, is thus a missing image for private files.
# With the name of the file in place of its URL, the thumbnail is made once and found afterwards, signed
# links or not.
#
# Seen with django-storages 1.14.6 and moto 5.2.5, which refuses unsigned requests for a private object: by
# URL no thumbnail is stored, and its link answers 404; by name one PutObject, and the second call sends no request.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  sorl-thumbnail==13.4.0 pillow==13.0.0 Django==5.2.19 django-storages==1.14.6 boto3==1.44.5 'moto[server]==5.2.5'

env -i PATH="$PATH" .venv/bin/python - <<'PYTHON'
import io
import logging
import urllib.error
import urllib.request

import django
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
host, port = server.get_host_and_port()
settings.configure(
    SECRET_KEY="made-up",
    USE_TZ=True,
    INSTALLED_APPS=["sorl.thumbnail"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    AWS_STORAGE_BUCKET_NAME="bucket",
    AWS_S3_ENDPOINT_URL=f"http://{host}:{port}",
    AWS_S3_REGION_NAME="us-east-1",
    AWS_S3_SIGNATURE_VERSION="s3v4",
    AWS_ACCESS_KEY_ID="made-up",
    AWS_SECRET_ACCESS_KEY="made-up",
    STORAGES={"default": {"BACKEND": "storages.backends.s3.S3Storage"}},
    LOGGING_CONFIG=None,
)
django.setup()
logging.getLogger("sorl.thumbnail").addHandler(logging.NullHandler())
logging.getLogger("sorl.thumbnail").propagate = False
call_command("migrate", verbosity=0)

from django.core.files.storage import default_storage
from PIL import Image
from sorl.thumbnail import get_thumbnail

default_storage.connection.create_bucket(Bucket="bucket")
picture = io.BytesIO()
Image.new("RGB", (50, 50)).save(picture, "PNG")
default_storage.save("picture.png", ContentFile(picture.getvalue()))
calls = []
events = default_storage.connection.meta.client.meta.events
events.register("before-call.s3", lambda model, **_: calls.append(model.name))


def status(url):
    try:
        return urllib.request.urlopen(url).status
    except urllib.error.HTTPError as error:
        return error.code


def thumbnail(source):
    calls.clear()
    made = get_thumbnail(source, "10x10")
    return status(made.url), calls.count("PutObject"), len(calls)


by_url = thumbnail(default_storage.url("picture.png"))
by_name, again = thumbnail("picture.png"), thumbnail("picture.png")
signed, unsigned = default_storage.url("picture.png"), default_storage.url("picture.png").partition("?")[0]
answers = status(signed), status(unsigned)
server.stop()

print("answers to the signed and the unsigned link of the picture:", answers)
print("thumbnail by URL: its link answers %s, %s uploaded" % by_url[:2])
print("thumbnail by name: its link answers %s, %s uploaded; again: %s, %s requests" % (*by_name[:2], again[0], again[2]))
assert answers == (200, 403), "the behavior has changed"
assert by_url[:2] == (404, 0), "the behavior has changed"
assert by_name[:2] == (200, 1), "the behavior has changed"
assert again == (200, 0, 0), "the behavior has changed"
PYTHON
