"""No value in what `check` and `init` print, and no secret in what `show`, `explain` and `diff` do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings.report import FORMATS
from tests.cli import Answer, s3settings, write
from tests.effort import examples
from tests.test_canary import CANARY, READ, Env, environments, is_leaked, is_secret, secrets, values
from tests.test_canary import write_lines as write_env_file

AMBIENT = (
    "AWS_CA_BUNDLE",
    "AWS_CONFIG_FILE",
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_S3",
    "AWS_PROFILE",
    "AWS_REQUEST_CHECKSUM_CALCULATION",
    "AWS_SESSION_TOKEN",
    "AWS_USE_FIPS_ENDPOINT",
    "HTTPS_PROXY",
    "NO_PROXY",
    "R2_SECRET_ACCESS_KEY",
)
AWS = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
SHOWN = [("show", "--format", name) for name in ("text", "json", "python")]


def reveals_a_value(answer: Answer) -> bool:
    return is_leaked(answer.out + answer.err)


@pytest.mark.parametrize("name", FORMATS)
@examples(20)
@given(env=environments(), ambient=st.dictionaries(st.sampled_from(AMBIENT), values()))
def test_no_value_of_the_environment_is_in_a_report(name: str, env: Env, ambient: Env) -> None:
    Path("summary").unlink(missing_ok=True)
    around = {**ambient, **env, "GITHUB_STEP_SUMMARY": "summary"}

    answer = s3settings(
        "check", "--no-env-file", "--format", name, "--alias", "private", env=around
    )

    assert answer.status == 1
    assert not reveals_a_value(answer)
    summary = Path("summary")
    assert not is_leaked(summary.read_text(encoding="utf-8") if summary.exists() else "")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("quote", ["", "'", '"'], ids=["bare", "single", "double"])
@examples(10)
@given(env=environments(), ambient=st.dictionaries(st.sampled_from(AMBIENT), values()))
def test_no_value_of_a_file_is_in_a_report(name: str, quote: str, env: Env, ambient: Env) -> None:
    write_env_file(env, quote=quote)

    assert not reveals_a_value(
        s3settings("check", "--format", name, "--prefix", "DJANGO_", env=ambient)
    )
    assert not reveals_a_value(s3settings("init", "--check", ".env"))


@pytest.mark.parametrize(
    "url",
    [
        f"s3://{CANARY}:{CANARY}@acme?region_name=eu-west-1",
        f"s3://acme?region_name=eu-west-1&access_key={CANARY}&secret_key={CANARY}",
        f"s3://{CANARY}:{CANARY}/@acme",
        f"{CANARY}://{CANARY}",
    ],
)
def test_no_secret_in_a_storage_url_is_shown(url: str) -> None:
    env = {"AWS_STORAGE_URL": url, "AWS_STATIC_STORAGE_URL": url}
    left = write("a.env", f"AWS_STORAGE_URL={url}\n")
    right = write("b.env", f"AWS_STORAGE_URL={url}2\n")

    answers = [
        *(s3settings(*command, "--no-env-file", env=env) for command in SHOWN),
        *(
            s3settings("explain", name, "--no-env-file", env=env)
            for name in ("AWS_STORAGE_URL", "AWS_STATIC_STORAGE_URL", "secret_key", "access_key")
        ),
        *(s3settings("check", "--no-env-file", "--format", name, env=env) for name in FORMATS),
        s3settings("diff", str(left), str(right)),
        s3settings("init", "--check", str(left)),
    ]

    assert not any(reveals_a_value(answer) for answer in answers)
    assert answers[-2].out == "AWS_STORAGE_URL differs\n"


def test_no_value_of_an_alias_is_in_a_report() -> None:
    env = {**AWS, "AWS_S3_ALIASES": f"{CANARY}-1,{CANARY} 2", "AWS_S3_PROVIDER": CANARY}

    assert not reveals_a_value(s3settings("check", "--no-env-file", env=env))


@given(
    changed=st.dictionaries(
        st.sampled_from(sorted(name for name in READ if name.endswith(("_KEY", "_TOKEN")))),
        values(),
    )
)
@examples(20)
def test_no_secret_is_shown_however_it_is_written(changed: Env) -> None:
    env = {**AWS, **changed}
    write_env_file(changed, quote="'")
    arguments = ("--prefix", "DJANGO_", "--alias", "private", "--no-env-file")

    for command in SHOWN:
        assert not reveals_a_value(s3settings(*command, *arguments, env=env))
    for name in changed:
        assert not reveals_a_value(s3settings("explain", name, *arguments, env=env))
    assert not reveals_a_value(s3settings("diff", ".env", str(write("other.env", ""))))


@pytest.mark.parametrize("command", SHOWN, ids=" ".join)
def test_no_secret_of_a_valid_configuration_is_shown(command: tuple[str, ...]) -> None:
    answer = s3settings(*command, "--no-env-file", env=secrets())

    assert answer.status == 0
    assert not is_secret(answer.out + answer.err)


def test_no_secret_of_a_valid_configuration_is_explained_or_compared() -> None:
    env = secrets()
    lines = {name: value.replace("\n", "\\n") for name, value in env.items()}
    left = write("a.env", "".join(f"{name}={value}\n" for name, value in lines.items()))
    right = write("b.env", left.read_text(encoding="utf-8").replace(CANARY, f"{CANARY}2"))

    explained = [s3settings("explain", name, "--no-env-file", env=env) for name in env]
    compared = s3settings("diff", str(left), str(right))

    assert not any(is_secret(answer.out + answer.err) for answer in (*explained, compared))
    assert compared.out == "".join(
        f"{name} differs\n" for name, value in sorted(env.items()) if CANARY in value
    )
