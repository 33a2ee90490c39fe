"""Facts about identity and bucket, and what the probes of them report."""

import json
import socket
import struct
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from examples.seaweedfs import SeaweedFS
from s3settings.doctor import Outcome, examine
from s3settings.providers.aws import AWS
from s3settings.staticfiles import copies
from tests.authority import Authority
from tests.cli import s3settings
from tests.doctor.faults import Answered, Asked, Fault, FaultProxy, Forward, error, on
from tests.provision.aws import Aws
from tests.samples import Env, examined, loaded, options

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

pytestmark = pytest.mark.slow

BLOCK = b"".join(
    f"<{name}>true</{name}>".encode()
    for name in (
        "BlockPublicAcls",
        "IgnorePublicAcls",
        "BlockPublicPolicy",
        "RestrictPublicBuckets",
    )
)


@pytest.fixture
def variables(s3_server: SeaweedFS, bucket: str) -> dict[str, str]:
    return {
        "AWS_ACCESS_KEY_ID": s3_server.access_key,
        "AWS_SECRET_ACCESS_KEY": s3_server.secret_key,
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": s3_server.region,
        "AWS_S3_ENDPOINT_URL": s3_server.endpoint_url,
        "AWS_S3_PROVIDER": "seaweedfs",
    }


@pytest.fixture
def client(s3_server: SeaweedFS) -> "Iterator[S3Client]":
    client = s3_server.client()
    yield client
    client.close()


def found(env: Env, alias: str = "default", *, read_only: bool = True) -> dict[str, Outcome]:
    storages = [one for one in examined(env).storages if one.alias == alias]
    return {one.probe: one for one in examine(storages, read_only=read_only)}


def behind(env: Env, fault: Fault, alias: str = "default", **given: bool) -> dict[str, Outcome]:
    with FaultProxy(env["AWS_S3_ENDPOINT_URL"], fault) as proxy:
        return found({**env, "AWS_S3_ENDPOINT_URL": proxy.url}, alias, **given)


def id_of(outcome: Outcome) -> str | None:
    return outcome.problem and outcome.problem.id.removeprefix("s3settings.")


def on_sts(answer: Answered | None) -> Fault:
    def fault(asked: Asked, forward: Forward) -> Answered | None:
        return answer if b"GetCallerIdentity" in asked.body else forward(asked)

    return fault


def sts_error(code: str) -> Answered:
    body = f"<ErrorResponse><Error><Code>{code}</Code><Message>m</Message></Error></ErrorResponse>"
    return Answered(403, {"Content-Type": "text/xml"}, body.encode())


def test_identity_and_settings_are_shown(variables: dict[str, str]) -> None:
    outcomes = found(variables)

    assert outcomes["identity"].fact == "arn:aws:iam::000000000000:user/admin"
    assert outcomes["settings"].fact == (
        "object ownership: BucketOwnerEnforced; public access block: not supported; "
        "versioning: not set; encryption: not set"
    )
    shown = s3settings("doctor", "--no-env-file", "--read-only", env=variables).out
    assert "default: identity: ok (arn:aws:iam::000000000000:user/admin)\n" in shown


def test_settings_that_are_set(variables: dict[str, str], client: "S3Client", bucket: str) -> None:
    client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Suspended"})
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    rules: Any = {"Rules": [rule]}
    client.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration=rules)
    root = b"PublicAccessBlockConfiguration"
    block = Answered(200, {}, b"<%s>%s</%s>" % (root, BLOCK.replace(b"true", b"false"), root))

    outcomes = behind(variables, on("GET", "publicAccessBlock", block))

    assert outcomes["settings"].fact == (
        "object ownership: BucketOwnerEnforced; public access block: blocks nothing; "
        "versioning: Suspended; encryption: AES256"
    )


