import json
from datetime import timedelta
from pathlib import Path
from traceback import TracebackException

import pytest
from pydantic import ValidationError
from storages.backends.s3 import S3Storage

from s3settings import ConfigurationError
from s3settings.models.storage import StaticSettings, StorageSettings
from s3settings.problems.kinds import problem
from s3settings.problems.problem import ARGUMENT
from s3settings.variables.names import GLOBAL_VARIABLES, STATIC_ONLY
from tests.test_emission import PEM

# options of s3settings; the rest are those of django-storages
OURS = {
    "account_id",
    "backend",
    "cache_control",
    "immutable",
    "kms_key_id",
    "local_manifest",
    "manifest",
    "provider",
    "public_endpoint_url",
    "credentials",
    "querystring_stable",
    "server_side_encryption",
    "storage_class",
    "upload_concurrency",
}


PARSED: list[tuple[str, object, object]] = [
    ("bucket_name", "acme", "acme"),
    ("region_name", "eu-west-1", "eu-west-1"),
    ("access_key", "AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
    ("secret_key", "a ${secret} may be anything", "a ${secret} may be anything"),
    ("security_token", "token", "token"),
    ("session_profile", "acme", "acme"),
    ("credentials", "Chain", "chain"),
    ("endpoint_url", "https://s3.example.com/", "https://s3.example.com"),
    ("custom_domain", "cdn.example.com", "cdn.example.com"),
    ("url_protocol", "HTTPS", "https:"),
    ("location", "prod/", "prod"),
    ("default_acl", "Public-Read", "public-read"),
    ("querystring_auth", "no", False),
    ("querystring_auth", True, True),
    ("querystring_expire", "12h", 43_200),
    ("querystring_expire", timedelta(minutes=1), 60),
    ("file_overwrite", "on", True),
    ("object_parameters", '{"ContentLanguage": "ko"}', {"ContentLanguage": "ko"}),
    ("object_parameters", {"ContentLanguage": "ko"}, {"ContentLanguage": "ko"}),
    ("cache_control", "public, max-age=1", "public, max-age=1"),
    ("storage_class", "standard_ia", "STANDARD_IA"),
    ("server_side_encryption", "AWS:KMS", "aws:kms"),
    ("kms_key_id", "alias/acme", "alias/acme"),
    ("gzip", "1", True),
    ("gzip_content_types", "text/css, text/html", ("text/css", "text/html")),
    ("gzip_content_types", ["text/css"], ("text/css",)),
    ("signature_version", "S3V4", "s3v4"),
    ("addressing_style", "Auto", "auto"),
    ("use_ssl", "off", False),
    ("verify", "true", True),
    ("verify", "/etc/ca.pem", "/etc/ca.pem"),
    ("verify", Path("/etc/ca.pem"), "/etc/ca.pem"),
    ("proxies", '{"http": "proxy:3128"}', {"http": "proxy:3128"}),
    ("max_memory_size", "0", 0),
    ("file_name_charset", "latin-1", "latin-1"),
    ("use_threads", "false", False),
    ("transfer_config", '{"max_concurrency": 3}', {"max_concurrency": 3}),
    ("client_config", '{"read_timeout": 3}', {"read_timeout": 3}),
    ("cloudfront_key_id", "K36X4X2EO997HM", "K36X4X2EO997HM"),
    ("cloudfront_key", PEM, PEM),
    ("provider", "Cloudflare R2", "r2"),
    ("account_id", "0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef"),
    ("public_endpoint_url", "https://files.example.com/", "https://files.example.com"),
    ("querystring_stable", "yes", True),
    ("backend", "WhiteNoise", "whitenoise"),
    ("manifest", "yes", True),
    ("local_manifest", "/srv/staticfiles.json", "/srv/staticfiles.json"),
    ("local_manifest", Path("/srv/staticfiles.json"), "/srv/staticfiles.json"),
    ("immutable", "yes", True),
    ("upload_concurrency", "8", 8),
    ("upload_concurrency", 1, 1),
]


def made(**options: object) -> StaticSettings:
    return StaticSettings.model_validate(options)


def ids(**options: object) -> list[tuple[str | None, str]]:
    """Name and id of what is invalid; our own text is all that the errors say."""
    with pytest.raises(ConfigurationError) as caught:
        made(**options)
    return [
        (problem.variable, problem.id.removeprefix("s3settings."))
        for problem in caught.value.problems
    ]


def test_the_options_are_those_of_django_storages_and_ours() -> None:
    theirs = set(S3Storage().get_default_settings())

    assert set(StaticSettings.model_fields) == theirs | OURS


def test_every_option_has_a_variable() -> None:
    assert set(StaticSettings.model_fields) == {*GLOBAL_VARIABLES, *STATIC_ONLY}


def test_every_option_is_optional_and_described() -> None:
    assert made().model_fields_set == set()
    assert all(field.description for field in StaticSettings.model_fields.values())


@pytest.mark.parametrize(("option", "given", "expected"), PARSED)
def test_an_option_is_parsed(option: str, given: object, expected: object) -> None:
    settings = made(**{option: given})

    assert getattr(settings, option) == expected
    assert settings.model_fields_set == {option}


def test_every_option_is_parsed_by_a_case_of_the_test_above() -> None:
    assert {option for option, _, _ in PARSED} == set(StaticSettings.model_fields)


@pytest.mark.parametrize("option", sorted(StaticSettings.model_fields))
def test_none_is_not_a_value(option: str) -> None:
    settings = made(**{option: None})

    assert getattr(settings, option) is None
    assert settings.model_fields_set == {option}


@pytest.mark.parametrize("option", sorted(StaticSettings.model_fields))
@pytest.mark.parametrize(
    "value", [pytest.param(b"bytes", id="bytes"), pytest.param(object(), id="an object")]
)
def test_a_value_of_no_possible_type_is_refused_by_us(option: str, value: object) -> None:
    (found,) = ids(**{option: value})

    assert (found[0], found[1][0], len(found[1])) == (option, "E", 4)


@pytest.mark.parametrize("option", sorted(StaticSettings.model_fields))
def test_a_nul_byte_is_refused_in_every_option(option: str) -> None:
    found = ids(**{option: "a\0b"})

    # what is left without the byte may be invalid, too
    assert (option, "E025") in found
    assert {name for name, _ in found} == {option}


def test_an_error_contains_no_value() -> None:
    with pytest.raises(ConfigurationError) as caught:
        made(querystring_auth="c4n4ry")

    assert caught.value.problems == (
        problem(
            "E008",
            "not a boolean",
            "set true or false",
            variable="querystring_auth",
            source=ARGUMENT,
        ),
    )
    assert "c4n4ry" not in shown_traceback(caught.value)


def shown_traceback(error: BaseException) -> str:
    """The traceback as tools show it, with the locals of every frame."""
    found = TracebackException.from_exception(error, capture_locals=True)
    frames = (frame for frame in found.stack if "/s3settings/" in frame.filename)
    return "".join(f"{frame.name}{frame.locals}" for frame in frames)


def test_a_copy_has_parsed_values() -> None:
    settings = made(bucket_name="acme")

    copy = settings.model_copy(update={"querystring_expire": "10m"})

    assert (copy.bucket_name, copy.querystring_expire) == ("acme", 600)
    assert settings.model_copy() == settings
    with pytest.raises(ConfigurationError, match="bucket_name"):
        settings.model_copy(update={"bucket_name": "s3://acme"})


def test_an_option_of_static_files_alone_is_none_of_uploads() -> None:
    with pytest.raises(ValidationError) as caught:
        StorageSettings.model_validate({"manifest": True})

    assert [error["type"] for error in caught.value.errors()] == ["extra_forbidden"]


def test_options_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        made(bucket_name="acme").__setattr__("bucket_name", "other")


def test_what_was_set_is_shown_and_secrets_are_not() -> None:
    settings = made(
        bucket_name="acme", secret_key="c4n4ry", security_token="c4n4ry", cloudfront_key=PEM
    )

    assert repr(settings) == (
        "StaticSettings(bucket_name='acme', secret_key='**********', "
        "security_token='**********', cloudfront_key='**********')"
    )
    assert str(settings).count("'**********'") == 3


def test_secrets_are_masked_in_json_and_kept_in_python() -> None:
    settings = made(secret_key="c4n4ry", security_token=None, cloudfront_key=PEM)

    assert json.loads(settings.model_dump_json(exclude_unset=True)) == {
        "secret_key": "**********",
        "security_token": None,
        "cloudfront_key": "**********",
    }
    assert settings.model_dump(exclude_unset=True)["secret_key"] == "c4n4ry"
    assert settings.secret_key == "c4n4ry"


def test_the_schema_marks_secret_options() -> None:
    properties = StaticSettings.model_json_schema()["properties"]
    secret = {
        name
        for name, schema in properties.items()
        if any(choice.get("format") == "password" for choice in schema["anyOf"])
    }

    assert secret == {"secret_key", "security_token", "cloudfront_key"}
