"""One cause, one problem: a wrong name, and what is wrong only because of it."""

from pathlib import Path

import pytest

from s3settings.facts.foreign_names import rewritten
from s3settings.lint import check
from s3settings.problems.problem import UNSET
from tests.samples import KEYS, ROLE, examined

Shown = tuple[str, str | None, str, str]

WITHOUT_BUCKET = {"AWS_S3_REGION_NAME": "eu-west-1"}
REGION = "not an AWS region; AWS_S3_ENDPOINT_URI is not read"


def shown(env: dict[str, str]) -> list[Shown]:
    """Return id, variable, message and hint of each problem."""
    found = check(env=env, env_file=None)
    return [(one.id[11:], one.variable, one.message, one.hint) for one in found]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("AWS_STORAGE_BUCKET", "AWS_STORAGE_BUCKET_NAME in place of", id="of-others"),
        pytest.param("AWS_STORAGE_BUKET_NAME", "AWS_STORAGE_BUCKET_NAME in place of", id="typo"),
    ],
)
def test_a_bucket_by_a_wrong_name_is_one_error(name: str, hint: str) -> None:
    assert shown({**WITHOUT_BUCKET, name: "acme"}) == [
        ("E001", "AWS_STORAGE_BUCKET_NAME", f"required; {name} is not read", f"write {hint} {name}")
    ]


def test_a_second_wrong_name_of_a_bucket_is_reported_with_it() -> None:
    env = {**WITHOUT_BUCKET, "AWS_S3_BUCKET": "acme", "AWS_BUCKET_NAME": "acme"}

    assert sorted((one[0], one[1]) for one in shown(env)) == [
        ("E001", "AWS_STORAGE_BUCKET_NAME"),
        ("W104", "AWS_BUCKET_NAME"),
    ]


def test_the_error_is_at_the_place_of_the_name() -> None:
    (found,) = examined({**WITHOUT_BUCKET, "AWS_STORAGE_BUCKET": "acme"}).problems

    assert found.source != UNSET


def test_the_error_has_the_whole_cure() -> None:
    (first, *_) = shown({**WITHOUT_BUCKET, "R2_BUCKET": "acme"})

    assert first[3] == (
        "write AWS_STORAGE_BUCKET_NAME in place of R2_BUCKET, and set AWS_S3_PROVIDER=r2"
    )


def test_a_bucket_of_one_storage_by_a_wrong_name_is_the_error_about_its_name() -> None:
    env = {**WITHOUT_BUCKET, "AWS_MEDIA_BUCKET_NAME": "acme", "AWS_STATIC_BUCKET": "acme-static"}

    assert [(one[0], one[1]) for one in shown(env)] == [("E033", "AWS_STATIC_BUCKET")]


def test_buckets_of_two_storages_by_wrong_names_are_one_error() -> None:
    env = {
        **WITHOUT_BUCKET,
        "MEDIA_BUCKET": "acme",
        "STATIC_BUCKET": "acme-static",
        "S3_ACL": "private",
    }

    assert shown(env)[0] == (
        "E001",
        "AWS_STORAGE_BUCKET_NAME",
        "required; MEDIA_BUCKET and STATIC_BUCKET are not read",
        (
            "write AWS_MEDIA_BUCKET_NAME in place of MEDIA_BUCKET, and write "
            "AWS_STATIC_BUCKET_NAME in place of STATIC_BUCKET"
        ),
    )
    assert [one[:2] for one in shown(env)[1:]] == [("W104", "S3_ACL")]


def test_a_bucket_that_only_one_storage_gets_does_not_explain_the_other() -> None:
    env = {**WITHOUT_BUCKET, "AWS_STATIC": "acme-static"}

    assert [(one[0], one[1]) for one in shown(env)] == [
        ("W104", "AWS_STATIC"),
        ("E001", "AWS_STORAGE_BUCKET_NAME"),
    ]


def test_a_region_is_not_blamed_for_an_endpoint_by_a_wrong_name() -> None:
    env = {
        **ROLE,
        "AWS_S3_REGION_NAME": "nyc3",
        "AWS_S3_ENDPOINT_URI": "https://nyc3.digitaloceanspaces.com",
    }

    assert [one for one in shown(env) if one[0] == "E004"] == [
        (
            "E004",
            "AWS_S3_REGION_NAME",
            REGION,
            "write AWS_S3_ENDPOINT_URL in place of AWS_S3_ENDPOINT_URI",
        )
    ]
    assert not any(one[1] == "AWS_S3_ENDPOINT_URI" for one in shown(env))


def test_an_endpoint_that_is_invalid_explains_it_too() -> None:
    env = {
        **ROLE,
        "AWS_S3_REGION_NAME": "nyc3",
        "AWS_S3_ENDPOINT_URI": "nyc3.digitaloceanspaces.com",
    }

    assert ("E004", REGION) in [(one[0], one[2]) for one in shown(env)]


