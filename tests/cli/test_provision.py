import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from examples.seaweedfs import SeaweedFS
from s3settings.problems.kinds.provision import KINDS
from s3settings.report.json import as_json
from tests.cli import Answer, s3settings, write
from tests.documents import ROOT
from tests.provision.places import administrator
from tests.samples import ROLE, Env

pytestmark = pytest.mark.slow

ORIGIN = ("--origin", "https://www.example.com")
ADMIN = ("--profile", "admin")


@pytest.fixture
def place(
    s3_server: SeaweedFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, str]]:
    """Return the variables of a bucket that is not there yet, and remove it."""
    administrator(s3_server, tmp_path, monkeypatch)
    name = f"s3s-{secrets.token_hex(8)}"
    yield {
        "AWS_STORAGE_BUCKET_NAME": name,
        "AWS_S3_REGION_NAME": s3_server.region,
        "AWS_S3_ENDPOINT_URL": s3_server.endpoint_url,
        "AWS_S3_PROVIDER": "seaweedfs",
    }
    client = s3_server.client()
    if any(one.get("Name") == name for one in client.list_buckets()["Buckets"]):
        client.delete_bucket(Bucket=name)
    client.close()


def provision(env: Env, *argv: str) -> Answer:
    return s3settings("provision", *ADMIN, *argv, env=env)


def masked(answer: Answer, env: Env) -> str:
    return answer.out.replace(env["AWS_STORAGE_BUCKET_NAME"], "acme")


def test_the_plan_is_what_is_shown(place: dict[str, str]) -> None:
    answer = provision(place, *ORIGIN)

    assert answer.status == 0
    assert answer.err == ("s3settings provision: nothing was changed; --apply makes the changes\n")
    assert masked(answer, place) == snapshot("""\
acme: bucket: to be added
    +in us-east-1
acme: object ownership: to be added
    +BucketOwnerEnforced
acme: lifecycle: to be added
    +{
    +  "Rules": [
    +    {
    +      "ID": "abort-stale-uploads",
    +      "Status": "Enabled",
    +      "Filter": {
    +        "Prefix": ""
    +      },
    +      "AbortIncompleteMultipartUpload": {
    +        "DaysAfterInitiation": 7
    +      }
    +    }
    +  ]
    +}
acme: CORS: to be added
    +[
    +  {
    +    "ID": "read",
    +    "AllowedOrigins": ["https://www.example.com"],
    +    "AllowedMethods": ["GET", "HEAD"],
    +    "AllowedHeaders": ["Range"],
    +    "ExposeHeaders": ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"],
    +    "MaxAgeSeconds": 3600
    +  }
    +]
acme: public access block: to be added
    +{
    +  "BlockPublicAcls": true,
    +  "IgnorePublicAcls": true,
    +  "BlockPublicPolicy": false,
    +  "RestrictPublicBuckets": false
    +}
acme: bucket policy: to be added
    +{
    +  "Version": "2012-10-17",
    +  "Statement": [
    +    {
    +      "Sid": "PublicReadStatic",
    +      "Effect": "Allow",
    +      "Action": ["s3:GetObject"],
    +      "Resource": ["arn:aws:s3:::acme/static/*"],
    +      "Principal": "*"
    +    }
    +  ]
    +}

no problems
""")


def test_the_documentation_shows_a_plan(place: dict[str, str], s3_server: SeaweedFS) -> None:
    page = (ROOT / "docs/how-to/provision.md").read_text(encoding="utf-8")
    shown = page.partition("--iam-user acme-site\n")[2].partition("```")[0].splitlines()
    env = {**place, "AWS_S3_REGION_NAME": "ap-northeast-2"}

    answer = provision(env, *ORIGIN, "--iam-user", "acme-site")

    assert set(shown) - {"…"} <= {*masked(answer, env).splitlines(), answer.err.strip()}


def test_what_was_changed_is_shown_and_nothing_the_second_time(place: dict[str, str]) -> None:
    first = provision(place, "--apply")
    second = provision(place, "--apply")

    assert (first.status, first.err) == (second.status, second.err) == (0, "")
    assert masked(second, place) == snapshot("""\
acme: bucket: ok
acme: object ownership: ok
acme: lifecycle: ok
acme: public access block: the provider does not have it
acme: bucket policy: ok

no problems
""")


def test_a_change_shows_what_goes_and_what_comes(
    place: dict[str, str], s3_server: SeaweedFS
) -> None:
    provision(place, "--apply", "--origin", "https://old.example")

    answer = provision(place, "--apply", *ORIGIN)

    assert masked(answer, place).partition("CORS: ")[2].partition("acme")[0] == snapshot("""\
changed
         "AllowedHeaders": ["Range"],
         "AllowedMethods": ["GET", "HEAD"],
    -    "AllowedOrigins": ["https://old.example"],
    +    "AllowedOrigins": ["https://old.example", "https://www.example.com"],
         "ExposeHeaders": ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"],
         "MaxAgeSeconds": 3600
""")


def test_a_plan_for_scripts(place: dict[str, str]) -> None:
    answer = provision(place, "--format", "json")

    document = json.loads(answer.out.replace(place["AWS_STORAGE_BUCKET_NAME"], "acme"))
    [plan] = document.pop("plans")
    assert document == json.loads(as_json([]))
    assert plan["subject"] == "acme"
    assert plan["steps"][:2] == snapshot(
        [
            {"piece": "bucket", "state": "add", "now": None, "then": "in us-east-1"},
            {
                "piece": "object ownership",
                "state": "add",
                "now": None,
                "then": "BucketOwnerEnforced",
            },
        ]
    )


