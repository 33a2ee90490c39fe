"""The pieces of a bucket's configuration: what asks for each, what sets it, what answers look like.

Services that lack a piece answer in many ways, some with 200 and nothing in it, so an answer counts
only in its full shape. No piece is ever deleted: providers that do not know the piece take that for
the deletion of the bucket (SeaweedFS 4.48, Ceph RGW 16.2 and rclone 1.75.2, executed).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from s3settings.aws.errors import code_of, is_unsupported

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
# for a sub-resource that they do not know, providers create the bucket, which is there
_BECAME_A_BUCKET = frozenset({"BucketAlreadyOwnedByYou", "BucketAlreadyExists"})

Answer = Mapping[str, Any]


class Lack(Enum):
    """The reason why a piece has no value."""

    UNSET = "not set"
    UNSUPPORTED = "not supported"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the configuration of a bucket.

    `ask` and `send` are methods of boto3's client, `absent` the codes of an error for a piece that is
    not set. `value` returns what an answer holds, or what it lacks; `arguments` are those of `send`.
    """

    name: str
    ask: str
    send: str
    absent: frozenset[str]
    value: Callable[[Answer], object]
    arguments: Callable[[Any], dict[str, Any]]


def read(client: "S3Client", bucket: str, piece: Piece) -> object:
    """Return the value of a piece, or its lack; raises botocore's errors for anything else."""
    from botocore.exceptions import ClientError

    try:
        return piece.value(getattr(client, piece.ask)(Bucket=bucket))
    except ClientError as error:
        if code_of(error) in piece.absent:
            return Lack.UNSET
        if is_unsupported(error):
            return Lack.UNSUPPORTED
        raise


def write(client: "S3Client", bucket: str, piece: Piece, value: object) -> bool:
    """Set a piece; return False if the provider does not have it, and raise botocore's errors."""
    from botocore.exceptions import ClientError

    try:
        getattr(client, piece.send)(Bucket=bucket, **piece.arguments(value))
    except ClientError as error:
        if code_of(error) in _BECAME_A_BUCKET or is_unsupported(error):
            return False
        raise
    return True


def _ownership(answer: Answer) -> object:
    rules: Any = answer.get("OwnershipControls", {}).get("Rules")
    return rules[0].get("ObjectOwnership", Lack.UNSUPPORTED) if rules else Lack.UNSUPPORTED


def _access_block(answer: Answer) -> object:
    found = answer.get("PublicAccessBlockConfiguration", {})
    flags = {name: found.get(name) for name in FLAGS}
    known = all(isinstance(flag, bool) for flag in flags.values())
    return flags if known else Lack.UNSUPPORTED


def _policy(answer: Answer) -> object:
    try:
        found: object = json.loads(answer.get("Policy", ""))
    except ValueError:
        return Lack.UNSUPPORTED
    if not isinstance(found, dict) or "Statement" not in found:
        return Lack.UNSUPPORTED
    policy = cast("dict[str, Any]", found)
    if isinstance(policy["Statement"], dict):
        policy["Statement"] = [policy["Statement"]]
    return policy


def _rules(*path: str) -> Callable[[Answer], object]:
    """Return a reader of a list of rules."""

    def value(answer: Answer) -> object:
        found: Any = answer
        for name in path:
            found = found.get(name, {})
        return found or Lack.UNSUPPORTED

    return value


def _lifecycle(answer: Answer) -> object:
    names = ("Rules", "TransitionDefaultMinimumObjectSize")
    return {name: answer[name] for name in names if name in answer} or Lack.UNSUPPORTED


OWNERSHIP = Piece(
    "object ownership",
    "get_bucket_ownership_controls",
    "put_bucket_ownership_controls",
    frozenset({"OwnershipControlsNotFoundError"}),
    _ownership,
    lambda value: {"OwnershipControls": {"Rules": [{"ObjectOwnership": value}]}},
)
ACCESS_BLOCK = Piece(
    "public access block",
    "get_public_access_block",
    "put_public_access_block",
    frozenset({"NoSuchPublicAccessBlockConfiguration"}),
    _access_block,
    lambda value: {"PublicAccessBlockConfiguration": value},
)
POLICY = Piece(
    "bucket policy",
    "get_bucket_policy",
    "put_bucket_policy",
    frozenset({"NoSuchBucketPolicy"}),
    _policy,
    lambda value: {"Policy": json.dumps(value)},
)
CORS = Piece(
    "CORS",
    "get_bucket_cors",
    "put_bucket_cors",
    frozenset({"NoSuchCORSConfiguration"}),
    _rules("CORSRules"),
    lambda value: {"CORSConfiguration": {"CORSRules": value}},
)
ENCRYPTION = Piece(
    "encryption",
    "get_bucket_encryption",
    "put_bucket_encryption",
    frozenset({"ServerSideEncryptionConfigurationNotFoundError"}),
    _rules("ServerSideEncryptionConfiguration", "Rules"),
    lambda value: {"ServerSideEncryptionConfiguration": {"Rules": value}},
)
LIFECYCLE = Piece(
    "lifecycle",
    "get_bucket_lifecycle_configuration",
    "put_bucket_lifecycle_configuration",
    frozenset({"NoSuchLifecycleConfiguration"}),
    _lifecycle,
    lambda value: {
        "LifecycleConfiguration": {"Rules": value["Rules"]},
        **{name: size for name, size in value.items() if name != "Rules"},
    },
)
VERSIONING = Piece(
    "versioning",
    "get_bucket_versioning",
    "put_bucket_versioning",
    frozenset(),
    lambda answer: answer.get("Status", Lack.UNSET),
    lambda value: {"VersioningConfiguration": {"Status": value}},
)
