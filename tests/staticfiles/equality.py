"""Compare two buckets object by object: ``python -m tests.staticfiles.equality FOLDER…``.

One is filled by the collectstatic of Django and django-storages, the other by the one of s3settings,
with the static files of Django's admin and of the packages in each FOLDER (such as wagtail, unpacked by
``pip install --no-deps --target FOLDER wagtail``), on SeaweedFS and on rclone, and on Ceph if its packages are
installed. Not part of the test suite.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import boto3
import django
from django.conf import settings

from examples.seaweedfs import SeaweedFS
from tests.ceph import ADMIN, Ceph
from tests.rclone import running
from tests.staticfiles.site import MANIFEST, PLAIN, Site

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

VARIANTS: dict[str, dict[str, Any]] = {
    "manifest": {"backend": MANIFEST},
    "plain, gzip": {"backend": PLAIN, "options": {"gzip": True}},
    "manifest, gzip": {"backend": MANIFEST, "options": {"gzip": True, "object_parameters": {}}},
}


@dataclass(frozen=True, slots=True)
class Server:
    """The facts about a server that a site needs."""

    endpoint_url: str
    access_key: str
    secret_key: str

    def client(self) -> "S3Client":
        """Return a client; the server takes any region."""
        client: S3Client = boto3.client(
            "s3",
            endpoint_url=self.endpoint_url,
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            region_name="us-east-1",
        )
        return client


def main(folders: list[str]) -> None:
    """Compare, and end with status 1 where anything differs."""
    static = [path for folder in folders for path in Path(folder).rglob("static") if path.is_dir()]
    settings.configure(
        INSTALLED_APPS=[
            "s3settings",
            "django.contrib.admin",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.messages",
            "django.contrib.staticfiles",
        ],
        STATICFILES_FINDERS=[
            "django.contrib.staticfiles.finders.FileSystemFinder",
            "django.contrib.staticfiles.finders.AppDirectoriesFinder",
        ],
        STATIC_URL="/static/",
        SECRET_KEY="for this only",
    )
    django.setup()
    with ExitStack() as stack:
        collected = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "files"
        for folder in static:
            _link(folder, collected)
        failed = [line for line in _lines(stack, collected) if "differ" in line]
    raise SystemExit(1 if failed else 0)


def _link(folder: Path, to: Path) -> None:
    for path in folder.rglob("*"):
        name = to / path.relative_to(folder)
        if path.is_file() and not name.exists():
            name.parent.mkdir(parents=True, exist_ok=True)
            name.symlink_to(path)


def _lines(stack: ExitStack, collected: Path) -> Iterator[str]:
    for name, server in _servers(stack):
        for number, (variant, changes) in enumerate(VARIANTS.items()):
            site = Site(cast("SeaweedFS", server), f"ours{number}", collected, **changes)
            theirs = site.but(bucket=f"theirs{number}")
            for bucket in (site.bucket, theirs.bucket):
                server.client().create_bucket(Bucket=bucket)
            site.collect(django=False, verbosity=0)
            theirs.collect(django=True, verbosity=0)
            line = f"{name}, {variant}: {_compared(site.objects(), theirs.objects())}"
            sys.stdout.write(f"Django {django.__version__}, {line}\n")
            yield line


def _servers(stack: ExitStack) -> Iterator[tuple[str, Server | SeaweedFS]]:
    yield "SeaweedFS", stack.enter_context(SeaweedFS())
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    rclone = stack.enter_context(running(Path(folder)))
    address = f"http://127.0.0.1:{rclone.port}"
    yield "rclone", Server(address, rclone.access_key, rclone.secret_key)
    if shutil.which("radosgw"):
        ceph = Ceph(Path(stack.enter_context(tempfile.TemporaryDirectory(dir="/tmp"))))
        stack.enter_context(ceph.run())
        yield "Ceph", Server(ceph.endpoint_url, *ADMIN)


def _compared(ours: dict[str, Any], theirs: dict[str, Any]) -> str:
    different = [key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)]
    if different:
        key = min(different)
        return f"{len(different)} of {len(theirs)} differ, such as {key}"
    return (
        f"{len(theirs)} objects are equal, {sum(len(body) for body, _ in theirs.values()):,} bytes"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
