"""Regions and an access block that works, which SeaweedFS lacks, as a fault of the proxy before it."""

import re
from dataclasses import replace

from tests.doctor.faults import Answered, Asked, Forward, error

_BLOCKED = b"<BlockPublicPolicy>true</BlockPublicPolicy>"
_FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
NEW = b"".join(f"<{name}>true</{name}>".encode() for name in _FLAGS)


class Aws:
    """The account of an administrator; `blocks` and `regions` are by bucket."""

    def __init__(self, region: str = "us-east-1") -> None:
        self.blocks: dict[str, bytes] = {}
        self.regions: dict[str, str] = {}
        self.region = region
        self.owner = "000000000000"

    def __call__(self, asked: Asked, forward: Forward) -> Answered | None:
        """Answer what AWS answers."""
        bucket, _, query = asked.path.strip("/").partition("?")
        if query == "publicAccessBlock":
            return self._block(asked, bucket)
        is_public = b'"Principal": "*"' in asked.body and b'"Allow"' in asked.body
        if is_public and _BLOCKED in self.blocks.get(bucket, b""):
            return error(403, "AccessDenied")
        owner = asked.headers.get("x-amz-expected-bucket-owner", self.owner)
        if owner != self.owner:
            return Answered(403, {}, b"")
        if asked.method == "PUT" and not query:
            return self._create(asked, bucket, forward)
        answer = forward(asked)
        region = self.regions.get(bucket, self.region)
        return replace(answer, headers={**answer.headers, "x-amz-bucket-region": region})

    def _create(self, asked: Asked, bucket: str, forward: Forward) -> Answered:
        found = re.search(rb"<LocationConstraint>(.+)</LocationConstraint>", asked.body)
        region = found[1].decode() if found else "us-east-1"
        self.regions[bucket] = region
        self.blocks[bucket] = NEW
        return forward(asked)

    def _block(self, asked: Asked, bucket: str) -> Answered:
        if asked.method == "PUT":
            self.blocks[bucket] = b"".join(re.findall(rb"<\w+>(?:true|false)</\w+>", asked.body))
            return Answered(200, {}, b"")
        if bucket not in self.blocks:
            return error(404, "NoSuchPublicAccessBlockConfiguration")
        root = b"PublicAccessBlockConfiguration"
        return Answered(200, {}, b"<%s>%s</%s>" % (root, self.blocks[bucket], root))
