import io
import os
import stat
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from s3settings import load
from s3settings.cli.console import Streams
from s3settings.cli.main import main
from s3settings.cli.wizard import example_region
from s3settings.inspection import inspect
from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS
from s3settings.rules.environment import hazards
from tests.cli import Answer, s3settings

KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


NOWHERE = {"AWS_CONFIG_FILE": "/nowhere", "AWS_SHARED_CREDENTIALS_FILE": "/nowhere"}
HEX = "0123456789abcdef"
# in the form of each provider that documents one
KEYS_OF = {
    "r2": (HEX * 2, HEX * 4),
    "b2": ("0040123456789ab0000000001", "K004abcdefghijklmnopqrstuvwxyz0"),
    "gcs": (f"GOOG{'A1' * 10}", "a/B+" * 10),
    "tigris": ("tid_acme", "tsec_abcdefghijklm"),
    "scaleway": (f"SCW{'A' * 17}", "01234567-89ab-cdef-0123-456789abcdef"),
    "yandex": (f"YC{'a' * 23}", f"YC{'a1-_' * 9}ab"),
    "tencent": ("A1b2" * 9, "A1b2" * 8),
}


def asked(*answers: str, argv: tuple[str, ...] = (), env: Mapping[str, str] = NOWHERE) -> Answer:
    lines = "".join(f"{answer}\n" for answer in answers)
    return s3settings("init", "--interactive", *argv, asked=lines, env=env)


def written() -> list[str]:
    return Path(".env").read_text(encoding="utf-8").splitlines()


def test_five_answers_make_an_env_file_that_loads() -> None:
    answer = asked("", "acme", "eu-west-1", KEY, SECRET, "")
    assert (answer.status, answer.out) == (0, "")
    assert written() == [
        "AWS_STORAGE_BUCKET_NAME=acme",
        "AWS_S3_REGION_NAME=eu-west-1",
        f"AWS_ACCESS_KEY_ID={KEY}",
        f"AWS_SECRET_ACCESS_KEY={SECRET}",
    ]
    options = dict(load()["STORAGES"]["default"].get("OPTIONS", {}))
    assert options["querystring_auth"] is True
    assert SECRET not in answer.err
    assert answer.err.endswith(".env was written, readable only by you; keep it out of git\n")


def test_the_file_is_for_its_owner_alone_and_nothing_else_is_left() -> None:
    umask = os.umask(0)
    try:
        asked("", "acme", "eu-west-1", "", "")
    finally:
        os.umask(umask)
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    assert os.listdir() == [".env"]


def test_uploads_can_be_public() -> None:
    asked("", "acme", "eu-west-1", "", "yes")
    assert written()[-1] == "AWS_QUERYSTRING_AUTH=false"


@pytest.mark.parametrize(
    ("public", "lines"),
    [
        pytest.param(
            ["n", "acme-uploads", "files.example.com"],
            ["AWS_MEDIA_BUCKET_NAME=acme-uploads", "AWS_STATIC_CUSTOM_DOMAIN=files.example.com"],
            id="private uploads",
        ),
        pytest.param(
            ["y", "files.example.com"],
            ["AWS_QUERYSTRING_AUTH=false", "AWS_S3_CUSTOM_DOMAIN=files.example.com"],
            id="public uploads",
        ),
    ],
)
def test_a_provider_is_asked_for_what_it_needs(public: list[str], lines: list[str]) -> None:
    account = "0123456789abcdef0123456789abcdef"
    answer = asked("R2", "acme", account, account, account * 2, *public)
    assert answer.err.replace("Private bucket of the uploads: ", "") == snapshot(
        "Provider, such as aws, r2 or minio [aws]: Bucket: The account id: Access key id: Secret access key: Are uploads public? (y/n) [n]: Host of public files (the custom domain connected to the bucket, or its pub-….r2.dev address in development): .env was written, readable only by you; keep it out of git\n"
    )
    assert answer.status == 0
    assert written()[:3] == [
        "AWS_S3_PROVIDER=R2",
        "AWS_STORAGE_BUCKET_NAME=acme",
        f"AWS_S3_ACCOUNT_ID={account}",
    ]
    assert written()[-2:] == lines


