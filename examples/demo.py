"""The library at work, for a newcomer: ``make demo``, or ``python -m examples.demo``.

A copy of the project in `examples/quickstart` meets an S3 server on this machine.
"""

import json
import os
import pprint
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TextIO

from examples.seaweedfs import SeaweedFS, SeaweedFSError
from examples.visitor import Links, VisitError, get
from s3settings import load

QUICKSTART = Path(__file__).parent / "quickstart"
NOT_COPIED = shutil.ignore_patterns(".env", "__pycache__", "db.sqlite3")
BUCKET = "acme-site"
UPLOAD = b"Hello from S3!"
INTERRUPTED = 130
MASK = "**********"

# Run inside the project: what a visitor gets who sends a file.
VISIT = f"""
import django
django.setup()
from django.core.files.base import ContentFile
from django.test import Client
upload = ContentFile({UPLOAD!r}, name="hello.txt")
print(Client(SERVER_NAME="localhost").post("/", {{"file": upload}}).content.decode())
"""


class DemoError(RuntimeError):
    """Something did not do what the demo is there to show."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The output of the demo."""

    stream: TextIO

    def section(self, title: str) -> None:
        """Start a part."""
        self.line(f"\n== {title}")

    def line(self, text: str) -> None:
        """Say something, at once, for a reader who waits."""
        print(text, file=self.stream, flush=True)


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the quickstart, and the variables that it runs with."""

    folder: Path
    variables: Mapping[str, str]

    def run(self, *arguments: str) -> str:
        """Run Python in the project and return what it printed."""
        kept = {name: value for name, value in os.environ.items() if not _is_foreign(name)}
        own = {
            **self.variables,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        done = subprocess.run(  # noqa: S603 - commands of this module
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**kept, **own},
            capture_output=True,
            check=False,
            text=True,
        )
        if done.returncode != 0:
            raise DemoError(f"{arguments[0]} ended with {done.returncode}\n{done.stderr}")
        return done.stdout


def _is_foreign(name: str) -> bool:
    """Report whether the variable would change what the demo shows."""
    return name.startswith(("AWS_", "BOTO", "DJANGO_", "GZIP_")) or name.lower().endswith("_proxy")


def main(stream: TextIO | None = None) -> int:
    """Run the demo; 0 if everything was as expected, 1 if not, 130 after Ctrl-C."""
    talk = Talk(stream or sys.stdout)
    try:
        with tempfile.TemporaryDirectory(prefix="s3settings-") as folder, SeaweedFS() as server:
            _show(server, Path(folder) / "quickstart", talk)
    except (DemoError, SeaweedFSError, VisitError) as error:
        talk.line(f"\nThe demo failed: {error}")
        return 1
    except KeyboardInterrupt:
        talk.line("\nInterrupted; the server is stopped.")
        return INTERRUPTED
    talk.line("\nEverything is as expected; the server is stopped and its files are removed.")
    return 0


def _show(server: SeaweedFS, folder: Path, talk: Talk) -> None:
    shutil.copytree(QUICKSTART, folder, ignore=NOT_COPIED)
    variables = _variables(server)
    _show_bucket(server, talk)
    _show_variables(variables, talk)
    static_url = _show_settings(variables, talk)
    project = Project(folder, variables)
    _show_collectstatic(project, static_url, talk)
    page = Links(project.run("-c", VISIT))
    _show_static_file(page.of("link"), static_url, talk)
    _show_upload(page.of("a"), talk)


def _variables(server: SeaweedFS) -> dict[str, str]:
    """Those of the quickstart's `.env.example`, and the endpoint, as this is not AWS."""
    return {
        "AWS_ACCESS_KEY_ID": server.access_key,
        "AWS_SECRET_ACCESS_KEY": server.secret_key,
        "AWS_STORAGE_BUCKET_NAME": BUCKET,
        "AWS_S3_REGION_NAME": server.region,
        "AWS_S3_CACHE_CONTROL": "max-age=86400",
        "AWS_S3_ENDPOINT_URL": server.endpoint_url,
    }


def _show_bucket(server: SeaweedFS, talk: Talk) -> None:
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{BUCKET}/static/*",
    }
    client = server.client()
    client.create_bucket(Bucket=BUCKET)
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    client.put_bucket_policy(Bucket=BUCKET, Policy=policy)
    client.close()
    talk.section("An S3 server on this machine, and a bucket")
    talk.line(f"{server.endpoint_url}/{BUCKET}: anyone may read static/*, and nothing else")


def _show_variables(variables: Mapping[str, str], talk: Talk) -> None:
    talk.section("The environment of examples/quickstart")
    for name, value in variables.items():
        talk.line(f"{name}={MASK if 'SECRET' in name else value}")


def _show_settings(variables: Mapping[str, str], talk: Talk) -> str:
    """Print what `settings.py` gets and return its ``STATIC_URL``."""
    talk.section("What load() makes of it (options without a value left out)")
    settings = load(env=variables, env_file=None)
    storages: dict[str, object] = {}
    for alias, entry in settings["STORAGES"].items():
        options = entry.get("OPTIONS", {}).items()
        storages[alias] = {**entry, "OPTIONS": {k: v for k, v in options if v is not None}}
    talk.line(pprint.pformat({**settings, "STORAGES": storages}, sort_dicts=False, width=100))
    return settings["STATIC_URL"]


def _show_collectstatic(project: Project, static_url: str, talk: Talk) -> None:
    talk.section("python manage.py collectstatic --noinput")
    talk.line(project.run("manage.py", "collectstatic", "--noinput").strip())
    url = f"{static_url}admin/css/base.css"
    answer = get(url)
    talk.line(f"{url}\n{answer}")
    _expect(answer.status == HTTPStatus.OK, "the admin's style sheet should be there")


def _show_static_file(url: str, static_url: str, talk: Talk) -> None:
    talk.section("{% static 'pages/style.css' %} in the page")
    answer = get(url)
    talk.line(f"{url}\n{answer}")
    _expect(url == f"{static_url}pages/style.css", "the link should start with STATIC_URL")
    _expect(answer.status == HTTPStatus.OK, "anyone should be able to read a static file")
    _expect(answer.headers.get("Cache-Control") == "max-age=86400", "a day of caching was set")
    _expect(answer.headers.get("Content-Type") == "text/css", "a style sheet should have its type")


def _show_upload(url: str, talk: Talk) -> None:
    talk.section("The link to an uploaded file")
    answer = get(url)
    talk.line(f"{url}\n{answer}")
    _expect((answer.status, answer.body) == (HTTPStatus.OK, UPLOAD), "the upload should come back")
    talk.section("The same link without its signature")
    unsigned = url.partition("?")[0]
    refused = get(unsigned)
    talk.line(f"{unsigned}\n{refused}")
    forbidden = refused.status == HTTPStatus.FORBIDDEN
    _expect(forbidden, "nobody should read an upload without its signature")


def _expect(fact: object, expectation: str) -> None:
    if not fact:
        raise DemoError(expectation)


if __name__ == "__main__":
    sys.exit(main())
