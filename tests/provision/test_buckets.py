"""Buckets become what the settings need, on a real server; nothing of others is lost."""

import json
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from examples.seaweedfs import SeaweedFS
from s3settings.aws.bucket import FLAGS, Lack
from s3settings.doctor import examine
from s3settings.provision import Clients, Plan, apply, plan
from tests.doctor.faults import Answered, Asked, Fault, FaultProxy, Forward, error, on
from tests.provision.aws import Aws
from tests.provision.places import ORIGIN, clients, state, target

pytestmark = pytest.mark.slow

THEIRS = {
    "Sid": "Theirs",
    "Effect": "Allow",
    "Principal": {"AWS": "arn:aws:iam::000000000000:user/backup"},
    "Action": "s3:GetObject",
}
THEIR_RULE = {"ID": "theirs", "AllowedOrigins": ["https://o.example"], "AllowedMethods": ["PUT"]}
NEEDED = dict(zip(FLAGS, (True, True, False, False), strict=True))


@pytest.fixture
def admin(s3_server: SeaweedFS) -> Iterator[Clients]:
    found = clients(s3_server)
    yield found
    found.close()


@pytest.fixture
def new_bucket(s3_server: SeaweedFS) -> Iterator[str]:
    """Yield the name of a bucket that is not there yet, and remove it."""
    name = f"s3s-{secrets.token_hex(8)}"
    yield name
    client = s3_server.client()
    if any(one.get("Name") == name for one in client.list_buckets()["Buckets"]):
        client.delete_bucket(Bucket=name)
    client.close()


def states(found: Plan) -> dict[str, str]:
    return {step.piece: step.state for step in found.steps}


def ids(found: Plan) -> list[str]:
    return [one.id.removeprefix("s3settings.") for one in found.problems]


def patient(_: float) -> None:
    """Wait in no time."""


def test_a_plan_changes_nothing(admin: Clients, s3_server: SeaweedFS, new_bucket: str) -> None:
    found = plan(admin, target(s3_server.endpoint_url, new_bucket, versioning=True))

    assert set(states(found).values()) == {"add"}
    assert ids(found) == []
    names = [one.get("Name") for one in admin.s3.list_buckets()["Buckets"]]
    assert new_bucket not in names


def test_a_bucket_is_created_and_the_second_run_changes_nothing(
    admin: Clients, s3_server: SeaweedFS, new_bucket: str
) -> None:
    wanted = target(s3_server.endpoint_url, new_bucket, versioning=True)

    first, second = apply(admin, wanted), apply(admin, wanted)

    assert states(first) == {
        "bucket": "added",
        "object ownership": "unchanged",
        "lifecycle": "added",
        "versioning": "added",
        "CORS": "added",
        "public access block": "lacking",
        "bucket policy": "added",
    }
    lacking = {"public access block": "lacking"}
    assert states(second) == {**dict.fromkeys(states(first), "unchanged"), **lacking}
    assert (ids(first), ids(second)) == ([], [])
    assert states(plan(admin, wanted)) == states(second)


def test_the_doctor_is_content(admin: Clients, s3_server: SeaweedFS, bucket: str) -> None:
    wanted = target(s3_server.endpoint_url, bucket)
    apply(admin, wanted)
    keys = {"access_key": s3_server.access_key, "secret_key": s3_server.secret_key}

    found = examine([one.replace(**keys) for one in wanted.storages], origin=ORIGIN)

    assert [one for one in found if one.status != "passed"] == []


def test_what_others_have_made_stays(admin: Clients, s3_server: SeaweedFS, bucket: str) -> None:
    theirs = {**THEIRS, "Resource": f"arn:aws:s3:::{bucket}/backup/*"}
    policy = {"Version": "2012-10-17", "Statement": [theirs]}
    rule = {
        "ID": "tmp",
        "Status": "Enabled",
        "Filter": {"Prefix": "tmp/"},
        "Expiration": {"Days": 1},
    }
    admin.s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    admin.s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [THEIR_RULE]})  # type: ignore[list-item]
    lifecycle: Any = {"Rules": [rule]}
    admin.s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration=lifecycle)

    apply(admin, target(s3_server.endpoint_url, bucket))

    found: Any = state(admin, bucket)
    assert [one["Sid"] for one in found["bucket policy"]["Statement"]] == [
        "Theirs",
        "PublicReadStatic",
    ]
    assert [one["ID"] for one in found["CORS"]] == ["theirs", "read"]
    assert {one["ID"] for one in found["lifecycle"]["Rules"]} == {"tmp", "abort-stale-uploads"}


