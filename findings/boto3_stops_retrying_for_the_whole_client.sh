#!/usr/bin/env bash
# boto3 1.44.8 retries by default in the mode "standard", at most three attempts for each call. All calls
# of one client pay for their retries from one quota, and the price depends on the answer: while a service
# answers 503 "SlowDown" to everything, the first 50 calls get three attempts, while it answers 503 without
# a code, only the first 17. Every later call of the same client gets one attempt. A client that uploads
# thousands of files while the service is briefly overloaded thus loses its retries early on, and then the
# next single 503 is an error.
#
# Seen: SlowDown: 50 calls with 3 attempts, then 30 with 1; without a code: 17 calls with 3, one with 2,
# then 62 with 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check boto3==1.44.8 botocore==1.44.8

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null .venv/bin/python - <<'PYTHON'
import itertools
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import boto3
from botocore.exceptions import ClientError

SLOW_DOWN = b"<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>"

requests = 0
body = b""


class Overloaded(BaseHTTPRequestHandler):
    def do_GET(self):
        global requests
        requests += 1
        self.send_response(503)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def attempts_of_calls():
    client = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{server.server_port}",
        region_name="us-east-1",
        aws_access_key_id="made-up",
        aws_secret_access_key="made-up",
    )
    for _ in range(80):
        before = requests
        try:
            client.list_objects_v2(Bucket="bucket")
        except ClientError:
            yield requests - before


time.sleep = lambda seconds: None  # the pauses between attempts
server = ThreadingHTTPServer(("127.0.0.1", 0), Overloaded)
Thread(target=server.serve_forever, daemon=True).start()

seen = {}
for name, body in {"SlowDown": SLOW_DOWN, "no code": b""}.items():
    groups = itertools.groupby(attempts_of_calls())
    seen[name] = [(attempts, len(list(calls))) for attempts, calls in groups]
    for attempts, calls in seen[name]:
        print(f"503 with {name}: {calls} call(s) in a row with {attempts} attempt(s)")
assert seen == {"SlowDown": [(3, 50), (1, 30)], "no code": [(3, 17), (2, 1), (1, 62)]}
PYTHON
