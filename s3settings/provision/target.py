"""The bucket that provisioning is about, and what the storages in it need."""

from collections.abc import Mapping
from dataclasses import dataclass

from s3settings.policies.bucket import bucket_policy
from s3settings.policies.document import Policy, Statement
from s3settings.storages.storage import Storage

# an upload with this one is accepted without ACLs, too
_HARMLESS_ACL = "bucket-owner-full-control"
_PUBLIC_ACLS = frozenset({"public-read", "public-read-write", "authenticated-read"})


@dataclass(frozen=True, slots=True)
class Target:
    """One bucket: the storages in it, which are on S3, and what was asked for besides.

    `origins` are those of pages, for CORS, and `uploads` those of browsers to the bucket;
    `distribution` is the ARN of the CloudFront distribution that reads instead of everybody.
    """

    storages: tuple[Storage, ...]
    origins: tuple[str, ...] = ()
    uploads: bool = False
    distribution: str | None = None
    versioning: bool = False

    @property
    def storage(self) -> Storage:
        """The storage whose endpoint, region and options the requests have."""
        return self.storages[0]

    @property
    def bucket(self) -> str:
        """The name of the bucket."""
        return self.storage.bucket_name or ""

    @property
    def policy(self) -> Policy:
        """The bucket policy that the storages need."""
        return bucket_policy(self.storages, self.distribution)

    @property
    def own(self) -> list[Statement]:
        """Every statement that provisioning may have made for these storages, unsigned or not."""
        public = [one.replace(querystring_auth=False) for one in self.storages]
        policies = [self.policy, bucket_policy(public)]
        if self.distribution is not None:
            policies.append(bucket_policy(public, self.distribution))
        return [statement for policy in policies for statement in policy["Statement"]]

    @property
    def is_public(self) -> bool:
        """True if the bucket policy lets everybody read."""
        return any(map(is_for_everybody, self.policy["Statement"]))

    @property
    def sends_acl(self) -> bool:
        """True if uploads send an ACL that needs ACLs to be enabled."""
        return any(acl != _HARMLESS_ACL for one in self.storages for acl in _acls(one))

    @property
    def sends_public_acl(self) -> bool:
        """True if uploads send an ACL that opens a file."""
        acls = [acl for one in self.storages for acl in _acls(one)]
        return any(acl in _PUBLIC_ACLS or acl == "" for acl in acls)

    @property
    def has_uploads(self) -> bool:
        """True if the bucket holds files that collectstatic can't bring back."""
        return any(not one.is_static for one in self.storages)


def is_for_everybody(statement: Statement | Mapping[str, object]) -> bool:
    """Return True if the statement allows something to everybody, under a condition or not."""
    return statement.get("Effect") == "Allow" and statement.get("Principal") in (
        "*",
        {"AWS": "*"},
        {"AWS": ["*"]},
    )


def _acls(storage: Storage) -> list[object]:
    """Return the ACLs that an upload sends; empty text for one that names grantees."""
    sent = {name: value for name, value in storage.object_parameters.items() if value is not None}
    grants = [""] * any(name.startswith("Grant") for name in sent)
    acl = sent.get("ACL", storage.default_acl)
    return [*([acl] if acl else []), *grants]
