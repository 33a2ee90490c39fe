import json

import pytest

from tests.aws.test_boto import ELLIPTIC, RSA, pem
from tests.samples import ROLE, Reported, examined, reported

DOMAIN = {"AWS_S3_CUSTOM_DOMAIN": "cdn.example.com"}
PAIR = {"AWS_CLOUDFRONT_KEY": pem(RSA), "AWS_CLOUDFRONT_KEY_ID": "K36X4X2EO997HM"}
UNSIGNED = "links of default would be unsigned: S3 can't sign links to a custom domain"


@pytest.mark.parametrize("expire", ["1", "604800", "7d", "168h", "none"])
def test_a_lifetime_of_up_to_seven_days_is_accepted(expire: str) -> None:
    assert reported({**ROLE, "AWS_QUERYSTRING_EXPIRE": expire}) == []


@pytest.mark.parametrize(
    ("expire", "message"),
    [
        ("0", "links would expire immediately"),
        ("-1", "links would expire immediately"),
        ("604801", "longer than 7 days, the maximum lifetime of a signed link"),
        ("8d", "longer than 7 days, the maximum lifetime of a signed link"),
    ],
)
@pytest.mark.parametrize("variable", ["AWS_QUERYSTRING_EXPIRE", "AWS_MEDIA_QUERYSTRING_EXPIRE"])
def test_a_lifetime_out_of_range_is_a_problem(variable: str, expire: str, message: str) -> None:
    assert reported({**ROLE, variable: expire}) == [("E010", variable, message)]


@pytest.mark.parametrize(
    "provider",
    [
        pytest.param({"AWS_S3_ENDPOINT_URL": "https://s3.example.com"}, id="nobody's"),
        pytest.param({"AWS_S3_PROVIDER": "gcs", "AWS_S3_REGION_NAME": "auto"}, id="hearsay"),
    ],
)
def test_an_unverified_limit_is_a_warning(provider: dict[str, str]) -> None:
    message = "longer than 7 days, probably the maximum lifetime of a signed link"

    assert reported({**ROLE, **provider, "AWS_QUERYSTRING_EXPIRE": "8d"}) == [
        ("W006", "AWS_QUERYSTRING_EXPIRE", message)
    ]


def test_a_provider_without_a_known_limit_accepts_any_lifetime() -> None:
    provider = {"AWS_S3_PROVIDER": "vultr", "AWS_S3_REGION_NAME": "ewr1"}

    assert reported({**ROLE, **provider, "AWS_QUERYSTRING_EXPIRE": "30d"}) == []


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
def test_signed_links_to_a_domain_need_a_cloudfront_key(env: dict[str, str]) -> None:
    assert reported({**ROLE, **env}) == []


def test_signed_links_to_a_domain_without_a_cloudfront_key_are_a_problem() -> None:
    assert reported({**ROLE, **DOMAIN}) == [("E041", "AWS_S3_CUSTOM_DOMAIN", UNSIGNED)]


@pytest.mark.parametrize(
    ("domain", "id_"),
    [
        pytest.param("your-domain.com", "E007", id="a placeholder"),
        pytest.param("https://cdn.acme.io", "E011", id="a URL"),
        pytest.param("cdn.acme.io/", "E011", id="a slash"),
    ],
)
def test_a_domain_that_is_invalid_needs_a_key_too(domain: str, id_: str) -> None:
    found = reported({**ROLE, "AWS_S3_CUSTOM_DOMAIN": domain})

    assert [(one, variable) for one, variable, _ in found] == [
        (id_, "AWS_S3_CUSTOM_DOMAIN"),
        ("E041", "AWS_S3_CUSTOM_DOMAIN"),
    ]


