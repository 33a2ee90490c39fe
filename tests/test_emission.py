from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from botocore.config import Config
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, StaticFilesStorage
from django.core.files.storage import FileSystemStorage, InMemoryStorage
from django.utils.module_loading import import_string
from inline_snapshot import snapshot
from storages.backends.s3 import S3ManifestStaticStorage, S3StaticStorage, S3Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from s3settings import S3Settings, django_settings, load
from s3settings.emission import emitted
from s3settings.options.option import Preset
from s3settings.shapes import DjangoSettings, S3Options
from tests.samples import DESIGN, KEYS, ROLE, changes, examined, loaded, options, shown

PEM = (
    rsa.generate_private_key(public_exponent=65537, key_size=2048)
    .private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    .decode()
)
CLOUDFRONT = {
    "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com",
    "AWS_CLOUDFRONT_KEY_ID": "K36X4X2EO997HM",
    "AWS_CLOUDFRONT_KEY": PEM,
}
MINIO = {
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_REGION_NAME": "eu-west-1",
    "AWS_S3_ENDPOINT_URL": "http://localhost:9000",
}


def backends(settings: DjangoSettings) -> dict[str, str]:
    return {alias: entry["BACKEND"] for alias, entry in settings["STORAGES"].items()}


def config(env: dict[str, str]) -> dict[str, Any]:
    """Return the arguments that differ in the Config of uploads."""
    found = options(loaded(env))["client_config"]
    assert isinstance(found, Config)
    names = (
        "signature_version",
        "s3",
        "proxies",
        "request_checksum_calculation",
        "response_checksum_validation",
        "connect_timeout",
    )
    return {name: getattr(found, name) for name in names}


def test_the_sample_gives_storages_with_every_option() -> None:
    assert shown(loaded(DESIGN)) == snapshot(
        {
            "STORAGES": {
                "default": {
                    "BACKEND": "storages.backends.s3.S3Storage",
                    "OPTIONS": {
                        "bucket_name": "acme",
                        "region_name": "ap-northeast-2",
                        "endpoint_url": None,
                        "addressing_style": "virtual",
                        "signature_version": "s3v4",
                        "location": "media",
                        "querystring_auth": False,
                        "querystring_expire": 3600,
                        "custom_domain": "acme.s3.ap-northeast-2.amazonaws.com",
                        "url_protocol": "https:",
                        "file_overwrite": False,
                        "default_acl": None,
                        "object_parameters": {"CacheControl": "max-age=86400"},
                        "gzip": False,
                        "gzip_content_types": (
                            "text/css",
                            "text/javascript",
                            "application/javascript",
                            "application/x-javascript",
                            "image/svg+xml",
                        ),
                        "max_memory_size": 0,
                        "file_name_charset": "utf-8",
                        "use_ssl": True,
                        "verify": None,
                        "proxies": None,
                        "cloudfront_key_id": None,
                        "cloudfront_key": None,
                        "use_threads": True,
                        "client_config": None,
                        "transfer_config": None,
                        "access_key": "AKIAIOSFODNN7EXAMPLE",
                        "secret_key": "**********",
                        "security_token": None,
                        "session_profile": None,
                    },
                },
                "staticfiles": {
                    "BACKEND": "storages.backends.s3.S3StaticStorage",
                    "OPTIONS": {
                        "bucket_name": "acme",
                        "region_name": "ap-northeast-2",
                        "endpoint_url": None,
                        "addressing_style": "virtual",
                        "signature_version": "s3v4",
                        "location": "static",
                        "querystring_auth": False,
                        "querystring_expire": 3600,
                        "custom_domain": "acme.s3.ap-northeast-2.amazonaws.com",
                        "url_protocol": "https:",
                        "file_overwrite": True,
                        "default_acl": None,
                        "object_parameters": {"CacheControl": "max-age=86400"},
                        "gzip": False,
                        "gzip_content_types": (
                            "text/css",
                            "text/javascript",
                            "application/javascript",
                            "application/x-javascript",
                            "image/svg+xml",
                        ),
                        "max_memory_size": 0,
                        "file_name_charset": "utf-8",
                        "use_ssl": True,
                        "verify": None,
                        "proxies": None,
                        "cloudfront_key_id": None,
                        "cloudfront_key": None,
                        "use_threads": True,
                        "client_config": None,
                        "transfer_config": None,
                        "access_key": "AKIAIOSFODNN7EXAMPLE",
                        "secret_key": "**********",
                        "security_token": None,
                        "session_profile": None,
                    },
                },
            },
            "STATIC_URL": "https://acme.s3.ap-northeast-2.amazonaws.com/static/",
            "MEDIA_URL": "https://acme.s3.ap-northeast-2.amazonaws.com/media/",
        }
    )