def test_two_runs_at_once_do_no_harm(s3_server: SeaweedFS, new_bucket: str) -> None:
    def run(_: int) -> Plan:
        own = clients(s3_server)
        try:
            return apply(own, target(s3_server.endpoint_url, new_bucket))
        finally:
            own.close()

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(run, range(2)))

    assert [ids(one) for one in found] == [[], []]
    own = clients(s3_server)
    assert set(states(plan(own, target(s3_server.endpoint_url, new_bucket))).values()) == {
        "unchanged",
        "lacking",
    }
    own.close()


def test_the_next_run_finishes_what_was_interrupted_at_any_request(s3_server: SeaweedFS) -> None:
    reference, interrupted = "s3s-reference", 0
    own = clients(s3_server)
    apply(own, target(s3_server.endpoint_url, reference))
    expected = json.dumps(state(own, reference), default=str).replace(reference, "BUCKET")

    while True:
        name = f"s3s-{secrets.token_hex(8)}"
        failing = clients(s3_server)
        failing.s3.meta.events.register("before-send.s3", after(interrupted))
        try:
            apply(failing, target(s3_server.endpoint_url, name))
        except KeyboardInterrupt:
            found = apply(own, target(s3_server.endpoint_url, name))
            assert ids(found) == []
        else:
            break
        finally:
            failing.close()
        stored = json.dumps(state(own, name), default=str).replace(name, "BUCKET")
        own.s3.delete_bucket(Bucket=name)
        assert stored == expected
        interrupted += 1

    own.s3.delete_bucket(Bucket=name)
    own.s3.delete_bucket(Bucket=reference)
    own.close()
    assert interrupted > 10


def after(requests: int) -> Callable[..., None]:
    """Return a handler that lets some requests pass and interrupts the next one."""
    left = [requests]

    def handler(**_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt

    return handler


def test_no_request_deletes_anything(s3_server: SeaweedFS, bucket: str) -> None:
    with FaultProxy(s3_server.endpoint_url, passing) as proxy:
        own = clients(s3_server, proxy.url)
        apply(own, target(proxy.url, bucket))
        own.close()

    assert {asked.method for asked in proxy.asked} == {"GET", "PUT"}


def passing(asked: Asked, forward: Forward) -> Answered:
    return forward(asked)


@pytest.fixture
def aws(s3_server: SeaweedFS) -> Iterator[tuple[Aws, FaultProxy, Clients]]:
    account = Aws()
    with FaultProxy(s3_server.endpoint_url, account) as proxy:
        own = clients(s3_server, proxy.url)
        yield account, proxy, own
        own.close()


AwsPlace = tuple[Aws, FaultProxy, Clients]


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1"])
def test_on_aws_a_bucket_is_private_until_its_policy_is_there(
    region: str, aws: AwsPlace, new_bucket: str
) -> None:
    account, proxy, own = aws
    wanted = target(proxy.url, new_bucket, "aws", region=region)

    found = apply(own, wanted, sleep=patient)

    assert ids(found) == []
    assert account.regions == {new_bucket: region}
    puts = [asked.path.partition("?")[2] for asked in proxy.asked if asked.method == "PUT"]
    assert puts[0] == ""
    assert puts[-2:] == ["publicAccessBlock", "policy"]
    assert state(own, new_bucket)["public access block"] == NEEDED
    assert set(states(apply(own, wanted, sleep=patient)).values()) == {"unchanged"}


def test_on_aws_a_bucket_behind_cloudfront_stays_closed(aws: AwsPlace, new_bucket: str) -> None:
    _, proxy, own = aws
    env = {"AWS_STATIC_CUSTOM_DOMAIN": "static.example.com"}
    distribution = "arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL"

    found = apply(own, target(proxy.url, new_bucket, "aws", env=env, distribution=distribution))

    assert states(found)["public access block"] == "unchanged"
    assert states(found)["bucket policy"] == "added"


def test_on_aws_a_block_never_opens_what_others_have_made(aws: AwsPlace, new_bucket: str) -> None:
    _, proxy, own = aws
    wanted = target(proxy.url, new_bucket, "aws")
    anyone = {**THEIRS, "Principal": {"AWS": "*"}, "Resource": f"arn:aws:s3:::{new_bucket}/*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": anyone})
    own.s3.create_bucket(Bucket=new_bucket)
    own.s3.put_bucket_policy(Bucket=new_bucket, Policy=policy)

    found = apply(own, wanted)

    assert ids(found) == ["E325"]
    assert not any(asked.method == "PUT" for asked in proxy.asked[2:])


