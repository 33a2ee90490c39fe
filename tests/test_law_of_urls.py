"""The URL in a setting is the one that the real django-storages returns."""

import base64
import json
import time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from django.core.files.storage import InMemoryStorage, Storage
from django.core.files.storage.handler import StorageHandler
from django.utils.encoding import filepath_to_uri
from django.utils.module_loading import import_string
from hypothesis import assume, given

from s3settings import load
from tests.effort import examples
from tests.strategies import (
    ANOTHER_BUCKET,
    Options,
    custom_domains,
    file_names,
    for_all,
    for_one,
    locations,
    private_places,
    public_places,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from s3settings.shapes import DjangoSettings

pytestmark = pytest.mark.slow


UrlSetting = Literal["STATIC_URL", "MEDIA_URL"]

KEYS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}
ELSEWHERE = {"AWS_STORAGE_BUCKET_NAME": ANOTHER_BUCKET, "AWS_S3_REGION_NAME": "eu-west-1"}
ODD_NAME = "a folder/été 1+1 100%20 #1 why?.txt"
# other partitions of AWS issue others
OWN_KEYS = {
    "ACCESS_KEY": KEYS["AWS_ACCESS_KEY_ID"],
    "SECRET_KEY": KEYS["AWS_SECRET_ACCESS_KEY"],
}

thorough = examples(200)
# Every example makes a boto3 client or loads an RSA key, which takes a tenth of a second.
slow = examples(30)
slower = examples(10)

scopes = pytest.mark.parametrize(
    ("scope", "alias", "url_setting"),
    [
        pytest.param("STATIC", "staticfiles", "STATIC_URL", id="static"),
        pytest.param("MEDIA", "default", "MEDIA_URL", id="media"),
    ],
)


def storage_of(emitted: "DjangoSettings", alias: str) -> Storage:
    """Return the storage as Django makes it from STORAGES."""
    return StorageHandler().create_storage(dict(emitted["STORAGES"][alias]))


def clients_of(storage: Storage) -> list[object]:
    """Return the boto3 resources that the storage has made so far."""
    signed: object = vars(storage)["_connections"]
    unsigned: object = vars(storage)["_unsigned_connections"]
    return [*vars(signed).values(), *vars(unsigned).values()]


@scopes
@thorough
@given(options=public_places(), name=file_names())
def test_the_setting_starts_every_link_of_an_unsigned_storage(
    scope: str, alias: str, url_setting: UrlSetting, options: Options, name: str
) -> None:
    env = {**ELSEWHERE, f"AWS_{scope}_QUERYSTRING_AUTH": "false", **for_one(scope, options)}
    emitted = load(env=env, env_file=None)
    storage = storage_of(emitted, alias)

    link = storage.url(name)

    assert link == emitted[url_setting] + filepath_to_uri(name)
    assert clients_of(storage) == []


@scopes
@given(options=public_places(), name=file_names())
def test_variables_for_all_storages_obey_the_law_too(
    scope: str, alias: str, url_setting: UrlSetting, options: Options, name: str
) -> None:
    env = {"AWS_QUERYSTRING_AUTH": "false", **for_all(options)}
    emitted = load(env=env, env_file=None)
    storage = storage_of(emitted, alias)

    link = storage.url(name)

    assert link == emitted[url_setting] + filepath_to_uri(name)
    assert clients_of(storage) == []


@scopes
@given(name=file_names())
def test_files_in_the_root_of_the_bucket_obey_the_law_too(
    scope: str, alias: str, url_setting: UrlSetting, name: str
) -> None:
    options = {"BUCKET_NAME": "acme", "LOCATION": "none", "QUERYSTRING_AUTH": "false"}
    emitted = load(env={**ELSEWHERE, **for_one(scope, options)}, env_file=None)

    link = storage_of(emitted, alias).url(name)

    assert emitted[url_setting] == "https://acme.s3.eu-west-1.amazonaws.com/"
    assert link == emitted[url_setting] + filepath_to_uri(name)


