import pytest
from inline_snapshot import snapshot

from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS
from tests.cli import Answer, s3settings

every = pytest.mark.parametrize("provider", PROVIDERS, ids=[row.id for row in PROVIDERS])


def test_all_of_them_are_listed() -> None:
    status, out, err = s3settings("providers")
    assert (status, err) == (0, "")
    assert [line.split(maxsplit=1) for line in out.splitlines()] == [
        [provider.id, provider.name] for provider in PROVIDERS
    ]


@every
def test_one_of_them_has_its_name_its_facts_and_their_date(provider: Provider) -> None:
    status, out, err = s3settings("providers", provider.id)
    assert (status, err) == (0, "")
    assert out.startswith(f"{provider.name} (AWS_S3_PROVIDER={provider.id})\n\ndefaults:")
    assert f"\nsources, checked {provider.checked}:\n" in out
    for name, fact in provider.facts.items():
        assert f"  {name}: {fact.kind}, {fact.source}\n" in out
    assert "None" not in out
    for other in provider.aliases:
        assert s3settings("providers", other.upper()).out == out


def test_r2_in_full() -> None:
    out = s3settings("providers", "cloudflare").out
    assert out.partition("\nsources")[0] == snapshot("""\
Cloudflare R2 (AWS_S3_PROVIDER=r2)

defaults:
  endpoint_url: https://{account}.r2.cloudflarestorage.com
  AWS_S3_ACCOUNT_ID is the account id
  region_name: auto
  addressing_style: path
  signature_version: s3v4
  credentials: access keys: there are no roles
  checksums: when_required
  custom_domain must be set for public files: the custom domain connected to the bucket, or its pub-….r2.dev address in development
  AWS_MEDIA_BUCKET_NAME must be another bucket: static files make all of theirs public

public files:
  A custom domain that is connected to the bucket, or its r2.dev address, makes all of its files public.

refuses:
  default_acl: objects have no ACLs
  querystring_expire over 604800 seconds
  storage classes other than STANDARD, STANDARD_IA
  regions other than apac, auto, eeur, enam, oc, us-east-1, weur, wnam

probably refuses:
  encryptions other than its own

notes:
  A bucket in a jurisdiction has another endpoint: set AWS_S3_ENDPOINT_URL to https://ACCOUNT_ID.eu.r2.cloudflarestorage.com (or fedramp, or us).
  Signed links only work on the API host, never on a custom domain or r2.dev.
  An r2.dev address is rate limited and meant for development.
  Every object is encrypted; the encryption header is listed as not implemented, though an upload with AES256 has been seen to pass.
  Files with Content-Encoding gzip reach clients decompressed unless Cache-Control has no-transform.
""")


def test_an_endpoint_leads_to_its_provider() -> None:
    assert s3settings("providers", "https://0a1b.eu.r2.cloudflarestorage.com") == s3settings(
        "providers", "r2"
    )


def test_the_server_of_an_endpoint_that_is_unknown_is_a_plain_one() -> None:
    assert s3settings("providers", "http://minio:9000") == snapshot(
        Answer(
            status=0,
            out="""\
S3-compatible provider (only AWS_S3_ENDPOINT_URL)

defaults:
  endpoint_url must be set, such as https://s3.example.com
  region_name: us-east-1
  addressing_style: path, a guess; the other is virtual
  signature_version: s3v4
  credentials: access keys of the server
  checksums: when_required

public files:
  A bucket policy, an ACL of each object or a setting of the bucket makes files public: look it up in the documentation of the provider.

sources, checked 2026-11-22:
  region: unknown, a safe choice
  addressing_style: unknown, a safe choice
  checksums: unknown, a safe choice
  publishing: unknown, it differs between providers
""",
            err="",
        )
    )