def test_each_storage_may_have_its_own_pair() -> None:
    env = {**ROLE, "AWS_S3_ALIASES": "a, b", **DOMAIN, "AWS_B_CUSTOM_DOMAIN": "none"}

    assert reported(env) == [
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
def test_an_incomplete_cloudfront_pair_is_a_problem(
    env: dict[str, str], expected: tuple[str, str]
) -> None:
    missing, there = expected

    assert reported({**ROLE, **DOMAIN, **env}) == [
        ("E024", missing, f"missing, although {there} is set")
    ]


def test_an_unusable_cloudfront_key_is_a_problem_if_it_signs_links() -> None:
    env = {**ROLE, **PAIR, "AWS_CLOUDFRONT_KEY": pem(ELLIPTIC)}
    expected: list[Reported] = [("E022", "AWS_CLOUDFRONT_KEY", "not a valid RSA private key")]

    assert reported({**env, **DOMAIN}) == expected
    assert [one.hint for one in examined({**env, **DOMAIN}).problems] == [
        "set an RSA key without a passphrase, such as one created by openssl genrsa 2048"
    ]
    assert reported(env) == []


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({"AWS_CLOUDFRONT_KEY": "no key"}, "AWS_CLOUDFRONT_KEY", id="key"),
        pytest.param({"AWS_CLOUDFRONT_KEY_ID": "no id"}, "AWS_CLOUDFRONT_KEY_ID", id="id"),
    ],
)
def test_an_invalid_half_is_one_problem(env: dict[str, str], expected: str) -> None:
    found = reported({**ROLE, **DOMAIN, **PAIR, **env})

    assert [variable for _, variable, _ in found] == [expected]


def test_signed_links_for_static_files_are_a_problem() -> None:
    message = "static files can't use signed links: cached pages and CSS would contain expired ones"

    assert reported({**ROLE, "AWS_STATIC_QUERYSTRING_AUTH": "true"}) == [
        ("E042", "AWS_STATIC_QUERYSTRING_AUTH", message)
    ]
    assert reported({**ROLE, "AWS_QUERYSTRING_AUTH": "true"}) == []


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
    message = "ends with the location of staticfiles, which links already contain"
    expected: list[Reported] = (
        [("W005", "AWS_STATIC_CUSTOM_DOMAIN", message)] if is_repeated else []
    )

    assert reported({**ROLE, "AWS_STATIC_CUSTOM_DOMAIN": domain}) == expected


@pytest.mark.parametrize(
    ("domain", "is_repeated"),
    [
        pytest.param("cdn.example.com/static", False, id="a bucket in the path"),
        pytest.param("s3.example.com/static", False, id="the bucket at the API"),
        pytest.param("s3.example.com/static/static", True, id="the bucket, and the location"),
        pytest.param("static.s3.example.com/static", True, id="the bucket in the host"),
        pytest.param("none", False, id="none"),
    ],
)
def test_a_bucket_with_the_name_of_its_location_is_not_repeated(
    domain: str, *, is_repeated: bool
) -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "static",
        "AWS_S3_ENDPOINT_URL": "https://s3.example.com",
        "AWS_S3_REGION_NAME": "here",
        "AWS_STATIC_CUSTOM_DOMAIN": domain,
    }

    assert [id_ for id_, _, _ in reported(env)] == ["W005"] * is_repeated


def test_the_hint_names_the_variable_that_signs_the_links() -> None:
    env = {
        **ROLE,
        "AWS_MEDIA_CUSTOM_DOMAIN": "cdn.example.com",
        "AWS_MEDIA_QUERYSTRING_AUTH": "true",
    }
    (found,) = examined(env).problems

    assert found.hint.startswith("set AWS_MEDIA_QUERYSTRING_AUTH=false if")


def test_without_a_location_the_domain_repeats_nothing() -> None:
    env = {
        "AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com/static",
        "AWS_STATIC_BUCKET_NAME": "acme-static",
        "AWS_STATIC_LOCATION": "none",
    }

    assert reported({**ROLE, **env}) == []


SERVER = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "here"}
NOT_REACHED = "links lead to this host, which browsers outside of its network do not reach"


@pytest.mark.parametrize(
    ("env", "variable"),
    [
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "http://minio:9000"}, "AWS_S3_ENDPOINT_URL", id="name"
        ),
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "http://10.0.3.7"}, "AWS_S3_ENDPOINT_URL", id="address"
        ),
        pytest.param({"AWS_S3_ENDPOINT_URL": "http://localhost:9000"}, None, id="development"),
        pytest.param({"AWS_S3_ENDPOINT_URL": "https://s3.acme.net"}, None, id="public"),
        pytest.param(
            {
                "AWS_S3_ENDPOINT_URL": "http://minio:9000",
                "AWS_S3_PUBLIC_ENDPOINT_URL": "https://s3.acme.net",
            },
            None,
            id="a public endpoint",
        ),
        pytest.param(
            {
                "AWS_S3_ENDPOINT_URL": "http://minio:9000",
                "AWS_S3_PUBLIC_ENDPOINT_URL": "http://10.0.3.7:9000",
            },
            "AWS_S3_PUBLIC_ENDPOINT_URL",
            id="a public endpoint that is not public",
        ),
        pytest.param(
            {
                "AWS_S3_ENDPOINT_URL": "http://minio:9000",
                "AWS_S3_CUSTOM_DOMAIN": "files.acme.net",
                "AWS_QUERYSTRING_AUTH": "false",
            },
            None,
            id="a domain",
        ),
        pytest.param(
            {
                "AWS_S3_ENDPOINT_URL": "https://s3.acme.net",
                "AWS_S3_CUSTOM_DOMAIN": "files.acme.internal",
                "AWS_QUERYSTRING_AUTH": "false",
            },
            "AWS_S3_CUSTOM_DOMAIN",
            id="a domain of the network",
        ),
    ],
)
def test_browsers_reach_the_host_of_links(env: dict[str, str], variable: str | None) -> None:
    expected: list[Reported] = [("W080", variable, NOT_REACHED)] if variable else []

    assert reported({**SERVER, **env}) == expected