def test_the_secret_is_masked_only_in_print() -> None:
    settings = loaded(DESIGN)

    assert options(settings)["secret_key"] == DESIGN["AWS_SECRET_ACCESS_KEY"]
    assert DESIGN["AWS_SECRET_ACCESS_KEY"] not in repr(settings)


def test_every_option_of_django_storages_is_emitted() -> None:
    emitted = options(loaded({**ROLE, **KEYS}))

    assert set(emitted) == set(S3Storage().get_default_settings())


def test_every_emitted_option_is_typed() -> None:
    emitted = options(loaded({**ROLE, **KEYS}))

    assert set(emitted) == set(S3Options.__annotations__)


def test_uploads_are_private_and_never_replaced_and_static_files_the_opposite() -> None:
    settings = loaded(ROLE)
    names = ("location", "querystring_auth", "signature_version", "file_overwrite", "custom_domain")

    assert backends(settings) == {
        "default": "storages.backends.s3.S3Storage",
        "staticfiles": "storages.backends.s3.S3StaticStorage",
    }
    assert {
        alias: {name: options(settings, alias)[name] for name in names}
        for alias in settings["STORAGES"]
    } == {
        "default": {
            "location": "media",
            "querystring_auth": True,
            "signature_version": "s3v4",
            "file_overwrite": False,
            "custom_domain": None,
        },
        "staticfiles": {
            "location": "static",
            "querystring_auth": False,
            "signature_version": "s3v4",
            "file_overwrite": True,
            "custom_domain": "acme.s3.eu-west-1.amazonaws.com",
        },
    }


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            {"AWS_LOCATION": "prod"},
            {"default": {"location": "prod/media"}, "staticfiles": {"location": "prod/static"}},
            id="one location is above both",
        ),
        pytest.param(
            {"AWS_LOCATION": "prod", "AWS_MEDIA_LOCATION": "uploads"},
            {"default": {"location": "uploads"}, "staticfiles": {"location": "prod/static"}},
            id="a location of its own is taken as it is",
        ),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "none", "AWS_MEDIA_BUCKET_NAME": "acme-media"},
            {"default": {"location": "", "bucket_name": "acme-media"}, "staticfiles": {}},
            id="no location is the root of the bucket",
        ),
        pytest.param(
            {"AWS_QUERYSTRING_AUTH": "false"},
            {
                "default": {
                    "querystring_auth": False,
                    "custom_domain": "acme.s3.eu-west-1.amazonaws.com",
                },
                "staticfiles": {},
            },
            id="an unsigned storage gets a domain",
        ),
        pytest.param(
            {"AWS_QUERYSTRING_AUTH": "true", "AWS_S3_FILE_OVERWRITE": "false"},
            {"default": {}, "staticfiles": {}},
            id="static files are unsigned and replaced whatever holds for all",
        ),
        pytest.param(
            {"AWS_S3_FILE_OVERWRITE": "true"},
            {"default": {"file_overwrite": True}, "staticfiles": {}},
            id="uploads may be replaced",
        ),
        pytest.param(
            {"AWS_MEDIA_BUCKET_NAME": "acme-media", "AWS_MEDIA_REGION_NAME": "eu-north-1"},
            {
                "default": {"bucket_name": "acme-media", "region_name": "eu-north-1"},
                "staticfiles": {},
            },
            id="a storage has its own bucket",
        ),
        pytest.param(
            {"AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com"},
            {"default": {}, "staticfiles": {"custom_domain": "cdn.example.com"}},
            id="static files are behind a CDN",
        ),
        pytest.param(
            {"AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com", "AWS_S3_URL_PROTOCOL": "http"},
            {
                "default": {"url_protocol": "http:"},
                "staticfiles": {"custom_domain": "cdn.example.com", "url_protocol": "http:"},
            },
            id="links to a CDN are https unless reported otherwise",
        ),
        pytest.param(
            {"AWS_S3_USE_SSL": "false"},
            {
                "default": {"use_ssl": False, "url_protocol": "http:"},
                "staticfiles": {"use_ssl": False, "url_protocol": "http:"},
            },
            id="links are http where AWS is reached by http",
        ),
        pytest.param(
            {"AWS_S3_USE_SSL": "false", "AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com"},
            {
                "default": {"use_ssl": False, "url_protocol": "http:"},
                "staticfiles": {"use_ssl": False, "custom_domain": "cdn.example.com"},
            },
            id="a CDN is reached by https all the same",
        ),
        pytest.param(
            {"AWS_STORAGE_BUCKET_NAME": "acme.example.com"},
            {
                "default": {"bucket_name": "acme.example.com", "addressing_style": "path"},
                "staticfiles": {
                    "bucket_name": "acme.example.com",
                    "addressing_style": "path",
                    "custom_domain": "s3.eu-west-1.amazonaws.com/acme.example.com",
                },
            },
            id="a bucket with dots is in the path",
        ),
        pytest.param(
            {"AWS_S3_REGION_NAME": "cn-north-1"},
            {
                "default": {"region_name": "cn-north-1"},
                "staticfiles": {
                    "region_name": "cn-north-1",
                    "custom_domain": "acme.s3.cn-north-1.amazonaws.com.cn",
                },
            },
            id="China has hosts of its own",
        ),
        pytest.param(
            {"AWS_S3_PROXIES": '{"https": "proxy:3128"}'},
            {
                "default": {"proxies": {"https": "proxy:3128"}},
                "staticfiles": {"proxies": {"https": "proxy:3128"}},
            },
            id="proxies on AWS need no Config",
        ),
        pytest.param(
            {"AWS_STATIC_GZIP": "true", "AWS_STATIC_GZIP_CONTENT_TYPES": "text/css"},
            {"default": {}, "staticfiles": {"gzip": True, "gzip_content_types": ("text/css",)}},
            id="static files are compressed",
        ),
        pytest.param(
            {"AWS_S3_VERIFY": "/etc/ca.pem", "AWS_MEDIA_VERIFY": "false"},
            {"default": {"verify": False}, "staticfiles": {"verify": "/etc/ca.pem"}},
            id="certificates",
        ),
        pytest.param(
            {
                "AWS_DEFAULT_ACL": "public-read",
                "AWS_MEDIA_DEFAULT_ACL": "none",
                "AWS_S3_MAX_MEMORY_SIZE": "1048576",
                "AWS_S3_FILE_NAME_CHARSET": "latin-1",
                "AWS_S3_SIGNATURE_VERSION": "s3",
                "AWS_S3_ADDRESSING_STYLE": "path",
                "AWS_QUERYSTRING_EXPIRE": "10m",
            },
            {
                "default": {
                    "addressing_style": "path",
                    "file_name_charset": "latin-1",
                    "max_memory_size": 1_048_576,
                    "querystring_expire": 600,
                    "signature_version": "s3",
                },
                "staticfiles": {
                    "addressing_style": "path",
                    "custom_domain": "s3.eu-west-1.amazonaws.com/acme",
                    "default_acl": "public-read",
                    "file_name_charset": "latin-1",
                    "max_memory_size": 1_048_576,
                    "querystring_expire": 600,
                    "signature_version": "s3",
                },
            },
            id="the other options go through",
        ),
    ],
)
def test_a_variable_changes_the_options_it_is_for(
    env: dict[str, str], expected: dict[str, dict[str, Any]]
) -> None:
    assert changes(env) == expected


