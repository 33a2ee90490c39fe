#!/usr/bin/env bash
# easy-thumbnails 2.9 stored thumbnails by the class in THUMBNAIL_DEFAULT_STORAGE, unless STORAGES had an
# entry "easy_thumbnails". Version 2.10, the one for Django 5.1, still lists the setting, as deprecated, and
# doesn't read it: without the entry, thumbnails go where uploads go. A project that kept private uploads
# and public thumbnails in two buckets by that setting has private thumbnails with links that expire after
# the update, and Django, the system check and the log say nothing.
#
# Seen with the same settings on Django 4.2.16: easy-thumbnails 2.9 stores the thumbnail in the bucket
# "thumbnails", 2.10.1 in the bucket "uploads".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > public.py <<'PYTHON'
from storages.backends.s3 import S3Storage


class Thumbnails(S3Storage):
    bucket_name = "thumbnails"
    querystring_auth = False
PYTHON
cat > thumbnail.py <<'PYTHON'
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
    AWS_STORAGE_BUCKET_NAME="uploads",
    AWS_S3_ENDPOINT_URL=f"http://{host}:{port}",
    AWS_S3_REGION_NAME="us-east-1",
    AWS_ACCESS_KEY_ID="made-up",
    AWS_SECRET_ACCESS_KEY="made-up",
    THUMBNAIL_DEFAULT_STORAGE="public.Thumbnails",
    STORAGES={"default": {"BACKEND": "storages.backends.s3.S3Storage"}},
)
django.setup()
call_command("migrate", verbosity=0)

from django.core.files.storage import default_storage
from easy_thumbnails.files import get_thumbnailer
from PIL import Image

client = default_storage.connection.meta.client
for bucket in ("uploads", "thumbnails"):
    client.create_bucket(Bucket=bucket)
picture = io.BytesIO()
Image.new("RGB", (50, 50)).save(picture, "PNG")
default_storage.save("team.png", ContentFile(picture.getvalue()))
name = get_thumbnailer(default_storage, "team.png").get_thumbnail({"size": (10, 10)}).name
for bucket in ("uploads", "thumbnails"):
    if name in [each["Key"] for each in client.list_objects_v2(Bucket=bucket).get("Contents", ())]:
        print(bucket)
server.stop()
PYTHON
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  pillow==13.0.0 Django==4.2.16 django-storages==1.14.6 boto3==1.44.5 'moto[server]==5.2.5'

stored() {
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "easy-thumbnails==$1"
  env -i PATH="$PATH" .venv/bin/python thumbnail.py
}

before=$(stored 2.9)
after=$(stored 2.10.1)
echo "easy-thumbnails 2.9: $before"
echo "easy-thumbnails 2.10.1: $after"
[ "$before" = thumbnails ] && [ "$after" = uploads ] || { echo "the behavior has changed"; exit 1; }
