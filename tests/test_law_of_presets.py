"""Constants under plain django-storages and the same variables under its preset are one thing."""

import json
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.storage.handler import StorageHandler
from django.test import override_settings
from hypothesis import example, given
from hypothesis import strategies as st
from storages.backends.s3 import S3ManifestStaticStorage, S3StaticStorage, S3Storage

from s3settings import DjangoSettings, load
from tests.effort import examples
from tests.strategies import addressing_styles, buckets, custom_domains, locations, regions

pytestmark = pytest.mark.slow

Constants = Mapping[str, object]

CLASSES: dict[str, type[Any]] = {"default": S3Storage, "staticfiles": S3StaticStorage}
NAMES = ("app.css", "a folder/été 1+1.txt")
KEYS: Constants = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}

constants = st.fixed_dictionaries(
    {
        **{name: st.just(value) for name, value in KEYS.items()},
        "AWS_STORAGE_BUCKET_NAME": buckets(),
    },
    optional={
        "AWS_DEFAULT_ACL": st.sampled_from(["private", "public-read", None]),
        "AWS_IS_GZIPPED": st.booleans(),
        "AWS_LOCATION": locations() | st.just(""),
        "AWS_QUERYSTRING_AUTH": st.booleans(),
        "AWS_QUERYSTRING_EXPIRE": st.integers(1, 604_800),
        "AWS_S3_ADDRESSING_STYLE": addressing_styles(),
        "AWS_S3_CUSTOM_DOMAIN": custom_domains(),
        "AWS_S3_ENDPOINT_URL": st.sampled_from(
            ["http://minio.example.com:9000", "https://s3.example.com", "https://[::1]:9000"]
        ),
        "AWS_S3_FILE_NAME_CHARSET": st.sampled_from(["utf-8", "latin-1"]),
        "AWS_S3_FILE_OVERWRITE": st.booleans(),
        "AWS_S3_MAX_MEMORY_SIZE": st.integers(0, 10_000),
        "AWS_S3_OBJECT_PARAMETERS": st.sampled_from(
            [{}, {"CacheControl": "max-age=86400"}, {"Metadata": {"app": "acme"}}]
        ),
        "AWS_S3_PROXIES": st.sampled_from([{}, {"https": "http://proxy.example.com:3128"}]),
        "AWS_S3_REGION_NAME": regions(),
        "AWS_S3_SIGNATURE_VERSION": st.sampled_from(["s3v4", "s3"]),
        "AWS_S3_URL_PROTOCOL": st.sampled_from(["https:", "http:"]),
        "AWS_S3_USE_SSL": st.booleans(),
        "AWS_S3_VERIFY": st.sampled_from([True, False, "/etc/ssl/ca.pem"]),
        "GZIP_CONTENT_TYPES": st.sampled_from([("text/css",), ("text/css", "text/html")]),
    },
)


def as_text(value: object) -> str:
    """The value as a variable has it."""
    if value is None or value == "":
        return "none"
    if isinstance(value, tuple):
        return ",".join(cast("tuple[str, ...]", value))
    if isinstance(value, str):
        return value
    return json.dumps(value)


def options_of(storage: Any) -> dict[str, object]:
    """The options that django-storages has in effect."""
    names: list[str] = list(storage.get_default_settings())
    found: dict[str, object] = {name: getattr(storage, name) for name in names}
    # objects that each storage makes for itself
    del found["transfer_config"]
    found["client_config"] = vars(found["client_config"])
    return found


def link(storage: Any, name: str) -> tuple[object, ...]:
    """A link without the time it was made at, and the signature that depends on it."""
    url: str = storage.url(name)
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    changing = {"X-Amz-Date", "X-Amz-Signature", "X-Amz-Credential", "Expires", "Signature"}
    steady = {name: value for name, value in query.items() if name not in changing}
    return parts.scheme, parts.netloc, parts.path, sorted(query), steady


def by_hand(given_constants: Constants) -> dict[str, Any]:
    with override_settings(**given_constants):
        return {alias: cls() for alias, cls in CLASSES.items()}


def by_us(settings: DjangoSettings) -> dict[str, Any]:
    storages = settings["STORAGES"]
    return {alias: StorageHandler().create_storage(dict(storages[alias])) for alias in CLASSES}


def _has_dots_in_a_host(given_constants: Constants) -> bool:
    """Return True if botocore puts a bucket with dots into a host, as it does only without https."""
    return given_constants.get("AWS_S3_ADDRESSING_STYLE") == "virtual" and "." in str(
        given_constants["AWS_STORAGE_BUCKET_NAME"]
    )


IN_AFRICA: Constants = {
    **KEYS,
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_REGION_NAME": "af-south-1",
    "AWS_QUERYSTRING_AUTH": False,
}


@examples(60)
@example(given_constants=IN_AFRICA, are_text=True)
@example(given_constants={**IN_AFRICA, "AWS_S3_USE_SSL": False}, are_text=True)
@given(given_constants=constants, are_text=st.booleans())
def test_constants_and_variables_give_equal_options_and_links(
    given_constants: Constants,
    are_text: bool,  # noqa: FBT001 - hypothesis passes it by name
) -> None:
    expected = by_hand(given_constants)

    variables: dict[str, str] = {name: as_text(one) for name, one in given_constants.items()}
    settings = (
        load(env=variables, env_file=None, preset="django-storages")
        if are_text
        else load(env={}, env_file=None, preset="django-storages", defaults=given_constants)
    )
    found = by_us(settings)

    for alias, url in (("default", settings["MEDIA_URL"]), ("staticfiles", settings["STATIC_URL"])):
        assert options_of(found[alias]) == options_of(expected[alias])
        for name in NAMES:
            assert link(found[alias], name) == link(expected[alias], name)
        unsigned, _, signature = found[alias].url("app.css").partition("?")
        if not signature and not _has_dots_in_a_host(given_constants):
            assert unsigned == f"{url}app.css"


def test_hashed_static_files_are_those_of_django_storages() -> None:
    settings = load(
        env={"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_STATIC_MANIFEST": "true"},
        env_file=None,
        preset="django-storages",
    )

    backend = settings["STORAGES"]["staticfiles"]["BACKEND"]

    assert backend == f"{S3ManifestStaticStorage.__module__}.{S3ManifestStaticStorage.__name__}"