def test_none_for_one_storage_takes_back_what_holds_for_all() -> None:
    env = {
        "AWS_MEDIA_CUSTOM_DOMAIN": "none",
        "AWS_MEDIA_CACHE_CONTROL": "NULL",
        "AWS_MEDIA_QUERYSTRING_EXPIRE": "None",
    }
    base = {
        **ROLE,
        "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com",
        "AWS_QUERYSTRING_AUTH": "false",
        "AWS_S3_CACHE_CONTROL": "max-age=60",
        "AWS_QUERYSTRING_EXPIRE": "60",
    }

    assert changes(env, base) == {
        "default": {
            "custom_domain": "acme.s3.eu-west-1.amazonaws.com",
            "object_parameters": {},
            "querystring_expire": 3600,
        },
        "staticfiles": {},
    }


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({}, {}, id="a role needs no option"),
        pytest.param(
            KEYS,
            {
                "access_key": "AKIAIOSFODNN7EXAMPLE",
                "secret_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "security_token": None,
                "session_profile": None,
            },
            id="no ambient token beside explicit keys",
        ),
        pytest.param(
            {"AWS_S3_SESSION_PROFILE": "acme"},
            {
                "access_key": None,
                "secret_key": None,
                "security_token": None,
                "session_profile": "acme",
            },
            id="no ambient key beside a profile",
        ),
        pytest.param(
            {**KEYS, "AWS_MEDIA_ACCESS_KEY": "none"}, {}, id="a role in spite of keys for all"
        ),
        pytest.param(
            {**KEYS, "AWS_MEDIA_SESSION_PROFILE": "acme"},
            {
                "access_key": None,
                "secret_key": None,
                "security_token": None,
                "session_profile": "acme",
            },
            id="a profile of its own replaces the keys",
        ),
        pytest.param(
            {
                "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY": "temporary",
                "AWS_SESSION_TOKEN": "token",
                "AWS_MEDIA_ACCESS_KEY": "AKIAI44QH8DHBEXAMPLE",
                "AWS_MEDIA_SECRET_KEY": "its own",
            },
            {
                "access_key": "AKIAI44QH8DHBEXAMPLE",
                "secret_key": "its own",
                "security_token": None,
                "session_profile": None,
            },
            id="the token of all keys does not join the keys of one",
        ),
        pytest.param(
            {
                "AWS_S3_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
                "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
                "AWS_S3_SECRET_ACCESS_KEY": "temporary",
                "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_SESSION_TOKEN": "token",
                "AWS_SECURITY_TOKEN": "old name",
            },
            {
                "access_key": "ASIAIOSFODNN7EXAMPLE",
                "secret_key": "temporary",
                "security_token": "token",
                "session_profile": None,
            },
            id="the names of S3 come first, then the token's newer name",
        ),
    ],
)
def test_credentials_are_emitted_as_a_set(env: dict[str, str], expected: dict[str, Any]) -> None:
    emitted = options(loaded({**ROLE, **env}))
    names = ("access_key", "secret_key", "security_token", "session_profile")

    assert {name: emitted[name] for name in names if name in emitted} == expected


