from urllib.parse import urlsplit

import pytest
from botocore.handlers import validate_bucket_name
from botocore.utils import is_valid_endpoint_url, is_valid_ipv6_endpoint_url
from hypothesis import example, given
from hypothesis import strategies as st

from s3settings.facts.regions import REGIONS
from s3settings.parsers.endpoints import (
    account_id,
    bucket_name,
    custom_domain,
    endpoint_url,
    location,
    provider,
    region_name,
    url_protocol,
)
from s3settings.providers.table import PROVIDERS
from tests.parsers import Parser, refusal, reported

PLACEHOLDER = ("E007", "a placeholder, not a value", "replace it with the real value")
ACCESS_POINT = "arn:aws:s3:eu-west-1:123456789012:accesspoint"

PARSERS: list[Parser] = [
    account_id,
    bucket_name,
    custom_domain,
    endpoint_url,
    location,
    provider,
    region_name,
    url_protocol,
]
every_parser = pytest.mark.parametrize("parse", PARSERS)


@every_parser
@pytest.mark.parametrize("typed", ["changeme", "<name>", "${NAME}", "{{ name }}", "undefined"])
def test_a_placeholder_is_refused_as_one(parse: Parser, typed: str) -> None:
    assert refusal(parse, typed) == PLACEHOLDER


@pytest.mark.parametrize(
    ("parse", "typed"),
    [
        (endpoint_url, "https://s3.your-region.amazonaws.com:443/path"),
        (endpoint_url, "https://your-project.supabase.co/storage/v1/s3"),
        (custom_domain, "your-bucket.s3.amazonaws.com/static"),
        (custom_domain, "cdn.yourdomain.com:8443"),
        (custom_domain, "your-domain:8443"),
        (custom_domain, "your-domain/static"),
        (endpoint_url, "https://your-endpoint:9000"),
    ],
)
def test_a_placeholder_in_a_host_is_refused_as_one(parse: Parser, typed: str) -> None:
    assert refusal(parse, typed) == PLACEHOLDER


@every_parser
def test_a_place_is_text_on_one_line(parse: Parser) -> None:
    assert refusal(parse, 5)[0] == "E028"
    assert refusal(parse, "")[0] == "E028"
    assert refusal(parse, "one\ntwo")[0] == "E025"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("acme", id="a-word"),
        pytest.param("assets.acme.com", id="dots"),
        pytest.param("Acme_Old", id="as-old-buckets-and-other-providers-allow"),
        pytest.param(f"{ACCESS_POINT}/acme-files", id="access-point"),
        pytest.param(f"{ACCESS_POINT}:acme-files", id="access-point-with-a-colon"),
    ],
)
def test_a_bucket_is_named(name: str) -> None:
    assert bucket_name(f" {name} ") == name


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param("arn:aws:s3:::acme", "an ARN, not a bucket name", id="arn"),
        pytest.param("ARN:AWS:S3:::ACME", "an ARN, not a bucket name", id="arn-in-capitals"),
        pytest.param("s3://acme", "a URL, not a bucket name", id="s3-url"),
        pytest.param("S3:acme", "a URL, not a bucket name", id="s3-scheme"),
        pytest.param("https://acme.s3.amazonaws.com", "a URL, not a bucket name", id="https-url"),
        pytest.param("http:acme", "a URL, not a bucket name", id="http-scheme"),
        pytest.param("https:acme", "a URL, not a bucket name", id="https-scheme"),
        pytest.param(
            "arn:aws:s3:eu-west-1:١٢٣٤٥٦٧٨٩٠١٢:accesspoint/acme",
            "an ARN, not a bucket name",
            id="account-in-other-digits",
        ),
        pytest.param("//acme", "a URL, not a bucket name", id="no-scheme"),
        pytest.param("gs://acme", "a URL, not a bucket name", id="url-of-another-provider"),
        pytest.param("acme/static", "a path, not a bucket name", id="path"),
        pytest.param("acme/", "a path, not a bucket name", id="slash-at-the-end"),
    ],
)
def test_a_bucket_name_is_only_a_name(typed: str, message: str) -> None:
    assert refusal(bucket_name, typed) == (
        "E006",
        message,
        "set only the name of the bucket; set a folder inside it in AWS_LOCATION",
    )


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        pytest.param(
            "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap",
            "a multi-region access point, which SigV4 does not support",
            "set a bucket or an access point of one region",
            id="multi-region",
        ),
        pytest.param(
            "arn:aws:s3-object-lambda:eu-west-1:123456789012:accesspoint/acme",
            "an access point of S3 Object Lambda, which does not support uploads",
            "set a bucket, or an access point (arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME)",
            id="object-lambda",
        ),
        pytest.param(
            "arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-1/accesspoint/acme",
            "an access point on an Outpost, whose links only work inside its VPC",
            "set a bucket, or an access point (arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME)",
            id="outposts",
        ),
    ],
)
def test_some_access_points_serve_no_files(typed: str, message: str, hint: str) -> None:
    assert refusal(bucket_name, typed) == ("E006", message, hint)


