from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage, InMemoryStorage, Storage
from storages.backends.s3 import S3ManifestStaticStorage, S3Storage

from s3settings import backends
from s3settings.chain import Secrets, register
from s3settings.migrate.plain import Json, Plain, is_unknown
from s3settings.migrate.reading import facts

PLAIN = Plain("salt", frozenset)
PEM = "-----BEGIN RSA PRIVATE KEY-----"


class OnlyOptions(S3Storage):  # type: ignore[misc] # published without types
    location = "media/"
    default_acl = "public-read"
    secure_urls = True


class Behaving(S3Storage):  # type: ignore[misc] # published without types
    default_content_type = "text/plain"

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name  # pragma: no cover - that the method exists is what counts


class Broken(S3Storage):  # type: ignore[misc] # published without types
    def _normalize_name(self, name: str) -> str:
        raise KeyError(name)


def storage(cls: Any = S3Storage, **options: object) -> Any:
    return cls(bucket_name="bucket", custom_domain="cdn.example.com", **options)


def read(made: object) -> dict[str, Any]:
    found: dict[str, Any] = facts(lambda: made, PLAIN)
    return found


def test_a_class_that_only_sets_options_is_that_of_the_library() -> None:
    found, plain = read(storage(OnlyOptions)), read(storage())
    assert found["behavior"] == []
    assert found["families"] == plain["families"]
    assert found["options"]["location"] == "media"
    assert found["keys"]["report.pdf"] == "media/report.pdf"
    assert found["links"]["report.pdf"] == {"link": "https://cdn.example.com/media/report.pdf"}


def test_code_and_attributes_of_a_class_are_its_behavior() -> None:
    found = read(storage(Behaving))
    assert found["behavior"] == [
        "tests.migrate.test_reading.Behaving: default_content_type, get_available_name"
    ]
    assert found["attributes"] == {"default_content_type": "text/plain"}
    assert found["inert"] == []


def test_hashed_files_are_another_family() -> None:
    hashed = storage(S3ManifestStaticStorage, manifest_storage=FileSystemStorage("absent"))
    assert "django.contrib.staticfiles.storage.ManifestFilesMixin" in read(hashed)["families"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, {"gzip_content_types", "querystring_auth", "querystring_expire"}),
        ({"gzip": True}, {"querystring_auth", "querystring_expire"}),
        ({"custom_domain": None}, {"gzip_content_types", "url_protocol"}),
        (
            {"custom_domain": None, "querystring_auth": False},
            {"gzip_content_types", "querystring_expire", "url_protocol"},
        ),
    ],
    ids=["custom domain", "gzip", "signed", "unsigned"],
)
def test_options_without_effect_depend_on_others(
    options: dict[str, object], expected: set[str]
) -> None:
    made = S3Storage(**{"bucket_name": "bucket", "custom_domain": "cdn.example.com", **options})
    spent = {
        "addressing_style",
        "cloudfront_key",
        "cloudfront_key_id",
        "proxies",
        "signature_version",
        "use_threads",
    }
    assert set(read(made)["inert"]) - spent == expected


def test_secrets_are_hashes() -> None:
    found = read(
        storage(
            access_key="AKIAIOSFODNN7EXAMPLE",
            secret_key="canary",
            proxies={"https": "canary@proxy"},
        )
    )
    assert "canary" not in repr(found)
    assert "AKIA" not in repr(found)
    made = read(storage(endpoint_url="https://canary@s3.example.com"))
    assert "canary" not in repr(made)


class Signer:
    key_id = "K1"

    def rsa_signer(self, message: bytes) -> bytes:
        return b"signed " + message


def test_a_signer_is_compared_by_what_it_signs() -> None:
    found = read(storage(cloudfront_signer=Signer()))["signer"]
    assert found == [PLAIN.secret("K1"), PLAIN.secret(b"signed a message")]
    assert is_unknown(read(storage(cloudfront_signer=object()))["signer"])


def test_local_storages_have_a_location_and_no_key() -> None:
    found = read(FileSystemStorage("/srv/media", base_url="/media/"))
    assert found["options"]["location"] == "/srv/media"
    assert found["keys"]["report.pdf"] is None
    assert found["links"]["report.pdf"] == {"link": "/media/report.pdf"}
    assert not found["is_s3"]
    assert "base_url" in read(InMemoryStorage(base_url="/media/"))["options"]


def test_a_storage_of_another_library_cannot_be_compared() -> None:
    options: Json = read(Storage())["options"]
    assert is_unknown(options)


def test_errors_are_their_classes() -> None:
    assert facts(lambda: 1 // 0, PLAIN) == {"error": "ZeroDivisionError"}
    assert read(storage(Broken))["keys"]["report.pdf"] == {"error": "KeyError"}


@pytest.mark.parametrize("parameters", [{}, {"SSECustomerKey": "a" * 32}], ids=["keys", "SSE-C"])
def test_keys_that_options_do_not_have_are_compared(parameters: dict[str, str]) -> None:
    keys = {"access_key": "AKIAEXAMPLE", "secret_key": "made-up", "security_token": None}
    found = Secrets("a", **keys, object_parameters=parameters)
    name = register("compared", str(parameters), lambda: found)
    others = {"bucket_name": "bucket", "custom_domain": "cdn.example.com"}

    chained = read(backends.S3Storage(**others, credentials=name))
    plain = read(S3Storage(**others, **keys, object_parameters=parameters))

    assert chained == {**plain, "class": "s3settings.backends.S3Storage"}


def test_a_storage_with_other_links_is_another_family() -> None:
    made = backends.S3Storage(bucket_name="bucket", querystring_stable=True)

    assert "s3settings.backends.Links" in read(made)["families"]
