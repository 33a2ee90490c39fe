from pathlib import Path

import pytest

from s3settings.facts.keys import KEY_FORMATS
from s3settings.providers.table import by_name
from s3settings.rules.environment import hazards
from tests.samples import KEYS, ROLE, examined

IN_BUCKET = {"AWS_STORAGE_BUCKET_NAME": "acme-media"}
B2 = {**IN_BUCKET, "AWS_S3_PROVIDER": "b2", "AWS_S3_REGION_NAME": "us-west-004"}
R2 = {**IN_BUCKET, "AWS_S3_PROVIDER": "r2", "AWS_S3_ACCOUNT_ID": "0123456789abcdef0123456789abcdef"}
TIGRIS = {**IN_BUCKET, "AWS_S3_PROVIDER": "tigris"}
YANDEX = {**IN_BUCKET, "AWS_S3_PROVIDER": "yandex"}
NOWHERE = {"AWS_CONFIG_FILE": "/nowhere", "AWS_SHARED_CREDENTIALS_FILE": "/nowhere"}
SECRET = KEYS["AWS_SECRET_ACCESS_KEY"]


def found(env: dict[str, str], ambient: dict[str, str] = NOWHERE) -> list[tuple[str, str, str]]:
    """Return id, variable and message of each problem of keys."""
    return [
        (problem.id[11:], problem.variable or "", problem.message)
        for problem in hazards(ambient, examined(env).storages)
    ]


def keys(access_key: str, secret: str) -> dict[str, str]:
    return {"AWS_ACCESS_KEY_ID": access_key, "AWS_SECRET_ACCESS_KEY": secret}


def test_a_provider_without_roles_needs_keys() -> None:
    (one, other) = found({**IN_BUCKET, "AWS_S3_PROVIDER": "spaces", "AWS_S3_REGION_NAME": "nyc3"})

    assert (
        one
        == other
        == (
            "W081",
            "AWS_ACCESS_KEY_ID",
            "not set, and DigitalOcean Spaces has no roles: requests and signed links fail",
        )
    )


def test_keys_are_missing_only_for_the_storages_of_the_provider() -> None:
    env = {**ROLE, "AWS_S3_ENDPOINT_URL": "https://nyc3.digitaloceanspaces.com"}
    env |= {"AWS_S3_REGION_NAME": "nyc3", "AWS_MEDIA_PROVIDER": "aws"}
    env |= {"AWS_MEDIA_REGION_NAME": "eu-west-1"}

    assert [(id_, variable) for id_, variable, _ in found(env)] == [
        ("W081", "AWS_STATIC_ACCESS_KEY")
    ]


