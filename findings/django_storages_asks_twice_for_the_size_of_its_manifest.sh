#!/usr/bin/env bash
# `S3ManifestStaticStorage` of django-storages 1.14.6 reads its manifest with three requests, not one:
# opening the file sends a HEAD to see that it exists, and boto3 1.44.5 (s3transfer 0.19.3) sends a second
# HEAD for the size before the GET, although the file has a few kilobytes and nothing of the first
# answer is new. Each process of a site does this when it starts, one request after the other: at a
# round trip of 30 ms, a restart of 16 workers waits for 48 round trips for one small file.
#
# Seen: HEAD, HEAD, GET of static/staticfiles.json for one `S3ManifestStaticStorage(...)`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  Django==5.2.19 django-storages==1.14.6 boto3==1.44.5 s3transfer==0.19.3

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null .venv/bin/python - <<'PYTHON'
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.conf import settings

settings.configure(STATIC_URL="https://static.example.com/", USE_TZ=True)
from storages.backends.s3 import S3ManifestStaticStorage

MANIFEST = json.dumps({"version": "1.1", "hash": "", "paths": {"a.css": "a.0123456789ab.css"}}).encode()
seen = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        seen.append(f"{self.command} {self.path}")
        self.send_response(200)
        for name, value in {
            "Content-Length": len(MANIFEST),
            "Content-Type": "application/json",
            "ETag": '"0123456789abcdef0123456789abcdef"',
            "Last-Modified": "Thu, 01 Jan 2026 00:00:00 GMT",
        }.items():
            self.send_header(name, str(value))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(MANIFEST)

    do_GET = do_HEAD

    def log_message(self, *_):
        pass


with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    storage = S3ManifestStaticStorage(
        bucket_name="bucket",
        endpoint_url=f"http://127.0.0.1:{server.server_address[1]}",
        region_name="us-east-1",
        access_key="made-up",
        secret_key="made-up",
        location="static",
    )
    server.shutdown()

print(*seen, sep="\n")
assert storage.hashed_files == {"a.css": "a.0123456789ab.css"}
path = "/bucket/static/staticfiles.json"
assert seen == [f"HEAD {path}", f"HEAD {path}", f"GET {path}"], "the behavior has changed"
PYTHON
