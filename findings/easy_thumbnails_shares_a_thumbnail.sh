#!/usr/bin/env bash
# easy-thumbnails 2.10.1 takes the location of the storage out of the folder of an upload before it names the
# thumbnail, for storages whose names begin with it. The names of django-storages 1.14.6 are relative to the
# location and don't, and what is taken out is every occurrence: with the location "media", the thumbnails
# of "media/team.png" (an upload_to that repeats the location) and of "team.png" have one key. The later
# one replaces the earlier, whose page then shows the other picture.
#
# Seen: both thumbnails are "team.png.10x10_q85.jpg", and asked for again, both are blue, though "team.png" is red.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  easy-thumbnails==2.10.1 pillow==13.0.0 Django==5.2.19 django-storages==1.14.6 boto3==1.44.5 'moto[server]==5.2.5'

env -i PATH="$PATH" .venv/bin/python - <<'PYTHON'
import io
import logging

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
    INSTALLED_APPS=["easy_thumbnails"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    AWS_STORAGE_BUCKET_NAME="bucket",
    AWS_S3_ENDPOINT_URL=f"http://{host}:{port}",
    AWS_S3_REGION_NAME="us-east-1",
    AWS_ACCESS_KEY_ID="made-up",
    AWS_SECRET_ACCESS_KEY="made-up",
    AWS_LOCATION="media",
    STORAGES={"default": {"BACKEND": "storages.backends.s3.S3Storage"}},
)
django.setup()
call_command("migrate", verbosity=0)

from django.core.files.storage import default_storage
from easy_thumbnails.files import get_thumbnailer
from PIL import Image

default_storage.connection.create_bucket(Bucket="bucket")
uploads = {"team.png": "red", "media/team.png": "blue"}
for name, color in uploads.items():
    picture = io.BytesIO()
    Image.new("RGB", (50, 50), color).save(picture, "PNG")
    default_storage.save(name, ContentFile(picture.getvalue()))


def thumbnails():
    for name in uploads:
        made = get_thumbnailer(default_storage, name).get_thumbnail({"size": (10, 10)})
        with default_storage.open(made.name) as file, Image.open(file) as image:
            red, _, blue = image.convert("RGB").getpixel((5, 5))
        yield name, made.name, "red" if red > blue else "blue"


first = list(thumbnails())
again = list(thumbnails())
server.stop()

for row in again:
    print("%s: thumbnail %s is %s" % row)
assert [color for *_, color in first] == ["red", "blue"], "the behavior has changed"
assert again == [(name, "team.png.10x10_q85.jpg", "blue") for name in uploads], "the behavior has changed"
PYTHON