def test_the_cloudfront_pair_signs_for_a_domain() -> None:
    emitted = options(loaded({**ROLE, **CLOUDFRONT}))

    assert (emitted["querystring_auth"], emitted["custom_domain"]) == (True, "cdn.example.com")
    assert (emitted["cloudfront_key_id"], emitted["cloudfront_key"]) == ("K36X4X2EO997HM", PEM)
    assert PEM not in repr(emitted)


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"AWS_MEDIA_CUSTOM_DOMAIN": "none"}, id="links lead to the bucket"),
        pytest.param({"AWS_QUERYSTRING_AUTH": "false"}, id="links are unsigned"),
    ],
)
def test_the_cloudfront_pair_is_left_out_where_it_signs_nothing(env: dict[str, str]) -> None:
    settings = loaded({**ROLE, **CLOUDFRONT, **env})

    for alias in settings["STORAGES"]:
        emitted = options(settings, alias)
        assert (emitted["cloudfront_key_id"], emitted["cloudfront_key"]) == (None, None)


def test_a_provider_other_than_aws_gets_a_config_without_checksums() -> None:
    assert changes({}, ROLE) == {"default": {}, "staticfiles": {}}
    assert config({**MINIO, "AWS_S3_PROXIES": '{"https": "proxy:3128"}'}) == {
        "signature_version": "s3v4",
        "s3": {"addressing_style": "path"},
        "proxies": {"https": "proxy:3128"},
        "request_checksum_calculation": "when_required",
        "response_checksum_validation": "when_required",
        "connect_timeout": 60,
    }