KMS = {"AWS_S3_SERVER_SIDE_ENCRYPTION": "aws:kms"}
LOCKED = (
    "unsigned links of {} lead to objects with a KMS key, which S3 serves to nobody without a "
    "signature"
)


def parameters(**arguments: str) -> str:
    return json.dumps({"CacheControl": "max-age=60", **arguments})


@pytest.mark.parametrize(
    ("env", "variable", "cure"),
    [
        (
            KMS,
            "AWS_S3_SERVER_SIDE_ENCRYPTION",
            {"AWS_STATIC_SERVER_SIDE_ENCRYPTION": "AES256"},
        ),
        (
            {"AWS_S3_KMS_KEY_ID": "alias/acme"},
            "AWS_S3_KMS_KEY_ID",
            {"AWS_STATIC_SERVER_SIDE_ENCRYPTION": "AES256", "AWS_STATIC_KMS_KEY_ID": "none"},
        ),
        (
            {**KMS, "AWS_S3_KMS_KEY_ID": "alias/acme"},
            "AWS_S3_SERVER_SIDE_ENCRYPTION",
            {"AWS_STATIC_SERVER_SIDE_ENCRYPTION": "AES256", "AWS_STATIC_KMS_KEY_ID": "none"},
        ),
        (
            {"AWS_S3_OBJECT_PARAMETERS": parameters(ServerSideEncryption="aws:kms:dsse")},
            "AWS_S3_OBJECT_PARAMETERS",
            {"AWS_STATIC_OBJECT_PARAMETERS": parameters()},
        ),
        ({**KMS, "AWS_STATIC_CUSTOM_DOMAIN": "acme.s3.amazonaws.com"}, next(iter(KMS)), None),
    ],
)
def test_visitors_do_not_read_objects_with_a_kms_key(
    env: dict[str, str], variable: str, cure: dict[str, str] | None
) -> None:
    env = {**ROLE, **env}

    assert reported(env) == [("W084", variable, LOCKED.format("staticfiles"))]
    (problem,) = examined(env).problems
    for name, value in (cure or {}).items():
        assert f"{name}={'{…}' if name.endswith('PARAMETERS') else value}" in problem.hint
    assert cure is None or reported({**env, **cure}) == []


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({**KMS, "AWS_STATIC_CUSTOM_DOMAIN": "cdn.acme.io"}, id="a CDN may use it"),
        pytest.param({"AWS_MEDIA_SERVER_SIDE_ENCRYPTION": "aws:kms"}, id="of signed links"),
        pytest.param({"AWS_S3_SERVER_SIDE_ENCRYPTION": "AES256"}, id="a key of S3"),
        pytest.param(
            {**KMS, "AWS_S3_ENDPOINT_URL": "http://localhost:9000"}, id="of another provider"
        ),
    ],
)
def test_other_encrypted_objects_may_be_read(env: dict[str, str]) -> None:
    assert "W084" not in [id_ for id_, *_ in reported({**ROLE, **env})]


def test_unsigned_uploads_with_a_kms_key_are_reported_by_the_name_of_their_storage() -> None:
    env = {**ROLE, "AWS_QUERYSTRING_AUTH": "false", "AWS_MEDIA_SERVER_SIDE_ENCRYPTION": "aws:kms"}

    assert reported(env) == [("W084", "AWS_MEDIA_SERVER_SIDE_ENCRYPTION", LOCKED.format("default"))]


