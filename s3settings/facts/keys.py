"""Forms of the access keys of providers: those that issue them in one form.

The operator of a self-hosted server chooses its keys, which may be anything.
"""

from typing import NamedTuple


class KeyFormat(NamedTuple):
    """The forms of ids and secrets of one provider, and their source.

    `others` are forms of ids that are not those of an access key, with the fact and the hint.
    """

    id_pattern: str
    secret_pattern: str
    source: str
    others: tuple[tuple[str, str, str], ...] = ()


KEY_FORMATS: dict[str, KeyFormat] = {
    # the keys that IAM issues have 20 and 40 characters
    "aws": KeyFormat(
        r"(?:AKIA|ASIA)[A-Z0-9]{16}",
        r"[A-Za-z0-9/+=]{40}",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
    ),
    "r2": KeyFormat(
        r"[0-9a-f]{32}",
        r"[0-9a-f]{64}",
        "https://developers.cloudflare.com/r2/api/tokens/",
        ((r"v1\.0-.+", "the token of an API, not its id", "set the Access Key ID of the token"),),
    ),
    "b2": KeyFormat(
        r"[0-9a-f]{25}",
        r"K[0-9]{3}[A-Za-z0-9/+]{27}",
        "https://b2-sdk-python.readthedocs.io/en/v1.0.2/glossary.html",
        (
            (
                r"[0-9a-f]{12}",
                "the id of the master application key, which does not work with the S3 API",
                "create an application key, and set its keyID and applicationKey",
            ),
        ),
    ),
    # 61 characters for a service account; an example in the reference of gcloud has 23
    "gcs": KeyFormat(
        r"GOOG[A-Z0-9]{19,57}",
        r"[A-Za-z0-9/+=]{40}",
        "https://cloud.google.com/storage/docs/authentication/hmackeys",
        (
            (
                r".+@.+\.iam\.gserviceaccount\.com",
                "a service account, not an access id",
                "create an HMAC key for the service account",
            ),
        ),
    ),
    "tigris": KeyFormat(
        r"tid_\w+", r"tsec_[\w+/-]+", "https://www.tigrisdata.com/docs/iam/manage-access-key/"
    ),
    "railway": KeyFormat(
        r"tid_\w+", r"tsec_[\w+/-]+", "https://docs.railway.com/guides/storage-buckets"
    ),
    "scaleway": KeyFormat(
        r"SCW[A-Z0-9]{17}",
        r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/",
    ),
}