def test_a_config_of_the_project_carries_what_it_overrides() -> None:
    arguments = '{"connect_timeout": 3, "s3": {"payload_signing_enabled": true}}'
    env = {
        **ROLE,
        "AWS_S3_CLIENT_CONFIG": arguments,
        "AWS_S3_ADDRESSING_STYLE": "path",
        "AWS_S3_SIGNATURE_VERSION": "s3",
    }

    assert config(env) == {
        "signature_version": "s3",
        "s3": {"addressing_style": "path", "payload_signing_enabled": True},
        "proxies": None,
        "request_checksum_calculation": None,
        "response_checksum_validation": None,
        "connect_timeout": 3,
    }


def test_a_config_of_the_project_may_ask_for_checksums() -> None:
    arguments = '{"request_checksum_calculation": "when_supported"}'

    found = config({**MINIO, "AWS_S3_CLIENT_CONFIG": arguments})

    assert found["request_checksum_calculation"] == "when_supported"
    assert found["response_checksum_validation"] == "when_required"


def test_threads_are_switched_off_in_the_transfer_config() -> None:
    env = {
        **ROLE,
        "AWS_S3_USE_THREADS": "false",
        "AWS_STATIC_USE_THREADS": "true",
        "AWS_MEDIA_TRANSFER_CONFIG": '{"max_concurrency": 3}',
    }

    settings = loaded(env)
    media, static = options(settings), options(settings, "staticfiles")

    assert (media["use_threads"], static["use_threads"]) == (True, True)
    assert static["transfer_config"] is None
    transfer = media["transfer_config"]
    assert (transfer.use_threads, transfer.max_concurrency) == (False, 3)


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            {"AWS_S3_OBJECT_PARAMETERS": '{"CacheControl": "no-store", "ContentLanguage": "ko"}'},
            {"CacheControl": "no-store", "ContentLanguage": "ko"},
            id="of all storages",
        ),
        pytest.param(
            {
                "AWS_S3_OBJECT_PARAMETERS": '{"CacheControl": "no-store"}',
                "AWS_MEDIA_OBJECT_PARAMETERS": '{"ContentLanguage": "ko"}',
            },
            {"ContentLanguage": "ko"},
            id="its own replace those of all",
        ),
        pytest.param(
            {
                "AWS_S3_CACHE_CONTROL": "no-store",
                "AWS_MEDIA_OBJECT_PARAMETERS": '{"ContentLanguage": "ko"}',
            },
            {"CacheControl": "no-store", "ContentLanguage": "ko"},
            id="but not the short forms of all",
        ),
        pytest.param(
            {
                "AWS_S3_CACHE_CONTROL": "no-store",
                "AWS_MEDIA_OBJECT_PARAMETERS": '{"CacheControl": "max-age=60"}',
            },
            {"CacheControl": "max-age=60"},
            id="unless it is the same",
        ),
        pytest.param(
            {
                "AWS_S3_OBJECT_PARAMETERS": '{"CacheControl": "no-store"}',
                "AWS_MEDIA_CACHE_CONTROL": "max-age=60",
            },
            {"CacheControl": "max-age=60"},
            id="a short form of its own wins",
        ),
        pytest.param(
            {
                "AWS_S3_OBJECT_PARAMETERS": '{"CacheControl": "no-store"}',
                "AWS_MEDIA_OBJECT_PARAMETERS": "none",
                "AWS_S3_STORAGE_CLASS": "standard_ia",
            },
            {"StorageClass": "STANDARD_IA"},
            id="none of its own",
        ),
        pytest.param(
            {"AWS_S3_KMS_KEY_ID": "alias/acme"},
            {"SSEKMSKeyId": "alias/acme", "ServerSideEncryption": "aws:kms"},
            id="a key brings its encryption",
        ),
        pytest.param(
            {"AWS_S3_KMS_KEY_ID": "none", "AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256"},
            {"ServerSideEncryption": "AES256"},
            id="no key, no other encryption",
        ),
    ],
)
def test_object_parameters_and_their_short_forms_are_one(
    env: dict[str, str], expected: dict[str, str]
) -> None:
    assert options(loaded({**ROLE, **env}))["object_parameters"] == expected


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({}, S3StaticStorage, id="names as they are"),
        pytest.param({"AWS_STATIC_MANIFEST": "false"}, S3StaticStorage, id="no manifest"),
        pytest.param({"AWS_STATIC_MANIFEST": "true"}, S3ManifestStaticStorage, id="manifest"),
        pytest.param(
            {"AWS_STATIC_BACKEND": "whitenoise"},
            CompressedManifestStaticFilesStorage,
            id="WhiteNoise",
        ),
        pytest.param({"AWS_S3_BACKEND": "filesystem"}, StaticFilesStorage, id="files"),
        pytest.param(
            {"AWS_S3_BACKEND": "filesystem", "AWS_STATIC_MANIFEST": "true"},
            ManifestStaticFilesStorage,
            id="files with a manifest",
        ),
        pytest.param({"AWS_S3_BACKEND": "memory"}, InMemoryStorage, id="memory"),
        pytest.param(
            {"AWS_STATIC_BACKEND": "tests.test_emission.OwnStorage"},
            S3StaticStorage,
            id="a subclass of the project",
        ),
    ],
)
def test_the_backend_of_static_files_is_the_class_of_its_name(
    env: dict[str, str], expected: type[object]
) -> None:
    assert import_string(backends(loaded({**ROLE, **env}))["staticfiles"]) is expected


