"""Links that are signed for CloudFront, at a proxy that checks them as a distribution does."""

import base64
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA1

from examples.seaweedfs import SeaweedFS
from s3settings.doctor import Outcome, examine
from tests.aws.test_boto import RSA, pem
from tests.doctor.faults import Answered, Asked, FaultProxy, Forward
from tests.samples import examined

pytestmark = pytest.mark.slow

KEY_ID = "K2JCJMDEHXQW5F"
PRIVATE = pem(RSA)
OTHER = generate_private_key(public_exponent=65537, key_size=2048)


class Distribution:
    """A distribution with one trusted key, in front of a bucket that it may read."""

    def __init__(self, server: SeaweedFS, bucket: str) -> None:
        self.client = server.client()
        self.bucket = bucket
        self.key_id = KEY_ID
        self.trusted = RSA.public_key()
        self.restricts = True
        self.mixes_up = False

    def __call__(self, asked: Asked, forward: Forward) -> Answered:
        """Answer the holder of a signed link, or everybody."""
        del forward
        parts = urlsplit(f"http://{asked.headers['host']}{asked.path}")
        query = {name: value for name, [value] in parse_qs(parts.query).items()}
        if self.restricts and not self._is_signed(parts._replace(query="").geturl(), query):
            return Answered(403, {}, b"")
        if self.mixes_up:
            return Answered(200, {}, b"another file")
        found = self.client.get_object(Bucket=self.bucket, Key=parts.path.lstrip("/"))
        return Answered(200, {"Content-Type": found["ContentType"]}, found["Body"].read())

    def _is_signed(self, url: str, query: dict[str, str]) -> bool:
        if query.get("Key-Pair-Id") != self.key_id:
            return False
        policy = (
            f'{{"Statement":[{{"Resource":"{url}",'
            f'"Condition":{{"DateLessThan":{{"AWS:EpochTime":{query["Expires"]}}}}}}}]}}'
        )
        signature = base64.b64decode(query["Signature"].translate(str.maketrans("-_~", "+=/")))
        try:
            self.trusted.verify(signature, policy.encode(), PKCS1v15(), SHA1())  # noqa: S303 - what CloudFront verifies
        except InvalidSignature:
            return False
        return True


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"key_id": "other"}, [("CloudFront link", "E219")]),
        ({"trusted": OTHER.public_key()}, [("CloudFront link", "E219")]),
        ({"mixes_up": True}, [("CloudFront link", "E228")]),
        ({"restricts": False}, [("CloudFront without a signature", "E222")]),
    ],
    ids=["healthy", "unknown key", "untrusted key", "other bucket", "open"],
)
def test_what_a_distribution_does(
    change: dict[str, object],
    expected: list[tuple[str, str]],
    s3_server: SeaweedFS,
    bucket: str,
) -> None:
    distribution = Distribution(s3_server, bucket)
    vars(distribution).update(change)

    found = outcomes(distribution, s3_server)

    distribution.client.close()
    assert [
        (one.probe, one.problem.id.removeprefix("s3settings."))
        for one in found
        if one.problem is not None
    ] == expected
    assert PRIVATE not in repr(found)


def outcomes(distribution: Distribution, server: SeaweedFS) -> tuple[Outcome, ...]:
    with FaultProxy(server.endpoint_url, distribution) as proxy:
        env = {
            "AWS_ACCESS_KEY_ID": server.access_key,
            "AWS_SECRET_ACCESS_KEY": server.secret_key,
            "AWS_STORAGE_BUCKET_NAME": distribution.bucket,
            "AWS_S3_REGION_NAME": server.region,
            "AWS_S3_ENDPOINT_URL": server.endpoint_url,
            "AWS_MEDIA_CUSTOM_DOMAIN": proxy.url.removeprefix("http://"),
            "AWS_S3_URL_PROTOCOL": "http:",
            "AWS_CLOUDFRONT_KEY_ID": KEY_ID,
            "AWS_CLOUDFRONT_KEY": PRIVATE,
        }
        return examine(one for one in examined(env).storages if one.alias == "default")
