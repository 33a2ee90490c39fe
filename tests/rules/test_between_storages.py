import pytest

from tests.samples import ROLE, Reported, examined, reported

SAME = "the location of staticfiles is the same as that of default"


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({}, id="static and media"),
        pytest.param({"AWS_LOCATION": "prod"}, id="below one location"),
        pytest.param({"AWS_MEDIA_LOCATION": "static-media"}, id="one name begins like the other"),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "static", "AWS_MEDIA_BUCKET_NAME": "acme-media"},
            id="another bucket",
        ),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "static", "AWS_MEDIA_ENDPOINT_URL": "https://s3.example.com"},
            id="another provider",
        ),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "static", "AWS_MEDIA_REGION_NAME": "cn-north-1"},
            id="another partition of AWS",
        ),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "static", "AWS_STATIC_BACKEND": "whitenoise"}, id="not on S3"
        ),
    ],
)
def test_separate_locations_are_accepted(env: dict[str, str]) -> None:
    assert reported({**ROLE, **env}) == []


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(
            {"AWS_MEDIA_LOCATION": "static"},
            [("E040", "AWS_STATIC_LOCATION", SAME)],
            id="the same location",
        ),
        pytest.param(
            {"AWS_STATIC_LOCATION": "media"},
            [("E040", "AWS_STATIC_LOCATION", SAME)],
            id="the same location the other way",
        ),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "static", "AWS_STATIC_ADDRESSING_STYLE": "path"},
            [("E040", "AWS_STATIC_LOCATION", SAME)],
            id="the same bucket by another address",
        ),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "static", "AWS_STATIC_REGION_NAME": "us-east-1"},
            [("E040", "AWS_STATIC_LOCATION", SAME)],
            id="the same bucket in another region",
        ),
        pytest.param(
            {"AWS_MEDIA_LOCATION": "static/media"},
            [
                (
                    "E040",
                    "AWS_MEDIA_LOCATION",
                    "the location of default is inside that of staticfiles",
                )
            ],
            id="one inside the other",
        ),
        pytest.param(
            {"AWS_STATIC_LOCATION": "none"},
            [
                (
                    "W067",
                    "AWS_MEDIA_LOCATION",
                    (
                        "the location of default is inside that of staticfiles: deleting or "
                        "replacing files of staticfiles can affect those of default"
                    ),
                )
            ],
            id="one in the root of the bucket",
        ),
        pytest.param(
            {"AWS_S3_ALIASES": "a,b", "AWS_A_LOCATION": "media", "AWS_B_LOCATION": "media/b"},
            [
                (
                    "E040",
                    "AWS_A_LOCATION",
                    "the location of a is the same as that of default",
                ),
                ("E040", "AWS_B_LOCATION", "the location of b is inside that of default"),
            ],
            id="declared ones",
        ),
        pytest.param(
            {
                "AWS_S3_ENDPOINT_URL": "https://s3.example.com",
                "AWS_MEDIA_LOCATION": "static",
                "AWS_MEDIA_ADDRESSING_STYLE": "virtual",
            },
            [("E040", "AWS_STATIC_LOCATION", SAME)],
            id="on another provider",
        ),
    ],
)
def test_overlapping_locations_are_a_problem(env: dict[str, str], expected: list[Reported]) -> None:
    assert reported({**ROLE, **env}) == expected


def test_the_problem_has_the_alias_of_the_storage() -> None:
    (found,) = examined({**ROLE, "AWS_MEDIA_LOCATION": "static"}).problems

    assert (found.alias, found.hint) == (
        "staticfiles",
        (
            "set a separate location, or use another bucket; "
            "if the layout is meant, set AWS_STATIC_LOCATION and AWS_MEDIA_LOCATION"
        ),
    )


def test_an_invalid_location_is_one_problem() -> None:
    env = {**ROLE, "AWS_S3_ALIASES": "a", "AWS_A_LOCATION": "/", "AWS_MEDIA_LOCATION": "a"}

    assert [variable for _, variable, _ in reported(env)] == ["AWS_A_LOCATION"]


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, ["E064"]),
        # no storage on S3 uses it
        ({"AWS_STATIC_LOCATION": "assets"}, []),
    ],
)
def test_a_location_is_misplaced_where_a_storage_on_s3_uses_it(
    env: dict[str, str], expected: list[str]
) -> None:
    env = {"AWS_LOCATION": "prod/static", "AWS_MEDIA_BACKEND": "filesystem", **env}

    assert [id_ for id_, _, _ in reported({**ROLE, **env})] == expected


def test_an_invalid_location_of_all_storages_does_not_hide_a_shared_one() -> None:
    env = {**ROLE, "AWS_LOCATION": "/", "AWS_MEDIA_LOCATION": "static"}

    assert [(id_, variable) for id_, variable, _ in reported(env)] == [
        ("E016", "AWS_LOCATION"),
        ("E040", "AWS_STATIC_LOCATION"),
    ]


def test_a_slash_does_not_hide_a_misplaced_location() -> None:
    assert [
        (id_, variable) for id_, variable, _ in reported({**ROLE, "AWS_LOCATION": "/media/"})
    ] == [
        ("E016", "AWS_LOCATION"),
        ("E064", "AWS_LOCATION"),
    ]


