"""The examples of S3-compatible providers: the few lines that each one needs are enough."""

from pathlib import Path
from typing import TypedDict, cast
from urllib.parse import parse_qs

import pytest

from s3settings import load
from s3settings.inspection import Inspection
from s3settings.storages.storage import Storage
from tests.example_project import EXAMPLES, copy_of
from tests.samples import examined, options

pytestmark = pytest.mark.slow


NAMES = ("r2", "spaces", "b2", "minio", "supabase")


class Shown(TypedDict):
    """The result of a project on a provider."""

    endpoint: list[str]
    region: list[str]
    style: list[str]
    buckets: list[str]
    static_acl: str | None
    static: str
    upload: str


EXPECTED = {
    "r2": Shown(
        endpoint=["https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com"],
        region=["auto"],
        style=["path"],
        buckets=["acme-media", "acme-static"],
        static_acl=None,
        static="https://static.example.com/static/app.css",
        upload=(
            "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.r2.cloudflarestorage.com"
            "/acme-media/media/a.pdf"
        ),
    ),
    "spaces": Shown(
        endpoint=["https://fra1.digitaloceanspaces.com"],
        region=["fra1"],
        style=["virtual"],
        buckets=["acme-site", "acme-site"],
        static_acl="public-read",
        static="https://acme-site.fra1.cdn.digitaloceanspaces.com/static/app.css",
        upload="https://acme-site.fra1.digitaloceanspaces.com/media/a.pdf",
    ),
    "b2": Shown(
        endpoint=["https://s3.us-west-004.backblazeb2.com"],
        region=["us-west-004"],
        style=["virtual"],
        buckets=["acme-media", "acme-static"],
        static_acl=None,
        static="https://f004.backblazeb2.com/file/acme-static/static/app.css",
        upload="https://acme-media.s3.us-west-004.backblazeb2.com/media/a.pdf",
    ),
    "minio": Shown(
        endpoint=["http://localhost:9000"],
        region=["us-east-1"],
        style=["path"],
        buckets=["acme-site", "acme-site"],
        static_acl=None,
        static="http://localhost:9000/acme-site/static/app.css",
        upload="http://localhost:9000/acme-site/media/a.pdf",
    ),
    "supabase": Shown(
        endpoint=["https://abcdefghijklmnopqrst.storage.supabase.co/storage/v1/s3"],
        region=["eu-west-1"],
        style=["path"],
        buckets=["uploads", "static-files"],
        static_acl=None,
        static=(
            "https://abcdefghijklmnopqrst.supabase.co/storage/v1/object/public/static-files"
            "/static/app.css"
        ),
        upload=(
            "https://abcdefghijklmnopqrst.storage.supabase.co/storage/v1/s3/uploads/media/a.pdf"
        ),
    ),
}

SHOWN = """{
    "endpoint": sorted({one["endpoint_url"] for one in options}),
    "region": sorted({one["region_name"] for one in options}),
    "style": sorted({one["addressing_style"] for one in options}),
    "buckets": [one["bucket_name"] for one in options],
    "static_acl": options[1]["default_acl"],
    "static": static("app.css"),
    "upload": default_storage.url("a.pdf"),
}"""


@pytest.mark.parametrize("name", NAMES)
def test_a_project_on_the_provider_has_what_it_needs(name: str, tmp_path: Path) -> None:
    project = copy_of(name, tmp_path)

    shown = cast(
        "Shown",
        project.value(
            SHOWN,
            "from django.templatetags.static import static",
            "aliases = ('default', 'staticfiles')",
            "options = [settings.STORAGES[alias]['OPTIONS'] for alias in aliases]",
        ),
    )

    upload, _, query = shown["upload"].partition("?")
    assert {**shown, "upload": upload} == EXPECTED[name]
    assert parse_qs(query)["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    assert f"/{shown['region'][0]}/s3/aws4_request" in parse_qs(query)["X-Amz-Credential"][0]


@pytest.mark.parametrize("name", NAMES)
def test_every_upload_is_without_the_checksums_of_aws(name: str) -> None:
    emitted = load(env={}, env_file=".env.example", base_dir=EXAMPLES / name)

    configs: list[dict[str, object]] = [
        vars(options(emitted, alias)["client_config"]) for alias in emitted["STORAGES"]
    ]

    names = ("request_checksum_calculation", "response_checksum_validation")
    assert {config[name] for config in configs for name in names} == {"when_required"}


def without_origins(inspection: Inspection) -> list[Storage]:
    return [storage.replace(given={}, own=frozenset[str]()) for storage in inspection.storages]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_needed(name: str) -> None:
    """Without any one of them the configuration has a problem, or is another one."""
    path = EXAMPLES / name / ".env.example"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "=" in line]
    variables = dict(line.split("=", 1) for line in lines)
    whole = examined(variables)

    for missing in variables:
        left = {name: value for name, value in variables.items() if name != missing}
        found = examined(left)
        assert found.problems or without_origins(found) != without_origins(whole)

    assert whole.problems == ()