SPACES = {
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_PROVIDER": "spaces",
    "AWS_S3_REGION_NAME": "nyc3",
    "AWS_DEFAULT_ACL": "private",
}
PRIVATE = (
    "unsigned links of {} lead to objects with the ACL private, which visitors read only if a "
    "bucket policy allows it"
)


@pytest.mark.parametrize("domain", [None, "acme.nyc3.cdn.digitaloceanspaces.com"])
def test_visitors_do_not_read_private_objects(domain: str | None) -> None:
    env = {**SPACES, **({"AWS_STATIC_CUSTOM_DOMAIN": domain} if domain else {})}

    assert reported(env) == [("W085", "AWS_DEFAULT_ACL", PRIVATE.format("staticfiles"))]
    assert [one.hint for one in examined(env).problems] == [
        "set AWS_STATIC_DEFAULT_ACL=public-read"
    ]
    assert reported({**env, "AWS_STATIC_DEFAULT_ACL": "public-read"}) == []


def test_private_uploads_with_unsigned_links_are_reported() -> None:
    env = {**SPACES, "AWS_QUERYSTRING_AUTH": "false", "AWS_STATIC_DEFAULT_ACL": "public-read"}

    assert reported(env) == [("W085", "AWS_DEFAULT_ACL", PRIVATE.format("default"))]
    assert [one.hint for one in examined(env).problems] == [
        "set AWS_MEDIA_QUERYSTRING_AUTH=true, or AWS_MEDIA_DEFAULT_ACL=public-read for public files"
    ]
    assert reported({**env, "AWS_MEDIA_QUERYSTRING_AUTH": "true"}) == []


def test_private_uploads_behind_a_host_of_the_provider_are_signed_without_it() -> None:
    env = {**SPACES, "AWS_QUERYSTRING_AUTH": "false", "AWS_STATIC_DEFAULT_ACL": "public-read"}
    env["AWS_MEDIA_CUSTOM_DOMAIN"] = "acme-media.nyc3.digitaloceanspaces.com"

    assert [one.hint for one in examined(env).problems if one.id[11:] == "W085"] == [
        (
            "set AWS_MEDIA_QUERYSTRING_AUTH=true and AWS_MEDIA_CUSTOM_DOMAIN=none, "
            "or AWS_MEDIA_DEFAULT_ACL=public-read for public files"
        )
    ]


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"AWS_STATIC_CUSTOM_DOMAIN": "cdn.acme.io"}, id="a CDN may have access"),
        pytest.param({"AWS_S3_PROVIDER": "aws", "AWS_S3_REGION_NAME": "eu-west-1"}, id="AWS"),
        pytest.param(
            {"AWS_S3_PROVIDER": "minio", "AWS_S3_ENDPOINT_URL": "http://localhost:9000"},
            id="a server of one's own",
        ),
    ],
)
def test_private_objects_may_be_public_by_other_means(env: dict[str, str]) -> None:
    assert "W085" not in [id_ for id_, *_ in reported({**SPACES, **env})]


@pytest.mark.parametrize("acl", ["public-read", "public-read-write", "authenticated-read"])
def test_a_public_acl_contradicts_signed_links_on_aws(acl: str) -> None:
    env = {**ROLE, "AWS_DEFAULT_ACL": acl}
    message = (
        "a public ACL: buckets created since April 2023 reject uploads with it, and on others "
        "everyone may read the files of default without its signed links"
    )

    assert reported(env) == [("W088", "AWS_DEFAULT_ACL", message)]
    assert [one.hint for one in examined(env).problems] == [
        "set AWS_MEDIA_DEFAULT_ACL=none, or AWS_MEDIA_QUERYSTRING_AUTH=false if everyone may read the files"
    ]
    assert reported({**env, "AWS_MEDIA_DEFAULT_ACL": "none"}) == []
    assert reported({**env, "AWS_MEDIA_QUERYSTRING_AUTH": "false"}) == []


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({**ROLE, "AWS_DEFAULT_ACL": "private"}, id="private"),
        pytest.param({**ROLE, "AWS_DEFAULT_ACL": "bucket-owner-full-control"}, id="of the owner"),
        pytest.param({**ROLE, "AWS_STATIC_DEFAULT_ACL": "public-read"}, id="static files"),
        pytest.param({**SPACES, "AWS_DEFAULT_ACL": "public-read"}, id="Spaces takes them"),
    ],
)
def test_other_acls_agree_with_the_links(env: dict[str, str]) -> None:
    assert "W088" not in [id_ for id_, *_ in reported(env)]
