from pathlib import Path

import pytest

from tests.provider_samples import KEYS as OTHER_KEYS
from tests.provider_samples import MINIMAL
from tests.samples import KEYS, ROLE, Reported, examined, reported

AWS = {**ROLE, **KEYS}
R2 = {**MINIMAL["r2"], **OTHER_KEYS}
STATIC_ON_R2 = {
    "AWS_STATIC_PROVIDER": "r2",
    "AWS_STATIC_ACCOUNT_ID": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "AWS_STATIC_CUSTOM_DOMAIN": "static.example.com",
}
STATIC_KEYS = {"AWS_STATIC_ACCESS_KEY": "0a1b2c3d4e5f", "AWS_STATIC_SECRET_KEY": "of-r2"}
MEDIA_ON_MINIO = {
    "AWS_MEDIA_PROVIDER": "minio",
    "AWS_MEDIA_ENDPOINT_URL": "https://minio.example.com",
}
BOTH = "used for both Amazon S3 and Cloudflare R2, which issue separate keys"
CHINA = "used for both Amazon S3 and Amazon S3 in aws-cn, which issue separate keys"
TEMPORARY = {"AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "temporary"}
OTHER_PROVIDER = {"AWS_ACCESS_KEY_ID": "GK31c2f218a2e44f485b94239e", "AWS_SECRET_ACCESS_KEY": "s"}


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({}, id="a role"),
        pytest.param(KEYS, id="a pair"),
        pytest.param({**TEMPORARY, "AWS_SESSION_TOKEN": "token"}, id="a temporary pair"),
        pytest.param({"AWS_S3_SESSION_PROFILE": "acme"}, id="a profile"),
        pytest.param({**KEYS, "AWS_MEDIA_ACCESS_KEY": "none"}, id="a role for one storage"),
        pytest.param({**KEYS, "AWS_MEDIA_SESSION_PROFILE": "acme"}, id="a profile for one"),
        pytest.param({"AWS_SESSION_TOKEN": "token"}, id="the token of a shell"),
        pytest.param({**KEYS, "AWS_SESSION_TOKEN": "none"}, id="no token on purpose"),
        pytest.param(
            {
                "AWS_SESSION_TOKEN": "token",
                "AWS_MEDIA_ACCESS_KEY": "AKIAI44QH8DHBEXAMPLE",
                "AWS_MEDIA_SECRET_KEY": "secret",
                "AWS_MEDIA_SECURITY_TOKEN": "none",
            },
            id="no token of its own on purpose",
        ),
        pytest.param({**KEYS, "AWS_MEDIA_SECURITY_TOKEN": "none"}, id="a role without a token"),
    ],
)
def test_complete_credentials_are_accepted(env: dict[str, str]) -> None:
    assert reported({**ROLE, **env}) == []


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE"},
            ("AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"),
            id="no secret",
        ),
        pytest.param(
            {"AWS_S3_SECRET_ACCESS_KEY": "secret"},
            ("AWS_ACCESS_KEY_ID", "AWS_S3_SECRET_ACCESS_KEY"),
            id="no id",
        ),
        pytest.param(
            {**KEYS, "AWS_MEDIA_ACCESS_KEY": "AKIAIOSFODNN7EXAMPLE"},
            ("AWS_MEDIA_SECRET_KEY", "AWS_MEDIA_ACCESS_KEY"),
            id="no secret of its own",
        ),
        pytest.param(
            {**KEYS, "AWS_STATIC_SECRET_KEY": "secret"},
            ("AWS_STATIC_ACCESS_KEY", "AWS_STATIC_SECRET_KEY"),
            id="no id of its own",
        ),
        pytest.param(
            {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "none"},
            ("AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"),
            id="no secret on purpose",
        ),
    ],
)
def test_an_incomplete_key_pair_names_the_missing_variable(
    env: dict[str, str], expected: tuple[str, str]
) -> None:
    missing, there = expected

    assert reported({**ROLE, **env}) == [("E002", missing, f"missing, although {there} is set")]


