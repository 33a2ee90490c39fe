"""The library at work, for a newcomer: ``make demo``, or ``python -m examples.demo``.

A copy of the project in `examples/quickstart` goes the whole way on an S3 server on this machine: from
an empty account to a page with its files.
"""

import os
import pprint
import shutil
import subprocess
import sys
import tempfile
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
USER = "acme-app"
ORIGIN = "http://localhost:8000"
PROVISION = (
    "provision",
    "--apply",
    "--profile",
    "admin",
    "--iam-user",
    USER,
    "--origin",
    ORIGIN,
)
DOCTOR = ("doctor", "--origin", ORIGIN)
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
    """A step of the demo has not done what the demo shows."""


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
    """A copy of the quickstart with a file of variables, and the credentials of an administrator."""

    folder: Path
    credentials: Path

    def run(self, *arguments: str) -> str:
        """Run Python in the project and return what it printed."""
        kept = {name: value for name, value in os.environ.items() if not _is_foreign(name)}
        own = {
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_SHARED_CREDENTIALS_FILE": str(self.credentials),
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
            output = f"{done.stdout}{done.stderr}"
            raise DemoError(f"{arguments[0]} ended with {done.returncode}\n{output}")
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
    talk.section("An S3 server on this machine, without any bucket")
    talk.line(server.endpoint_url)
    credentials = folder.parent / "credentials"
    _write_credentials(server, credentials)
    project = Project(folder, credentials)
    _write_variables(server, folder / ".env")
    _show_variables(folder / ".env", "The .env file of examples/quickstart", talk)
    _show_command(project, PROVISION, talk)
    _show_variables(folder / ".env", "The .env file now", talk)
    _show_command(project, DOCTOR, talk)
    static_url = _show_settings(folder, talk)
    _show_collectstatic(project, static_url, talk)
    page = Links(project.run("-c", VISIT))
    _show_static_file(page.of("link"), static_url, talk)
    _show_upload(page.of("a"), talk)


def _write_credentials(server: SeaweedFS, path: Path) -> None:
    """Write the profile of the administrator, as `aws configure` does."""
    keys = {"aws_access_key_id": server.access_key, "aws_secret_access_key": server.secret_key}
    lines = [f"{name} = {value}\n" for name, value in keys.items()]
    path.touch(0o600)
    path.write_text("".join(["[admin]\n", *lines]), encoding="utf-8")


def _write_variables(server: SeaweedFS, path: Path) -> None:
    """Write those of the quickstart but the keys, and provider and endpoint, as this is not AWS."""
    variables = {
        "AWS_STORAGE_BUCKET_NAME": BUCKET,
        "AWS_S3_REGION_NAME": server.region,
        "AWS_S3_CACHE_CONTROL": "max-age=86400",
        "AWS_S3_PROVIDER": "seaweedfs",
        "AWS_S3_ENDPOINT_URL": server.endpoint_url,
    }
    lines = [f"{name}={value}\n" for name, value in variables.items()]
    path.write_text("".join(lines), encoding="utf-8")


def _show_variables(path: Path, title: str, talk: Talk) -> None:
    talk.section(title)
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        talk.line(f"{name}={MASK if 'SECRET' in name else value}")


def _show_command(project: Project, arguments: tuple[str, ...], talk: Talk) -> None:
    """Run a command of s3settings, and show what it prints."""
    talk.section(" ".join(["s3settings", *arguments]))
    talk.line(project.run("-m", "s3settings", *arguments).strip())


def _show_settings(folder: Path, talk: Talk) -> str:
    """Print what `settings.py` gets and return its ``STATIC_URL``."""
    talk.section("What load() makes of it (options without a value left out)")
    settings = load(env={}, base_dir=folder)
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