@pytest.mark.parametrize(
    "ambient",
    [
        {"AWS_PROFILE": "acme"},
        {"AWS_WEB_IDENTITY_TOKEN_FILE": "/token"},
        {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost"},
    ],
    ids=lambda ambient: next(iter(ambient)),
)
def test_something_else_may_supply_keys(ambient: dict[str, str]) -> None:
    ids = [id_ for id_, _, _ in found(R2, {**NOWHERE, **ambient})]

    assert "W081" not in ids
    assert "W081" not in [id_ for id_, _, _ in found({**R2, "AWS_S3_SESSION_PROFILE": "acme"})]


def test_a_file_may_supply_keys(tmp_path: Path) -> None:
    path = tmp_path / "credentials"
    path.write_text("[default]\naws_access_key_id = a\naws_secret_access_key = b\n")

    assert found(R2, {**NOWHERE, "AWS_SHARED_CREDENTIALS_FILE": str(path)}) == []


@pytest.mark.parametrize(
    "env",
    [
        ROLE,
        {**IN_BUCKET, "AWS_S3_PROVIDER": "minio", "AWS_S3_ENDPOINT_URL": "https://minio.acme.com"},
        {**IN_BUCKET, "AWS_S3_ENDPOINT_URL": "https://s3.acme.com", "AWS_S3_REGION_NAME": "here"},
    ],
    ids=["AWS", "a server", "an unknown server"],
)
def test_a_role_or_a_server_may_supply_keys(env: dict[str, str]) -> None:
    assert found(env) == []


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({**ROLE, **KEYS}, [], id="AWS"),
        pytest.param({**ROLE, **keys("022QF06E7MXBSH9DHM02", SECRET)}, [], id="an old key of AWS"),
        pytest.param({**ROLE, **keys("AKIAIOSFODNN7EXAMPL", SECRET)}, ["access_key"], id="short"),
        pytest.param({**ROLE, **keys("akiaiosfodnn7example", SECRET)}, ["access_key"], id="case"),
        pytest.param({**ROLE, **keys("AKIA1", SECRET)}, ["access_key"], id="the start"),
        pytest.param(
            {**ROLE, **keys("tid_acme", "tsec_acme")}, [], id="keys without their endpoint"
        ),
        pytest.param(
            {**ROLE, **keys("AKIAIOSFODNN7EXAMPLE", SECRET[1:])},
            ["secret_key"],
            id="a short secret",
        ),
        pytest.param(
            {**ROLE, **keys("AKIAIOSFODNN7EXAMPLE", SECRET[:-1] + "-")},
            ["secret_key"],
            id="a character that secrets do not have",
        ),
        pytest.param({**R2, **keys("0123456789abcdef" * 2, "0123456789abcdef" * 4)}, [], id="R2"),
        pytest.param(
            {**R2, **keys("0123456789abcdef" * 4, "0123456789abcdef" * 2)},
            ["swapped"],
            id="swapped",
        ),
        pytest.param(
            {**R2, **keys("0123456789abcdefghij" * 2, "0123456789abcdef" * 4)},
            ["token"],
            id="token",
        ),
        pytest.param(
            {**R2, **keys("v1.0-0123456789abcdef-abc", "0123456789abcdef" * 4)},
            ["origin"],
            id="a key of another part of Cloudflare",
        ),
        pytest.param(
            {**R2, **keys("0123456789abcdef" * 4, "0123456789abcdef" * 4)}, ["secret"], id="twice"
        ),
        pytest.param(
            {**R2, **keys("acme", "acme"), "AWS_SESSION_TOKEN": "acme"}, [], id="a session"
        ),
        pytest.param(
            {**TIGRIS, **keys("tid_Ac-me.1", "tsec_Ac-me.1")}, [], id="only the start is known"
        ),
        pytest.param({**TIGRIS, **keys("acme", "tsec_acme")}, ["access_key"], id="no such start"),
        pytest.param(
            {**YANDEX, **keys("YCchbYEDdcsYFBnxSWbcjDJDn", f"YC{'a_-1' * 9}ab")}, [], id="Yandex"
        ),
        pytest.param(
            {**YANDEX, **keys("YCchbYEDdcsYFBnxSWbcjDJD", f"YC{'a_-1' * 9}ab")},
            ["access_key"],
            id="a character of Yandex is missing",
        ),
        pytest.param(
            {**B2, **keys("0040123456789ab0000000001", "K004abcdefghijklmnopqrstuvwxyz0")},
            [],
            id="B2",
        ),
        pytest.param(
            {**B2, **keys("0040123456789ab0000000001", "N2Zug0evLcHDlh_L0Z0AJhiGGdY")},
            [],
            id="an old secret of B2",
        ),
        pytest.param(
            {**B2, **keys("acme", "K004abcdefghijklmnopqrstuvwxyz0")}, ["access_key"], id="any word"
        ),
        pytest.param(
            {**B2, **keys("0123456789ab", "K004abcdefghijklmnopqrstuvwxyz0")},
            ["master"],
            id="master",
        ),
        pytest.param(
            {
                **IN_BUCKET,
                "AWS_S3_PROVIDER": "hetzner",
                "AWS_S3_REGION_NAME": "fsn1",
                **keys("a", "b"),
            },
            [],
            id="a provider without a documented form",
        ),
        pytest.param(
            {
                **IN_BUCKET,
                "AWS_S3_PROVIDER": "garage",
                "AWS_S3_ENDPOINT_URL": "https://garage.acme.com",
                **keys("a", "b"),
            },
            [],
            id="a server whose operator chose the keys",
        ),
    ],
)
def test_keys_have_the_form_in_which_the_provider_issues_them(
    env: dict[str, str], expected: list[str]
) -> None:
    facts = {
        "access_key": "not an access key id of",
        "secret_key": "not a secret key of",
        "swapped": "the secret key, and the id is in its place",
        "token": "the value of an API token, not its id",
        "origin": "an Origin CA key, not an access key id",
        "secret": "the secret key, not its id",
        "master": "the id of the master application key",
    }

    problems = list(dict.fromkeys(found(env)))

    assert len(problems) == len(expected)
    assert all(
        id_ == "W082" and message.startswith(facts[fact])
        for (id_, _, message), fact in zip(problems, expected, strict=True)
    )


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_separator_behind_a_secret_is_not_part_of_it(separator: str) -> None:
    pair = keys(KEYS["AWS_ACCESS_KEY_ID"], SECRET + separator)
    message = "the comma or semicolon at the end is part of the value"

    assert {*found({**IN_BUCKET, **pair})} == {("W082", "AWS_SECRET_ACCESS_KEY", message)}


