"""The user of the application: exactly its policy, and a key that only the .env file has."""

import secrets
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from examples.seaweedfs import SeaweedFS
from s3settings.policies import iam_policy
from s3settings.provision import Clients, Plan
from s3settings.provision.granting import apply_identity
from s3settings.provision.identity import Identity, plan_identity
from tests.doctor.faults import Answered, Asked, Fault, FaultProxy, Forward, error
from tests.provision.places import clients, target

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient

pytestmark = pytest.mark.slow

NAMES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
STORAGES = target("http://127.0.0.1:8333", "acme").storages


@pytest.fixture
def admin(s3_server: SeaweedFS) -> Iterator[Clients]:
    found = clients(s3_server)
    yield found
    found.close()


@pytest.fixture
def identity() -> Identity:
    name = f"user-{secrets.token_hex(6)}"
    return Identity(name, "acme-both", iam_policy(STORAGES, "both"), Path(".env"), NAMES)


def with_key(identity: Identity, key: str | None) -> Identity:
    return Identity(
        identity.name, identity.policy_name, identity.policy, identity.env_file, NAMES, key
    )


def states(found: Plan) -> dict[str, str]:
    return {step.piece: step.state for step in found.steps}


def reasons(found: Plan) -> list[tuple[str, str]]:
    return [(one.id.removeprefix("s3settings."), one.message) for one in found.problems]


def kept() -> dict[str, str]:
    lines = Path(".env").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def keys_of(iam: "IAMClient", identity: Identity) -> list[str | None]:
    found = iam.list_access_keys(UserName=identity.name)["AccessKeyMetadata"]
    return [one.get("AccessKeyId") for one in found]


def test_a_plan_creates_nothing(admin: Clients, identity: Identity) -> None:
    found = plan_identity(admin.iam, identity, STORAGES)

    assert states(found) == {"user": "add", "user policy": "add", "access key": "add"}
    assert not Path(".env").exists()
    assert states(plan_identity(admin.iam, identity, STORAGES)) == states(found)


def test_a_user_gets_its_policy_and_a_key_once(admin: Clients, identity: Identity) -> None:
    first = apply_identity(admin.iam, identity, STORAGES)
    key = kept()["AWS_ACCESS_KEY_ID"]
    second = apply_identity(admin.iam, with_key(identity, key), STORAGES)

    assert set(states(first).values()) == {"added"}
    assert set(states(second).values()) == {"unchanged"}
    assert (reasons(first), reasons(second)) == ([], [])
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    assert keys_of(admin.iam, identity) == [key]


def test_the_user_may_do_what_the_policy_allows(
    admin: Clients, identity: Identity, s3_server: SeaweedFS
) -> None:
    apply_identity(admin.iam, identity, STORAGES)
    key, secret = (kept()[name] for name in NAMES)
    admin.s3.create_bucket(Bucket="acme")
    own = s3_server.client(access_key=key, secret_key=secret)

    own.put_object(Bucket="acme", Key="media/a.txt", Body=b"a")
    with pytest.raises(own.exceptions.ClientError, match="AccessDenied"):
        own.put_object(Bucket="acme", Key="other/a.txt", Body=b"a")

    own.delete_object(Bucket="acme", Key="media/a.txt")
    own.close()
    admin.s3.delete_bucket(Bucket="acme")


def test_a_policy_that_is_out_of_date_is_replaced(admin: Clients, identity: Identity) -> None:
    apply_identity(admin.iam, identity, STORAGES)
    key = kept()["AWS_ACCESS_KEY_ID"]
    web = Identity(
        identity.name, "acme-both", iam_policy(STORAGES, "web"), Path(".env"), NAMES, key
    )

    found = apply_identity(admin.iam, web, STORAGES)

    assert states(found)["user policy"] == "changed"
    assert states(apply_identity(admin.iam, web, STORAGES))["user policy"] == "unchanged"


def test_two_runs_at_once_leave_one_key(s3_server: SeaweedFS, identity: Identity) -> None:
    def run(_: int) -> Plan:
        own = clients(s3_server)
        try:
            return apply_identity(own.iam, identity, STORAGES)
        finally:
            own.close()

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(run, range(2)))

    own = clients(s3_server)
    assert keys_of(own.iam, identity) == [kept()["AWS_ACCESS_KEY_ID"]]
    own.close()
    assert {reason[0] for one in found for reason in reasons(one)} <= {"W330"}


def test_a_key_of_another_identity(admin: Clients, identity: Identity) -> None:
    found = apply_identity(admin.iam, with_key(identity, "AKIAIOSFODNN7EXAMPLE"), STORAGES)

    assert reasons(found) == [("E328", "the application has the access key of another identity")]


def test_keys_that_the_file_does_not_have(admin: Clients, identity: Identity) -> None:
    admin.iam.create_user(UserName=identity.name)
    admin.iam.create_access_key(UserName=identity.name)
    one = plan_identity(admin.iam, identity, STORAGES)
    admin.iam.create_access_key(UserName=identity.name)
    two = apply_identity(admin.iam, identity, STORAGES)

    assert reasons(one) == [
        ("W330", "the user has another access key, which the .env file does not have")
    ]
    assert reasons(two) == [
        ("E329", "the user has two access keys already, and the .env file has neither")
    ]
    assert not Path(".env").exists()


