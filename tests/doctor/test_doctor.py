"""Every probe fails for its own reason, and leaves nothing behind."""

import json
import os
import re
import signal
import time
from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import ParamValidationError, TokenRetrievalError
from inline_snapshot import snapshot

from examples.seaweedfs import SeaweedFS
from s3settings.doctor import Outcome, examine
from s3settings.doctor.bench import FOLDER, bench_of
from s3settings.doctor.codes import breakdown
from s3settings.policies import bucket_policy, cors_configuration
from s3settings.problems.kinds.doctor import KINDS
from tests.doctor.faults import (
    Answered,
    Asked,
    Fault,
    FaultProxy,
    Forward,
    black_hole,
    changed,
    error,
    on,
    silence,
)
from tests.documents import ROOT
from tests.samples import Env, examined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from types_boto3_s3 import S3Client

    from s3settings.problems.problem import Problem

pytestmark = pytest.mark.slow

ORIGIN = "https://www.example.com"


@pytest.fixture
def client(s3_server: SeaweedFS) -> "Iterator[S3Client]":
    client = s3_server.client()
    yield client
    client.close()


@pytest.fixture
def healthy(s3_server: SeaweedFS, bucket: str, client: "S3Client") -> dict[str, str]:
    """Return the variables of a bucket that has everything it needs."""
    env = {
        "AWS_ACCESS_KEY_ID": s3_server.access_key,
        "AWS_SECRET_ACCESS_KEY": s3_server.secret_key,
        "AWS_STORAGE_BUCKET_NAME": bucket,
        "AWS_S3_REGION_NAME": s3_server.region,
        "AWS_S3_ENDPOINT_URL": s3_server.endpoint_url,
        "AWS_S3_CACHE_CONTROL": "max-age=60",
        "AWS_STATIC_MANIFEST": "true",
    }
    policy = bucket_policy(examined(env).storages)
    client.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    client.put_bucket_cors(Bucket=bucket, CORSConfiguration=cors_configuration([ORIGIN]))  # type: ignore[arg-type]
    manifest: dict[str, object] = {"version": "1.1", "paths": {}, "hash": ""}
    client.put_object(Bucket=bucket, Key="static/staticfiles.json", Body=json.dumps(manifest))
    return env


def outcomes(env: Env, *, read_only: bool = False) -> tuple[Outcome, ...]:
    storages = [one for one in examined(env).storages if one.is_s3]
    return examine(storages, origin=ORIGIN, read_only=read_only)


def failed(found: tuple[Outcome, ...]) -> list[tuple[str, str, str]]:
    """Return alias, probe and id of what failed."""
    return [
        (one.alias, one.probe, one.problem.id.removeprefix("s3settings."))
        for one in found
        if one.problem is not None
    ]


def keys_in(client: "S3Client", bucket: str) -> list[str]:
    return [one.get("Key", "") for one in client.list_objects_v2(Bucket=bucket).get("Contents", [])]


def test_a_healthy_configuration_passes_every_probe(
    healthy: dict[str, str], client: "S3Client", bucket: str
) -> None:
    found = outcomes(healthy)

    assert failed(found) == []
    assert [one.probe for one in found if one.alias == "default"] == snapshot(
        [
            "endpoint",
            "clock",
            "bucket",
            "settings",
            "missing file",
            "anonymous listing",
            "write",
            "read back",
            "signed link",
            "changed link",
            "private file",
            "cors",
            "delete",
        ]
    )
    assert [one.probe for one in found if one.alias == "staticfiles"] == snapshot(
        [
            "endpoint",
            "clock",
            "bucket",
            "settings",
            "missing file",
            "manifest",
            "anonymous listing",
            "write",
            "read back",
            "public link",
            "cors",
            "delete",
        ]
    )
    assert keys_in(client, bucket) == ["static/staticfiles.json"]


def test_links_are_opened_at_the_public_endpoint(healthy: dict[str, str]) -> None:
    public = healthy["AWS_S3_ENDPOINT_URL"].replace("127.0.0.1", "localhost")

    found = outcomes({**healthy, "AWS_S3_PUBLIC_ENDPOINT_URL": public})

    assert failed(found) == []