def test_keys_of_two_providers_have_the_form_of_the_one_that_keeps_them() -> None:
    env = {**R2, **keys("tid_aBcDeFgHiJk", "tsec_aBcDeFgHiJkLmNoPq")}
    env |= {"AWS_STATIC_PROVIDER": "aws", "AWS_STATIC_REGION_NAME": "eu-west-1"}

    assert [(id_, message.partition(",")[0]) for id_, _, message in found(env)] == [
        ("W082", "not an access key id of Cloudflare R2"),
        ("W082", "not a secret key of Cloudflare R2"),
    ]


def test_no_key_is_part_of_a_problem() -> None:
    env = {**ROLE, **keys("AKIAc4n4ry", "c4n4ry")}

    problems = hazards(NOWHERE, examined(env).storages)

    assert len({problem.variable for problem in problems}) == 2
    assert "c4n4ry" not in repr(problems)


@pytest.mark.parametrize("name", KEY_FORMATS)
def test_only_hosted_providers_have_a_form(name: str) -> None:
    provider = by_name(name)

    assert provider is not None
    assert provider.is_hosted
    assert KEY_FORMATS[name].source.startswith("https://")


SUPABASE = {
    **IN_BUCKET,
    "AWS_STATIC_BUCKET_NAME": "acme-static",
    "AWS_S3_PROVIDER": "supabase",
    "AWS_S3_ACCOUNT_ID": "abcdefghijklmnopqrst",
    "AWS_S3_REGION_NAME": "eu-west-1",
}
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdXBhYmFzZSJ9.c2lnbmF0dXJl"


@pytest.mark.parametrize("secret", [JWT, "sb_secret_Ab12", "sb_publishable_Ab12"])
def test_a_key_of_the_api_of_supabase_does_not_sign(secret: str) -> None:
    fact = "a key of the API of Supabase, which does not sign S3 requests without a session token"

    assert ("W082", "AWS_SECRET_ACCESS_KEY", fact) in found({**SUPABASE, **keys("a" * 32, secret)})
    assert found({**SUPABASE, **keys("a" * 32, "b" * 64)}) == []


def test_a_key_of_the_api_of_supabase_is_not_an_id() -> None:
    fact = "a key of the API of Supabase, not an S3 access key"

    assert ("W082", "AWS_ACCESS_KEY_ID", fact) in found({**SUPABASE, **keys(JWT, "b" * 64)})


def test_a_session_of_supabase_is_signed_with_the_key_of_the_api() -> None:
    session = {**keys("abcdefghijklmnopqrst", JWT), "AWS_SESSION_TOKEN": JWT}

    assert found({**SUPABASE, **session}) == []


def test_a_token_of_the_api_of_spaces_is_not_a_key() -> None:
    token = f"dop_v1_{'0123456789abcdef' * 4}"
    spaces = {**IN_BUCKET, "AWS_S3_PROVIDER": "spaces", "AWS_S3_REGION_NAME": "nyc3"}

    message = "a token of the API of DigitalOcean, not a Spaces secret key"
    of_secret = ("W082", "AWS_SECRET_ACCESS_KEY", message)

    # one for each storage
    assert found({**spaces, **keys("DO00ABCDEFGHJKLMNPQR", token)}) == [of_secret, of_secret]
    assert found({**spaces, **keys("DO00ABCDEFGHJKLMNPQR", "made-up-of-any-form")}) == []


def test_a_file_of_certificates_exists(tmp_path: Path) -> None:
    bundle = tmp_path / "authority.pem"
    env = {**ROLE, "AWS_S3_VERIFY": str(bundle)}
    missing = ("W029", "AWS_S3_VERIFY", "no such file on this machine, so all requests fail")

    assert found(env) == [missing]

    bundle.touch()
    assert found(env) == []
    assert found({**ROLE, "AWS_S3_VERIFY": "false"}) == []