@given(options=public_places(), name=file_names())
def test_a_declared_storage_links_to_where_media_with_its_options_would(
    options: Options, name: str
) -> None:
    options = {"LOCATION": "shared", **options, "QUERYSTRING_AUTH": "false"}
    declared = {**ELSEWHERE, "AWS_S3_ALIASES": "downloads", **for_one("DOWNLOADS", options)}
    as_media = load(env={**ELSEWHERE, **for_one("MEDIA", options)}, env_file=None)
    storage = storage_of(load(env=declared, env_file=None), "downloads")

    link = storage.url(name)

    assert link == as_media["MEDIA_URL"] + filepath_to_uri(name)
    assert clients_of(storage) == []


def hashing_storage_of(emitted: "DjangoSettings", hashed_files: dict[str, str]) -> Storage:
    """Return the storage of static files as if collectstatic had left this manifest."""
    manifest = json.dumps({"version": "1.1", "hash": "", "paths": hashed_files})
    files = InMemoryStorage()
    files.save("staticfiles.json", BytesIO(manifest.encode()))
    entry = emitted["STORAGES"]["staticfiles"]
    storage: Storage = import_string(entry["BACKEND"])(
        **entry.get("OPTIONS", {}), manifest_storage=files
    )
    return storage


@given(options=public_places(), hashed=file_names())
def test_links_to_hashed_files_are_the_setting_and_the_hashed_name(
    options: Options, hashed: str
) -> None:
    assume({"#", "?", "%"}.isdisjoint(options.get("LOCATION", "")))
    env = {**ELSEWHERE, "AWS_STATIC_MANIFEST": "true", **for_one("STATIC", options)}
    emitted = load(env=env, env_file=None)
    storage = hashing_storage_of(emitted, {"app.css": hashed})

    link = storage.url("app.css")

    # Django, HashedFilesMixin._url: the links of hashed files lose their escapes
    assert link == unquote(emitted["STATIC_URL"] + filepath_to_uri(hashed))
    assert clients_of(storage) == []


@scopes
@slow
@given(options=private_places(), name=file_names())
def test_links_of_a_public_endpoint_start_with_the_setting(
    scope: str, alias: str, url_setting: UrlSetting, options: Options, name: str
) -> None:
    options = {**OWN_KEYS, **options, "PUBLIC_ENDPOINT_URL": "http://files.example.com:9000/s3"}
    env = {**ELSEWHERE, "AWS_S3_ENDPOINT_URL": "http://minio:9000", **for_one(scope, options)}
    emitted = load(env={**env, "AWS_QUERYSTRING_STABLE": "true"}, env_file=None)
    storage = storage_of(emitted, alias)

    address, _, query = storage.url(name).partition("?")

    assert (
        emitted[url_setting]
        .partition("://")[2]
        .startswith(
            ("files.example.com:9000/s3/", f"{options['BUCKET_NAME']}.files.example.com:9000/s3/")
        )
    )
    assert unquote(address) == unquote(emitted[url_setting]) + name
    assert bool(query) == (scope == "MEDIA")
    assert clients_of(storage) == []


@given(options=public_places())
def test_links_to_hashed_files_start_with_the_setting(options: Options) -> None:
    options = {**options, "LOCATION": "assets/v1"}
    env = {**ELSEWHERE, "AWS_STATIC_MANIFEST": "true", **for_one("STATIC", options)}
    emitted = load(env=env, env_file=None)
    storage = hashing_storage_of(emitted, {"app.css": "app.0123456789ab.css"})

    link = storage.url("app.css")

    assert link == emitted["STATIC_URL"] + "app.0123456789ab.css"


