from inline_snapshot import snapshot

from s3settings.policies import bucket_policy
from tests.policies.linters import complaints
from tests.samples import ROLE, Env, examined

DISTRIBUTION = "arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE"
PUBLIC = {"AWS_QUERYSTRING_AUTH": "false"}
CDN = {"AWS_S3_CUSTOM_DOMAIN": "cdn.example.com", **PUBLIC}


def readers(env: Env, distribution: str | None = None) -> dict[str, list[str]]:
    """Return the resources of each statement that allows something, by its Sid."""
    policy = bucket_policy(examined({**ROLE, **env}).storages, distribution)
    return {one["Sid"]: one["Resource"] for one in policy["Statement"] if one["Effect"] == "Allow"}


def test_everybody_may_read_static_files_and_nobody_anything_without_tls() -> None:
    assert bucket_policy(examined(ROLE).storages) == snapshot(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "PublicReadStatic",
                    "Effect": "Allow",
                    "Action": ["s3:GetObject"],
                    "Resource": ["arn:aws:s3:::acme/static/*"],
                    "Principal": "*",
                },
                {
                    "Sid": "TlsOnly",
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": ["s3:*"],
                    "Resource": ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"],
                    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                },
            ],
        }
    )


def test_exactly_the_unsigned_locations_are_public() -> None:
    env = {**PUBLIC, "AWS_S3_ALIASES": "invoices", "AWS_INVOICES_QUERYSTRING_AUTH": "true"}

    assert readers(env) == {
        "PublicReadMedia": ["arn:aws:s3:::acme/media/*"],
        "PublicReadStatic": ["arn:aws:s3:::acme/static/*"],
    }


def test_a_distribution_reads_in_the_place_of_everybody() -> None:
    policy = bucket_policy(examined({**ROLE, **CDN}).storages, DISTRIBUTION)

    assert policy["Statement"][0] == {
        "Sid": "CloudFrontReadMedia",
        "Effect": "Allow",
        "Action": ["s3:GetObject"],
        "Resource": ["arn:aws:s3:::acme/media/*"],
        "Principal": {"Service": "cloudfront.amazonaws.com"},
        "Condition": {"StringEquals": {"AWS:SourceArn": DISTRIBUTION}},
    }
    assert [one["Sid"] for one in policy["Statement"][1:]] == ["CloudFrontReadStatic", "TlsOnly"]


def test_a_distribution_does_not_read_what_s3_signs_links_for() -> None:
    env = {**CDN, "AWS_MEDIA_QUERYSTRING_AUTH": "true", "AWS_MEDIA_CUSTOM_DOMAIN": "none"}

    assert list(readers(env, DISTRIBUTION)) == ["CloudFrontReadStatic"]


def test_a_distribution_reads_what_it_signs_links_for() -> None:
    env = {
        "AWS_S3_CUSTOM_DOMAIN": "cdn.example.com",
        "AWS_CLOUDFRONT_KEY_ID": "K36X4X2EO997HM",
        "AWS_CLOUDFRONT_KEY": "-----BEGIN RSA PRIVATE KEY-----",
    }

    assert list(readers(env, DISTRIBUTION)) == ["CloudFrontReadMedia", "CloudFrontReadStatic"]


def test_a_server_without_tls_is_not_locked_out() -> None:
    env = {"AWS_S3_ENDPOINT_URL": "http://localhost:8333"}

    policy = bucket_policy(examined({**ROLE, **env}).storages)

    assert [one["Sid"] for one in policy["Statement"]] == ["PublicReadStatic"]


def test_nothing_for_storages_that_are_not_on_s3() -> None:
    assert bucket_policy(examined({"AWS_S3_BACKEND": "memory"}).storages)["Statement"] == []


def test_linters_find_nothing() -> None:
    policies = [
        bucket_policy(examined({**ROLE, **env}).storages, distribution)
        for env in ({}, PUBLIC, CDN, {"AWS_S3_REGION_NAME": "cn-north-1"})
        for distribution in (None, DISTRIBUTION)
    ]

    assert complaints(*policies) == []
