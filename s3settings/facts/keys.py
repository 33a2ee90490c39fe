"""Forms of the access keys of providers: those that issue them in one form, and document it.

The operator of a self-hosted server chooses its keys, which may be anything. Keys of a session can
have another form.
"""

from typing import NamedTuple


class KeyFormat(NamedTuple):
    """The forms of ids and secrets of one provider, and their source.

    `others` are forms of ids that are not those of an access key, with the fact and the hint, and
    `other_secrets` those of secrets.
    """

    id_pattern: str
    secret_pattern: str
    source: str
    others: tuple[tuple[str, str, str], ...] = ()
    other_secrets: tuple[tuple[str, str, str], ...] = ()

    @property
    def is_known(self) -> bool:
        """Return True if the form of ids is known, and not only that of other keys."""
        return not self.id_pattern.startswith("(?!")


_OF_R2 = "set the Access Key ID that Cloudflare displays with the R2 API token"
# keys of the API of Supabase: a JWT, or one of the newer keys
_API_KEY = r"eyJ[\w-]+\.[\w-]+\.[\w-]+|sb_(?:secret|publishable)_\w+"
# https://gitlab.com/gitlab-org/security-products/analyzers/secrets/-/merge_requests/178
_OF_THE_API = r"do[opr]_v1_[0-9a-f]{64}"
_OF_SPACES = "create a Spaces access key, and set its key and its secret"

KEY_FORMATS: dict[str, KeyFormat] = {
    # the patterns with which AWS looks for its own keys
    "aws": KeyFormat(
        r"(?:AKIA|ASIA)[A-Z0-9]{16}",
        r"[A-Za-z0-9/+=]{40}",
        "https://github.com/awslabs/git-secrets",
    ),
    # the id of a token, and the SHA-256 of its value; the API answers that an id of another length
    # "should be 32". The other keys of Cloudflare: https://github.com/gitleaks/gitleaks, and public
    # threads about that answer
    "r2": KeyFormat(
        r"[0-9a-f]{32}",
        r"[0-9a-f]{64}",
        "https://developers.cloudflare.com/r2/api/tokens/",
        (
            (r"[0-9a-f]{64}", "the secret key, not its id", _OF_R2),
            (r"[0-9a-f]{37}", "the global API key, not an access key id", _OF_R2),
            (r"v1\.0-.+", "an Origin CA key, not an access key id", _OF_R2),
            (r"[\w-]{40,}", "the value of an API token, not its id", _OF_R2),
        ),
    ),
    # a secret has one of three forms, by its age
    "b2": KeyFormat(
        r"[0-9a-f]{25}",
        r"K[0-9]{3}[A-Za-z0-9/+]{27}|[A-Za-z0-9_/+-]{27}|[0-9a-f]{42}",
        "https://github.com/Backblaze/b2-sdk-python/blob/master/doc/source/glossary.rst",
        (
            (
                r"[0-9a-f]{12}",
                "the id of the master application key, which does not work with the S3 API",
                "create an application key, and set its keyID and applicationKey",
            ),
        ),
    ),
    # 61 characters for a service account, 24 for a user; an example in the reference of gcloud has 23
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
    # on a server of one's own, S3 access keys may be anything else
    "supabase": KeyFormat(
        rf"(?!(?:{_API_KEY})$).+",
        rf"(?!(?:{_API_KEY})$).+",
        "https://supabase.com/docs/guides/storage/s3/authentication",
        (
            (
                _API_KEY,
                "a key of the API of Supabase, not an S3 access key",
                "create an S3 access key in the settings of Storage, and set its id",
            ),
        ),
        (
            (
                _API_KEY,
                "a key of the API of Supabase, which does not sign S3 requests without a session token",
                "create an S3 access key in the settings of Storage, and set its id and its secret",
            ),
        ),
    ),
    # the form of keys is not documented, that of tokens of the API is
    "spaces": KeyFormat(
        rf"(?!(?:{_OF_THE_API}$)).+",
        rf"(?!(?:{_OF_THE_API}$)).+",
        "https://docs.digitalocean.com/products/spaces/how-to/manage-access/",
        ((_OF_THE_API, "a token of the API of DigitalOcean, not a Spaces access key", _OF_SPACES),),
        ((_OF_THE_API, "a token of the API of DigitalOcean, not a Spaces secret key", _OF_SPACES),),
    ),
    # only the start of both is documented
    "tigris": KeyFormat(
        r"tid_\S+",
        r"tsec_\S+",
        "https://github.com/tigrisdata/tigris-os-docs/blob/63c94bc/docs/agents/agent-cognee.mdx",
    ),
    # the validation of the SDK of Scaleway
    "scaleway": KeyFormat(
        r"SCW[A-Z0-9]{17}",
        r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
        "https://github.com/scaleway/scaleway-sdk-go/blob/master/validation/is.go",
    ),
    "yandex": KeyFormat(
        r"YC[\w-]{23}",
        r"YC[\w-]{38}",
        "https://yandex.cloud/en/docs/iam/concepts/authorization/access-key",
    ),
    # only the lengths are documented
    "tencent": KeyFormat(
        r"\S{36}", r"\S{32}", "https://www.tencentcloud.com/document/product/436/30613"
    ),
}