@pytest.mark.parametrize(
    ("env", "alias"),
    [
        ({"AWS_LOCATION": "prod/static", "AWS_MEDIA_LOCATION": "uploads"}, "staticfiles"),
        ({"AWS_LOCATION": "prod/media", "AWS_STATIC_LOCATION": "assets"}, "default"),
    ],
)
def test_a_location_of_its_own_does_not_hide_a_misplaced_one(
    env: dict[str, str], alias: str
) -> None:
    message = f"ends with the name of {alias}, and each storage adds its own to it"
    assert reported({**ROLE, **env}) == [("E064", "AWS_LOCATION", message)]


def test_a_bucket_in_an_unknown_region_of_aws_is_the_same() -> None:
    env = {**ROLE, "AWS_MEDIA_REGION_NAME": "mars-1", "AWS_MEDIA_LOCATION": "static"}

    assert [id_ for id_, _, _ in reported(env)] == ["E004", "E040"]


def test_buckets_of_one_name_are_the_same_without_an_endpoint() -> None:
    env = {**ROLE, "AWS_S3_PROVIDER": "minio", "AWS_MEDIA_LOCATION": "static"}

    assert [id_ for id_, _, _ in reported(env)] == ["E050", "E040"]


R2 = {
    "AWS_S3_PROVIDER": "r2",
    "AWS_S3_ACCOUNT_ID": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_STATIC_CUSTOM_DOMAIN": "static.example.com",
}
OPEN = "private files of default share a public bucket with staticfiles; Cloudflare R2 makes entire buckets public"


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(R2, [("W064", "AWS_STORAGE_BUCKET_NAME", OPEN)], id="one bucket for all"),
        pytest.param({**R2, "AWS_MEDIA_BUCKET_NAME": "acme-media"}, [], id="two buckets"),
        pytest.param(
            {**R2, "AWS_MEDIA_BUCKET_NAME": "acme"},
            [("W064", "AWS_MEDIA_BUCKET_NAME", OPEN)],
            id="one bucket by two names",
        ),
        pytest.param(
            {
                **R2,
                "AWS_MEDIA_ENDPOINT_URL": "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.eu.r2.cloudflarestorage.com",
            },
            [],
            id="two buckets of one name",
        ),
        pytest.param(
            {**R2, "AWS_S3_CUSTOM_DOMAIN": "files.example.com", "AWS_QUERYSTRING_AUTH": "false"},
            [],
            id="public uploads",
        ),
        pytest.param(
            {
                "AWS_S3_PROVIDER": "b2",
                "AWS_S3_REGION_NAME": "us-west-004",
                "AWS_STORAGE_BUCKET_NAME": "acme-files",
            },
            [
                (
                    "W064",
                    "AWS_STORAGE_BUCKET_NAME",
                    OPEN.replace("Cloudflare R2", "Backblaze B2"),
                )
            ],
            id="a bucket that its unsigned links need public",
        ),
        pytest.param(
            {
                **R2,
                "AWS_STATIC_PROVIDER": "supabase",
                "AWS_S3_ENDPOINT_URL": "https://s3.acme.net",
                "AWS_STATIC_ENDPOINT_URL": "https://s3.acme.net",
                "AWS_STATIC_REGION_NAME": "eu-west-1",
                "AWS_S3_PROVIDER": "ceph",
                "AWS_S3_ACCOUNT_ID": "",
            },
            [
                (
                    "W064",
                    "AWS_STORAGE_BUCKET_NAME",
                    OPEN.replace("Cloudflare R2", "Supabase Storage"),
                )
            ],
            id="a server of which only one storage names the software",
        ),
        pytest.param({**R2, "AWS_STATIC_BACKEND": "whitenoise"}, [], id="local static files"),
        pytest.param({**R2, "AWS_MEDIA_BACKEND": "filesystem"}, [], id="local uploads"),
        pytest.param(
            {**R2, "AWS_STORAGE_BUCKET_NAME": "acme/files"},
            [("E006", "AWS_STORAGE_BUCKET_NAME", "a path, not a bucket name")],
            id="no bucket",
        ),
        pytest.param(
            {**ROLE, "AWS_S3_PROVIDER": "aws"}, [], id="a provider that opens parts of a bucket"
        ),
    ],
)
def test_private_files_in_a_public_bucket_are_a_warning(
    env: dict[str, str], expected: list[Reported]
) -> None:
    assert reported(env) == expected


def test_the_hint_suggests_a_separate_bucket() -> None:
    env = {**R2, "AWS_S3_ALIASES": "invoices", "AWS_MEDIA_BUCKET_NAME": "acme-media"}

    (problem,) = examined(env).problems

    cure, _, source = problem.hint.partition(" (source: ")
    assert (problem.alias, cure) == (
        "invoices",
        "set AWS_INVOICES_BUCKET_NAME to a private bucket",
    )
    assert source.endswith("r2/buckets/public-buckets.mdx)")


def test_a_storage_url_that_is_invalid_in_part_is_one_problem() -> None:
    env = {**ROLE, "AWS_STATIC_STORAGE_URL": "s3://acme/media?querystring_expire=x"}

    assert [id_ for id_, _, _ in reported(env)] == ["E009"]
