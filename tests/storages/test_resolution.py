from pathlib import Path

import pytest

from s3settings import S3Settings
from s3settings.problems.problem import ARGUMENT, UNSET, Source
from s3settings.sources.values import Origin
from s3settings.storages.resolution import resolve
from s3settings.storages.storage import Storage
from tests.samples import KEYS, ROLE, examined, storage

ENVIRONMENT = Source("environment")
# of a provider that is not AWS, whose keys do not tell whether they have a token
OTHER_KEYS = {"AWS_ACCESS_KEY_ID": "GK31c2f218a2e44f485b94239e", "AWS_SECRET_ACCESS_KEY": "s"}


def credentials(found: Storage) -> tuple[str | None, ...]:
    return found.access_key, found.secret_key, found.security_token, found.session_profile


def origins(found: Storage) -> dict[str, Origin]:
    return {option: value.origin for option, value in found.given.items()}


def test_the_storages_come_in_the_order_of_their_declaration() -> None:
    env = {**ROLE, "AWS_S3_ALIASES": "zebra, ant"}

    assert [storage.alias for storage in examined(env).storages] == [
        "default",
        "staticfiles",
        "zebra",
        "ant",
    ]


def test_an_option_is_its_own_or_that_of_all_storages_or_a_default() -> None:
    env = {**ROLE, "AWS_QUERYSTRING_EXPIRE": "60", "AWS_MEDIA_QUERYSTRING_EXPIRE": "30"}

    assert storage(env).querystring_expire == 30
    assert storage(env, "staticfiles").querystring_expire == 60
    assert storage(ROLE).querystring_expire == 3600


def test_zero_is_a_value() -> None:
    assert storage({**ROLE, "AWS_QUERYSTRING_EXPIRE": "0"}).querystring_expire == 0


def test_the_variable_that_set_an_option_is_remembered() -> None:
    env = {**ROLE, "AWS_MEDIA_GZIP": "true", "AWS_STATIC_GZIP": "false"}

    assert origins(storage(env)) == {
        "bucket_name": Origin("AWS_STORAGE_BUCKET_NAME", ENVIRONMENT),
        "region_name": Origin("AWS_S3_REGION_NAME", ENVIRONMENT),
        "gzip": Origin("AWS_MEDIA_GZIP", ENVIRONMENT),
    }


def test_arguments_are_remembered_as_such() -> None:
    settings = S3Settings.model_validate({"bucket_name": "acme", "media": {"gzip": "true"}})

    uploads, static = resolve(settings.checked_options()[0])

    assert origins(uploads) == {
        "bucket_name": Origin("bucket_name", ARGUMENT),
        "gzip": Origin("media.gzip", ARGUMENT),
    }
    assert origins(static) == {"bucket_name": Origin("bucket_name", ARGUMENT)}


def test_what_misses_beside_a_credential_of_its_own_is_named_as_its_own() -> None:
    found = storage({**ROLE, **KEYS, "AWS_MEDIA_ACCESS_KEY": "AKIAI44QH8DHBEXAMPLE"})

    assert credentials(found) == ("AKIAI44QH8DHBEXAMPLE", None, None, None)
    assert found.origin("secret_key") == Origin("AWS_MEDIA_SECRET_KEY", UNSET)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(
            {}, ("AKIAIOSFODNN7EXAMPLE", KEYS["AWS_SECRET_ACCESS_KEY"], None, None), id="all"
        ),
        pytest.param({"AWS_MEDIA_ACCESS_KEY": "none"}, (None, None, None, None), id="none"),
        pytest.param(
            {"AWS_MEDIA_SESSION_PROFILE": "acme"}, (None, None, None, "acme"), id="a profile"
        ),
    ],
)
def test_credentials_are_inherited_as_a_set(
    own: dict[str, str], expected: tuple[str | None, ...]
) -> None:
    assert credentials(storage({**ROLE, **KEYS, **own})) == expected