@slow
@given(options=private_places(), name=file_names())
def test_a_signed_link_is_the_setting_and_the_name_and_a_version_4_signature(
    options: Options, name: str
) -> None:
    private = for_one("MEDIA", {**OWN_KEYS, **options})
    emitted = load(env={**ELSEWHERE, **private}, env_file=None)

    address, _, query = storage_of(emitted, "default").url(name).partition("?")

    fields = {field: value for field, [value] in parse_qs(query).items()}
    day = fields["X-Amz-Date"][:8]
    assert unquote(address) == unquote(emitted["MEDIA_URL"]) + name
    assert fields == {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": (
            f"AKIAIOSFODNN7EXAMPLE/{day}/{options['REGION_NAME']}/s3/aws4_request"
        ),
        "X-Amz-Date": fields["X-Amz-Date"],
        "X-Amz-Expires": "3600",
        "X-Amz-Signature": fields["X-Amz-Signature"],
        "X-Amz-SignedHeaders": "host",
    }


@slower
@given(options=private_places(), name=file_names())
def test_a_declared_storage_signs_links_to_where_media_with_its_options_would(
    options: Options, name: str
) -> None:
    options = {"LOCATION": "shared", **OWN_KEYS, **options}
    declared = {**ELSEWHERE, "AWS_S3_ALIASES": "invoices", **for_one("INVOICES", options)}
    as_media = load(env={**ELSEWHERE, **for_one("MEDIA", options)}, env_file=None)
    storage = storage_of(load(env=declared, env_file=None), "invoices")

    address, _, query = storage.url(name).partition("?")

    assert unquote(address) == unquote(as_media["MEDIA_URL"]) + name
    assert parse_qs(query)["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]


@given(options=private_places())
def test_an_unsigned_storage_without_a_domain_has_the_address_of_a_signed_one(
    options: Options,
) -> None:
    signed = {**ELSEWHERE, **for_one("MEDIA", {**OWN_KEYS, **options})}
    unsigned = {**signed, "AWS_MEDIA_QUERYSTRING_AUTH": "false"}

    urls = [load(env=env, env_file=None)["MEDIA_URL"] for env in (signed, unsigned)]

    assert urls[0] == urls[1]


@pytest.mark.parametrize(
    ("bucket", "region", "url"),
    [
        pytest.param(
            "acme",
            "eu-west-1",
            "https://acme.s3.eu-west-1.amazonaws.com/media/",
            id="boto3 by itself takes the global host and version 2 here",
        ),
        pytest.param(
            "acme",
            "ap-northeast-2",
            "https://acme.s3.ap-northeast-2.amazonaws.com/media/",
            id="boto3 by itself takes the global host here",
        ),
        pytest.param(
            "acme",
            "us-east-1",
            "https://acme.s3.amazonaws.com/media/",
            id="the global host is the one of this region",
        ),
        pytest.param(
            "acme",
            "cn-north-1",
            "https://acme.s3.cn-north-1.amazonaws.com.cn/media/",
            id="China has its own domain",
        ),
        pytest.param(
            "acme",
            "us-gov-west-1",
            "https://acme.s3.us-gov-west-1.amazonaws.com/media/",
            id="GovCloud shares the domain",
        ),
        pytest.param(
            "media.acme.example",
            "eu-west-1",
            "https://s3.eu-west-1.amazonaws.com/media.acme.example/media/",
            id="no certificate covers a bucket with dots",
        ),
    ],
)
def test_private_files_are_on_the_regional_host(bucket: str, region: str, url: str) -> None:
    env = {**KEYS, "AWS_STORAGE_BUCKET_NAME": bucket, "AWS_S3_REGION_NAME": region}
    emitted = load(env=env, env_file=None)

    link = storage_of(emitted, "default").url("a.txt")

    assert (emitted["MEDIA_URL"], link.partition("?")[0]) == (url, f"{url}a.txt")


@pytest.mark.parametrize(
    ("variables", "url"),
    [
        pytest.param(
            {"AWS_S3_CLIENT_CONFIG": '{"use_dualstack_endpoint": true}'},
            "https://acme.s3.dualstack.us-west-2.amazonaws.com/media/",
            id="IPv6",
        ),
        pytest.param(
            {"AWS_S3_CLIENT_CONFIG": '{"use_fips_endpoint": true}'},
            "https://acme.s3-fips.us-west-2.amazonaws.com/media/",
            id="FIPS",
        ),
        pytest.param(
            {"AWS_S3_CLIENT_CONFIG": '{"s3": {"use_accelerate_endpoint": true}}'},
            "https://acme.s3-accelerate.amazonaws.com/media/",
            id="Transfer Acceleration",
        ),
        pytest.param(
            {"AWS_S3_CLIENT_CONFIG": '{"retries": {"mode": "standard"}}'},
            "https://acme.s3.us-west-2.amazonaws.com/media/",
            id="an argument that has nothing to do with hosts",
        ),
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "https://s3.us-west-2.amazonaws.com"},
            "https://acme.s3.us-west-2.amazonaws.com/media/",
            id="the host of the region, set as an endpoint",
        ),
        pytest.param(
            {"AWS_S3_USE_SSL": "false"},
            "http://acme.s3.us-west-2.amazonaws.com/media/",
            id="without TLS",
        ),
    ],
)
@pytest.mark.parametrize("auth", ["true", "false"], ids=["signed", "unsigned"])
def test_the_client_configuration_moves_the_setting_and_the_links(
    variables: dict[str, str], url: str, auth: str
) -> None:
    env = {
        **KEYS,
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "us-west-2",
        "AWS_MEDIA_QUERYSTRING_AUTH": auth,
        **variables,
    }
    emitted = load(env=env, env_file=None)

    link = storage_of(emitted, "default").url("a.txt")

    assert (emitted["MEDIA_URL"], link.partition("?")[0]) == (url, f"{url}a.txt")


