import pytest

from s3settings.policies.refusals import refusals
from s3settings.providers.documents import DocumentKind
from tests.samples import ROLE, Env, examined

R2 = {
    "AWS_S3_PROVIDER": "r2",
    "AWS_S3_ACCOUNT_ID": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "AWS_STATIC_CUSTOM_DOMAIN": "static.example.com",
    "AWS_MEDIA_BUCKET_NAME": "acme-media",
    "AWS_S3_REGION_NAME": "auto",
}
VULTR = {"AWS_S3_PROVIDER": "vultr", "AWS_S3_REGION_NAME": "ewr1"}
DISTRIBUTION = "arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE"


def refused(
    env: Env, kind: DocumentKind = "bucket", distribution: str | None = None
) -> list[tuple[str, str, str | None]]:
    """Return id, hint and alias of everything that speaks against the document."""
    found = refusals(examined({**ROLE, **env}).storages, kind, distribution)
    return [(one.id.removeprefix("s3settings."), one.hint, one.alias) for one in found]


@pytest.mark.parametrize("kind", ["iam", "bucket", "cors"])
def test_nothing_speaks_against_the_documents_of_aws(kind: DocumentKind) -> None:
    assert refused({}, kind) == []


def test_a_provider_without_the_document_names_what_it_has_and_the_source() -> None:
    [found] = refusals(examined({**ROLE, **R2}).storages, "iam")

    assert (found.id, found.severity) == ("s3settings.E301", "error")
    assert found.message == (
        "Cloudflare R2 does not support IAM policies as AWS has them"
        " (docs: https://developers.cloudflare.com/r2/api/tokens)"
    )
    assert found.hint == "create an API token with Object Read & Write, scoped to this bucket"


def test_an_unverified_provider_is_a_warning() -> None:
    assert refused(VULTR, "cors") == [
        ("W302", "look it up in the documentation of the provider", None)
    ]


def test_public_files_that_cover_private_ones() -> None:
    env = {"AWS_STATIC_LOCATION": "files", "AWS_MEDIA_LOCATION": "files/media"}

    assert [found[::2] for found in refused(env)] == [("E303", "staticfiles")]
    assert [found[::2] for found in refused({"AWS_STATIC_LOCATION": "none"})] == [
        ("E303", "staticfiles")
    ]


@pytest.mark.parametrize(
    "env",
    [
        {"AWS_STATIC_LOCATION": "files", "AWS_MEDIA_LOCATION": "files-of-users"},
        {"AWS_STATIC_LOCATION": "none", "AWS_MEDIA_BUCKET_NAME": "acme-media"},
    ],
    ids=["beside each other", "other buckets"],
)
def test_public_files_apart_from_private_ones(env: Env) -> None:
    assert refused(env) == []


def test_links_to_a_bucket_that_only_cloudfront_reads() -> None:
    assert [found[::2] for found in refused({}, "bucket", DISTRIBUTION)] == [
        ("E304", "staticfiles")
    ]
    assert refused({"AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com"}, "bucket", DISTRIBUTION) == []