def test_a_run_after_one_that_was_killed_before_it_wrote_the_key(
    admin: Clients, identity: Identity
) -> None:
    admin.iam.create_user(UserName=identity.name)
    admin.iam.create_access_key(UserName=identity.name)

    found = apply_identity(admin.iam, identity, STORAGES)

    assert [one[0] for one in reasons(found)] == ["W330"]
    assert kept()["AWS_ACCESS_KEY_ID"] in keys_of(admin.iam, identity)


def test_a_file_that_git_tracks(admin: Clients, identity: Identity) -> None:
    Path(".git").write_text("not a folder of git", encoding="utf-8")

    found = apply_identity(admin.iam, identity, STORAGES)

    assert reasons(found) == [
        ("E328", "git tracks the .env file, which would publish the access key")
    ]


def test_a_file_that_has_the_secret_already(admin: Clients, identity: Identity) -> None:
    Path(".env").write_text("AWS_SECRET_ACCESS_KEY=theirs\n", encoding="utf-8")

    found = apply_identity(admin.iam, identity, STORAGES)

    assert reasons(found) == [("E328", ".env has another value of AWS_SECRET_ACCESS_KEY")]
    assert keys_of(admin.iam, identity) == []


def test_a_file_that_is_not_text(admin: Clients, identity: Identity) -> None:
    Path(".env").write_bytes(b"\xff")

    found = apply_identity(admin.iam, identity, STORAGES)

    assert reasons(found) == [("E328", "the .env file can't be read or written")]
    assert keys_of(admin.iam, identity) == []


def test_a_key_that_cannot_be_written_is_taken_back(
    admin: Clients, identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, target: Path) -> Path:
        del path, target
        raise OSError

    monkeypatch.setattr(Path, "replace", full)
    found = apply_identity(admin.iam, identity, STORAGES)

    assert reasons(found) == [("E328", "the .env file can't be read or written")]
    assert keys_of(admin.iam, identity) == []
    assert list(Path().iterdir()) == []


def test_a_provider_without_users() -> None:
    storages = target("https://example.r2.cloudflarestorage.com", "acme", "r2").storages
    identity = Identity("app", "p", iam_policy(storages), Path(".env"), NAMES)
    server_is_not_asked: IAMClient = None  # type: ignore[assignment]

    found = apply_identity(server_is_not_asked, identity, storages)
    other = plan_identity(
        server_is_not_asked, identity, target("http://localhost:9000", "acme", "minio").storages
    )

    assert reasons(found) == [("E301", "Cloudflare R2 creates no users by the IAM API")]
    assert found.problems[0].hint.startswith("create an API token")
    assert other.problems[0].hint == "create the user in the console"


def on_iam(action: bytes, answer: Answered | None, times: int = 99) -> Fault:
    left = [times]

    def fault(asked: Asked, forward: Forward) -> Answered | None:
        if b"Action=" + action in asked.body and left[0]:
            left[0] -= 1
            return answer
        return forward(asked)

    return fault


def iam_error(code: str) -> Answered:
    body = error(403, code).body.replace(b"<Error>", b"<ErrorResponse><Error>")
    return Answered(403, {}, body.replace(b"</Error>", b"</Error></ErrorResponse>"))


def applied(server: SeaweedFS, identity: Identity, fault: Fault) -> Plan:
    with FaultProxy(server.endpoint_url, fault) as proxy:
        own = clients(server, proxy.url)
        try:
            return apply_identity(own.iam, identity, STORAGES, sleep=lambda _: None)
        finally:
            own.close()


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (on_iam(b"GetUser&", iam_error("AccessDenied")), "E322"),
        (on_iam(b"GetUser&", None), "E202"),
        (on_iam(b"GetUser&", iam_error("InvalidClientTokenId")), "E321"),
        (on_iam(b"CreateUser", iam_error("LimitExceeded")), "E327"),
        (on_iam(b"PutUserPolicy", None), "E202"),
    ],
    ids=["no reading", "hangs up", "wrong key", "limit", "hangs up later"],
)
def test_a_provider_that_is_wrong_in_one_way(
    fault: Fault, expected: str, s3_server: SeaweedFS, identity: Identity
) -> None:
    found = applied(s3_server, identity, fault)

    assert [one[0] for one in reasons(found)] == [expected]
    assert not Path(".env").exists()


def test_a_policy_that_may_not_be_read(
    s3_server: SeaweedFS, identity: Identity, admin: Clients
) -> None:
    admin.iam.create_user(UserName=identity.name)

    found = applied(s3_server, identity, on_iam(b"GetUserPolicy", iam_error("AccessDenied")))

    assert [one[0] for one in reasons(found)] == ["E322"]


def test_a_user_that_is_there_only_after_a_while(s3_server: SeaweedFS, identity: Identity) -> None:
    found = applied(s3_server, identity, on_iam(b"PutUserPolicy", iam_error("NoSuchEntity"), 2))

    assert reasons(found) == []
    assert set(kept()) == set(NAMES)


def test_a_user_that_another_run_creates_meanwhile(
    s3_server: SeaweedFS, identity: Identity, admin: Clients
) -> None:
    admin.iam.create_user(UserName=identity.name)

    found = applied(s3_server, identity, on_iam(b"GetUser&", iam_error("NoSuchEntity"), 1))

    assert reasons(found) == []


def test_no_secret_is_in_what_is_shown(admin: Clients, identity: Identity) -> None:
    found = apply_identity(admin.iam, identity, STORAGES)

    shown = f"{found!r}{with_key(identity, kept()[NAMES[0]])!r}{admin!r}"
    assert [value for value in kept().values() if value in shown] == []
