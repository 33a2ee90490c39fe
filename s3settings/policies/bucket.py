"""The bucket policy: readers without an access key, and the refusal of requests without TLS."""

from collections.abc import Iterable, Iterator, Sequence

from s3settings.policies.document import Policy, Statement, allow, policy, sid
from s3settings.policies.resources import (
    bucket_arn,
    every_object_arn,
    location_of,
    object_arn,
)
from s3settings.storages.storage import Storage

_READ = ("s3:GetObject",)
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
_CLOUDFRONT = {"Service": "cloudfront.amazonaws.com"}


def bucket_policy(storages: Iterable[Storage], distribution: str | None = None) -> Policy:
    """The policy of the bucket that the storages share, the ones that are not on S3 left out.

    Everybody may read exactly the unsigned locations; with the ARN of a CloudFront `distribution`
    only that one may, and what it signs links for.
    """
    found = [storage for storage in storages if storage.is_s3]
    if distribution is None:
        readers = [_for_everybody(storage) for storage in found if not storage.querystring_auth]
    else:
        readers = [
            _for_cloudfront(storage, distribution)
            for storage in found
            if not storage.querystring_auth or storage.is_signed_by_cloudfront
        ]
    return policy(*readers, *_tls_only(found))


def exposed(storages: Sequence[Storage]) -> Iterator[tuple[Storage, Storage]]:
    """Pairs of an unsigned storage and a signed one whose files its public location covers."""
    for public in storages:
        for private in storages:
            if not public.querystring_auth and private.querystring_auth:
                outer, inner = f"{location_of(public)}/", f"{location_of(private)}/"
                if outer == "/" or inner.startswith(outer):
                    yield public, private


def _for_everybody(storage: Storage) -> Statement:
    statement = allow(sid("PublicRead", storage.scope), _READ, [object_arn(storage)])
    statement["Principal"] = "*"
    return statement


def _for_cloudfront(storage: Storage, distribution: str) -> Statement:
    statement = allow(sid("CloudFrontRead", storage.scope), _READ, [object_arn(storage)])
    statement["Principal"] = _CLOUDFRONT
    statement["Condition"] = {"StringEquals": {"AWS:SourceArn": distribution}}
    return statement


def _tls_only(storages: Sequence[Storage]) -> Iterator[Statement]:
    """Deny everything without TLS, unless one of the storages itself does without."""
    if storages and all(storage.use_ssl for storage in storages):
        yield Statement(
            Sid="TlsOnly",
            Effect="Deny",
            Principal="*",
            Action=["s3:*"],
            Resource=[bucket_arn(storages[0]), every_object_arn(storages[0])],
            Condition={"Bool": {"aws:SecureTransport": "false"}},
        )