OwnStorage = S3StaticStorage


def test_a_subclass_of_the_project_gets_the_options_of_s3() -> None:
    env = {"AWS_MEDIA_BACKEND": "shop.storages.Uploads", "AWS_MEDIA_GZIP": "yes"}

    settings = loaded({**ROLE, **env})

    assert backends(settings)["default"] == "shop.storages.Uploads"
    assert changes(env) == {"default": {"gzip": True}, "staticfiles": {}}


@pytest.mark.parametrize("backend", ["filesystem", "memory"])
def test_local_storages_need_no_bucket(backend: str) -> None:
    settings = loaded({"AWS_S3_BACKEND": backend})

    assert (settings["STATIC_URL"], settings["MEDIA_URL"]) == ("/static/", "/media/")


def test_files_stay_where_django_puts_them_without_a_base_directory() -> None:
    settings = loaded({"AWS_S3_BACKEND": "filesystem"}, aliases=["invoices"])

    assert settings == {
        "STORAGES": {
            "default": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"base_url": "/media/"},
            },
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
            "invoices": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"base_url": "/invoices/", "location": Path("invoices")},
            },
        },
        "STATIC_URL": "/static/",
        "MEDIA_URL": "/media/",
    }


@pytest.mark.parametrize("base_dir", ["/srv/shop", Path("/srv/shop")], ids=["text", "path"])
def test_files_lie_below_the_base_directory(base_dir: str | Path) -> None:
    settings = loaded({"AWS_S3_BACKEND": "filesystem"}, base_dir=base_dir, aliases=["invoices"])

    assert settings == {
        "STORAGES": {
            "default": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"base_url": "/media/", "location": Path("/srv/shop/media")},
            },
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
            "invoices": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"base_url": "/invoices/", "location": Path("/srv/shop/invoices")},
            },
        },
        "STATIC_URL": "/static/",
        "MEDIA_URL": "/media/",
        "STATIC_ROOT": Path("/srv/shop/staticfiles"),
        "MEDIA_ROOT": Path("/srv/shop/media"),
    }


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({"AWS_S3_BACKEND": "s3"}, [], id="nothing is local"),
        pytest.param({"AWS_STATIC_BACKEND": "whitenoise"}, ["STATIC_ROOT"], id="WhiteNoise"),
        pytest.param({"AWS_STATIC_BACKEND": "filesystem"}, ["STATIC_ROOT"], id="static files"),
        pytest.param({"AWS_MEDIA_BACKEND": "filesystem"}, ["MEDIA_ROOT"], id="uploads"),
        pytest.param({"AWS_MEDIA_BACKEND": "memory"}, [], id="memory has no directory"),
    ],
)
def test_only_local_files_have_a_root(env: dict[str, str], expected: list[str]) -> None:
    settings = loaded({**ROLE, **env}, base_dir="/srv/shop")

    assert [name for name in settings if name.endswith("_ROOT")] == expected