@pytest.mark.parametrize(
    "typed",
    ["acme media", "acmé", "acme!", "a" * 256, "acme:media", ".", ".."],
    ids=lambda typed: typed[:9],
)
def test_a_name_that_clients_do_not_send_is_not_a_bucket_name(typed: str) -> None:
    assert refusal(bucket_name, typed) == (
        "E005",
        "not a bucket name",
        "set a name of 3 to 63 lowercase letters, digits, hyphens and dots",
    )


@given(st.text("aZ09._-/: é", min_size=1, max_size=70) | st.just(f"{ACCESS_POINT}/acme"))
@example("acme")
@example("a b")
def test_botocore_sends_every_bucket_name_that_is_accepted(typed: str) -> None:
    if not reported(bucket_name, typed):
        validate_bucket_name({"Bucket": bucket_name(typed)})


def test_a_provider_is_known_by_each_of_its_names() -> None:
    for row in PROVIDERS:
        for name in (row.id, *row.aliases):
            assert provider(name) == provider(name.upper()) == provider(f" {name} ") == row.id


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("hetzer", "did you mean hetzner?", id="misspelled"),
        pytest.param(
            "acme-cloud",
            f"set one of {', '.join(row.id for row in PROVIDERS)}, or only AWS_S3_ENDPOINT_URL",
            id="unknown",
        ),
    ],
)
def test_an_invalid_provider_is_reported(typed: str, hint: str) -> None:
    assert refusal(provider, typed) == ("E017", "unknown provider", hint)


@pytest.mark.parametrize("account", ["ae38ff2b7f0bd5b2ec3ac97f1e3b2b0a", "acme-1", "1"])
def test_an_account_is_one_label_of_a_host(account: str) -> None:
    assert account_id(f" {account} ") == account


@pytest.mark.parametrize(
    "typed", ["acme.r2.cloudflarestorage.com", "https://acme", "-acme", "acme-", "a" * 64, "é"]
)
def test_an_invalid_account_is_reported(typed: str) -> None:
    assert refusal(account_id, typed) == (
        "E028",
        "not an account id",
        "set the id as the provider displays it, without a URL",
    )


def test_a_region_has_the_shape_of_one() -> None:
    for region in (*REGIONS, "auto", "RegionOne", "fsn1", "x"):
        assert region_name(f" {region} ") == region


@pytest.mark.parametrize(
    "typed", ["eu west 1", "eu_west_1", "eu-west-1.", "-eu", "eu-", "région", "a" * 64]
)
def test_an_invalid_region_is_reported(typed: str) -> None:
    assert refusal(region_name, typed) == (
        "E004",
        "not a region",
        "set a region code such as eu-west-1",
    )


@pytest.mark.parametrize(
    ("typed", "prefix"),
    [
        pytest.param("static", "static", id="a-word"),
        pytest.param("prod/static/", "prod/static", id="slash-at-the-end"),
        pytest.param(" a b/c+d%/é#? ", "a b/c+d%/é#?", id="signs-that-urls-quote"),
        pytest.param("...", "...", id="three-dots-are-a-name"),
        pytest.param(".well-known", ".well-known", id="hidden"),
    ],
)
def test_a_location_is_a_key_prefix(typed: str, prefix: str) -> None:
    assert location(typed) == prefix


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        pytest.param(
            "https://cdn.example.com/static",
            "a URL, not a key prefix",
            "set a key prefix such as static; set a host in AWS_S3_CUSTOM_DOMAIN",
            id="url",
        ),
        pytest.param(
            "//cdn.example.com/static",
            "a URL, not a key prefix",
            "set a key prefix such as static; set a host in AWS_S3_CUSTOM_DOMAIN",
            id="no-scheme",
        ),
        pytest.param(
            "/static", "starts with a slash", "remove the slash at the start", id="leading-slash"
        ),
        pytest.param("/", "starts with a slash", "remove the slash at the start", id="slash-alone"),
        *(
            pytest.param(
                typed,
                "contains an empty or relative part, or a backslash",
                "write names separated by single slashes, such as prod/static",
                id=why,
            )
            for why, typed in {
                "two-slashes": "prod//static",
                "two-slashes-at-the-end": "static//",
                "here": "./static",
                "up": "static/../media",
                "up-alone": "..",
                "backslash": "prod\\static",
            }.items()
        ),
        pytest.param(
            "é" * 512,
            "uses up the 1024 bytes of the longest key",
            "set a shorter key prefix",
            id="longer-than-a-key",
        ),
    ],
)
def test_an_invalid_key_prefix_is_reported(typed: str, message: str, hint: str) -> None:
    assert refusal(location, typed) == ("E016", message, hint)