def test_a_public_endpoint_that_does_not_answer(healthy: dict[str, str]) -> None:
    found = outcomes({**healthy, "AWS_S3_PUBLIC_ENDPOINT_URL": "http://localhost:9"})

    assert failed(found) == [
        ("default", "signed link", "E202"),
        ("default", "cors", "E202"),
        ("staticfiles", "public link", "E202"),
        ("staticfiles", "cors", "E202"),
    ]
    assert {one.problem.variable for one in found if one.problem} == {"AWS_S3_PUBLIC_ENDPOINT_URL"}


def test_read_only_writes_nothing(healthy: dict[str, str]) -> None:
    def refuse(asked: Asked, forward: Forward) -> Answered:
        assert asked.method in {"GET", "HEAD"}
        return forward(asked)

    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], refuse) as proxy:
        found = outcomes({**healthy, "AWS_S3_ENDPOINT_URL": proxy.url}, read_only=True)

    assert failed(found) == []
    assert {asked.method for asked in proxy.asked} == {"GET", "HEAD"}
    assert {one.probe for one in found} == {
        "endpoint",
        "clock",
        "bucket",
        "settings",
        "missing file",
        "manifest",
        "anonymous listing",
    }


def test_no_request_deletes_anything_but_a_file_of_the_probes(healthy: dict[str, str]) -> None:
    def passing(asked: Asked, forward: Forward) -> Answered:
        return forward(asked)

    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], passing) as proxy:
        outcomes({**healthy, "AWS_S3_ENDPOINT_URL": proxy.url})

    deleted = [asked.path for asked in proxy.asked if asked.method == "DELETE"]
    written = {asked.path for asked in proxy.asked if asked.method == "PUT"}
    assert set(deleted) == written
    assert [path for path in deleted if not re.fullmatch(rf"/[^?]+/{FOLDER}/[^/?]+", path)] == []


LIST = r"\?list-type=2.*(prefix=\w+%2Fs3settings-doctor%2F\w+|max-keys)"
OBJECT = rf"/{FOLDER}/[^/]+\.css(\?|$)"
OK = Answered(200, {"Content-Type": "text/html"}, b"<html></html>")
DENIED = error(403, "AccessDenied")


def ok_to_everything(asked: Asked, forward: Forward) -> Answered:
    del asked, forward
    return OK


def ok_to_signed(asked: Asked, forward: Forward) -> Answered:
    """Open what a wrong signature asks for."""
    if "X-Amz-Signature" not in asked.path:
        return forward(asked)
    seen.setdefault(asked.path.partition("?")[0], forward(asked))
    return seen[asked.path.partition("?")[0]]


seen: dict[str, Answered] = {}


def late_clock(asked: Asked, forward: Forward) -> Answered:
    answer = forward(asked).without("date")
    return Answered(
        answer.status, {**answer.headers, "Date": "Mon, 01 Jan 2024 00:00:00 GMT"}, answer.body
    )


def without_clock(asked: Asked, forward: Forward) -> Answered:
    return forward(asked).without("date")


def public(asked: Asked, forward: Forward) -> Answered:
    """Open private files to everybody."""
    if asked.method == "GET" and not asked.is_signed and re.search(rf"/media{OBJECT}", asked.path):
        return OK
    return forward(asked)


def public_list(asked: Asked, forward: Forward) -> Answered:
    if asked.method == "GET" and not asked.is_signed and "?list-type" in asked.path:
        return Answered(200, {}, b"<ListBucketResult></ListBucketResult>")
    return forward(asked)


def other_domain(asked: Asked, forward: Forward) -> Answered:
    """Serve another bucket at the public links."""
    if not asked.is_signed and re.search(rf"/static{OBJECT}", asked.path):
        return OK
    return forward(asked)


def no_public_type(asked: Asked, forward: Forward) -> Answered:
    answer = forward(asked)
    return answer if asked.is_signed else answer.without("content-type")


def no_public_caching(asked: Asked, forward: Forward) -> Answered:
    answer = forward(asked)
    return answer if asked.is_signed else answer.without("cache-control")


def no_cors(asked: Asked, forward: Forward) -> Answered:
    return forward(asked).without("access-control-allow-origin")


