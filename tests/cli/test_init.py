import re
from pathlib import Path

import pytest

from s3settings.cli.wizard import example_region
from s3settings.dotenv.portability import differences
from s3settings.dotenv.statements import duplicates
from s3settings.inspection import inspect
from s3settings.models.storage import StaticSettings
from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS
from s3settings.sources.values import SOURCE_VARIABLES
from s3settings.variables.names import MEANINGS, STATIC_ONLY, variable_of, wanted
from tests.cli import Answer, s3settings, write

every_provider = pytest.mark.parametrize("provider", PROVIDERS, ids=[row.id for row in PROVIDERS])
# what a person knows who has a bucket there
KNOWN = {
    "AWS_S3_ACCOUNT_ID": "0123456789abcdef0123456789abcdef",
    "AWS_STORAGE_BUCKET_NAME": "acme-site",
    "AWS_STATIC_BUCKET_NAME": "acme-static",
    "AWS_MEDIA_BUCKET_NAME": "acme-media",
    "AWS_ACCESS_KEY_ID": "KEYOFTHEPROVIDER0123456789",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_STATIC_CUSTOM_DOMAIN": "files.example.com",
}


def example(*argv: str) -> str:
    status, out, err = s3settings("init", *argv)
    assert (status, err) == (0, "")
    return out


def test_the_example_has_every_option_once_with_its_meaning_above_it() -> None:
    lines = example().splitlines()
    for option, model_field in StaticSettings.model_fields.items():
        name = variable_of(option, "static" if option in STATIC_ONLY else "")
        (number,) = (n for n, line in enumerate(lines) if re.fullmatch(rf"(?:# )?{name}=", line))
        assert lines[number - 1] == f"# {model_field.description}"
    for variable in ("AWS_S3_ALIASES", *SOURCE_VARIABLES):
        assert lines[lines.index(f"# {variable}=") - 1] == f"# {MEANINGS[variable]}"


def test_the_example_is_read_alike_by_every_reader_and_sets_nothing() -> None:
    write(".env", example())
    assert list(differences(example(), ".env", wanted)) == []
    assert list(duplicates(example(), ".env", wanted)) == []
    assert [one.id for one in inspect(env={}).problems] == [
        one.id for one in inspect(env={}, env_file=None).problems
    ]


@every_provider
def test_the_lines_of_a_provider_are_all_it_needs(provider: Provider) -> None:
    lines = example("--provider", provider.id).splitlines()
    known = {
        **KNOWN,
        "AWS_S3_REGION_NAME": example_region(provider),
        "AWS_S3_ENDPOINT_URL": provider.endpoint_example or "",
        **({"AWS_S3_ACCOUNT_ID": "abcdefghijklmnopqrst"} if provider.id == "supabase" else {}),
    }
    filled = [line + known[line[:-1]] if line.endswith("=") else line for line in lines]
    write(".env", "\n".join(filled))
    found = inspect(env={})
    assert found.problems == ()
    assert {storage.provider.id for storage in found.storages} == {provider.id}
    for other in provider.aliases:
        assert example("--provider", other).splitlines() == lines


def test_its_own_example_has_not_drifted() -> None:
    write(".env.example", example())
    write("r2.example", example("--provider", "r2"))
    assert s3settings("init", "--check", ".env.example") == (0, "", "")
    assert s3settings("init", "--provider", "r2", "--check", "r2.example") == (0, "", "")


def test_an_example_may_say_more_and_comment_out_other_lines() -> None:
    changed = example().replace("AWS_STORAGE_BUCKET_NAME=", "# export AWS_STORAGE_BUCKET_NAME=acme")
    changed += "DEBUG=true\nAWS_S3_ALIASES=private\nAWS_PRIVATE_LOCATION=x\n"
    write(".env.example", "\ufeff" + changed)
    assert s3settings("init", "--check", ".env.example") == (0, "", "")


def test_an_example_that_drifted_fails_with_what_is_wrong() -> None:
    write("one", example().replace("AWS_LOCATION=", "AWS_LOCATON="))
    write("two", example().replace("# GZIP_CONTENT_TYPES=", ""))
    number = 1 + (example().splitlines().index("# AWS_LOCATION="))
    assert s3settings("init", "--check", "one", "two") == (
        1,
        f"""\
one: AWS_LOCATION is missing
one:{number}: s3settings.W002 AWS_LOCATON: unknown variable; it is ignored
    hint: did you mean AWS_LOCATION?
two: GZIP_CONTENT_TYPES is missing
""",
        "",
    )


def test_examples_that_cannot_be_read_are_wrong_usage() -> None:
    Path("b").write_bytes(b"\xff")
    write("c", example().replace("AWS_LOCATION=", ""))
    assert s3settings("init", "--check", "a", "b", "/dev/null", "c") == (
        2,
        "c: AWS_LOCATION is missing\n",
        (
            "s3settings init: a can't be read: No such file or directory\n"
            "s3settings init: b can't be read: not UTF-8 text\n"
            "s3settings init: /dev/null can't be read: not a regular file\n"
        ),
    )


def test_checking_and_asking_exclude_each_other() -> None:
    with pytest.raises(SystemExit):
        s3settings("init", "--check", "a", "--interactive")


def test_asking_writes_env_or_the_path_that_was_named() -> None:
    def asked(*argv: str) -> Answer:
        return s3settings("init", *argv, asked="aws\nacme\neu-west-1\n\n\n")

    assert asked("--interactive").status == 0
    assert asked("--interactive", "other.env").status == 0
    assert Path(".env").read_bytes() == Path("other.env").read_bytes()
    assert inspect(env={}).problems == ()


def test_a_name_of_others_is_reported_in_a_file() -> None:
    write(".env", example().replace("AWS_STORAGE_BUCKET_NAME=", "AWS_STORAGE_BUCKET="))

    out = s3settings("init", "--check", ".env").out

    assert ".env: AWS_STORAGE_BUCKET_NAME is missing" in out
    assert "AWS_STORAGE_BUCKET: " in out


def test_the_lines_of_a_provider_explain_how_files_become_public() -> None:
    lines = s3settings("init", "--provider", "spaces").out.splitlines()

    assert lines[:2] == [
        "# DigitalOcean Spaces",
        (
            "# Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read, "
            "or where a bucket policy set through the API allows it."
        ),
    ]