@pytest.mark.parametrize(
    "domain",
    [
        pytest.param("cdn.example.com", id="host"),
        pytest.param("localhost:9000", id="port"),
        pytest.param("127.0.0.1:9000/acme", id="address-and-path"),
        pytest.param("cdn.example.com/a/b~c", id="path"),
        pytest.param("acme_assets.s3.amazonaws.com", id="underscore-of-an-old-bucket"),
        pytest.param("[2001:db8::1]:9000", id="ipv6"),
        pytest.param("[::FFFF:127.0.0.1]", id="ipv6-without-a-port"),
        pytest.param("cdn.example.com/@scope", id="at-sign-in-the-path"),
        pytest.param("xn--bcher-kva.example", id="punycode"),
    ],
)
def test_a_custom_domain_is_a_host_with_what_follows(domain: str) -> None:
    assert custom_domain(f" {domain} ") == domain


NO_SCHEME = ("starts with a URL scheme", "write the host name without https://")
NO_SLASH = ("ends with a slash", "remove the slash at the end")
NO_HOST = ("not a host name", "set a host name such as cdn.example.com, without spaces")


@pytest.mark.parametrize(
    ("typed", "told_so"),
    [
        pytest.param("https://cdn.example.com", NO_SCHEME, id="https"),
        pytest.param("HTTP:cdn.example.com", NO_SCHEME, id="http"),
        pytest.param("https:cdn.example.com", NO_SCHEME, id="https-without-slashes"),
        pytest.param("//cdn.example.com", NO_SCHEME, id="slashes"),
        pytest.param("s3://acme", NO_SCHEME, id="another-scheme"),
        pytest.param("cdn.example.com/", NO_SLASH, id="slash"),
        pytest.param("cdn.example.com/static/", NO_SLASH, id="slash-behind-a-path"),
        pytest.param("cdn example.com", NO_HOST, id="space"),
        pytest.param("cdn.example.com/a b", NO_HOST, id="space-in-the-path"),
        pytest.param("user@cdn.example.com", NO_HOST, id="user"),
        pytest.param("cdn.example.com.", NO_HOST, id="dot-at-the-end"),
        pytest.param("cdn..example.com", NO_HOST, id="empty-label"),
        pytest.param("-cdn.example.com", NO_HOST, id="hyphen-at-the-start"),
        pytest.param(f"{'a' * 64}.example.com", NO_HOST, id="label-too-long"),
        pytest.param("bücher.example", NO_HOST, id="not-punycode"),
        pytest.param("*.example.com", NO_HOST, id="wildcard"),
        pytest.param("cdn.example.com:0", NO_HOST, id="port-0"),
        pytest.param("cdn.example.com:65536", NO_HOST, id="port-too-high"),
        pytest.param("cdn.example.com:000080", NO_HOST, id="port-too-long"),
        pytest.param("cdn.example.com:", NO_HOST, id="no-port"),
        pytest.param("cdn.example.com:80:80", NO_HOST, id="two-ports"),
        pytest.param("[]", NO_HOST, id="no-address"),
        pytest.param("[cdn]", NO_HOST, id="brackets-around-a-name"),
        pytest.param("cdn.example.com:٨٠", NO_HOST, id="port-in-other-digits"),
        pytest.param("cdn.example.com?a=b", NO_HOST, id="query"),
        pytest.param("cdn.example.com#a", NO_HOST, id="fragment"),
        pytest.param("cdn.example.com//a", NO_HOST, id="two-slashes"),
    ],
)
def test_an_invalid_domain_is_reported(typed: str, told_so: tuple[str, str]) -> None:
    assert refusal(custom_domain, typed) == ("E011", *told_so)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        pytest.param("https://s3.example.com", "https://s3.example.com", id="host"),
        pytest.param("http://localhost:9000/", "http://localhost:9000", id="port-and-slash"),
        pytest.param("https://x.supabase.co/storage/v1/s3", None, id="path"),
        pytest.param("http://[::1]:9000", None, id="ipv6"),
        pytest.param("HTTPS://S3.Example.com", "https://S3.Example.com", id="capitals"),
        pytest.param("https://s3.example.com/?", "https://s3.example.com", id="empty-query"),
        pytest.param("https://s3.example.com#", "https://s3.example.com", id="empty-fragment"),
        pytest.param("http://h:1", None, id="lowest-port"),
        pytest.param("http://h:65535", None, id="highest-port"),
    ],
)
def test_an_endpoint_is_the_url_of_a_server(typed: str, url: str | None) -> None:
    assert endpoint_url(f" {typed} ") == (url or typed)