@pytest.mark.parametrize(
    ("env", "variable"),
    [
        pytest.param(TEMPORARY, "AWS_SESSION_TOKEN", id="of all storages"),
        pytest.param(
            {
                "AWS_SESSION_TOKEN": "token",
                "AWS_MEDIA_ACCESS_KEY": "ASIAIOSFODNN7EXAMPLE",
                "AWS_MEDIA_SECRET_KEY": "temporary",
            },
            "AWS_MEDIA_SECURITY_TOKEN",
            id="of one",
        ),
    ],
)
def test_a_temporary_key_needs_its_token(env: dict[str, str], variable: str) -> None:
    assert reported({**ROLE, **env}) == [
        ("E003", variable, "missing for a temporary key (ASIA…)"),
    ]


@pytest.mark.parametrize(
    ("in_file", "in_environment", "message"),
    [
        pytest.param(
            {}, KEYS, "not used: a long-lived key (AKIA…) has no session token", id="long-lived"
        ),
        pytest.param(
            OTHER_PROVIDER, {}, "not used: the keys come from another source", id="of a shell"
        ),
    ],
)
def test_a_token_of_other_keys_is_a_warning(
    in_file: dict[str, str], in_environment: dict[str, str], message: str
) -> None:
    lines = "".join(f"{name}={value}\n" for name, value in in_file.items())
    Path(".env").write_text(lines, encoding="utf-8")

    found = examined({**ROLE, **in_environment, "AWS_SESSION_TOKEN": "token"}, ".env").problems

    assert [(problem.id, problem.variable, problem.message) for problem in found] == [
        ("s3settings.W004", "AWS_SESSION_TOKEN", message)
    ]


def test_a_token_in_a_file_without_keys_is_a_warning() -> None:
    Path(".env").write_text("AWS_SESSION_TOKEN=token\n", encoding="utf-8")
    found = examined(ROLE, ".env").problems

    assert [(problem.id, problem.variable, problem.message) for problem in found] == [
        ("s3settings.W004", "AWS_SESSION_TOKEN", "not used: no keys are set with it")
    ]


def test_a_token_in_the_same_source_as_its_keys_is_used() -> None:
    assert reported({**ROLE, **OTHER_PROVIDER, "AWS_SESSION_TOKEN": "token"}) == []


@pytest.mark.parametrize(
    "env",
    [
        pytest.param(KEYS, id="a pair"),
        pytest.param({**TEMPORARY, "AWS_SESSION_TOKEN": "token"}, id="a temporary pair"),
    ],
)
def test_a_profile_and_keys_exclude_each_other(env: dict[str, str]) -> None:
    assert reported({**ROLE, **env, "AWS_S3_SESSION_PROFILE": "acme"}) == [
        ("E044", "AWS_S3_SESSION_PROFILE", "set together with access keys")
    ]


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            {"AWS_ACCESS_KEY_ID": "AIDAJQABLZS4A3QDU576Q"},
            [("E029", "AWS_ACCESS_KEY_ID", "an id, but not of an access key")],
            id="an invalid half",
        ),
        pytest.param(
            {"AWS_S3_ACCESS_KEY_ID": "AIDAJQABLZS4A3QDU576Q", "AWS_SECRET_ACCESS_KEY": "s"},
            [("E029", "AWS_S3_ACCESS_KEY_ID", "an id, but not of an access key")],
            id="an invalid half by its other name",
        ),
        pytest.param(
            {"AWS_MEDIA_ACCESS_KEY": "AIDAJQABLZS4A3QDU576Q", "AWS_MEDIA_SECRET_KEY": "s"},
            [("E029", "AWS_MEDIA_ACCESS_KEY", "an id, but not of an access key")],
            id="an invalid half of its own",
        ),
        pytest.param(
            {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY_FILE": "/nowhere"},
            [
                (
                    "E038",
                    "AWS_SECRET_ACCESS_KEY_FILE",
                    "the file it names can't be read as UTF-8 text",
                )
            ],
            id="a half in a file that can't be read",
        ),
    ],
)
def test_an_invalid_half_is_one_problem(env: dict[str, str], expected: list[Reported]) -> None:
    assert reported({**ROLE, **env}) == expected


