#!/usr/bin/env bash
# botocore 1.44.8 has two base classes for requests that got no answer, and neither covers both: a
# refused connection is an EndpointConnectionError, which is a ConnectionError and not an HTTPClientError,
# while a time-out in reading and a connection that the server closes are HTTPClientErrors and not
# ConnectionErrors. Code that catches "the HTTP errors of botocore" by one of the two lets the other half
# pass; the only base that both have is BotoCoreError, which also means wrong parameters and missing
# credentials. botocore's ConnectionError is not Python's ConnectionError either.
#
# Seen: nobody listens: EndpointConnectionError, only ConnectionError; no answer in time: ReadTimeoutError,
# only HTTPClientError; hangs up: ConnectionClosedError, only HTTPClientError; none is Python's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check boto3==1.44.8 botocore==1.44.8

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null .venv/bin/python - <<'PYTHON'
import builtins
import socket
from threading import Thread

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ConnectionError, HTTPClientError


def error_of(port):
    client = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        region_name="us-east-1",
        aws_access_key_id="made-up",
        aws_secret_access_key="made-up",
        config=Config(connect_timeout=1, read_timeout=1, retries={"total_max_attempts": 1}),
    )
    try:
        client.list_objects_v2(Bucket="bucket")
    except BotoCoreError as error:
        return error


def nobody():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def hang_up(server):
    connection, _ = server.accept()
    connection.recv(65536)
    connection.close()


silent = socket.create_server(("127.0.0.1", 0))
closing = socket.create_server(("127.0.0.1", 0))
Thread(target=hang_up, args=(closing,), daemon=True).start()

seen = {}
for name, port in {
    "nobody listens": nobody(),
    "no answer in time": silent.getsockname()[1],
    "hangs up": closing.getsockname()[1],
}.items():
    error = error_of(port)
    bases = [one.__name__ for one in (ConnectionError, HTTPClientError) if isinstance(error, one)]
    seen[name] = (type(error).__name__, bases, isinstance(error, builtins.ConnectionError))
    print(f"{name}: {seen[name][0]}, a {' and a '.join(bases)} of botocore")
assert seen == {
    "nobody listens": ("EndpointConnectionError", ["ConnectionError"], False),
    "no answer in time": ("ReadTimeoutError", ["HTTPClientError"], False),
    "hangs up": ("ConnectionClosedError", ["HTTPClientError"], False),
}
PYTHON