def breaking(method: str, pattern: str = OBJECT) -> Fault:
    """Return a fault that hangs up on one kind of request."""

    def fault(asked: Asked, forward: Forward) -> Answered | None:
        is_broken = asked.method == method and re.search(pattern, asked.path)
        return None if is_broken else forward(asked)

    return fault


# name: fault, probe that fails, id; both storages have it unless an alias is named
FAULTS: dict[str, tuple[Fault, str, str, tuple[str, ...]]] = {}


def fault(name: str, how: Fault, probe: str, id_: str, *aliases: str) -> None:
    FAULTS[name] = (how, probe, id_, aliases or ("default", "staticfiles"))


fault("unknown key", on("GET", LIST, error(403, "InvalidAccessKeyId")), "bucket", "E206")
fault("wrong secret", on("GET", LIST, error(403, "SignatureDoesNotMatch")), "bucket", "E207")
fault("expired token", on("GET", LIST, error(400, "ExpiredToken")), "bucket", "E208")
fault("skewed clock", on("GET", LIST, error(403, "RequestTimeTooSkewed")), "bucket", "E204")
fault("clock of another year", late_clock, "clock", "E204")
fault("other region", on("GET", LIST, error(400, "AuthorizationHeaderMalformed")), "bucket", "E209")
fault("moved bucket", on("GET", LIST, error(301, "PermanentRedirect")), "bucket", "E209")
fault("no bucket", on("GET", LIST, error(404, "NoSuchBucket")), "bucket", "E210")
fault("no list", on("GET", LIST, DENIED), "bucket", "E211")
fault("no list at all", on("GET", LIST, error(501, "NotImplemented")), "bucket", "E227")
fault("broken XML", on("GET", LIST, Answered(200, {}, b"<ListBucket")), "bucket", "E227")
fault("200 to everything", ok_to_everything, "bucket", "E227")
fault("no put", on("PUT", OBJECT, DENIED), "write", "E212")
fault(
    "ACL refused", on("PUT", OBJECT, error(400, "AccessControlListNotSupported")), "write", "E213"
)
fault("no such encryption", on("PUT", OBJECT, error(400, "InvalidEncryption")), "write", "E214")
fault("put without ETag", on("PUT", OBJECT, OK), "write", "E227")
fault("hangs up on put", breaking("PUT"), "write", "E202")
fault("no get", on("GET", OBJECT, DENIED), "read back", "E215")
fault("other content", on("GET", OBJECT, OK), "read back", "E216")
fault("hangs up on get", breaking("GET"), "read back", "E202")
fault(
    "header dropped",
    changed("GET", OBJECT, lambda a: a.without("cache-control")),
    "read back",
    "W217",
)
fault(
    "403 for missing files", on("HEAD", "missing", Answered(403, {}, b"")), "missing file", "E218"
)
fault(
    "500 for missing files", on("HEAD", "missing", Answered(500, {}, b"")), "missing file", "E227"
)
fault(
    "200 for missing files", on("HEAD", "missing", Answered(200, {}, b"")), "missing file", "E227"
)
fault("hangs up on head", breaking("HEAD", "missing"), "missing file", "E202")
fault("links do not open", on("GET", "X-Amz-Signature", DENIED), "signed link", "E219", "default")
fault("signatures unchecked", ok_to_signed, "changed link", "E220", "default")
fault("private files open", public, "private file", "E222", "default")
fault("public list", public_list, "anonymous listing", "E223")
fault("other domain", other_domain, "public link", "E228", "staticfiles")
fault("type dropped", no_public_type, "public link", "W217", "staticfiles")
fault("caching dropped", no_public_caching, "public link", "W217", "staticfiles")
fault("no CORS", no_cors, "cors", "E224")
fault(
    "no manifest",
    on("GET", "staticfiles.json", error(404, "NoSuchKey")),
    "manifest",
    "W225",
    "staticfiles",
)
fault(
    "hangs up on the manifest",
    breaking("GET", "staticfiles.json"),
    "manifest",
    "E202",
    "staticfiles",
)
fault("no such manifest", on("GET", "staticfiles.json", OK), "manifest", "W225", "staticfiles")
fault(
    "manifest without files",
    on("GET", "staticfiles.json", Answered(200, {}, b'{"paths": []}')),
    "manifest",
    "W225",
    "staticfiles",
)
fault("manifest denied", on("GET", "staticfiles.json", DENIED), "manifest", "E215", "staticfiles")
fault("no delete", on("DELETE", OBJECT, DENIED), "delete", "E226")
fault("hangs up on delete", breaking("DELETE"), "delete", "E202")