def test_memory_has_the_urls_of_a_local_project() -> None:
    storages = loaded({"AWS_S3_BACKEND": "memory"}, base_dir="/srv/shop")["STORAGES"]

    assert storages == {
        "default": {
            "BACKEND": "django.core.files.storage.InMemoryStorage",
            "OPTIONS": {"base_url": "/media/"},
        },
        "staticfiles": {
            "BACKEND": "django.core.files.storage.InMemoryStorage",
            "OPTIONS": {"base_url": "/static/"},
        },
    }


def test_the_local_backends_take_the_options_that_they_get() -> None:
    settings = loaded({"AWS_S3_BACKEND": "filesystem"}, base_dir="/srv/shop")

    uploads = FileSystemStorage(**options(settings))

    assert (uploads.url("a.txt"), uploads.location) == ("/media/a.txt", "/srv/shop/media")


def test_the_options_of_collectstatic_are_settings() -> None:
    env = {
        **ROLE,
        "AWS_STATIC_MANIFEST": "true",
        "AWS_STATIC_IMMUTABLE": "yes",
        "AWS_STATIC_UPLOAD_CONCURRENCY": "8",
    }
    settings = loaded(env)

    assert settings.get("AWS_STATIC_IMMUTABLE") is True
    assert settings.get("AWS_STATIC_UPLOAD_CONCURRENCY") == 8
    assert settings["STORAGES"] == loaded({**ROLE, "AWS_STATIC_MANIFEST": "true"})["STORAGES"]
    assert "AWS_STATIC_IMMUTABLE" not in loaded(ROLE)
    assert "AWS_STATIC_IMMUTABLE" not in loaded({**env, "AWS_STATIC_BACKEND": "filesystem"})


def test_a_local_manifest_is_read_by_a_storage_around_the_other() -> None:
    manifest = {**ROLE, "AWS_STATIC_MANIFEST": "true"}
    local = {"AWS_STATIC_LOCAL_MANIFEST": "manifest.json"}
    name = "s3settings.staticfiles.local.LocalManifestStorage"
    plain = options(loaded(manifest), "staticfiles")

    assert loaded({**manifest, **local})["STORAGES"]["staticfiles"] == {
        "BACKEND": name,
        "OPTIONS": {**plain, "local_manifest": Path("manifest.json")},
    }
    assert loaded({**manifest, **local}, base_dir="/srv")["STORAGES"]["staticfiles"] == {
        "BACKEND": name,
        "OPTIONS": {**plain, "local_manifest": Path("/srv/manifest.json")},
    }
    own = {**manifest, **local, "AWS_STATIC_BACKEND": "acme.Storage"}
    assert loaded(own)["STORAGES"]["staticfiles"] == {
        "BACKEND": name,
        "OPTIONS": {**plain, "local_manifest": Path("manifest.json"), "backend": "acme.Storage"},
    }
    without = loaded({**ROLE, **local})
    assert backends(without)["staticfiles"] == "storages.backends.s3.S3StaticStorage"