@pytest.mark.parametrize("token", [{}, {"AWS_SESSION_TOKEN": "token"}], ids=["none", "one"])
def test_a_temporary_key_at_a_provider_without_tokens_is_misplaced(token: dict[str, str]) -> None:
    env = {**MINIMAL["spaces"], **TEMPORARY, **token}

    assert [(id_, variable) for id_, variable, _ in reported(env)] == [
        ("W063", "AWS_ACCESS_KEY_ID")
    ]


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(AWS, [], id="one provider"),
        pytest.param(
            {**AWS, **STATIC_ON_R2}, [("E063", "AWS_ACCESS_KEY_ID", BOTH)], id="two providers"
        ),
        pytest.param({**AWS, **STATIC_ON_R2, **STATIC_KEYS}, [], id="two providers, two keys"),
        pytest.param(
            {**AWS, **STATIC_ON_R2, "AWS_MEDIA_BACKEND": "filesystem", **OTHER_KEYS},
            [],
            id="files of the other storage are local",
        ),
        pytest.param(
            {**ROLE, **STATIC_ON_R2, "AWS_S3_SESSION_PROFILE": "acme"},
            [("E063", "AWS_S3_SESSION_PROFILE", BOTH)],
            id="a profile",
        ),
        pytest.param({**ROLE, **STATIC_ON_R2}, [], id="no keys"),
        pytest.param(
            {
                **ROLE,
                **STATIC_ON_R2,
                "AWS_S3_ALIASES": "archive",
                "AWS_STATIC_ACCESS_KEY": KEYS["AWS_ACCESS_KEY_ID"],
                "AWS_STATIC_SECRET_KEY": KEYS["AWS_SECRET_ACCESS_KEY"],
                "AWS_ARCHIVE_ACCESS_KEY": KEYS["AWS_ACCESS_KEY_ID"],
                "AWS_ARCHIVE_SECRET_KEY": KEYS["AWS_SECRET_ACCESS_KEY"],
            },
            [("E063", "AWS_STATIC_ACCESS_KEY", BOTH)],
            id="two providers, beside a role",
        ),
        pytest.param(
            {**AWS, **STATIC_ON_R2, "AWS_STATIC_ACCESS_KEY": "AKIA..."},
            [("E007", "AWS_STATIC_ACCESS_KEY", "a placeholder, not a value")],
            id="a key that is not filled in",
        ),
        pytest.param(
            {
                **ROLE,
                **STATIC_ON_R2,
                "AWS_S3_SESSION_PROFILE": "acme",
                "AWS_ACCESS_KEY_ID": "AKIA...",
            },
            [("E007", "AWS_ACCESS_KEY_ID", "a placeholder, not a value")],
            id="a profile beside a key that is not filled in",
        ),
        pytest.param(
            {
                **ROLE,
                **STATIC_ON_R2,
                "AWS_S3_SESSION_PROFILE": "acme",
                "AWS_STATIC_SESSION_PROFILE": "<profile>",
            },
            [("E007", "AWS_STATIC_SESSION_PROFILE", "a placeholder, not a value")],
            id="a profile that is not filled in",
        ),
        pytest.param(
            {**AWS, "AWS_STATIC_REGION_NAME": "cn-north-1"},
            [("E063", "AWS_ACCESS_KEY_ID", CHINA)],
            id="two partitions of AWS",
        ),
        pytest.param({**AWS, "AWS_STATIC_REGION_NAME": "us-east-1"}, [], id="two regions of AWS"),
        pytest.param(
            {**AWS, "AWS_STATIC_REGION_NAME": "mars-1"},
            [("E004", "AWS_STATIC_REGION_NAME", "not an AWS region")],
            id="a region that AWS does not have",
        ),
        pytest.param(
            {**ROLE, **OTHER_KEYS, **MEDIA_ON_MINIO},
            [],
            id="a server whose operator chose the keys",
        ),
        pytest.param({**MINIMAL["minio"], **KEYS}, [], id="who chose them in the form of AWS"),
        pytest.param(
            {**AWS, **MEDIA_ON_MINIO},
            [
                (
                    "W063",
                    "AWS_ACCESS_KEY_ID",
                    "an AWS access key, but MinIO issues its own keys",
                )
            ],
            id="a key of AWS that is used there too",
        ),
        pytest.param(
            {**AWS, "AWS_MEDIA_ENDPOINT_URL": "https://proxy.example.com"},
            [],
            id="a server that may be a proxy",
        ),
        pytest.param(
            {**AWS, **STATIC_ON_R2, "AWS_STATIC_PROVIDER": "cloudfare"},
            [
                (
                    "E063",
                    "AWS_ACCESS_KEY_ID",
                    "used for both Amazon S3 and Cloudflare R2, which issue separate keys",
                ),
                ("E017", "AWS_STATIC_PROVIDER", "unknown provider"),
            ],
            id="a provider that is misspelled",
        ),
        pytest.param(
            {
                **MINIMAL["hetzner"],
                **KEYS,
                "AWS_S3_PROVIDER": "digitalocaen",
                "AWS_S3_ENDPOINT_URL": "https://fsn1.your-objectstorage.com",
            },
            [
                (
                    "W063",
                    "AWS_ACCESS_KEY_ID",
                    "an AWS access key, but Hetzner Object Storage issues its own keys",
                ),
                ("E017", "AWS_S3_PROVIDER", "unknown provider"),
            ],
            id="a provider that the endpoint shows",
        ),
        pytest.param(
            {**R2, **KEYS},
            [
                (
                    "W063",
                    "AWS_ACCESS_KEY_ID",
                    "an AWS access key, but Cloudflare R2 issues its own keys",
                )
            ],
            id="a key of AWS in the shell",
        ),
        pytest.param(R2, [], id="a key that may be any provider's"),
        pytest.param(
            {**MINIMAL["upcloud"], **KEYS}, [], id="a provider with keys like those of AWS"
        ),
        pytest.param(
            {**MINIMAL["localstack"], **KEYS}, [], id="a key of AWS for what plays AWS in tests"
        ),
    ],
)
def test_keys_are_used_only_for_the_provider_that_issued_them(
    env: dict[str, str], expected: list[Reported]
) -> None:
    assert reported(env) == expected