# those with a test of their own, below
OTHERS = (
    ("host that does not exist", "endpoint", "E201"),
    ("closed port", "endpoint", "E202"),
    ("silent endpoint", "endpoint", "E202"),
    ("plain HTTP where TLS is expected", "endpoint", "E203"),
    ("no credentials", "bucket", "E205"),
    ("location closed to the public", "public link", "E221"),
    ("custom domain that is closed", "public link", "E221"),
    # in test_facts.py
    ("slow endpoint", "endpoint", "E202"),
    ("endpoint that resets connections", "endpoint", "E202"),
    ("TLS certificate of another name", "endpoint", "E203"),
    ("key that STS does not know", "identity", "E206"),
    ("secret that STS rejects", "identity", "E207"),
    ("token that STS rejects", "identity", "E208"),
    ("bucket of another account", "owner", "W229"),
    ("manifest with missing files", "manifest", "W230"),
    ("copy of another manifest", "manifest", "W231"),
    # in test_cloudfront.py
    ("key that the distribution does not trust", "CloudFront link", "E219"),
    ("distribution of another bucket", "CloudFront link", "E228"),
    ("distribution that opens private files", "CloudFront without a signature", "E222"),
)


def table() -> str:
    """Return the faults as they are in the documentation."""
    faults = [*OTHERS, *((name, probe, id_) for name, (_, probe, id_, _) in FAULTS.items())]
    rows = [f"| {name} | {probe} | {id_} |" for name, probe, id_ in faults]
    return "\n".join(["| fault | probe | problem |", "|---|---|---|", *rows])


def test_the_documentation_has_every_fault() -> None:
    assert table() in (ROOT / "docs/how-to/doctor.md").read_text(encoding="utf-8")


def test_every_kind_of_problem_has_a_fault() -> None:
    assert KINDS.keys() - set(re.findall(r"[EW]\d{3}", table())) == set()


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_found_by_its_own_probe(name: str, healthy: dict[str, str]) -> None:
    how, probe, id_, aliases = FAULTS[name]
    seen.clear()

    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], how) as proxy:
        found = outcomes({**healthy, "AWS_S3_ENDPOINT_URL": proxy.url})

    first = {alias: next(one for one in failed(found) if one[0] == alias) for alias in aliases}
    assert first == {alias: (alias, probe, id_) for alias in aliases}
    assert {one[0] for one in failed(found)} == set(aliases)


def test_a_server_without_a_clock(healthy: dict[str, str]) -> None:
    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], without_clock) as proxy:
        assert failed(outcomes({**healthy, "AWS_S3_ENDPOINT_URL": proxy.url})) == []


def test_what_depends_on_a_failure_is_skipped_with_the_reason(healthy: dict[str, str]) -> None:
    how, *_ = FAULTS["no bucket"]
    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], how) as proxy:
        found = outcomes({**healthy, "AWS_S3_ENDPOINT_URL": proxy.url})

    after = found[3:13]
    assert {(one.status, one.reason) for one in after} == {("skipped", "bucket")}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"AWS_SECRET_ACCESS_KEY": "wrong"}, ("bucket", "E207")),
        ({"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE"}, ("bucket", "E206")),
        ({"AWS_STORAGE_BUCKET_NAME": "no-such-bucket-of-mine"}, ("bucket", "E210")),
        ({"AWS_S3_ENDPOINT_URL": "http://no-such-host.invalid"}, ("endpoint", "E201")),
        ({"AWS_S3_ENDPOINT_URL": "http://127.0.0.1:1"}, ("endpoint", "E202")),
    ],
    ids=["secret", "key", "bucket", "host", "port"],
)
def test_what_the_real_server_makes_of_a_wrong_value(
    change: Env, expected: tuple[str, str], healthy: dict[str, str]
) -> None:
    found = failed(outcomes({**healthy, **change}))

    assert found == [(alias, *expected) for alias in ("default", "staticfiles")]