@pytest.mark.parametrize(
    ("variables", "seconds"),
    [
        pytest.param({}, "3600", id="an hour where nothing is set"),
        pytest.param({"AWS_QUERYSTRING_EXPIRE": "12h"}, "43200", id="a duration for all"),
        pytest.param(
            {"AWS_QUERYSTRING_EXPIRE": "12h", "AWS_MEDIA_QUERYSTRING_EXPIRE": "60"},
            "60",
            id="a duration of its own",
        ),
    ],
)
def test_a_signed_link_has_the_lifetime_of_the_variable(
    variables: dict[str, str], seconds: str
) -> None:
    emitted = load(env={**KEYS, **ELSEWHERE, **variables}, env_file=None)

    link = storage_of(emitted, "default").url("a.txt")

    assert parse_qs(urlsplit(link).query)["X-Amz-Expires"] == [seconds]


@pytest.fixture(scope="module")
def cloudfront_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65_537, key_size=2048)


def pem_of(key: RSAPrivateKey, layout: PrivateFormat) -> str:
    return key.private_bytes(Encoding.PEM, layout, NoEncryption()).decode("ascii")


def on_one_line(pem: str) -> str:
    return pem.replace("\n", "\\n")


def in_base64(pem: str) -> str:
    return base64.b64encode(pem.encode()).decode()