@pytest.mark.parametrize("provider", PROVIDERS, ids=[row.id for row in PROVIDERS])
def test_every_provider_can_be_named_before_the_questions(provider: Provider) -> None:
    account = {"supabase": "abcdefghijklmnopqrst"}.get(provider.id, "0a1b2c3d" * 4)
    needed = [
        *([account] if "account" in provider.needs else []),
        *([provider.endpoint_example] if provider.endpoint_example else []),
    ]
    if provider.id == "aws" or provider.region is None or "region" in provider.needs:
        needed.append(example_region(provider))
    own = ["acme-uploads"] if provider.whole_buckets else []
    public = ["files.example.com"] if provider.public == "domain" else []
    keys = KEYS_OF.get(provider.id, ("A" * 32, "b" * 64))
    answers = ["acme", *needed, *keys, "n", *own, *public]
    answer = asked(*answers, argv=("--provider", provider.id))
    assert (answer.status, answer.err.count("was written")) == (0, 1), answer.err
    found = inspect(env={})
    assert [*hazards(NOWHERE, found.storages), *found.problems] == []


@pytest.mark.parametrize("there", ["file", "directory", "dangling link"])
def test_what_is_there_stays_as_it_is(there: str) -> None:
    path = Path(".env")
    if there == "file":
        path.write_text("AWS_LOCATION=mine\n", encoding="utf-8")
    elif there == "directory":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    assert asked("", "acme", "eu-west-1", "", "") == (
        2,
        "",
        "s3settings init: .env already exists\n",
    )
    assert os.listdir() == [".env"]


def test_a_question_comes_again_until_its_answer_can_be_used() -> None:
    answers = ["amazn", "aws", "s3://acme", "", "acme", "eu-wst-1", "eu-west-1"]
    answer = asked(*answers, SECRET, KEY, KEY, SECRET, "perhaps", "y")
    assert answer.err.splitlines() == snapshot(
        [
            "Provider, such as aws, r2 or minio [aws]:     unknown provider: did you mean amazon?",
            "Provider, such as aws, r2 or minio [aws]: Bucket:     a URL, not a bucket name: set only the name of the bucket; set a folder inside it in AWS_LOCATION",
            "Bucket:     required",
            "Bucket: Region of the bucket, such as eu-west-1:     not an AWS region: did you mean eu-west-1?",
            "Region of the bucket, such as eu-west-1: Access key id (empty: boto3 uses a role):     a secret key instead of an access key id: swap the two values",
            "Access key id (empty: boto3 uses a role): Secret access key:     an access key id instead of a secret: set the secret key that AWS displayed when the key was created",
            "Secret access key: Are uploads public? (y/n) [n]:     answer y or n",
            "Are uploads public? (y/n) [n]: .env was written, readable only by you; keep it out of git",
        ]
    )
    assert answer.status == 0
    assert written() == [
        "AWS_STORAGE_BUCKET_NAME=acme",
        "AWS_S3_REGION_NAME=eu-west-1",
        f"AWS_ACCESS_KEY_ID={KEY}",
        f"AWS_SECRET_ACCESS_KEY={SECRET}",
        "AWS_QUERYSTRING_AUTH=false",
    ]


def test_answers_that_cannot_be_used_together_are_reported_and_not_written() -> None:
    answer = asked("", "acme", "eu-west-1", KEY.replace("AKIA", "ASIA"), SECRET, "")
    assert answer.status == 1
    assert "s3settings.E003 AWS_SESSION_TOKEN" in answer.err
    assert answer.err.endswith("1 error\ns3settings init: nothing was written\n")
    assert SECRET not in answer.err
    assert os.listdir() == []


def test_an_answer_that_programs_read_differently_is_asked_for_again() -> None:
    secret = "made-up-secret-of-a-server-${HOME}"
    server = ("acme", "http://localhost:9000", "acme", secret, "made-up-secret-of-a-server", "")
    answer = asked(*server, argv=("--provider", "minio"))
    assert answer.status == 0
    assert (
        answer.err.count(
            "    programs would read this value differently from an .env file\nSecret access key: "
        )
        == 1
    )
    assert secret not in answer.err
    assert written()[-1] == "AWS_SECRET_ACCESS_KEY=made-up-secret-of-a-server"


R2_PLACE = ("acme", HEX * 2)
R2_REST = ("n", "acme-uploads", "files.example.com")


