"""The meaning of S3's error codes for a storage: which option is wrong, and how.

Sources: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, and SeaweedFS 4.48.
"""

from typing import TYPE_CHECKING, NamedTuple

from s3settings.aws.errors import code_of
from s3settings.doctor.bench import Bench
from s3settings.problems.problem import Problem

if TYPE_CHECKING:
    from botocore.exceptions import BotoCoreError, ClientError


class Meaning(NamedTuple):
    """One meaning: the kind of problem, the fact, its cure, and the option that is wrong."""

    id: str
    fact: str
    hint: str
    option: str


_KEY = Meaning(
    "E206",
    "the provider does not know the access key",
    "set an access key that exists and is active at this provider",
    "access_key",
)
_SECRET = Meaning(
    "E207",
    "the provider rejects the signature",
    "set the secret of the access key again; if it is right, check region and checksums",
    "secret_key",
)
_TOKEN = Meaning(
    "E208",
    "the session token is expired or invalid",
    "get new temporary credentials, or use a role that renews them",
    "security_token",
)
_CLOCK = Meaning(
    "E204",
    "the clock of this machine differs from that of the provider",
    "synchronize the clock",
    "endpoint_url",
)
_REGION = Meaning(
    "E209",
    "the bucket is in another region",
    "set the region that the bucket is in",
    "region_name",
)
_BUCKET = Meaning(
    "E210",
    "the bucket does not exist",
    "create the bucket with s3settings provision, or correct its name and its endpoint",
    "bucket_name",
)
_ACL = Meaning(
    "E213",
    "the bucket refuses the ACL that uploads send",
    "remove the ACL, and make files public by a bucket policy",
    "default_acl",
)

# for any request
MEANINGS = {
    "InvalidAccessKeyId": _KEY,
    # of STS
    "InvalidClientTokenId": _KEY,
    "SignatureDoesNotMatch": _SECRET,
    "ExpiredToken": _TOKEN,
    "InvalidToken": _TOKEN,
    "TokenRefreshRequired": _TOKEN,
    "RequestTimeTooSkewed": _CLOCK,
    "AuthorizationHeaderMalformed": _REGION,
    "PermanentRedirect": _REGION,
    "TemporaryRedirect": _REGION,
    "IllegalLocationConstraintException": _REGION,
    "301": _REGION,
    "NoSuchBucket": _BUCKET,
    "AccessControlListNotSupported": _ACL,
}
DENIED = frozenset({"AccessDenied", "403", "AllAccessDisabled", "Forbidden", "UnauthorizedAccess"})
MISSING = frozenset({"NoSuchKey", "404", "NotFound"})


def refusal(bench: Bench, error: "ClientError", denied: Meaning, other: Meaning) -> Problem:
    """Return the problem of a refused request: by its code, if denied, or otherwise."""
    code = code_of(error)
    if code in MEANINGS:
        return bench.problem(*MEANINGS[code])
    meaning = denied if code in DENIED else other
    return bench.problem(meaning.id, f"{meaning.fact} ({code})", meaning.hint, meaning.option)


def breakdown(bench: Bench, error: "BotoCoreError") -> Problem:
    """Return the problem of a request that got no answer of S3."""
    from botocore import exceptions as of_botocore

    missing = (
        of_botocore.NoCredentialsError,
        of_botocore.PartialCredentialsError,
        of_botocore.CredentialRetrievalError,
        of_botocore.ProfileNotFound,
        of_botocore.TokenRetrievalError,
        of_botocore.SSOError,
    )
    if isinstance(error, missing):
        fact = "boto3 finds no credentials"
        hint = "set the access key and its secret, or give the machine a role"
        return bench.problem("E205", fact, hint, "access_key")
    if isinstance(error, of_botocore.HTTPClientError | of_botocore.ConnectionError):
        fact = "the endpoint stopped answering"
        hint = "try again, and see the state of the provider if it stays"
        return bench.problem("E202", fact, hint, "endpoint_url")
    return strange(bench, f"the request fails before S3 answers ({type(error).__name__})")


def strange(bench: Bench, fact: str) -> Problem:
    """Return the problem of an answer that has not the shape of one of S3."""
    hint = "set the URL of the S3 API of the provider as the endpoint"
    return bench.problem("E227", fact, hint, "endpoint_url")
