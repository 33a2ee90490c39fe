"""A small site with static files in a bucket."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.contrib.staticfiles.management.commands import collectstatic as of_django
from django.core.management import call_command

from examples.seaweedfs import SeaweedFS
from s3settings.management.commands import collectstatic
from tests.changed_settings import changed_settings

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

MANIFEST = "storages.backends.s3.S3ManifestStaticStorage"
PLAIN = "storages.backends.s3.S3StaticStorage"
OURS = ".s3settings/"
# of the request, of the moment, and the checksum that only boto3 sends along; rclone answers with
# headers of the request that has put the object
VARYING = (
    "date",
    "last-modified",
    "x-amz-checksum-",
    "x-amz-date",
    "x-amz-id-2",
    "x-amz-request-id",
    "x-amz-sdk-checksum-algorithm",
)

FILES = {
    "css/site.css": b"@import 'base.css'; body { background: url('../img/dot.svg') }",
    "css/base.css": b"p { color: red }",
    "img/dot.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "js/site.js": b"import './part.js';\n",
    "js/part.js": b"export {};\n",
    "a b/\xc3\xa4 (1).txt".encode("latin-1").decode(): b"",
    "data.json": b"{}",
}


@cache
def _client_of(server: SeaweedFS) -> "S3Client":
    """Return the client of all sites, since to make one takes longer than what it is asked."""
    return server.client()


@dataclass(frozen=True, slots=True)
class Site:
    """A project; every method runs in this process."""

    server: SeaweedFS
    bucket: str
    folder: Path
    backend: str = MANIFEST
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def but(self, **changes: Any) -> "Site":
        return replace(self, **changes)

    def write(self, files: Mapping[str, bytes] = FILES) -> "Site":
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return self

    @property
    def client(self) -> "S3Client":
        return _client_of(self.server)

    @property
    def entry(self) -> dict[str, Any]:
        options = {
            "bucket_name": self.bucket,
            "endpoint_url": self.server.endpoint_url,
            "region_name": "us-east-1",
            "access_key": self.server.access_key,
            "secret_key": self.server.secret_key,
            "location": "static",
            "custom_domain": "static.example.com/static",
            "object_parameters": {"CacheControl": "max-age=60"},
        }
        merged = {**options, **self.options}
        return {"BACKEND": self.backend, "OPTIONS": merged}

    def collect(self, *arguments: str, django: bool = False, **options: Any) -> str:
        command = of_django.Command() if django else collectstatic.Command()
        out = io.StringIO()
        stored = {
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": self.entry,
        }
        changes: Any = {
            "STORAGES": stored,
            "STATICFILES_DIRS": [str(self.folder)],
            **self.settings,
        }
        with changed_settings(changes):
            call_command(command, *arguments, interactive=False, stdout=out, stderr=out, **options)
        return out.getvalue()

    def report(self, *arguments: str) -> dict[str, Any]:
        path = self.folder.parent / "report.json"
        self.collect(*arguments, report=path)
        report: dict[str, Any] = json.loads(path.read_text())
        return report

    def stored(self) -> list[str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        return [each.get("Key", "") for page in pages for each in page.get("Contents", ())]

    def settle(self) -> None:
        """Write the record again, in a later second than the objects."""
        client, key = self.client, f"static/{OURS}published.json"
        body = client.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        first = client.head_object(Bucket=self.bucket, Key=key)["LastModified"]
        while client.head_object(Bucket=self.bucket, Key=key)["LastModified"] == first:
            client.put_object(Bucket=self.bucket, Key=key, Body=body)

    def objects(self) -> dict[str, tuple[bytes, dict[str, str]]]:
        """Return the bytes and the headers of everything but our own records."""
        client, found = self.client, dict[str, tuple[bytes, dict[str, str]]]()
        for key in self.stored():
            if OURS in key:
                continue
            answer = client.get_object(Bucket=self.bucket, Key=key)
            headers = answer["ResponseMetadata"]["HTTPHeaders"]
            kept = {name: headers[name] for name in headers if not name.startswith(VARYING)}
            found[key] = answer["Body"].read(), kept
        return found