def test_settings_that_may_not_be_read(variables: dict[str, str]) -> None:
    def denied(asked: Asked, forward: Forward) -> Answered | None:
        query = asked.path.partition("?")[2]
        if query in {"ownershipControls", "versioning"}:
            return error(403, "AccessDenied")
        return None if query in {"encryption", "publicAccessBlock"} else forward(asked)

    assert behind(variables, denied)["settings"].fact == (
        "object ownership: not known, AccessDenied; public access block: not known, no answer; "
        "versioning: not known, AccessDenied; encryption: not known, no answer"
    )


def test_a_block_explains_why_a_public_file_is_closed(variables: dict[str, str]) -> None:
    root = b"PublicAccessBlockConfiguration"
    block = Answered(200, {}, b"<%s>%s</%s>" % (root, BLOCK, root))

    outcomes = behind(
        variables, on("GET", "publicAccessBlock", block), "staticfiles", read_only=False
    )

    assert (outcomes["settings"].fact or "").count("BlockPublicPolicy, RestrictPublicBuckets") == 1
    problem = outcomes["public link"].problem
    assert problem is not None
    assert problem.hint == (
        "relax the public access block for bucket policies: see s3settings provision"
    )


@pytest.mark.parametrize(
    ("answer", "id_", "fact"),
    [
        (sts_error("InvalidClientTokenId"), "E206", None),
        (sts_error("SignatureDoesNotMatch"), "E207", None),
        (sts_error("ExpiredToken"), "E208", None),
        (sts_error("AccessDenied"), None, "not known: AccessDenied"),
        (None, None, "not known: no answer of STS"),
    ],
    ids=["key", "secret", "token", "denied", "no answer"],
)
def test_what_sts_answers(
    answer: Answered | None, id_: str | None, fact: str | None, variables: dict[str, str]
) -> None:
    outcomes = behind(variables, on_sts(answer))

    assert (id_of(outcomes["identity"]), outcomes["identity"].fact) == (id_, fact)
    assert outcomes["bucket"].status == ("skipped" if id_ else "passed")


def test_sts_without_credentials(variables: dict[str, str]) -> None:
    env = {name: value for name, value in variables.items() if "_KEY" not in name}

    assert id_of(found(env)["identity"]) == "E205"