def test_the_cloudfront_pair_is_inherited_as_a_set() -> None:
    env = {"AWS_CLOUDFRONT_KEY_ID": "K36X4X2EO997HM", "AWS_MEDIA_CLOUDFRONT_KEY": "none"}

    found = storage({**ROLE, **env})

    assert (found.cloudfront_key_id, found.cloudfront_key) == (None, None)


@pytest.mark.parametrize(
    ("in_file", "in_environment", "expected"),
    [
        pytest.param({}, KEYS, None, id="a long-lived key has none"),
        pytest.param({}, {}, None, id="no keys, no token"),
        pytest.param({}, OTHER_KEYS, "token", id="beside its keys"),
        pytest.param(OTHER_KEYS, {}, None, id="of a shell, not of the keys in the file"),
        pytest.param(
            {"AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "s"},
            {},
            "token",
            id="of a temporary key, wherever it is",
        ),
    ],
)
def test_the_token_is_that_of_the_keys(
    in_file: dict[str, str], in_environment: dict[str, str], expected: str | None
) -> None:
    lines = "".join(f"{name}={value}\n" for name, value in in_file.items())
    Path(".env").write_text(lines, encoding="utf-8")

    found = examined({**ROLE, **in_environment, "AWS_SESSION_TOKEN": "token"}, ".env")

    assert found.storages[0].security_token == expected


def test_the_token_of_a_shell_does_not_join_keys_that_are_arguments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "token")
    settings = S3Settings.model_validate({"access_key": "GK31c2f218a2e4", "secret_key": "s"})

    assert resolve(settings.checked_options()[0])[0].security_token is None


def test_a_token_in_a_file_joins_its_keys() -> None:
    lines = {**OTHER_KEYS, "AWS_SESSION_TOKEN": "token"}
    Path(".env").write_text(
        "".join(f"{name}={value}\n" for name, value in lines.items()), encoding="utf-8"
    )

    assert examined(ROLE, ".env").storages[0].security_token == "token"


def test_a_location_that_is_taken_back_is_the_root() -> None:
    env = {**ROLE, "AWS_LOCATION": "prod", "AWS_MEDIA_LOCATION": "none"}

    assert storage(env).location == ""
    assert storage(env, "staticfiles").location == "prod/static"


def test_the_defaults_are_those_of_django_storages_where_they_are_safe() -> None:
    found = storage(ROLE)

    assert (found.gzip, found.gzip_content_types[0], found.max_memory_size) == (
        False,
        "text/css",
        0,
    )
    assert (found.file_name_charset, found.use_ssl, found.verify) == ("utf-8", True, None)
    assert (found.client_config, found.transfer_config, found.proxies) == (None, None, None)


def test_a_list_that_is_taken_back_is_the_default() -> None:
    env = {**ROLE, "GZIP_CONTENT_TYPES": "text/html", "AWS_MEDIA_GZIP_CONTENT_TYPES": "none"}

    assert storage(env).gzip_content_types == storage(ROLE).gzip_content_types


R2 = {"provider": "r2", "account_id": "0a1b"}
MINIO = "https://s3.example.com"