def test_a_region_by_a_wrong_name_is_not_reported_as_missing_too() -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION": "eu-west-1"}

    assert [(one[0], one[1]) for one in shown(env)] == [("W104", "AWS_S3_REGION")]


def test_half_a_pair_of_keys_by_a_wrong_name_is_one_error() -> None:
    env = {**ROLE, **KEYS}
    env["AWS_SECRET_ACESS_KEY"] = env.pop("AWS_SECRET_ACCESS_KEY")

    assert [(one[0], one[1], one[3]) for one in shown(env)] == [
        (
            "E002",
            "AWS_SECRET_ACCESS_KEY",
            "write AWS_SECRET_ACCESS_KEY in place of AWS_SECRET_ACESS_KEY",
        )
    ]


def test_a_wrong_name_explains_no_other_error() -> None:
    env = {"AWS_S3_REGION": "eu-west-1", "AWS_S3_FILE_OVERWRITE": "maybe"}

    assert [(one[0], one[3]) for one in shown(env)] == [
        ("E008", "set true or false"),
        ("W104", "write AWS_S3_REGION_NAME"),
        ("E001", "add it to the environment"),
    ]


def test_no_value_of_the_wrong_name_is_shown() -> None:
    found = examined({**WITHOUT_BUCKET, "AWS_STORAGE_BUCKET": "c4n4ry"})

    assert "c4n4ry" not in f"{found.problems!r} {found.options.misnamed!r}"


def test_what_the_right_name_leads_to_is_a_warning_beside_the_wrong_name() -> None:
    env = {**ROLE, "AWS_S3_CUSTOM_DOMIAN": "s3.eu-west-1.amazonaws.com"}

    found = check(env=env, env_file=None)

    once = "(once AWS_S3_CUSTOM_DOMIAN is corrected)"
    assert {one.severity for one in found} == {"warning"}
    assert {one.variable for one in found} == {"AWS_S3_CUSTOM_DOMIAN"}
    assert [(one.id[11:], one.message) for one in found] == [
        (
            "E041",
            f"links of default would be unsigned: S3 can't sign links to a custom domain {once}",
        ),
        ("W002", "unknown variable; it is ignored"),
        ("W007", f"the host of S3 without the bucket {once}"),
    ]


def test_what_the_right_name_leads_to_does_not_stop_a_start() -> None:
    assert examined({**ROLE, "AWS_S3_CUSTOM_DOMIAN": "cdn.acme.io"}).problems[0].id[11:] == "W002"


def test_an_error_about_a_name_comes_with_the_errors_of_its_value() -> None:
    env = {**ROLE, "AWS_STATIC_CUSTOM_DOMIAN": "https://cdn.acme.io"}

    found = check(env=env, env_file=None)

    assert [(one.id[11:], one.severity) for one in found] == [("E011", "error"), ("E033", "error")]


@pytest.mark.parametrize(
    ("name", "value", "option", "written"),
    [
        ("CELLAR_ADDON_HOST", "s3.acme.io", "endpoint_url", "https://s3.acme.io"),
        ("CELLAR_ADDON_HOST", "http://s3.acme.io", "endpoint_url", "http://s3.acme.io"),
        ("S3_PATH_STYLE", "true", "addressing_style", "path"),
        ("S3_CDN_HOST", "https://cdn.acme.io", "custom_domain", "cdn.acme.io"),
        ("CLOUDCUBE_URL", "https://acme.s3.amazonaws.com/cube", "bucket_name", "acme"),
    ],
)
def test_a_value_is_rewritten_as_the_hint_about_its_name_asks(
    name: str, value: str, option: str, written: str
) -> None:
    assert rewritten(name, option, value) == written


def test_a_form_that_the_hint_about_a_name_asks_for_has_no_problem_of_its_own() -> None:
    env = {**ROLE, "AWS_S3_REGION_NAME": "eu-west-1", "CELLAR_ADDON_HOST": "s3.acme.io"}

    assert [one[0] for one in shown(env)] == ["W104"]


def test_what_is_missing_is_reported_once() -> None:
    env = {"AWS_S3_REGION": "eu-west-1", "AWS_S3_CUSTOM_DOMIAN": "cdn.acme.io"}

    found = shown(env)

    assert [id_ for id_, *_ in found] == ["E041", "W002", "W104", "E001"]
    assert found[0][2].endswith(" (once AWS_S3_CUSTOM_DOMIAN and AWS_S3_REGION are corrected)")


