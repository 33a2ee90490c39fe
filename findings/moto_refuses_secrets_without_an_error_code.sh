#!/usr/bin/env bash
# Secrets Manager and SSM speak JSON, and AWS documents AccessDeniedException (HTTP 400) for a key without
# permission and UnrecognizedClientException for a key that does not exist. moto 5.2.5 with its IAM switched
# on refuses both in XML with HTTP 403. boto3 1.44.5 finds no code in it, so that both have the code "403",
# and a program that tells them apart by the code, as it has to with AWS, can't be tested with moto alone.
#
# Seen: get_secret_value and get_parameters_by_path: code 403, HTTP 403, for both keys; the words
# AccessDenied and InvalidClientTokenId are only inside the message.
set -euo pipefail
folder=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  'moto[secretsmanager,ssm]==5.2.5' boto3==1.44.5 flask flask-cors

port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
INITIAL_NO_AUTH_ACTION_COUNT=2 .venv/bin/moto_server -H 127.0.0.1 -p "$port" >server.log 2>&1 &
server=$!

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null \
  PORT="$port" .venv/bin/python - <<'PYTHON'
import os
import socket
import time

import boto3
from botocore.exceptions import ClientError

URL = f"http://127.0.0.1:{os.environ['PORT']}"


def client(service, key="admin", secret="admin"):
    return boto3.client(
        service,
        endpoint_url=URL,
        region_name="us-east-1",
        aws_access_key_id=key,
        aws_secret_access_key=secret,
    )


def refused(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = error.response
        word = next(w for w in ("AccessDenied", "InvalidClientTokenId") if w in str(error))
        return found["Error"]["Code"], found["ResponseMetadata"]["HTTPStatusCode"], word
    return None


for _ in range(300):
    try:
        socket.create_connection(("127.0.0.1", int(os.environ["PORT"]))).close()
        break
    except OSError:
        time.sleep(0.1)

# The first two requests are those of the administrator, which moto doesn't judge.
client("iam").create_user(UserName="web")
keys = client("iam").create_access_key(UserName="web")["AccessKey"]
web = (keys["AccessKeyId"], keys["SecretAccessKey"])
unknown = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")

for key, word in ((web, "AccessDenied"), (unknown, "InvalidClientTokenId")):
    seen = [
        refused(client("secretsmanager", *key).get_secret_value, SecretId="a"),
        refused(client("ssm", *key).get_parameters_by_path, Path="/a"),
    ]
    print(word, seen)
    assert seen == [("403", 403, word)] * 2
PYTHON