@pytest.mark.parametrize(
    ("common", "own", "expected"),
    [
        pytest.param(
            {"region_name": "eu-west-1"},
            R2,
            ("r2", "https://0a1b.r2.cloudflarestorage.com", "auto", "path"),
            id="not a region of AWS for a provider that has others",
        ),
        pytest.param(
            {"region_name": "eu-west-1"},
            {"endpoint_url": "https://0a1b.r2.cloudflarestorage.com"},
            ("r2", "https://0a1b.r2.cloudflarestorage.com", "auto", "path"),
            id="nor for one that an endpoint shows",
        ),
        pytest.param(
            {**R2, "addressing_style": "path", "region_name": "auto"},
            {"provider": "aws", "region_name": "eu-west-1"},
            ("aws", None, "eu-west-1", "virtual"),
            id="nothing of another provider",
        ),
        pytest.param(
            {"endpoint_url": MINIO, "region_name": "here"},
            R2,
            ("r2", "https://0a1b.r2.cloudflarestorage.com", "auto", "path"),
            id="nothing of a server",
        ),
        pytest.param(
            {"endpoint_url": MINIO, "region_name": "here"},
            {"provider": "minio"},
            ("minio", MINIO, "here", "path"),
            id="the endpoint of a server, which the name is for",
        ),
        pytest.param(
            {"provider": "minio", "region_name": "here"},
            {"endpoint_url": MINIO},
            ("minio", MINIO, "here", "path"),
            id="the name of a server, which the endpoint is for",
        ),
        pytest.param(
            {"region_name": "auto", "account_id": "0a1b"},
            {"provider": "r2"},
            ("r2", "https://0a1b.r2.cloudflarestorage.com", "auto", "path"),
            id="a region of the provider",
        ),
        pytest.param(
            {"region_name": "eu-west-1"},
            {"endpoint_url": MINIO},
            ("other", MINIO, "eu-west-1", "path"),
            id="any region, where the provider is unknown",
        ),
        pytest.param(
            {"provider": "spaces", "region_name": "fra1"},
            {"endpoint_url": "https://nyc3.digitaloceanspaces.com"},
            ("spaces", "https://nyc3.digitaloceanspaces.com", "nyc3", "virtual"),
            id="not the region, where its own endpoint shows one",
        ),
        pytest.param(
            {"region_name": "eu-west-1"},
            {"endpoint_url": "https://s3.us-west-2.amazonaws.com"},
            ("aws", "https://s3.us-west-2.amazonaws.com", "us-west-2", "virtual"),
            id="nor that of AWS",
        ),
        pytest.param(
            {**R2, "region_name": "weur"},
            {"provider": "cloudflare"},
            ("r2", "https://0a1b.r2.cloudflarestorage.com", "weur", "path"),
            id="the same provider",
        ),
    ],
)
def test_what_leads_to_a_provider_is_inherited_for_that_provider(
    common: dict[str, str], own: dict[str, str], expected: tuple[str | None, ...]
) -> None:
    given = {"bucket_name": "acme", **common, "media": own}
    uploads, _ = resolve(S3Settings.model_validate(given).checked_options()[0])

    assert (
        uploads.provider.id,
        uploads.endpoint_url,
        uploads.region_name,
        uploads.addressing_style,
    ) == expected


@pytest.mark.parametrize(
    ("static", "region"),
    [
        pytest.param({}, "garage", id="of AWS, where other files are there"),
        pytest.param({"backend": "whitenoise"}, "eu-west-1", id="of the only storage on S3"),
        pytest.param({"provider": "aws"}, "eu-west-1", id="of whoever has no other"),
    ],
)
def test_a_region_of_aws_is_for_the_storages_there(static: dict[str, str], region: str) -> None:
    own = {"provider": "garage", "endpoint_url": MINIO}
    given = {"bucket_name": "acme", "region_name": "eu-west-1", "media": own, "static": static}

    uploads, _ = resolve(S3Settings.model_validate(given).checked_options()[0])

    assert uploads.region_name == region


def test_the_account_is_that_of_its_own_endpoint() -> None:
    endpoint = "https://0c0d.r2.cloudflarestorage.com"
    given = {"bucket_name": "acme", **R2, "media": {"endpoint_url": endpoint}}

    uploads, static = resolve(S3Settings.model_validate(given).checked_options()[0])

    assert (uploads.account_id, static.account_id) == ("0c0d", "0a1b")


def test_the_preset_of_django_storages_shares_one_location() -> None:
    options = S3Settings.model_validate(
        {"bucket_name": "acme", "location": "files", "static": {"location": "static"}}
    ).checked_options()[0]

    uploads, static = resolve(options, "django-storages")

    assert (uploads.location, static.location) == ("files", "static")
