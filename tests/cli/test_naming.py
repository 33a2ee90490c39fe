import pytest

from s3settings.cli.naming import offer
from tests.cli import s3settings
from tests.provider_samples import MINIMAL, endpoint
from tests.samples import ROLE, storage


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("cloudfare", "did you mean cloudflare?"),
        ("digital-oceon", "did you mean digitalocean?"),
        ("r3", "did you mean r2?"),
        ("nowhere", "see s3settings providers"),
    ],
)
def test_the_nearest_name_is_offered(name: str, hint: str) -> None:
    for argv in (("providers", name), ("init", "--provider", name)):
        assert s3settings(*argv) == (2, "", f"s3settings {argv[0]}: unknown provider; {hint}\n")


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(ROLE, None, id="AWS"),
        pytest.param(MINIMAL["r2"], None, id="named already"),
        pytest.param(
            endpoint("https://fra1.digitaloceanspaces.com"),
            "the same without the endpoint: AWS_S3_PROVIDER=spaces, AWS_S3_REGION_NAME=fra1",
            id="a region",
        ),
        pytest.param(
            endpoint("https://0a1b.r2.cloudflarestorage.com"),
            "the same without the endpoint: AWS_S3_PROVIDER=r2, AWS_S3_ACCOUNT_ID=0a1b",
            id="an account",
        ),
        pytest.param(
            endpoint("https://ns.compat.objectstorage.eu-milan-1.oraclecloud.com"),
            "the same without the endpoint: AWS_S3_PROVIDER=oci, AWS_S3_ACCOUNT_ID=ns, "
            "AWS_S3_REGION_NAME=eu-milan-1",
            id="both",
        ),
        pytest.param(
            endpoint("https://storage.googleapis.com"),
            "the same without the endpoint: AWS_S3_PROVIDER=gcs",
            id="nothing else",
        ),
        pytest.param(
            endpoint("https://fly.storage.tigris.dev"),
            "to name it: AWS_S3_PROVIDER=tigris",
            id="another endpoint than the usual one",
        ),
        pytest.param(
            {**ROLE, "AWS_MEDIA_ENDPOINT_URL": "https://kr.object.ncloudstorage.com"},
            "the same without the endpoint: AWS_MEDIA_PROVIDER=naver, "
            "AWS_MEDIA_REGION_NAME=kr-standard",
            id="for one storage",
        ),
        pytest.param(
            endpoint("http://minio:9000"),
            "if s3settings providers lists it, name it in AWS_S3_PROVIDER",
            id="nobody's",
        ),
    ],
)
def test_a_name_is_offered_for_what_only_an_endpoint_shows(
    env: dict[str, str], expected: str | None
) -> None:
    assert offer(storage(env)) == expected
