#!/usr/bin/env bash
# A key of S3 may hold two slashes in a row, and tools that join a folder that ends in one with a name that
# begins with one make such keys. For obstore 0.12.1 a key is a path: its listing of the bucket ends with
# InvalidPathError as soon as one key has an empty segment, or one that is a dot, and names none of the
# objects of that page. A client that lists by obstore thus depends on the keys of everybody else who
# writes into the bucket. A key with a slash in front goes in without an error, and without the slash,
# so that boto3 finds nothing at the name that was given.
#
# Seen against moto 5.2.5: boto3 lists "obstore.txt" (put as "/obstore.txt"), "static//a.css" and
# "static/b.css"; obstore raises InvalidPathError, and lists the other two once that one is deleted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  obstore==0.12.1 boto3==1.44.5 'moto[server]==5.2.5'

env -i PATH="$PATH" .venv/bin/python - <<'PYTHON'
import logging

import boto3
import obstore
from moto.server import ThreadedMotoServer
from obstore.exceptions import InvalidPathError
from obstore.store import S3Store

logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
host, port = server.get_host_and_port()
url = f"http://{host}:{port}"
keys = {"aws_access_key_id": "made-up", "aws_secret_access_key": "made-up"}
client = boto3.client("s3", endpoint_url=url, region_name="us-east-1", **keys)
client.create_bucket(Bucket="bucket")
store = S3Store(
    "bucket",
    endpoint=url,
    region="us-east-1",
    access_key_id="made-up",
    secret_access_key="made-up",
    client_options={"allow_http": True},
)


def listed():
    try:
        return sorted(each["path"] for page in obstore.list(store) for each in page)
    except InvalidPathError:
        return "InvalidPathError"


obstore.put(store, "/obstore.txt", b"1")
client.put_object(Bucket="bucket", Key="static/b.css", Body=b"1")
client.put_object(Bucket="bucket", Key="static//a.css", Body=b"1")
all_keys = [each["Key"] for each in client.list_objects_v2(Bucket="bucket")["Contents"]]
with_it = listed()
client.delete_object(Bucket="bucket", Key="static//a.css")
without_it = listed()
server.stop()

print("boto3 lists:", all_keys)
print("obstore lists:", with_it)
print("obstore lists, once static//a.css is gone:", without_it)
assert all_keys == ["obstore.txt", "static//a.css", "static/b.css"], "the behavior has changed"
assert with_it == "InvalidPathError", "the behavior has changed"
assert without_it == ["obstore.txt", "static/b.css"], "the behavior has changed"
PYTHON
