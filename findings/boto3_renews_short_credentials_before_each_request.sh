#!/usr/bin/env bash
# boto3 1.44.8 renews credentials from 15 minutes before their end. Credentials that live for 15 minutes or
# less are thus due as soon as they arrive: with `duration_seconds = 900` for a role, the shortest time that
# AWS grants, every request to S3 sends an AssumeRole first, and with a `credential_process` every request and
# every signed link starts the process again. The only sign is the time it takes: a page with a hundred
# signed links starts a hundred processes, one after the other.
#
# Seen for five requests and then five signed links: a role of 900 seconds is assumed 5 and 5 times, of 1000
# seconds or without the setting 1 and 0; a process whose credentials live for 900 seconds starts 5 and 5
# times besides once for the client, for 1000 seconds 0 and 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check boto3==1.44.8 botocore==1.44.8

cat > process.py <<'PYTHON'
import datetime
import json
import sys

with open("started", "a") as file:
    file.write("started\n")
end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=int(sys.argv[1]))
keys = {"AccessKeyId": "made-up", "SecretAccessKey": "made-up", "SessionToken": "made-up"}
print(json.dumps({"Version": 1, **keys, "Expiration": end.isoformat()}))
PYTHON

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE="$folder/config" \
  AWS_SHARED_CREDENTIALS_FILE=/dev/null .venv/bin/python - <<'PYTHON'
import os
import sys
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import boto3

ANSWER = """<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>made-up</AccessKeyId><SecretAccessKey>made-up</SecretAccessKey><SessionToken>made-up</SessionToken>
<Expiration>{end:%Y-%m-%dT%H:%M:%SZ}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"""

STARTED = Path("started")
roles = []


class Both(BaseHTTPRequestHandler):
    """S3 for GET, and STS for POST, which grants the time that it is asked for."""

    def do_GET(self):
        self.answer("<ListBucketResult/>")

    def do_POST(self):
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        roles.append(asked["Action"])
        seconds = int(asked.get("DurationSeconds", ["3600"])[0])
        self.answer(ANSWER.format(end=datetime.now(timezone.utc) + timedelta(seconds=seconds)))

    def answer(self, text):
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Both)
Thread(target=server.serve_forever, daemon=True).start()
os.environ["AWS_ENDPOINT_URL"] = f"http://127.0.0.1:{server.server_port}"


def renewals():
    return len(roles) + (STARTED.read_text().count("started") if STARTED.exists() else 0)


def renewed(*lines):
    """Return how often credentials are renewed for five requests, and for five links."""
    Path("config").write_text("\n".join(["[default]", "region = us-east-1", *lines]))
    client = boto3.session.Session().client("s3")
    begin = renewals()  # a process has been started for the client
    for _ in range(5):
        client.list_objects_v2(Bucket="bucket")
    requests = renewals()
    for _ in range(5):
        client.generate_presigned_url("get_object", Params={"Bucket": "bucket", "Key": "photo.jpg"})
    return requests - begin, renewals() - requests


role = ["role_arn = arn:aws:iam::123456789012:role/web", "source_profile = of-the-host"]
keys = ["[profile of-the-host]", "aws_access_key_id = made-up", "aws_secret_access_key = made-up"]
process = f"credential_process = {sys.executable} process.py"
seen = {
    "role, 900 seconds": renewed(*role, "duration_seconds = 900", *keys),
    "role, 1000 seconds": renewed(*role, "duration_seconds = 1000", *keys),
    "role, no duration_seconds": renewed(*role, *keys),
    "process, 900 seconds": renewed(f"{process} 900"),
    "process, 1000 seconds": renewed(f"{process} 1000"),
}
server.shutdown()
for name, (requests, links) in seen.items():
    print(f"{name}: renewed {requests} times for 5 requests, {links} times for 5 links")
assert list(seen.values()) == [(5, 5), (1, 0), (1, 0), (5, 5), (0, 0)], "the behavior has changed"
PYTHON
