"""The tutorial's last step: static files collected to S3 and opened from a page."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import urllib3
from django.contrib import admin
from django.template import Context, Engine

from examples.seaweedfs import SeaweedFS
from s3settings import load
from tests.changed_settings import changed_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from types_boto3_s3 import S3Client

pytestmark = pytest.mark.slow


ROOT = Path(__file__).parent.parent
ADMIN = "django.contrib.admin"
ADMIN_FILES = Path(admin.__file__).parent / "static"

SETTINGS = """
import os
from pathlib import Path

from s3settings import load

BASE_DIR = Path(__file__).parent
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    *os.environ["MORE_APPS"].split(),
]
SECRET_KEY = "for tests only"
STATICFILES_DIRS = [BASE_DIR / "assets"]

globals().update(load(env_file=BASE_DIR / ".env"))
"""
CSS = "body { background: url(logo.svg) }\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>\n'


@pytest.fixture
def client(s3_server: SeaweedFS) -> "Iterator[S3Client]":
    client = s3_server.client()
    yield client
    client.close()


@pytest.fixture
def variables(s3_server: SeaweedFS, client: "S3Client", bucket: str) -> dict[str, str]:
    """Return what the `.env` holds; anybody may read the static files of the bucket."""
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{bucket}/static/*",
    }
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    client.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    return {
        "AWS_ACCESS_KEY_ID": s3_server.access_key,
        "AWS_SECRET_ACCESS_KEY": s3_server.secret_key,
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": s3_server.region,
        "AWS_S3_ENDPOINT_URL": s3_server.endpoint_url,
        "AWS_S3_CACHE_CONTROL": "max-age=86400",
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a project that has two static files of its own."""
    (tmp_path / "project_settings.py").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "site.css").write_text(CSS, encoding="utf-8")
    (tmp_path / "assets" / "logo.svg").write_text(SVG, encoding="utf-8")
    return tmp_path


def collect(project: Path, variables: dict[str, str], *, more_apps: str = "") -> str:
    """Run ``manage.py collectstatic`` and return its summary."""
    lines = [f"{name}={value}" for name, value in variables.items()]
    (project / ".env").write_text("\n".join(lines), encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity=1"],
        cwd=project,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "project_settings",
            "MORE_APPS": more_apps,
            "PYTHONPATH": os.pathsep.join([str(project), str(ROOT)]),
        },
        capture_output=True,
        check=False,
        text=True,
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    return answer.stdout.strip()


def source_files() -> set[str]:
    admins = {
        path.relative_to(ADMIN_FILES).as_posix()
        for path in ADMIN_FILES.rglob("*")
        if path.is_file()
    }
    return {*admins, "logo.svg", "site.css"}


def objects_in(client: "S3Client", bucket: str) -> dict[str, str]:
    """Return the entity tag of each object."""
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {
        entry.get("Key", ""): entry.get("ETag", "")
        for page in pages
        for entry in page.get("Contents", [])
    }


def rendered(variables: dict[str, str], name: str) -> str:
    """Return the link that a template of the project puts into a page."""
    engine = Engine(libraries={"static": "django.templatetags.static"})
    template = engine.from_string(f"{{% load static %}}{{% static '{name}' %}}")
    with changed_settings(load(env=variables, env_file=None)):
        return template.render(Context())


def test_collected_files_are_served_from_the_links_of_a_page(
    project: Path, variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    count = len(source_files())

    first = collect(project, variables, more_apps=ADMIN)
    second = collect(project, variables, more_apps=ADMIN)

    link = rendered(variables, "site.css")
    answer = urllib3.request("GET", link)
    icon = urllib3.request("GET", rendered(variables, "admin/img/icon-yes.svg"))
    assert first == f"{count} static files copied."
    assert second == f"0 static files copied, {count} unmodified."
    assert objects_in(client, bucket).keys() == {f"static/{name}" for name in source_files()}
    assert link == load(env=variables, env_file=None)["STATIC_URL"] + "site.css"
    assert (
        answer.status,
        answer.headers["Content-Type"],
        answer.headers["Cache-Control"],
        answer.data.decode(),
    ) == (200, "text/css", "max-age=86400", CSS)
    assert (icon.status, icon.headers["Content-Type"]) == (200, "image/svg+xml")


def test_a_changed_file_replaces_the_old_one(
    project: Path, variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    collect(project, variables)
    style = project / "assets" / "site.css"
    style.write_text("body { color: black }\n", encoding="utf-8")
    in_a_minute = style.stat().st_mtime + 60
    os.utime(style, (in_a_minute, in_a_minute))

    summary = collect(project, variables)

    answer = urllib3.request("GET", rendered(variables, "site.css"))
    assert summary == "1 static file copied, 1 unmodified."
    assert objects_in(client, bucket).keys() == {"static/logo.svg", "static/site.css"}
    assert answer.data == b"body { color: black }\n"


def test_hashed_files_are_served_from_the_links_of_a_page(
    project: Path, variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    variables["AWS_STATIC_MANIFEST"] = "true"

    summary = collect(project, variables, more_apps=ADMIN)

    manifest = json.load(client.get_object(Bucket=bucket, Key="static/staticfiles.json")["Body"])
    hashed: dict[str, str] = manifest["paths"]
    link = rendered(variables, "site.css")
    answer = urllib3.request("GET", link)
    logo = urllib3.request("GET", rendered(variables, "logo.svg"))
    count = len(source_files())
    assert summary == f"{count} static files copied, {len(hashed)} post-processed."
    assert objects_in(client, bucket).keys() == {
        f"static/{name}" for name in [*source_files(), *hashed.values(), "staticfiles.json"]
    }
    assert re.fullmatch(r"site\.[0-9a-f]{12}\.css", hashed["site.css"])
    assert link == load(env=variables, env_file=None)["STATIC_URL"] + hashed["site.css"]
    assert (answer.status, answer.headers["Cache-Control"], answer.data.decode()) == (
        200,
        "max-age=86400",
        CSS.replace("logo.svg", f'"{hashed["logo.svg"]}"'),
    )
    assert (logo.status, logo.data.decode()) == (200, SVG)


def test_hashed_files_that_have_not_changed_stay(
    project: Path, variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    variables["AWS_STATIC_MANIFEST"] = "true"
    collect(project, variables)
    collected = objects_in(client, bucket)

    summary = collect(project, variables)

    assert summary.startswith("0 static files copied, 2 unmodified, ")
    assert objects_in(client, bucket) == collected