@pytest.mark.parametrize(
    ("owner", "sts", "expected"),
    [
        ("000000000000", True, (None, "the account of the credentials")),
        ("123456789012", True, ("W229", None)),
        ("000000000000", False, (None, "not known")),
    ],
    ids=["own", "other", "no STS"],
)
def test_the_account_that_a_bucket_on_aws_belongs_to(
    owner: str,
    sts: bool,  # noqa: FBT001 - of a table
    expected: tuple[str | None, str | None],
    variables: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = Aws()
    account.owner = owner
    url = variables["AWS_S3_ENDPOINT_URL"] if sts else "http://127.0.0.1:1"
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", url)

    [outcome] = [one for one in on_aws(variables, account) if one.probe == "owner"]

    assert (id_of(outcome), outcome.fact) == expected


def on_aws(variables: dict[str, str], fault: Fault) -> tuple[Outcome, ...]:
    with FaultProxy(variables["AWS_S3_ENDPOINT_URL"], fault) as proxy:
        env = {**variables, "AWS_S3_ENDPOINT_URL": proxy.url}
        [storage] = [one for one in examined(env).storages if one.alias == "default"]
        return examine([storage.replace(provider=AWS)], read_only=True)


def test_an_owner_without_an_answer(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", variables["AWS_S3_ENDPOINT_URL"])

    def silent(asked: Asked, forward: Forward) -> Answered | None:
        return None if "x-amz-expected-bucket-owner" in asked.headers else forward(asked)

    [outcome] = [one for one in on_aws(variables, silent) if one.probe == "owner"]

    assert id_of(outcome) == "E202"


def manifest_of(*names: str) -> str:
    return json.dumps({"version": "1.1", "paths": {name: name for name in names}, "hash": ""})


def test_a_manifest_that_is_complete(
    variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    for key, body in {"staticfiles.json": manifest_of("a.css"), "a.css": ""}.items():
        client.put_object(Bucket=bucket, Key=f"static/{key}", Body=body)

    outcomes = found({**variables, "AWS_STATIC_MANIFEST": "true"}, "staticfiles")

    assert outcomes["manifest"].status == "passed"


def test_a_manifest_whose_files_are_missing(
    variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    for key, body in {"staticfiles.json": manifest_of("a.css", "b.css"), "b.css": ""}.items():
        client.put_object(Bucket=bucket, Key=key, Body=body)

    env = {**variables, "AWS_STATIC_MANIFEST": "true", "AWS_STATIC_LOCATION": "none"}
    env["AWS_MEDIA_BUCKET_NAME"] = "other"
    problem = found(env, "staticfiles")["manifest"].problem

    assert problem is not None
    assert (problem.id, problem.message) == (
        "s3settings.W230",
        "1 of 2 files of the manifest are not in the bucket",
    )


@pytest.mark.parametrize(
    ("copied", "bucket_of_copy", "reported"),
    [
        (("b.css",), None, "s3settings.W231"),
        (("a.css",), None, None),
        (("b.css",), "another", None),
    ],
    ids=["another_manifest", "the_same", "another_bucket"],
)
def test_a_copy_of_the_manifest(
    variables: dict[str, str],
    client: "S3Client",
    bucket: str,
    tmp_path: Path,
    *,
    copied: tuple[str, ...],
    bucket_of_copy: str | None,
    reported: str | None,
) -> None:
    for key, body in {"staticfiles.json": manifest_of("a.css"), "a.css": ""}.items():
        client.put_object(Bucket=bucket, Key=f"static/{key}", Body=body)
    env = {
        **variables,
        "AWS_STATIC_MANIFEST": "true",
        "AWS_STATIC_LOCAL_MANIFEST": str(tmp_path / "manifest.json"),
    }
    given = {**options(loaded(env), "staticfiles"), "bucket_name": bucket_of_copy or bucket}
    place = copies.place(given, None)
    copies.write(tmp_path / "manifest.json", place, manifest_of(*copied).encode())

    problem = found(env, "staticfiles")["manifest"].problem

    assert (problem.id if problem else None) == reported
    if problem:
        assert problem.variable == "AWS_STATIC_LOCAL_MANIFEST"


def test_a_manifest_of_more_files_than_are_looked_for(
    variables: dict[str, str], client: "S3Client", bucket: str
) -> None:
    client.put_object(Bucket=bucket, Key="static/staticfiles.json", Body=manifest_of("a.css"))
    page = b"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>"

    outcomes = behind(
        {**variables, "AWS_STATIC_MANIFEST": "true"},
        on("GET", r"list-type=2.*prefix=static%2F(&|$)", Answered(200, {}, page)),
        "staticfiles",
    )

    assert outcomes["manifest"].fact == "too many files to look for each"


@contextmanager
def resetting() -> Generator[str]:
    """Reset every connection."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        def serve() -> None:
            connection, _ = listening.accept()
            linger = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread.join()


def test_an_endpoint_that_resets_connections(variables: dict[str, str]) -> None:
    with resetting() as url:
        outcomes = found({**variables, "AWS_S3_ENDPOINT_URL": url})

    assert id_of(outcomes["endpoint"]) == "E202"


def test_a_certificate_of_another_name(variables: dict[str, str], tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        def serve() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                authority.context("other.example").wrap_socket(connection, server_side=True)

        thread = threading.Thread(target=serve)
        thread.start()
        url = f"https://localhost:{listening.getsockname()[1]}"
        env = {**variables, "AWS_S3_ENDPOINT_URL": url, "AWS_S3_VERIFY": str(authority.bundle)}
        outcomes = found(env)
        thread.join()

    assert id_of(outcomes["endpoint"]) == "E203"