def test_without_credentials(healthy: dict[str, str]) -> None:
    env = {name: value for name, value in healthy.items() if "_KEY" not in name}

    assert failed(outcomes(env)) == [
        (alias, "bucket", "E205") for alias in ("default", "staticfiles")
    ]


def test_a_profile_that_does_not_exist(healthy: dict[str, str]) -> None:
    env = {name: value for name, value in healthy.items() if "_KEY" not in name}

    found = failed(outcomes({**env, "AWS_S3_SESSION_PROFILE": "none-of-mine"}))

    assert found == [(alias, "client", "E205") for alias in ("default", "staticfiles")]


def test_plain_http_where_tls_is_expected(healthy: dict[str, str]) -> None:
    env = {
        **healthy,
        "AWS_S3_ENDPOINT_URL": healthy["AWS_S3_ENDPOINT_URL"].replace("http", "https"),
    }

    assert {one[1:] for one in failed(outcomes(env))} == {("endpoint", "E203")}


def test_a_public_file_that_nobody_may_read(
    healthy: dict[str, str], client: "S3Client", bucket: str
) -> None:
    policy = bucket_policy(examined({**healthy, "AWS_STATIC_LOCATION": "other"}).storages)
    client.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))

    found = failed(outcomes(healthy))

    assert ("staticfiles", "public link", "E221") in found


def test_a_custom_domain_that_is_closed(healthy: dict[str, str]) -> None:
    def closed(asked: Asked, forward: Forward) -> Answered:
        del asked, forward
        return DENIED

    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], closed) as proxy:
        domain = {"AWS_STATIC_CUSTOM_DOMAIN": proxy.url.removeprefix("http://")}
        found = outcomes({**healthy, **domain, "AWS_S3_URL_PROTOCOL": "http:"})

    problem = next(one.problem for one in found if one.problem)
    assert (problem.id, problem.variable) == ("s3settings.E221", "AWS_STATIC_CUSTOM_DOMAIN")


@pytest.mark.parametrize("how", ["accepts and never answers", "answers too late"])
def test_a_silent_endpoint_ends_soon(how: str, healthy: dict[str, str]) -> None:
    started = time.monotonic()
    if how == "answers too late":
        with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], silence(6)) as proxy:
            found = outcomes({**healthy, "AWS_S3_ENDPOINT_URL": proxy.url})
            ended = time.monotonic()
    else:
        with black_hole() as listening:
            url = f"http://127.0.0.1:{listening.getsockname()[1]}"
            found = outcomes({**healthy, "AWS_S3_ENDPOINT_URL": url})
            ended = time.monotonic()

    assert failed(found) == [(alias, "endpoint", "E202") for alias in ("default", "staticfiles")]
    assert ended - started < 8


def test_files_that_an_earlier_run_left_are_swept(
    healthy: dict[str, str], client: "S3Client", bucket: str
) -> None:
    folder = f"media/{FOLDER}/"
    client.put_object(Bucket=bucket, Key=f"{folder}new-probe.css", Body=b"")
    client.put_object(Bucket=bucket, Key=f"{folder}old-probe.css", Body=b"")

    def aged(asked: Asked, forward: Forward) -> Answered:
        answer = forward(asked)
        body = re.sub(
            rb"(old-probe\.css</Key>.*?<LastModified>)\d{4}",
            rb"\g<1>2020",
            answer.body,
            flags=re.DOTALL,
        )
        return Answered(answer.status, answer.headers, body)

    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], aged) as proxy:
        assert failed(outcomes({**healthy, "AWS_S3_ENDPOINT_URL": proxy.url})) == []

    assert [key for key in keys_in(client, bucket) if FOLDER in key] == [f"{folder}new-probe.css"]


def test_an_interruption_leaves_nothing_behind(
    healthy: dict[str, str], client: "S3Client", bucket: str
) -> None:
    def interrupted(outcome: Outcome) -> None:
        if (outcome.alias, outcome.probe) == ("default", "write"):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.5)

    storages = [one for one in examined(healthy).storages if one.is_s3]
    # a process in the background ignores the signal
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            examine(storages, say=interrupted)
    finally:
        signal.signal(signal.SIGINT, before)

    assert [key for key in keys_in(client, bucket) if FOLDER in key] == []