def test_a_key_that_the_provider_cannot_have_issued_is_asked_for_again() -> None:
    canary = "c4n4ryc4n4ryc4n4ryc4n4ry"
    keys = (KEY, "", HEX * 2, canary, HEX * 4)
    answer = asked(*R2_PLACE, *keys, *R2_REST, argv=("--provider", "r2"))
    assert answer.status == 0
    assert answer.err.splitlines()[:9] == snapshot(
        [
            "Bucket: The account id: Access key id:     an AWS access key, but Cloudflare R2 issues its own keys: set an access key and a secret key issued by Cloudflare R2",
            "    answer the same again to keep it",
            "Access key id:     not set, and Cloudflare R2 has no roles: requests and signed links fail",
            "    answer the same again to keep it",
            "Access key id: Secret access key:     not a secret key of Cloudflare R2, by its length or its characters: copy it again; a part is missing, or something is added (source: https://developers.cloudflare.com/r2/api/tokens/)",
            "    answer the same again to keep it",
            "Secret access key: Are uploads public? (y/n) [n]: Private bucket of the uploads: Host of public files (the custom domain connected to the bucket, or its pub-….r2.dev address in development): .env was written, readable only by you; keep it out of git",
        ]
    )
    assert canary not in answer.err
    assert written()[3:5] == [
        f"AWS_ACCESS_KEY_ID={HEX * 2}",
        f"AWS_SECRET_ACCESS_KEY={HEX * 4}",
    ]


def test_a_doubtful_key_is_kept_if_it_is_repeated() -> None:
    keys = ("acme", "acmecompany", "acmecompany", HEX * 4)
    answer = asked(*R2_PLACE, *keys, *R2_REST, argv=("--provider", "r2"))
    assert (answer.status, answer.err.count("answer the same again to keep it")) == (0, 2)
    assert written()[3] == "AWS_ACCESS_KEY_ID=acmecompany"


def test_a_provider_without_roles_needs_a_key_unless_none_is_given_twice() -> None:
    answer = asked(*R2_PLACE, "", "", *R2_REST, argv=("--provider", "r2"))
    assert "not set, and Cloudflare R2 has no roles" in answer.err
    assert answer.status == 0
    assert "AWS_ACCESS_KEY_ID" not in Path(".env").read_text(encoding="utf-8")


def test_a_profile_supplies_the_keys_of_a_provider_without_roles() -> None:
    env = {**NOWHERE, "AWS_PROFILE": "acme"}
    answer = asked(*R2_PLACE, "", *R2_REST, argv=("--provider", "r2"), env=env)
    assert (answer.status, "has no roles" in answer.err) == (0, False)


def test_the_end_of_the_answers_writes_nothing() -> None:
    answer = s3settings("init", "--interactive", asked="aws\nacme\n")
    assert answer.status == 2
    assert answer.err.endswith("\ns3settings init: no readable answer; nothing was written\n")
    assert os.listdir() == []


@pytest.mark.parametrize("path", ["missing/.env", "a\0b"])
def test_a_path_that_cannot_be_written_is_reported(path: str) -> None:
    answer = asked("", "acme", "eu-west-1", "", "", argv=(path,))
    assert answer.status == 2
    assert answer.err.endswith(" can't be written\n")
    assert os.listdir() == []


def test_bytes_that_are_not_text_are_not_an_answer() -> None:
    typed = io.TextIOWrapper(io.BytesIO(b"aws\n\xff\n"), encoding="utf-8")
    streams = Streams(io.StringIO(), err := io.StringIO(), typed)
    assert main(["init", "--interactive"], streams) == 2
    assert err.getvalue().endswith("\ns3settings init: no readable answer; nothing was written\n")
    assert os.listdir() == []


class Overtaking(io.StringIO):
    """Shows the last question to a user who writes the file meanwhile."""

    def write(self, text: str, /) -> int:
        if "uploads" in text:
            Path(".env").write_text("AWS_LOCATION=mine\n", encoding="utf-8")
        return super().write(text)


def test_a_file_that_appears_during_the_questions_is_kept() -> None:
    typed = io.StringIO("\nacme\neu-west-1\n\n\n")
    assert main(["init", "--interactive"], Streams(io.StringIO(), Overtaking(), typed)) == 2
    assert written() == ["AWS_LOCATION=mine"]
    assert os.listdir() == [".env"]


def test_of_several_at_once_one_writes_the_file() -> None:
    buckets = [f"acme-{n}" for n in range(40)]

    def status(bucket: str) -> int:
        return asked("", bucket, "eu-west-1", "", "").status

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(status, buckets))
    assert sorted(statuses) == [0, *[2] * 39]
    assert written() == [
        f"AWS_STORAGE_BUCKET_NAME={buckets[statuses.index(0)]}",
        "AWS_S3_REGION_NAME=eu-west-1",
    ]
    assert os.listdir() == [".env"]


def test_nothing_is_left_of_a_file_that_cannot_be_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refused)

    answer = asked("", "acme", "eu-west-1", "", "")

    assert (answer.status, answer.err.endswith(" can't be written\n")) == (2, True)
    assert os.listdir() == []
