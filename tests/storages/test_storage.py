import pytest
from django.utils.encoding import filepath_to_uri
from hypothesis import given
from hypothesis import strategies as st

from s3settings.problems.problem import UNSET, Source
from s3settings.sources.values import Origin
from tests.samples import KEYS, ROLE, storage

UPLOADS = storage(ROLE)


def test_the_scopes_of_a_project_fill_its_aliases() -> None:
    env = {**ROLE, "AWS_S3_ALIASES": "invoices"}
    storages = [storage(env, alias) for alias in ("default", "staticfiles", "invoices")]

    assert [(one.alias, one.scope, one.is_static) for one in storages] == [
        ("default", "media", False),
        ("staticfiles", "static", True),
        ("invoices", "invoices", False),
    ]


@pytest.mark.parametrize(
    ("backend", "is_s3"),
    [
        ("s3", True),
        ("shop.storages.Uploads", True),
        ("filesystem", False),
        ("memory", False),
        # it serves static files only: these are on S3 as soon as that is corrected
        ("whitenoise", True),
    ],
)
def test_a_subclass_is_on_s3_and_local_backends_are_not(backend: str, *, is_s3: bool) -> None:
    assert storage({**ROLE, "AWS_S3_BACKEND": backend}).is_s3 is is_s3


@pytest.mark.parametrize(
    ("env", "is_aws"),
    [
        pytest.param({}, True, id="no endpoint"),
        pytest.param({"AWS_S3_PROVIDER": "aws"}, True, id="named"),
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com"}, True, id="an endpoint"
        ),
        pytest.param({"AWS_S3_ENDPOINT_URL": "https://s3.example.com"}, False, id="another"),
        pytest.param({"AWS_S3_PROVIDER": "tigris"}, False, id="another by name"),
    ],
)
def test_aws_differs_from_other_providers(env: dict[str, str], *, is_aws: bool) -> None:
    assert storage({**ROLE, **env}).is_aws is is_aws


@pytest.mark.parametrize(
    ("env", "has_own"),
    [
        pytest.param({"AWS_MEDIA_PROVIDER": "tigris"}, True, id="its name"),
        pytest.param({"AWS_MEDIA_ENDPOINT_URL": "https://s3.example.com"}, True, id="its endpoint"),
        pytest.param({"AWS_S3_PROVIDER": "tigris"}, False, id="the one of all storages"),
        pytest.param({"AWS_STATIC_PROVIDER": "tigris"}, False, id="the one of another storage"),
        pytest.param({}, False, id="none"),
    ],
)
def test_a_storage_can_have_its_own_provider(env: dict[str, str], *, has_own: bool) -> None:
    assert storage({**ROLE, **env}).has_own_provider is has_own


@pytest.mark.parametrize(
    ("env", "is_signed"),
    [
        pytest.param({}, False, id="links to the bucket"),
        pytest.param({"AWS_S3_CUSTOM_DOMAIN": "cdn.example.com"}, True, id="a domain"),
        pytest.param({"AWS_QUERYSTRING_AUTH": "false"}, False, id="unsigned"),
    ],
)
def test_cloudfront_signs_for_a_domain(env: dict[str, str], *, is_signed: bool) -> None:
    assert storage({**ROLE, **env}).is_signed_by_cloudfront is is_signed


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({}, "https://acme.s3.eu-west-1.amazonaws.com/media/", id="signed"),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "none"},
            "https://acme.s3.eu-west-1.amazonaws.com/",
            id="the root of the bucket",
        ),
        pytest.param(
            {"AWS_S3_CUSTOM_DOMAIN": "cdn.example.com/files", "AWS_QUERYSTRING_AUTH": "false"},
            "https://cdn.example.com/files/media/",
            id="a domain with a path",
        ),
        pytest.param(
            {"AWS_S3_ENDPOINT_URL": "http://[::1]:9000/s3"},
            "http://[::1]:9000/s3/acme/media/",
            id="an endpoint with a path",
        ),
        pytest.param({"AWS_S3_BACKEND": "memory"}, "/media/", id="local"),
    ],
)
def test_unsigned_urls_start_with_the_base_url(env: dict[str, str], expected: str) -> None:
    assert storage({**ROLE, **env}).base_url == expected


# no location has a backslash
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\\"), min_size=1))
def test_a_location_is_quoted_as_django_quotes_it(location: str) -> None:
    found = UPLOADS.replace(location=location)

    assert found.base_url == f"https://acme.s3.eu-west-1.amazonaws.com/{filepath_to_uri(location)}/"


def test_an_option_has_the_variable_that_set_it_or_would() -> None:
    found = storage({**ROLE, "AWS_MEDIA_LOCATION": "uploads"})

    assert found.origin("bucket_name") == Origin("AWS_STORAGE_BUCKET_NAME", Source("environment"))
    assert found.origin("location") == Origin("AWS_MEDIA_LOCATION", Source("environment"))
    assert found.origin("default_acl") == Origin("AWS_DEFAULT_ACL", UNSET)
    assert found.origin("default_acl", own=True) == Origin("AWS_MEDIA_DEFAULT_ACL", UNSET)


def test_a_storage_shows_no_value_and_does_not_change() -> None:
    found = storage({**ROLE, **KEYS})

    assert repr(found) == "Storage(alias='default')"
    with pytest.raises(AttributeError, match="bucket_name of a storage can't be changed"):
        found.__setattr__("bucket_name", "other")
    assert found == storage({**ROLE, **KEYS})
    assert found != storage(ROLE)
    assert len({found, storage({**ROLE, **KEYS}), storage(ROLE)}) == 2
