import io
import json
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from examples.seaweedfs import SeaweedFS
from s3settings.cli.console import Streams
from s3settings.cli.main import main
from s3settings.staticfiles import copies
from tests.cli import Answer, Terminal, s3settings
from tests.samples import Env

pytestmark = pytest.mark.slow


@pytest.fixture
def variables(s3_server: SeaweedFS, bucket: str) -> dict[str, str]:
    """Return what leads to an empty bucket without a policy."""
    return {
        "AWS_ACCESS_KEY_ID": s3_server.access_key,
        "AWS_SECRET_ACCESS_KEY": s3_server.secret_key,
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": s3_server.region,
        "AWS_S3_ENDPOINT_URL": s3_server.endpoint_url,
    }


def doctor(env: Env, *argv: str) -> Answer:
    return s3settings("doctor", "--no-env-file", *argv, env=env)


def test_a_report_has_every_probe_and_every_problem(variables: dict[str, str]) -> None:
    answer = doctor(variables, "--storage", "staticfiles")

    assert answer.status == 1
    assert answer.err == ""
    assert answer.out == snapshot("""\
staticfiles: endpoint: ok
staticfiles: clock: ok
staticfiles: bucket: ok
staticfiles: settings: ok (object ownership: BucketOwnerEnforced; public access block: not supported; versioning: not set; encryption: not set)
staticfiles: missing file: ok
staticfiles: anonymous listing: ok
staticfiles: write: ok
staticfiles: read back: ok
staticfiles: public link: FAILED
staticfiles: delete: ok

not set: s3settings.E221 AWS_QUERYSTRING_AUTH: the public link of a file does not open it (HTTP 403)
    hint: let everybody read the location: see s3settings policy bucket
1 error
""")


def test_a_storage_without_problems(variables: dict[str, str]) -> None:
    answer = doctor(variables, "--storage", "default", "--read-only")

    assert answer == Answer(
        0,
        "default: endpoint: ok\n"
        "default: clock: ok\n"
        "default: bucket: ok\n"
        "default: settings: ok (object ownership: BucketOwnerEnforced; "
        "public access block: not supported; versioning: not set; encryption: not set)\n"
        "default: missing file: ok\n"
        "default: anonymous listing: ok\n"
        "\n"
        "no problems\n",
        "",
    )


def test_a_report_for_scripts(variables: dict[str, str]) -> None:
    answer = doctor(variables, "--format", "json", "--origin", "https://a.example")

    found = json.loads(answer.out)["problems"]
    assert [(one["id"], one["alias"], one["variable"]) for one in found] == snapshot(
        [("s3settings.E221", "staticfiles", "AWS_QUERYSTRING_AUTH")]
    )


def test_a_problem_of_both_storages_is_written_once(variables: dict[str, str]) -> None:
    answer = doctor({**variables, "AWS_SECRET_ACCESS_KEY": "another"}, "--read-only")

    assert answer.out.count("FAILED") == snapshot(2)
    assert answer.out.partition("\n\n")[2] == snapshot("""\
environment: s3settings.E207 AWS_SECRET_ACCESS_KEY: the provider rejects the signature
    hint: set the secret of the access key again; if it is right, check region and checksums
1 error
""")


def test_warnings_fail_only_where_they_are_to(variables: dict[str, str]) -> None:
    env = {**variables, "AWS_STATIC_MANIFEST": "true"}
    arguments = ("--storage", "staticfiles", "--read-only")

    assert doctor(env, *arguments).status == 0
    assert doctor(env, *arguments, "--strict").status == 1


def test_an_origin_that_is_none(variables: dict[str, str]) -> None:
    assert doctor(variables, "--origin", "a.example") == Answer(
        2, "", "s3settings doctor: an origin is https:// and a host, without a path\n"
    )


def test_a_configuration_with_errors_is_not_probed() -> None:
    assert doctor({}).status == 1


def test_a_person_at_a_terminal_sees_progress(variables: dict[str, str]) -> None:
    out, err = io.StringIO(), Terminal()
    arguments = ["doctor", "--no-env-file", "--storage", "default", "--read-only"]

    assert main(arguments, Streams(out, err, env=variables)) == 0

    assert err.getvalue().splitlines() == out.getvalue().splitlines()[:-2]