def test_the_entries_of_the_project_are_kept_as_they_are() -> None:
    entry = {"BACKEND": "shop.Backups", "OPTIONS": {"location": "/backups"}}

    storages = loaded(ROLE, storages={"backups": entry})["STORAGES"]

    assert list(storages) == ["default", "staticfiles", "backups"]
    assert storages["backups"] == entry


def test_the_base_url_of_an_unsigned_storage_is_quoted_like_its_urls() -> None:
    settings = loaded({**ROLE, "AWS_LOCATION": "été 1+1"})

    assert settings["STATIC_URL"] == (
        "https://acme.s3.eu-west-1.amazonaws.com/%C3%A9t%C3%A9%201%2B1/static/"
    )


def test_the_settings_of_a_model_are_those_of_its_variables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in DESIGN.items():
        monkeypatch.setenv(name, value)

    assert django_settings(S3Settings()) == loaded(DESIGN)


def test_what_a_project_changes_in_its_settings_is_its_own() -> None:
    env = {
        **ROLE,
        "AWS_S3_OBJECT_PARAMETERS": '{"Metadata": {"app": "acme"}}',
        "AWS_S3_CLIENT_CONFIG": '{"s3": {"payload_signing_enabled": true}}',
        "AWS_S3_PROXIES": '{"https": "http://proxy.example.com:3128"}',
    }
    first, second = options(loaded(env)), options(loaded(env), "staticfiles")
    for found in (first, second):
        found["object_parameters"]["Metadata"].clear()
        found["client_config"].s3.clear()
        found["proxies"].clear()

    found = options(loaded(env))

    assert found["object_parameters"] == {"Metadata": {"app": "acme"}}
    assert found["client_config"].s3["payload_signing_enabled"] is True
    assert found["proxies"] == {"https": "http://proxy.example.com:3128"}


def mutable(value: object) -> Iterator[int]:
    """Yield the identity of every mutable part, except those inside of botocore's own."""
    if isinstance(value, Config):
        value = {name: getattr(value, name) for name in ("s3", "proxies", "retries")}
    elif isinstance(value, dict | list):
        yield id(cast("object", value))
    parts: Iterable[object] = ()
    if isinstance(value, dict):
        parts = cast("dict[str, object]", value).values()
    elif isinstance(value, list | tuple):
        parts = cast("Sequence[object]", value)
    for part in parts:
        yield from mutable(part)


@pytest.mark.parametrize("preset", ["recommended", "django-storages"])
def test_no_storage_shares_a_mutable_part_with_another(preset: Preset) -> None:
    env = {
        **ROLE,
        "AWS_S3_ALIASES": "private",
        "AWS_PRIVATE_LOCATION": "private",
        "AWS_S3_OBJECT_PARAMETERS": '{"Metadata": {"app": "acme"}}',
        "AWS_S3_CLIENT_CONFIG": '{"retries": {"mode": "standard"}, "s3": {"payload_signing_enabled": true}}',
        "AWS_S3_PROXIES": '{"https": "http://proxy.example.com:3128"}',
        "GZIP_CONTENT_TYPES": "text/css,text/html",
    }
    # kept, so that no identity is used again
    settings = [load(env=env, env_file=None, preset=preset) for _ in range(2)]

    found = [part for one in settings for part in mutable(one)]

    assert len(found) == len(set(found)) > 2 * 3 * 4


def test_empty_proxies_are_not_emitted() -> None:
    assert options(loaded({**ROLE, "AWS_S3_PROXIES": "{}"}))["proxies"] is None


def test_secrets_that_options_must_not_have_are_named() -> None:
    env = {**ROLE, **KEYS, **CLOUDFRONT, "AWS_S3_CREDENTIALS": "chain"}
    storages = examined(env).storages

    registered = emitted(storages, withheld={"default": "its-name"})
    named = [options(registered, alias) for alias in registered["STORAGES"]]

    assert [one["credentials"] for one in named] == ["its-name", "staticfiles"]
    assert [one["cloudfront_key"] for one in named] == [None, None]
    assert options(emitted(storages))["credentials"] == "default"