def test_on_aws_a_bucket_without_a_block_gets_one(aws: AwsPlace, bucket: str) -> None:
    _, proxy, own = aws
    wanted = target(proxy.url, bucket, "aws")

    assert states(apply(own, wanted))["public access block"] == "added"
    assert state(own, bucket)["public access block"] == NEEDED


def test_on_aws_a_public_policy_is_refused_while_the_block_is_there(
    aws: AwsPlace, new_bucket: str
) -> None:
    _, proxy, own = aws
    own.s3.create_bucket(Bucket=new_bucket)
    policy = json.dumps(target(proxy.url, new_bucket, "aws").policy)

    with pytest.raises(own.s3.exceptions.ClientError, match="AccessDenied"):
        own.s3.put_bucket_policy(Bucket=new_bucket, Policy=policy)


def test_on_aws_a_bucket_of_another_region(aws: AwsPlace, bucket: str) -> None:
    _, proxy, own = aws

    assert ids(plan(own, target(proxy.url, bucket, "aws", region="eu-west-1"))) == ["E209"]


def test_on_aws_a_bucket_of_another_account(aws: AwsPlace, bucket: str) -> None:
    account, proxy, own = aws
    account.owner = "123456789012"

    assert ids(apply(own, target(proxy.url, bucket, "aws"))) == ["E323"]


def test_a_name_that_another_account_has(s3_server: SeaweedFS, new_bucket: str) -> None:
    taken = on("PUT", r"^/[^?]*$", error(409, "BucketAlreadyExists"))

    assert ids(applied(s3_server, new_bucket, taken)) == ["E323"]


def silent_to(method: str) -> Fault:
    """Return a fault that hangs up on requests of a method."""

    def fault(asked: Asked, forward: Forward) -> Answered | None:
        return None if asked.method == method else forward(asked)

    return fault


def applied(server: SeaweedFS, bucket: str, fault: Fault, **given: Any) -> Plan:
    with FaultProxy(server.endpoint_url, fault) as proxy:
        own = clients(server, proxy.url)
        try:
            return apply(own, target(proxy.url, bucket, **given), sleep=patient)
        finally:
            own.close()


CASES: dict[str, tuple[Fault, list[str]]] = {
    "no permission": (on("PUT", "cors", error(403, "AccessDenied")), ["E322"]),
    "no listing": (on("GET", "max-keys", error(403, "AccessDenied")), ["E322"]),
    "no reading": (on("GET", "policy", error(403, "AccessDenied")), ["E322"]),
    "key": (on("GET", "max-keys", error(403, "InvalidAccessKeyId")), ["E321"]),
    "secret": (on("GET", "max-keys", error(403, "SignatureDoesNotMatch")), ["E321"]),
    "region": (on("GET", "max-keys", error(400, "AuthorizationHeaderMalformed")), ["E209"]),
    "clock": (on("GET", "max-keys", error(403, "RequestTimeTooSkewed")), ["E204"]),
    "other code": (on("PUT", "policy", error(400, "MalformedPolicy")), ["E327"]),
    "no S3": (on("GET", "max-keys", Answered(200, {}, b"<html></html>")), ["E227"]),
    "hangs up": (silent_to("GET"), ["E202"]),
    "hangs up later": (silent_to("PUT"), ["E202"]),
    "forgets": (on("PUT", "policy", Answered(200, {}, b"")), ["E327"]),
    "no policies": (on("GET", "policy", error(501, "NotImplemented")), ["W324"]),
    "no policies to be set": (on("PUT", "policy", error(409, "BucketAlreadyExists")), ["W324"]),
    "no CORS": (on("GET", "cors", error(405, "MethodNotAllowed")), ["W324"]),
    "listing in place of the policy": (
        on("GET", "policy", Answered(200, {}, b"<ListBucketResult/>")),
        ["W324"],
    ),
    "JSON in place of the policy": (on("GET", "policy", Answered(200, {}, b"[]")), ["W324"]),
    "no block": (on("GET", "publicAccessBlock", Answered(200, {}, b"")), []),
    "no ownership": (on("GET", "ownership", Answered(200, {}, b"")), []),
    "no lifecycle": (on("GET", "lifecycle", Answered(200, {}, b"")), []),
}


@pytest.mark.parametrize("name", CASES)
def test_a_provider_that_is_wrong_in_one_way(name: str, s3_server: SeaweedFS, bucket: str) -> None:
    fault, expected = CASES[name]

    assert ids(applied(s3_server, bucket, fault)) == expected