def test_a_check_that_is_live_probes_too(variables: dict[str, str]) -> None:
    answer = s3settings("check", "--no-env-file", "--live", "--format", "json", env=variables)

    ids = [one["id"] for one in json.loads(answer.out)["problems"]]
    assert ids == ["s3settings.E221"]


def test_a_check_that_is_live_has_nothing_to_probe_without_s3() -> None:
    answer = s3settings("check", "--no-env-file", "--live", env={"AWS_S3_BACKEND": "memory"})

    assert answer.err == "s3settings check: no storage is on S3\n"


def test_the_storages_of_a_project_written_by_hand(variables: dict[str, str]) -> None:
    options = {
        "bucket_name": variables["AWS_STORAGE_BUCKET_NAME"],
        "endpoint_url": variables["AWS_S3_ENDPOINT_URL"],
        "access_key": variables["AWS_ACCESS_KEY_ID"],
        "secret_key": variables["AWS_SECRET_ACCESS_KEY"],
        "region_name": "us-east-1",
    }
    entry = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {**options, "location": "a"}}
    local = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = {"default": entry, "staticfiles": local}
    Path("shop_to_probe.py").write_text(f"STORAGES = {storages!r}\n", encoding="utf-8")

    answer = doctor({}, "--settings", "shop_to_probe")

    assert answer.status == 0
    assert [line for line in answer.out.splitlines() if ": ok" not in line] == [
        "",
        "no problems",
    ]
    assert "default: signed link: ok" in answer.out


def test_a_relative_copy_of_the_manifest_is_below_the_base_directory(
    variables: dict[str, str], s3_server: SeaweedFS
) -> None:
    manifest = json.dumps({"version": "1.1", "paths": {}})
    bucket = variables["AWS_STORAGE_BUCKET_NAME"]
    s3_server.client().put_object(Bucket=bucket, Key="static/staticfiles.json", Body=manifest)
    options = {
        "bucket_name": bucket,
        "endpoint_url": variables["AWS_S3_ENDPOINT_URL"],
        "location": "static",
    }
    copies.write(Path("site/manifest.json"), copies.place(options, None), b'{"paths": {}}')
    keys = {
        name: variables[f"AWS_{name.upper()}"] for name in ("access_key_id", "secret_access_key")
    }
    ours = {
        "BACKEND": "s3settings.staticfiles.local.LocalManifestStorage",
        "OPTIONS": {
            **options,
            "access_key": keys["access_key_id"],
            "secret_key": keys["secret_access_key"],
            "region_name": "us-east-1",
            "local_manifest": "manifest.json",
        },
    }
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    storages = {"default": memory, "staticfiles": ours}
    Path("site/shop_with_copy.py").write_text(f"STORAGES = {storages!r}\n", encoding="utf-8")
    env = {
        **variables,
        "AWS_STATIC_MANIFEST": "true",
        "AWS_STATIC_LOCAL_MANIFEST": "manifest.json",
    }
    given = ("--storage", "staticfiles", "--read-only", "--base-dir")

    assert "W231 AWS_STATIC_LOCAL_MANIFEST" in doctor(env, *given, "site").out
    assert "W231" not in doctor(env, *given, ".").out
    of_project = doctor({}, "--settings", "shop_with_copy", *given, "site")
    assert "s3settings.W231" in of_project.out, of_project.err


def test_the_storages_of_a_project_whose_options_have_no_keys(variables: dict[str, str]) -> None:
    lines = "".join(f"{name}={value}\n" for name, value in variables.items())
    Path(".env").write_text(f"{lines}AWS_S3_CREDENTIALS=chain\n", encoding="utf-8")
    module = "from s3settings import load\nglobals().update(load(static=False))\n"
    Path("shop_without_keys.py").write_text(module, encoding="utf-8")

    answer = doctor({}, "--settings", "shop_without_keys")

    assert answer.status == 0
    assert [line for line in answer.out.splitlines() if ": ok" not in line] == [
        "",
        "no problems",
    ]
    assert "default: signed link: ok" in answer.out