NOT_A_SERVER = ("E012", "not the URL of a server", "set a URL such as https://s3.example.com")
NOT_PLAIN = (
    "E012",
    "contains a query, a fragment or an unsupported path",
    "end the URL after the host, the port or a path of single slashes",
)
HAS_CREDENTIALS = (
    "E014",
    "credentials in the URL",
    "remove them from the URL; set them in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
)
PORT_OF_HTTPS = ("E012", "http on the port of https", "write https:// in place of http://")
PORT_OF_HTTP = ("E012", "https on the port of http", "remove the port from the URL")
HAS_NO_SCHEME = ("E012", "does not start with http:// or https://", "write the full URL")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("s3.example.com", HAS_NO_SCHEME, id="no-scheme"),
        pytest.param("localhost:9000", HAS_NO_SCHEME, id="no-scheme-but-a-port"),
        pytest.param("https:s3.example.com", HAS_NO_SCHEME, id="no-slashes"),
        pytest.param("https://key:secret@s3.example.com", HAS_CREDENTIALS, id="key-and-secret"),
        pytest.param("https://key@s3.example.com", HAS_CREDENTIALS, id="key"),
        pytest.param("s3://acme", NOT_A_SERVER, id="another-scheme"),
        pytest.param("://s3.example.com", NOT_A_SERVER, id="empty-scheme"),
        pytest.param("https://", NOT_A_SERVER, id="no-host"),
        pytest.param("https:///acme", NOT_A_SERVER, id="path-alone"),
        pytest.param("https://[zz]", NOT_A_SERVER, id="not-ipv6"),
        pytest.param("https://[::1", NOT_A_SERVER, id="open-bracket"),
        pytest.param("https://s3 example.com", NOT_A_SERVER, id="space"),
        pytest.param("https://s3.exa\tmple.com", NOT_A_SERVER, id="tab"),
        pytest.param("https://s3_eu.example.com", NOT_A_SERVER, id="underscore"),
        pytest.param("https://s3.example.com:99999", NOT_A_SERVER, id="port-too-high"),
        pytest.param("https://s3.example.com:", NOT_A_SERVER, id="no-port"),
        pytest.param("https://s3.example.com:٨٠", NOT_A_SERVER, id="port-in-other-digits"),
        pytest.param("http://s3.example.com:443", PORT_OF_HTTPS, id="port-of-https"),
        pytest.param("https://s3.example.com:80/a", PORT_OF_HTTP, id="port-of-http"),
        pytest.param("https://s3.example.com?a=b", NOT_PLAIN, id="query"),
        pytest.param("https://s3.example.com/#a", NOT_PLAIN, id="fragment"),
        pytest.param("https://s3.example.com//a", NOT_PLAIN, id="two-slashes"),
        pytest.param("https://s3.example.com/a b", NOT_PLAIN, id="space-in-the-path"),
        pytest.param("https://s3.example.com/a;b", NOT_PLAIN, id="semicolon"),
    ],
)
def test_an_invalid_endpoint_is_reported(typed: str, expected: tuple[str, str, str]) -> None:
    assert refusal(endpoint_url, typed) == expected


pieces = st.sampled_from([*"a1-._:/@?#[] \t", "::1", "9000", "s3", "example.com", "a" * 63, "٣"])


@given(st.sampled_from(["http", "https"]), st.lists(pieces, max_size=6).map("".join))
@example("https", "s3.example.com:9000/a")
@example("https", "a b")
def test_botocore_accepts_every_endpoint_that_is_accepted(scheme: str, rest: str) -> None:
    typed = f"{scheme}://{rest}"
    if not reported(endpoint_url, typed):
        url = endpoint_url(typed)
        assert is_valid_endpoint_url(url) or is_valid_ipv6_endpoint_url(url)
        assert urlsplit(url).port != 0
        assert endpoint_url(url) == url


@pytest.mark.parametrize("written", ["{}", "{}:", "{}://", " {}: "])
@pytest.mark.parametrize(
    ("protocol", "emitted"), [("https", "https:"), ("HTTP", "http:"), ("Https", "https:")]
)
def test_a_protocol_ends_with_a_colon(protocol: str, emitted: str, written: str) -> None:
    assert url_protocol(written.format(protocol)) == emitted


@pytest.mark.parametrize("typed", ["ftp", "s3:", "//", ":", "https://cdn.example.com", "httpss"])
def test_another_protocol_is_reported(typed: str) -> None:
    assert refusal(url_protocol, typed) == ("E015", "neither http nor https", "set https:")


@pytest.mark.parametrize("parse", [bucket_name, region_name, custom_domain, endpoint_url])
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_separator_behind_a_value_is_not_part_of_it(parse: Parser, separator: str) -> None:
    assert refusal(parse, f"https://s3.example.com{separator}") == (
        "E028",
        "the comma or semicolon at the end is part of the value",
        "remove the comma or semicolon; lines of .env files have none",
    )
