"""The pieces of a bucket in the order in which they are set; only the last one opens it."""

from collections.abc import Callable
from dataclasses import dataclass

from s3settings.aws import bucket as pieces
from s3settings.aws.bucket import Piece
from s3settings.providers.documents import DocumentKind, support
from s3settings.provision import merging
from s3settings.provision.target import Target


@dataclass(frozen=True, slots=True)
class Part:
    """One piece: what it becomes, by its value and the bucket policy, and what may be known of it."""

    piece: Piece
    becomes: Callable[[object, Target, object], object]
    is_for: Callable[[Target], bool] = lambda _: True
    document: DocumentKind | None = None
    sees_policy: bool = False

    def is_lacking(self, target: Target) -> bool:
        """Return True if the provider is known not to have the piece."""
        known = self.document and support(target.storage.provider.id, self.document)
        return bool(known and known.accepted is False)


def _encrypts(target: Target) -> bool:
    """Return True if the provider has keys of its own; Ceph refuses to use them without TLS."""
    storage = target.storage
    return "AES256" in (storage.provider.encryptions or ()) and storage.use_ssl


PARTS: tuple[Part, ...] = (
    Part(pieces.OWNERSHIP, lambda now, target, _: merging.ownership(now, target)),
    Part(pieces.ENCRYPTION, lambda now, target, _: merging.encryption(now, target), _encrypts),
    Part(pieces.LIFECYCLE, lambda now, target, _: merging.lifecycle(now, target)),
    Part(
        pieces.VERSIONING,
        lambda now, target, _: merging.versioning(now, target),
        lambda target: target.versioning,
    ),
    Part(
        pieces.CORS,
        lambda now, target, _: merging.cors(now, target),
        lambda target: bool(target.origins),
        "cors",
    ),
    # what it stops blocking, only the policy after it opens
    Part(pieces.ACCESS_BLOCK, merging.access_block, sees_policy=True),
    Part(
        pieces.POLICY,
        lambda now, target, _: merging.policy(now, target),
        document="bucket",
    ),
)