def test_uploads_have_what_those_of_the_storage_have(healthy: dict[str, str]) -> None:
    def passing(asked: Asked, forward: Forward) -> Answered:
        return forward(asked)

    options = {
        "AWS_DEFAULT_ACL": "private",
        "AWS_S3_OBJECT_PARAMETERS": '{"ServerSideEncryption": "AES256", "StorageClass": "STANDARD",'
        ' "ObjectLockLegalHoldStatus": "ON"}',
    }
    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], passing) as proxy:
        outcomes({**healthy, **options, "AWS_S3_ENDPOINT_URL": proxy.url})

    lock = "x-amz-object-lock-legal-hold"
    names = {
        lock,
        "x-amz-acl",
        "x-amz-server-side-encryption",
        "x-amz-storage-class",
        "cache-control",
    }
    sent = [asked.headers for asked in proxy.asked if asked.method == "PUT"]
    assert [{name: headers.get(name) for name in names} for headers in sent] == 2 * [
        {
            lock: None,
            "x-amz-acl": "private",
            "x-amz-server-side-encryption": "AES256",
            "x-amz-storage-class": "STANDARD",
            "cache-control": "max-age=60",
        }
    ]


def test_an_argument_that_boto3_refuses(healthy: dict[str, str]) -> None:
    bench = bench_of(next(one for one in examined(healthy).storages if one.is_s3))

    found = breakdown(bench, ParamValidationError(report="the value"))

    assert (found.id, found.message) == (
        "s3settings.E227",
        "the request fails before S3 answers (ParamValidationError)",
    )


def test_credentials_that_nothing_supplies(healthy: dict[str, str]) -> None:
    bench = bench_of(next(one for one in examined(healthy).storages if one.is_s3))

    found = breakdown(bench, TokenRetrievalError(provider="sso", error_msg="expired"))

    assert (found.id, found.message) == ("s3settings.E205", "boto3 finds no credentials")


def test_no_value_is_in_an_outcome(healthy: dict[str, str]) -> None:
    values = [value for name, value in healthy.items() if name != "AWS_STATIC_MANIFEST"]
    problems: list[Problem] = []
    for name in ("unknown key", "no put", "other content", "no CORS", "no manifest"):
        with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], FAULTS[name][0]) as proxy:
            found = outcomes({**healthy, "AWS_S3_ENDPOINT_URL": proxy.url})
            values.append(proxy.url)
        problems += [one.problem for one in found if one.problem]

    text = "\n".join(map(str, problems))
    assert problems
    assert [value for value in values if value in text] == []


@pytest.mark.parametrize("by", ["AWS_S3_PROXIES", "HTTP_PROXY"])
def test_a_proxy_is_used_as_boto3_uses_it(
    by: str, healthy: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def passing(asked: Asked, forward: Forward) -> Answered:
        return forward(asked)

    env = {**healthy, "AWS_S3_ENDPOINT_URL": "http://s3.invalid"}
    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], passing) as proxy:
        if by == "HTTP_PROXY":
            monkeypatch.setenv("http_proxy", proxy.url)
        else:
            env[by] = json.dumps({"http": proxy.url})
        found = outcomes(env)

    assert failed(found) == []
    assert {asked.headers["host"] for asked in proxy.asked} == {"s3.invalid"}


def test_a_location_that_links_quote(healthy: dict[str, str]) -> None:
    env = {**healthy, "AWS_MEDIA_LOCATION": "my files/été"}

    assert failed(outcomes(env)) == []


def test_private_files_of_such_a_location_that_are_open(healthy: dict[str, str]) -> None:
    def opened(asked: Asked, forward: Forward) -> Answered:
        is_anonymous = asked.method == "GET" and not asked.is_signed
        return OK if is_anonymous and "/my%20files/" in asked.path else forward(asked)

    env = {**healthy, "AWS_MEDIA_LOCATION": "my files"}
    with FaultProxy(healthy["AWS_S3_ENDPOINT_URL"], opened) as proxy:
        found = failed(outcomes({**env, "AWS_S3_ENDPOINT_URL": proxy.url}))

    assert found == [("default", "private file", "E222")]