@pytest.mark.parametrize(
    ("env", "hint"),
    [
        pytest.param(
            {**AWS, **STATIC_ON_R2},
            "set AWS_STATIC_ACCESS_KEY and AWS_STATIC_SECRET_KEY for Cloudflare R2",
            id="another pair",
        ),
        pytest.param(
            {**AWS, **MEDIA_ON_MINIO},
            "set AWS_MEDIA_ACCESS_KEY and AWS_MEDIA_SECRET_KEY for MinIO",
            id="another pair for a server",
        ),
        pytest.param(
            {**ROLE, **STATIC_ON_R2, "AWS_S3_SESSION_PROFILE": "acme"},
            "set AWS_STATIC_SESSION_PROFILE for Cloudflare R2",
            id="another profile",
        ),
        pytest.param(
            {**AWS, "AWS_MEDIA_REGION_NAME": "cn-north-1"},
            "set AWS_MEDIA_ACCESS_KEY and AWS_MEDIA_SECRET_KEY for Amazon S3 in aws-cn; if those are "
            "the keys in use, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for Amazon S3 too",
            id="for the storage that is apart",
        ),
        pytest.param(
            {**R2, **KEYS},
            "set an access key and a secret key issued by Cloudflare R2",
            id="another key",
        ),
        pytest.param(
            {
                **MINIMAL["wasabi"],
                **OTHER_KEYS,
                "AWS_MEDIA_PROVIDER": "supabase",
                "AWS_MEDIA_ACCOUNT_ID": "abcdefghijklmnopqrst",
                "AWS_MEDIA_REGION_NAME": "eu-west-1",
            },
            "set AWS_MEDIA_ACCESS_KEY and AWS_MEDIA_SECRET_KEY for Supabase Storage; if those are "
            "the keys in use, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for Wasabi too",
            id="not for a form that keys of others have",
        ),
        pytest.param(
            {
                **MINIMAL["railway"],
                "AWS_ACCESS_KEY_ID": "tid_aBcDeFgHiJk",
                "AWS_SECRET_ACCESS_KEY": "tsec_aBcDeFgHiJkLmNoPq",
                "AWS_MEDIA_PROVIDER": "tigris",
            },
            "set AWS_MEDIA_ACCESS_KEY and AWS_MEDIA_SECRET_KEY for Tigris; if those are the keys in "
            "use, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for Railway Storage Buckets too",
            id="not for a form that two providers have",
        ),
    ],
)
def test_the_hint_names_what_to_set(env: dict[str, str], hint: str) -> None:
    (problem,) = examined(env).problems

    assert problem.hint == hint