def test_a_provider_that_asks_for_patience(s3_server: SeaweedFS, bucket: str) -> None:
    times = {"cors": 2, "policy": 3}
    waited: list[float] = []

    def busy(asked: Asked, forward: Forward) -> Answered:
        query = asked.path.partition("?")[2]
        if asked.method == "PUT" and times.get(query):
            times[query] -= 1
            code = "OperationAborted" if query == "cors" else "AccessDenied"
            return error(409 if query == "cors" else 403, code)
        return forward(asked)

    with FaultProxy(s3_server.endpoint_url, busy) as proxy:
        own = clients(s3_server, proxy.url)
        found = apply(own, target(proxy.url, bucket), sleep=waited.append)
        own.close()

    assert ids(found) == []
    assert [pause for pause in waited if pause] == [0.5, 1.0, 0.5, 1.0, 2.0]


def test_a_provider_that_is_busy_for_ever(s3_server: SeaweedFS, bucket: str) -> None:
    fault = on("PUT", "cors", error(409, "OperationAborted"))

    assert ids(applied(s3_server, bucket, fault)) == ["E327"]


def test_a_provider_that_has_no_bucket_policies(s3_server: SeaweedFS, bucket: str) -> None:
    found = applied(s3_server, bucket, passing, provider="r2")

    assert states(found)["bucket policy"] == "lacking"
    assert [(one.id, one.hint) for one in found.problems] == [
        (
            "s3settings.W324",
            "connect a custom domain to the bucket, which makes all of it public",
        )
    ]


def test_private_files_that_an_own_statement_opens(
    admin: Clients, s3_server: SeaweedFS, bucket: str
) -> None:
    public = target(s3_server.endpoint_url, bucket, env={"AWS_QUERYSTRING_AUTH": "false"})
    apply(admin, type(public)(public.storages[:1]))
    private = target(s3_server.endpoint_url, bucket)

    assert ids(apply(admin, type(private)(private.storages[:1]))) == ["E326"]


def test_private_files_in_a_public_location(
    admin: Clients, s3_server: SeaweedFS, bucket: str
) -> None:
    found = target(s3_server.endpoint_url, bucket)
    media, static = found.storages

    wrong = type(found)((media.replace(location="static/private"), static))

    assert ids(apply(admin, wrong)) == ["E303"]


def test_an_access_point_is_not_a_bucket(admin: Clients, s3_server: SeaweedFS) -> None:
    arn = "arn:aws:s3:us-east-1:123456789012:accesspoint/acme"
    found = target(s3_server.endpoint_url, "acme")

    named = type(found)(tuple(one.replace(bucket_name=arn) for one in found.storages))

    assert ids(plan(admin, named)) == ["E331"]


def test_a_bucket_that_is_there_by_the_time_it_is_created(
    s3_server: SeaweedFS, bucket: str
) -> None:
    asked_before: list[str] = []

    def late(asked: Asked, forward: Forward) -> Answered:
        if "max-keys" in asked.path and len(asked_before) < 2:
            asked_before.append(asked.path)
            return error(404, "NoSuchBucket")
        return forward(asked)

    found = applied(s3_server, bucket, late)

    assert ids(found) == []
    assert states(found)["bucket"] == "added"


def test_a_bucket_that_another_account_creates_meanwhile(
    s3_server: SeaweedFS, new_bucket: str
) -> None:
    asked_before: list[str] = []

    def late(asked: Asked, forward: Forward) -> Answered:
        del forward
        asked_before.append(asked.path)
        first = len(asked_before) == 1
        return error(404, "NoSuchBucket") if first else error(403, "AccessDenied")

    assert ids(applied(s3_server, new_bucket, late)) == ["E322"]


def test_an_administrator_who_may_not_create_a_bucket(
    s3_server: SeaweedFS, new_bucket: str
) -> None:
    found = applied(s3_server, new_bucket, on("PUT", "", error(403, "AccessDenied")))

    assert [one.message for one in found.problems] == [
        "changing the bucket is denied (AccessDenied)"
    ]


def test_encryption_is_set_where_the_provider_has_keys_and_tls(
    admin: Clients, s3_server: SeaweedFS, bucket: str
) -> None:
    found = target(s3_server.endpoint_url, bucket)
    by_tls = type(found)(tuple(one.replace(use_ssl=True) for one in found.storages))

    assert "encryption" not in states(plan(admin, found))
    assert states(plan(admin, by_tls))["encryption"] == "add"
    assert state(admin, bucket)["bucket policy"] is Lack.UNSET
