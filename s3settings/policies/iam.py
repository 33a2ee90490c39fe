"""The IAM policy of a process: what django-storages does with these options, and nothing else."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from s3settings.policies.document import Policy, Statement, allow, policy, sid
from s3settings.policies.resources import Key, bucket_arn, kms_client, kms_key, object_arn
from s3settings.policies.secrets import reading_of
from s3settings.storages.storage import Storage

# the process that serves requests, the step that runs collectstatic, and one identity for both
Process = Literal["web", "deploy", "both"]

# the name that ManifestFilesMixin of django.contrib.staticfiles gives it
MANIFEST = "staticfiles.json"

# HEAD of a missing key is 403 without it, and django-storages takes that for a failure:
# https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
_LIST = ("s3:ListBucket",)
_READ = ("s3:GetObject",)
# boto3 sends large files in parts, and takes them back when one fails
_WRITE = ("s3:PutObject", "s3:AbortMultipartUpload")
_DELETE = ("s3:DeleteObject",)
# https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html: permissions, and
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
_BY_PARAMETER = {
    "ACL": "s3:PutObjectAcl",
    "GrantFullControl": "s3:PutObjectAcl",
    "GrantRead": "s3:PutObjectAcl",
    "GrantReadACP": "s3:PutObjectAcl",
    "GrantWriteACP": "s3:PutObjectAcl",
    "ObjectLockLegalHoldStatus": "s3:PutObjectLegalHold",
    "ObjectLockMode": "s3:PutObjectRetention",
    "ObjectLockRetainUntilDate": "s3:PutObjectRetention",
    "Tagging": "s3:PutObjectTagging",
}
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html: parts are decrypted
_ENCRYPT = ("kms:GenerateDataKey", "kms:Decrypt")


class _Grant(NamedTuple):
    """One storage's share of a statement."""

    purpose: str
    actions: tuple[str, ...]
    scope: str
    resource: str


def iam_policy(
    storages: Iterable[Storage], process: Process = "web", secrets: Iterable[str] = ()
) -> Policy:
    """The policy of the web process, of the deploy step or of both, for storages without errors.

    It has one statement per purpose. `secrets` are stores that the variables are read from, such as
    ``aws-ssm:/prod/storage/``. Storages that are not on S3 need nothing; without any on S3 the policy
    has no statement, and AWS does not take it.
    """
    grants, keys = list[_Grant](), list[Statement]()
    on_s3 = [storage for storage in storages if storage.is_s3]
    for storage in on_s3:
        if process == "both" or storage.is_static is (process == "deploy"):
            grants += _of_files(storage)
            keys += _of_key(storage)
        elif storage.is_static and storage.manifest:
            grants += _of_manifest(storage)
    regions = [storage.region_name for storage in on_s3 if storage.is_aws]
    reading = reading_of(secrets, regions[0]) if regions else ()
    return policy(*_merged(grants), *keys, *reading)


def _of_files(storage: Storage) -> Iterator[_Grant]:
    objects = object_arn(storage)
    yield _Grant("List", _LIST, storage.scope, bucket_arn(storage))
    yield _Grant("Read", _READ, storage.scope, objects)
    yield _Grant("Write", (*_WRITE, *_of_parameters(storage)), storage.scope, objects)
    yield _Grant("Delete", _DELETE, storage.scope, objects)


def _of_parameters(storage: Storage) -> list[str]:
    """The actions that the arguments of an upload need beside the upload."""
    sent = {name for name, value in storage.object_parameters.items() if value is not None}
    sent |= {"ACL"} if storage.default_acl else set()
    return sorted({_BY_PARAMETER[name] for name in sent & _BY_PARAMETER.keys()})


def _of_manifest(storage: Storage) -> Iterator[_Grant]:
    """Allow the web process to read the manifest, or to find that there is none yet."""
    yield _Grant("List", _LIST, storage.scope, bucket_arn(storage))
    yield _Grant("ReadManifest", _READ, storage.scope, object_arn(storage, MANIFEST))


def _of_key(storage: Storage) -> Iterator[Statement]:
    key = kms_key(storage)
    if key is not None:
        statement = allow(sid("Encrypt", storage.scope), _ENCRYPT, [key.arn])
        statement["Condition"] = _condition(storage, key)
        yield statement


def _condition(storage: Storage, key: Key) -> dict[str, dict[str, str]]:
    by_s3 = {"StringEquals": {"kms:ViaService": kms_client(storage)}}
    if key.alias is None:
        return by_s3
    return {**by_s3, "ForAnyValue:StringEquals": {"kms:ResourceAliases": key.alias}}


def _merged(grants: Iterable[_Grant]) -> Iterator[Statement]:
    """Merge statements: one for each purpose, and for each set of actions where storages differ."""
    together: dict[tuple[str, tuple[str, ...]], list[_Grant]] = {}
    for grant in grants:
        together.setdefault((grant.purpose, grant.actions), []).append(grant)
    for (purpose, actions), shares in together.items():
        resources = list(dict.fromkeys(grant.resource for grant in shares))
        yield allow(sid(purpose, *(grant.scope for grant in shares)), actions, resources)