def test_the_environment_is_compared_with_the_right_names(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(
        "AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_REGION_NAME=eu-west-1\n"
        "AWS_S3_ENDPOINT=https://s3.eu-west-1.amazonaws.com\n"
    )
    file.chmod(0o600)

    found = check(env={"AWS_ENDPOINT_URL": "https://s3.acme.net"}, env_file=file)

    assert [one.id[11:] for one in found] == ["W104", "W020"]


def test_a_value_in_quotes_hides_nothing() -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "'Acme_Files'",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_MEDIA_LOCATION": "\u200b/media",
        "AWS_STATIC__LOCATION": "'static/x//y'",
    }

    found = sorted((id_, variable) for id_, variable, _, _ in shown(env))

    assert found == [
        ("E005", "AWS_STORAGE_BUCKET_NAME"),
        ("E016", "AWS_MEDIA_LOCATION"),
        ("E016", "AWS_STATIC__LOCATION"),
        ("E025", "AWS_MEDIA_LOCATION"),
        ("E028", "AWS_STATIC__LOCATION"),
        ("E028", "AWS_STORAGE_BUCKET_NAME"),
        ("E032", "AWS_STATIC__LOCATION"),
    ]


def test_an_undeclared_alias_hides_nothing() -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_PRIVATE_CUSTOM_DOMAIN": "cdn.acme.io",
        "AWS_PRIVATE_LOCATION": "media",
    }

    found = {(id_, message) for id_, _, message, _ in shown(env)}

    undeclared = "(once AWS_PRIVATE_CUSTOM_DOMAIN is corrected)"
    assert ("E031", "the alias private is not declared") in found
    assert any(id_ == "E041" and message.endswith(undeclared) for id_, message in found)
    assert any(id_ == "E040" and message.endswith(undeclared) for id_, message in found)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("AWS_S3_BUCKET_FILE", "acme", []),
        ("AWS_STORAGE_BUKET_NAME_FILE", "acme", []),
        ("AWS_S3_BUCKET_FILE", "acme/uploads", ["E006"]),
    ],
)
def test_the_file_of_a_wrong_name_is_read(
    tmp_path: Path, name: str, value: str, expected: list[str]
) -> None:
    (tmp_path / "bucket").write_text(value, encoding="utf-8")
    found = check(env={**WITHOUT_BUCKET, name: "bucket"}, env_file=None, base_dir=tmp_path)

    hint = f"write AWS_STORAGE_BUCKET_NAME_FILE in place of {name}"
    assert [(one.id[11:], one.hint) for one in found if one.id[11:] == "E001"] == [("E001", hint)]
    assert [one.id[11:] for one in found if one.id[11:] != "E001"] == expected


def test_a_wrong_name_whose_file_is_missing_explains_nothing(tmp_path: Path) -> None:
    env = {**WITHOUT_BUCKET, "AWS_STORAGE_BUKET_NAME_FILE": "nothing"}
    found = check(env=env, env_file=None, base_dir=tmp_path)

    assert [one.id[11:] for one in found] == ["W002", "E001"]


def test_the_hint_of_a_hidden_problem_has_the_right_name() -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com",
        "aws_s3_region_name": "us-east-1",
    }

    (hint,) = (hint for id_, _, _, hint in shown(env) if id_ == "E051")

    assert hint.startswith("set AWS_S3_REGION_NAME to eu-west-1, the region of the endpoint")


@pytest.mark.parametrize("scheme", ["", "https//", "https://http://"])
def test_a_wrong_scheme_hides_no_other_fault_of_an_endpoint(scheme: str) -> None:
    host = "acme.nyc3.cdn.digitaloceanspaces.com"
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_ENDPOINT_URL": f"{scheme}{host}"}

    assert {id_ for id_, *_ in shown(env)} >= {"E012", "E062"}


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("https://fly.storage.tigris.dev", "set AWS_S3_PROVIDER=tigris if Tigris is intended"),
        (
            "https://fsn1.your-objectstorage.com",
            "set AWS_S3_ENDPOINT_URL to its URL if Hetzner Object Storage is intended",
        ),
    ],
)
def test_an_endpoint_with_a_region_or_an_account_is_to_be_set(url: str, hint: str) -> None:
    reported = shown({**ROLE, "AWS_ENDPOINT_URL": url})

    assert [one for *_, one in reported] == [f"{hint}, or unset it"]


def test_a_misspelled_word_hides_nothing() -> None:
    env = {
        **ROLE,
        "AWS_S3_SERVER_SIDE_ENCRYPTION": "AES25",
        "AWS_S3_KMS_KEY_ID": "alias/acme",
    }

    assert [(id_, hint) for id_, _, _, hint in shown(env)] == [
        ("E048", "remove it, or set the encryption to aws:kms"),
        ("E017", "did you mean AES256?"),
    ]