def verify_for_cloudfront(key: RSAPrivateKey, link: str, *, expires: str, signature: str) -> None:
    """Check the signature as CloudFront does, by its canned policy; raises InvalidSignature."""
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/
    # private-content-creating-signed-url-canned-policy.html
    policy = (
        f'{{"Statement":[{{"Resource":"{link}","Condition":'
        f'{{"DateLessThan":{{"AWS:EpochTime":{expires}}}}}}}]}}'
    )
    signed = base64.b64decode(signature.translate(str.maketrans("-_~", "+=/")))
    key.public_key().verify(signed, policy.encode(), PKCS1v15(), SHA1())  # noqa: S303 - CloudFront's


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(str, id="with line breaks"),
        pytest.param(on_one_line, id="on one line with backslash n"),
        pytest.param(in_base64, id="as base64"),
    ],
)
@pytest.mark.parametrize("layout", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
# django-storages 1.14.6 computes the expiry with it, and Python 3.12 has deprecated it
@pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcnow\(\):DeprecationWarning")
def test_a_private_storage_behind_cloudfront_has_links_that_cloudfront_verifies(
    cloudfront_key: RSAPrivateKey, layout: PrivateFormat, written: "Callable[[str], str]"
) -> None:
    env = {
        **ELSEWHERE,
        "AWS_MEDIA_CUSTOM_DOMAIN": "files.example.com",
        "AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F",
        "AWS_CLOUDFRONT_KEY": written(pem_of(cloudfront_key, layout)),
        "AWS_QUERYSTRING_EXPIRE": "10m",
    }
    emitted = load(env=env, env_file=None)
    storage = storage_of(emitted, "default")
    before = int(time.time())

    address, _, query = storage.url(ODD_NAME).partition("?")

    fields = {field: value for field, [value] in parse_qs(query).items()}
    assert address == emitted["MEDIA_URL"] + filepath_to_uri(ODD_NAME)
    assert fields.keys() == {"Expires", "Signature", "Key-Pair-Id"}
    assert fields["Key-Pair-Id"] == "K2JCJMDEHXQW5F"
    assert before + 600 <= int(fields["Expires"]) <= time.time() + 600
    verify_for_cloudfront(
        cloudfront_key, address, expires=fields["Expires"], signature=fields["Signature"]
    )
    assert clients_of(storage) == []


@pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcnow\(\):DeprecationWarning")
def test_a_signature_of_cloudfront_covers_the_parameters_as_they_are(
    cloudfront_key: RSAPrivateKey,
) -> None:
    env = {
        **ELSEWHERE,
        "AWS_MEDIA_CUSTOM_DOMAIN": "files.example.com",
        "AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F",
        "AWS_CLOUDFRONT_KEY": pem_of(cloudfront_key, PrivateFormat.PKCS8),
    }
    storage: Any = storage_of(load(env=env, env_file=None), "default")

    link: str = storage.url("a.txt", parameters={"response-content-disposition": "attachment"})

    signed, _, rest = link.partition("&Expires=")
    fields = parse_qs(f"Expires={rest}")
    assert signed.endswith("/a.txt?response-content-disposition=attachment")
    verify_for_cloudfront(
        cloudfront_key, signed, expires=fields["Expires"][0], signature=fields["Signature"][0]
    )


@pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcnow\(\):DeprecationWarning")
@slow
@given(domain=custom_domains(), location=locations(), name=file_names())
def test_links_signed_for_cloudfront_start_with_the_setting(
    cloudfront_key: RSAPrivateKey, domain: str, location: str, name: str
) -> None:
    env = {
        **ELSEWHERE,
        "AWS_MEDIA_CUSTOM_DOMAIN": domain,
        "AWS_MEDIA_LOCATION": location,
        "AWS_MEDIA_BUCKET_NAME": "acme",
        "AWS_CLOUDFRONT_KEY_ID": "K2JCJMDEHXQW5F",
        "AWS_CLOUDFRONT_KEY": pem_of(cloudfront_key, PrivateFormat.PKCS8),
    }
    emitted = load(env=env, env_file=None)

    link = storage_of(emitted, "default").url(name)

    assert link.partition("?")[0] == emitted["MEDIA_URL"] + filepath_to_uri(name)


@slower
@given(options=private_places(), name=file_names())
def test_signed_links_do_not_depend_on_where_keys_are(options: Options, name: str) -> None:
    env = {**ELSEWHERE, **for_one("MEDIA", {**OWN_KEYS, **options})}
    # the time of signing is the start of half an hour
    env["AWS_QUERYSTRING_STABLE"] = "true"

    links = [
        storage_of(load(env={**env, "AWS_S3_CREDENTIALS": where}, env_file=None), "default").url(
            name
        )
        for where in ("options", "chain")
    ]

    assert links[0] == links[1]