def test_the_user_and_its_key_are_kept_in_the_file_and_shown_nowhere(
    place: dict[str, str],
) -> None:
    name = f"user-{secrets.token_hex(6)}"
    write(".env", "".join(f"{name}={value}\n" for name, value in place.items()))

    planned = s3settings("provision", *ADMIN, "--iam-user", name)
    first = s3settings("provision", *ADMIN, "--iam-user", name, "--apply", *ORIGIN)
    again = s3settings("provision", *ADMIN, "--iam-user", name, "--apply", *ORIGIN)
    scripted = s3settings("provision", *ADMIN, "--iam-user", name, "--format", "json")

    lines = Path(".env").read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [f"{name}={value}" for name, value in place.items()]
    keys = dict(line.split("=", 1) for line in lines[4:])
    assert list(keys) == ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]
    assert [one.status for one in (planned, first, again, scripted)] == [0, 0, 0, 0]
    shown = "".join(one.out + one.err for one in (planned, first, again, scripted))
    assert [value for value in keys.values() if value in shown] == []
    assert [line for line in again.out.splitlines() if line.startswith(name)] == [
        f"{name}: user: ok",
        f"{name}: user policy: ok",
        f"{name}: access key: ok",
    ]
    assert s3settings("doctor", *ORIGIN).status == 0


def test_the_key_has_the_prefix_of_the_variables(place: dict[str, str]) -> None:
    name = f"user-{secrets.token_hex(6)}"
    write("own.env", "".join(f"DJANGO_{name}={value}\n" for name, value in place.items()))
    write("base.env", "")
    own = ("--prefix", "DJANGO_", "--env-file", "base.env", "--env-file", "own.env")

    answer = s3settings("provision", *ADMIN, *own, "--iam-user", name, "--for=web", "--apply")

    assert answer.status == 0
    assert "DJANGO_AWS_ACCESS_KEY_ID=" in Path("own.env").read_text(encoding="utf-8")


def test_the_credentials_of_the_application_are_refused(
    place: dict[str, str], s3_server: SeaweedFS
) -> None:
    keys = {
        "AWS_ACCESS_KEY_ID": s3_server.access_key,
        "AWS_SECRET_ACCESS_KEY": s3_server.secret_key,
    }

    answer = provision({**place, **keys}, "--apply", "--iam-user", "app")

    assert answer == Answer(
        1,
        snapshot("""\
argument: s3settings.E320: the credentials that boto3 finds are those of the application
    hint: name a profile of an administrator with --profile, see aws configure
1 error
"""),
        "",
    )


def test_a_profile_that_is_not_there(place: dict[str, str]) -> None:
    answer = s3settings("provision", "--profile", "none-of-mine", env=place)

    assert (answer.status, "s3settings.E321" in answer.out) == (1, True)


def test_no_credentials(place: dict[str, str]) -> None:
    answer = s3settings("provision", env=place)

    assert (answer.status, "s3settings.E321" in answer.out) == (1, True)


def test_on_aws_the_administrator_is_asked_who_they_are(
    place: dict[str, str], s3_server: SeaweedFS, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", s3_server.endpoint_url)
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1")

    answer = provision(ROLE)

    assert (answer.status, "s3settings.E202" in answer.out) == (1, True)


def test_on_aws_an_administrator_who_is_not_known(
    tmp_path: Path, s3_server: SeaweedFS, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "[admin]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n"
    (tmp_path / "credentials").write_text(lines, encoding="utf-8")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", s3_server.endpoint_url)

    answer = provision(ROLE)

    assert (answer.status, "s3settings.E327" in answer.out) == (1, True)
    assert "AKIAIOSFODNN7EXAMPLE" not in answer.out + answer.err


def test_a_bucket_in_the_way_keeps_the_user_from_being_created(place: dict[str, str]) -> None:
    answer = provision({**place, "AWS_S3_ENDPOINT_URL": "http://127.0.0.1:1"}, "--iam-user", "app")

    assert answer.status == 1
    assert "app:" not in answer.out


def test_warnings_fail_only_where_they_are_to(place: dict[str, str]) -> None:
    env = {**place, "AWS_S3_PROVIDER": "minio"}

    assert provision(env, *ORIGIN).status == 0
    assert provision(env, *ORIGIN, "--strict").status == 1


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (
            ("--origin", "https://a.example/x\x1b"),
            "an origin is https:// and a host, without a path: https://a.example/x\\x1b",
        ),
        (
            ("--iam-user", "app", "--no-env-file"),
            "the access key of --iam-user needs an .env file",
        ),
    ],
    ids=["origin", "no file"],
)
def test_arguments_that_do_not_fit(argv: tuple[str, ...], complaint: str) -> None:
    assert provision(ROLE, *argv) == Answer(2, "", f"s3settings provision: {complaint}\n")


def test_a_configuration_with_errors() -> None:
    assert provision({"AWS_S3_REGION_NAME": "eu-west-1"}).status == 1


def test_every_kind_of_problem_is_seen_in_a_test() -> None:
    files = [*(ROOT / "tests/provision").glob("test_*.py"), Path(__file__)]
    texts = "".join(path.read_text(encoding="utf-8") for path in files)

    assert [id_ for id_ in KINDS if id_ not in texts] == []
