import pytest

from tests.aws.test_boto import ELLIPTIC, RSA, pem
from tests.samples import ROLE, Told, told

DOMAIN = {"AWS_S3_CUSTOM_DOMAIN": "cdn.example.com"}
PAIR = {"AWS_CLOUDFRONT_KEY": pem(RSA), "AWS_CLOUDFRONT_KEY_ID": "K36X4X2EO997HM"}
UNSIGNED = "links of default would be unsigned: nothing signs for a domain"


@pytest.mark.parametrize("expire", ["1", "604800", "7d", "168h", "none"])
def test_a_signed_link_lives_up_to_seven_days(expire: str) -> None:
    assert told({**ROLE, "AWS_QUERYSTRING_EXPIRE": expire}) == []


@pytest.mark.parametrize(
    ("expire", "message"),
    [
        ("0", "links would be expired from the start"),
        ("-1", "links would be expired from the start"),
        ("604801", "longer than the 7 days for which a signed link is accepted"),
        ("8d", "longer than the 7 days for which a signed link is accepted"),
    ],
)
@pytest.mark.parametrize("variable", ["AWS_QUERYSTRING_EXPIRE", "AWS_MEDIA_QUERYSTRING_EXPIRE"])
def test_another_lifetime_is_a_problem(variable: str, expire: str, message: str) -> None:
    assert told({**ROLE, variable: expire}) == [("E010", variable, message)]


@pytest.mark.parametrize(
    "service",
    [
        pytest.param({"AWS_S3_ENDPOINT_URL": "https://s3.example.com"}, id="nobody's"),
        pytest.param({"AWS_S3_PROVIDER": "gcs", "AWS_S3_REGION_NAME": "auto"}, id="hearsay"),
    ],
)
def test_a_limit_that_nobody_has_checked_is_a_warning(service: dict[str, str]) -> None:
    message = "longer than the 7 days for which a signed link is probably accepted"

    assert told({**ROLE, **service, "AWS_QUERYSTRING_EXPIRE": "8d"}) == [
        ("W006", "AWS_QUERYSTRING_EXPIRE", message)
    ]


def test_a_service_without_a_known_limit_has_none() -> None:
    service = {"AWS_S3_PROVIDER": "vultr", "AWS_S3_REGION_NAME": "ewr1"}

    assert told({**ROLE, **service, "AWS_QUERYSTRING_EXPIRE": "30d"}) == []


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({**DOMAIN, "AWS_QUERYSTRING_AUTH": "false"}, id="public files"),
        pytest.param({**DOMAIN, "AWS_MEDIA_CUSTOM_DOMAIN": "none"}, id="links to the bucket"),
        pytest.param({**DOMAIN, **PAIR}, id="signed by CloudFront"),
        pytest.param({"AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com"}, id="static files"),
        pytest.param(PAIR, id="a pair that signs nothing"),
    ],
)
def test_a_domain_needs_somebody_who_signs(env: dict[str, str]) -> None:
    assert told({**ROLE, **env}) == []


def test_a_signed_storage_behind_a_domain_that_nothing_signs_for_is_a_problem() -> None:
    assert told({**ROLE, **DOMAIN}) == [("E041", "AWS_S3_CUSTOM_DOMAIN", UNSIGNED)]


def test_the_same_holds_for_each_storage() -> None:
    env = {**ROLE, "AWS_S3_ALIASES": "a, b", **DOMAIN, "AWS_B_CUSTOM_DOMAIN": "none"}

    assert told(env) == [
        ("E041", "AWS_S3_CUSTOM_DOMAIN", UNSIGNED),
        ("E041", "AWS_S3_CUSTOM_DOMAIN", UNSIGNED.replace("default", "a")),
    ]


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            {"AWS_CLOUDFRONT_KEY": pem(RSA)},
            ("AWS_CLOUDFRONT_KEY_ID", "AWS_CLOUDFRONT_KEY"),
            id="no id",
        ),
        pytest.param(
            {"AWS_CLOUDFRONT_KEY_ID": "K36X4X2EO997HM"},
            ("AWS_CLOUDFRONT_KEY", "AWS_CLOUDFRONT_KEY_ID"),
            id="no key",
        ),
        pytest.param(
            {**PAIR, "AWS_MEDIA_CLOUDFRONT_KEY_ID": "K36X4X2EO997HM"},
            ("AWS_MEDIA_CLOUDFRONT_KEY", "AWS_MEDIA_CLOUDFRONT_KEY_ID"),
            id="no key of its own",
        ),
    ],
)
def test_half_a_cloudfront_pair_is_a_problem(
    env: dict[str, str], expected: tuple[str, str]
) -> None:
    missing, there = expected

    assert told({**ROLE, **DOMAIN, **env}) == [("E024", missing, f"missing, while {there} is set")]


def test_a_key_that_can_t_sign_is_a_problem_where_it_has_to() -> None:
    env = {**ROLE, **PAIR, "AWS_CLOUDFRONT_KEY": pem(ELLIPTIC)}
    expected: list[Told] = [
        ("E022", "AWS_CLOUDFRONT_KEY", "not an RSA private key that can be loaded")
    ]

    assert told({**env, **DOMAIN}) == expected
    assert told(env) == []


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({"AWS_CLOUDFRONT_KEY": "no key"}, "AWS_CLOUDFRONT_KEY", id="key"),
        pytest.param({"AWS_CLOUDFRONT_KEY_ID": "no id"}, "AWS_CLOUDFRONT_KEY_ID", id="id"),
    ],
)
def test_an_invalid_half_is_one_problem(env: dict[str, str], expected: str) -> None:
    found = told({**ROLE, **DOMAIN, **PAIR, **env})

    assert [variable for _, variable, _ in found] == [expected]


def test_static_files_can_t_be_signed() -> None:
    message = "static files can't be signed: cached pages and CSS would hold expired links"

    assert told({**ROLE, "AWS_STATIC_QUERYSTRING_AUTH": "true"}) == [
        ("E042", "AWS_STATIC_QUERYSTRING_AUTH", message)
    ]
    assert told({**ROLE, "AWS_QUERYSTRING_AUTH": "true"}) == []


@pytest.mark.parametrize(
    ("domain", "is_repeated"),
    [
        pytest.param("cdn.example.com", False, id="no path"),
        pytest.param("cdn.example.com/prod", False, id="another path"),
        pytest.param("cdn.example.com/not-static", False, id="a longer name"),
        pytest.param("cdn.example.com/static", True, id="the location"),
        pytest.param("cdn.example.com/prod/static", True, id="the location at the end"),
    ],
)
def test_a_domain_that_repeats_the_location_is_a_warning(domain: str, *, is_repeated: bool) -> None:
    message = "ends with the location, which links repeat"
    expected: list[Told] = [("W005", "AWS_STATIC_CUSTOM_DOMAIN", message)] if is_repeated else []

    assert told({**ROLE, "AWS_STATIC_CUSTOM_DOMAIN": domain}) == expected


def test_a_bucket_without_location_repeats_nothing() -> None:
    env = {
        "AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com/static",
        "AWS_STATIC_BUCKET_NAME": "acme-static",
        "AWS_STATIC_LOCATION": "none",
    }

    assert told({**ROLE, **env}) == []
