from pathlib import Path

import pytest

from tests.samples import KEYS, ROLE, Told, examined, told

TEMPORARY = {"AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "temporary"}
OTHER_SERVICE = {"AWS_ACCESS_KEY_ID": "GK31c2f218a2e44f485b94239e", "AWS_SECRET_ACCESS_KEY": "s"}


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
def test_credentials_that_are_whole_are_accepted(env: dict[str, str]) -> None:
    assert told({**ROLE, **env}) == []


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
def test_half_a_pair_is_named_by_the_half_that_is_missing(
    env: dict[str, str], expected: tuple[str, str]
) -> None:
    missing, there = expected

    assert told({**ROLE, **env}) == [("E002", missing, f"missing, while {there} is set")]


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
    assert told({**ROLE, **env}) == [
        ("E003", variable, "missing for a temporary key (ASIA…)"),
    ]


@pytest.mark.parametrize(
    ("in_file", "in_environment", "message"),
    [
        pytest.param({}, KEYS, "not used: a long-lived key (AKIA…) has none", id="long-lived"),
        pytest.param(
            OTHER_SERVICE, {}, "not used: the keys come from another place", id="of a shell"
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


def test_a_token_beside_its_keys_is_used() -> None:
    assert told({**ROLE, **OTHER_SERVICE, "AWS_SESSION_TOKEN": "token"}) == []


@pytest.mark.parametrize(
    "env",
    [
        pytest.param(KEYS, id="a pair"),
        pytest.param({**TEMPORARY, "AWS_SESSION_TOKEN": "token"}, id="a temporary pair"),
    ],
)
def test_a_profile_and_keys_exclude_each_other(env: dict[str, str]) -> None:
    assert told({**ROLE, **env, "AWS_S3_SESSION_PROFILE": "acme"}) == [
        ("E044", "AWS_S3_SESSION_PROFILE", "set together with access keys")
    ]


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            {"AWS_ACCESS_KEY_ID": "AIDAJQABLZS4A3QDU576Q"},
            [("E029", "AWS_ACCESS_KEY_ID", "the id of something else than an access key")],
            id="an invalid half",
        ),
        pytest.param(
            {"AWS_S3_ACCESS_KEY_ID": "AIDAJQABLZS4A3QDU576Q", "AWS_SECRET_ACCESS_KEY": "s"},
            [("E029", "AWS_S3_ACCESS_KEY_ID", "the id of something else than an access key")],
            id="an invalid half by its other name",
        ),
        pytest.param(
            {"AWS_MEDIA_ACCESS_KEY": "AIDAJQABLZS4A3QDU576Q", "AWS_MEDIA_SECRET_KEY": "s"},
            [("E029", "AWS_MEDIA_ACCESS_KEY", "the id of something else than an access key")],
            id="an invalid half of its own",
        ),
        pytest.param(
            {**KEYS, "AWS_SECRET_ACCESS_KEY_FILE": "/nowhere"},
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
def test_an_invalid_half_is_one_problem(env: dict[str, str], expected: list[Told]) -> None:
    assert told({**ROLE, **env}) == expected
