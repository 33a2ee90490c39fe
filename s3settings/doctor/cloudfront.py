"""Probes of links that are signed for CloudFront, as django-storages 1.14.6 signs them."""

from datetime import UTC, datetime, timedelta

from s3settings.doctor.bench import Bench
from s3settings.problems.problem import Problem

_OK = 200


def signed_link(bench: Bench) -> Problem | None:
    """A link that is signed for CloudFront opens the file on the custom domain."""
    answer = bench.get(_link(bench))
    if answer.status == _OK and answer.data == bench.body:
        return None
    if answer.status == _OK:
        fact = "a link signed for CloudFront opens another file than the bucket has"
        hint = "correct the custom domain, or the origin of the distribution behind it"
        return bench.problem("E228", fact, hint, "custom_domain")
    fact = f"a link signed for CloudFront does not open the file (HTTP {answer.status})"
    hint = (
        "add the public key to the trusted key group of the distribution, set its id, and let the "
        "distribution read the bucket"
    )
    return bench.problem("E219", fact, hint, "cloudfront_key_id")


def unsigned_link(bench: Bench) -> Problem | None:
    """A link without a signature does not open the file on the custom domain."""
    if bench.get(bench.public_url).status != _OK:
        return None
    fact = "everybody can read a private file on the custom domain"
    hint = "restrict viewer access of the distribution to a trusted key group"
    return bench.problem("E222", fact, hint, "custom_domain")


def _link(bench: Bench) -> str:
    from botocore.signers import CloudFrontSigner
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.hashes import SHA1
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    storage = bench.storage
    key = load_pem_private_key(str(storage.cloudfront_key).encode(), password=None)
    assert isinstance(key, RSAPrivateKey)  # noqa: S101 - a rule has checked it

    def sign(policy: bytes) -> bytes:
        return key.sign(policy, PKCS1v15(), SHA1())  # noqa: S303 - what CloudFront verifies

    signer = CloudFrontSigner(storage.cloudfront_key_id or "", sign)
    until = datetime.now(UTC) + timedelta(minutes=1)
    return signer.generate_presigned_url(bench.public_url, date_less_than=until)
