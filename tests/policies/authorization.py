"""The permissions that AWS requires for a request: actions, each with an ARN.

Sources: the permissions of each operation in https://docs.aws.amazon.com/AmazonS3/latest/API/, and
https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from urllib.parse import unquote

from s3settings.policies import Policy
from tests.wire import Request

_ACTIONS = {
    "PutObject": "s3:PutObject",
    "CreateMultipartUpload": "s3:PutObject",
    "UploadPart": "s3:PutObject",
    "CompleteMultipartUpload": "s3:PutObject",
    "AbortMultipartUpload": "s3:AbortMultipartUpload",
    "GetObject": "s3:GetObject",
    "HeadObject": "s3:GetObject",
    "DeleteObject": "s3:DeleteObject",
}
_BY_HEADER = {
    "x-amz-acl": "s3:PutObjectAcl",
    "x-amz-tagging": "s3:PutObjectTagging",
    "x-amz-object-lock-mode": "s3:PutObjectRetention",
    "x-amz-object-lock-legal-hold": "s3:PutObjectLegalHold",
}

Permission = tuple[str, str]


def permissions(request: Request, status: int) -> Iterator[Permission]:
    """Yield the permissions of one request to a bucket in the host, answered with `status`."""
    bucket = f"arn:aws:s3:::{request.headers['host'].partition('.')[0]}"
    if request.operation == "ListObjects":
        yield "s3:ListBucket", bucket
        return
    key = f"{bucket}{unquote(request.path)}"
    yield _ACTIONS[request.operation], key
    if request.operation in {"PutObject", "CreateMultipartUpload"}:
        yield from ((action, key) for name, action in _BY_HEADER.items() if name in request.headers)
    if request.operation in {"GetObject", "HeadObject"} and status == 404:
        yield "s3:ListBucket", bucket


def allows(policy: Policy, permission: Permission) -> bool:
    """Return True if a statement allows an action on a resource."""
    action, arn = permission
    return any(
        action in statement["Action"]
        and any(fnmatchcase(arn, pattern) for pattern in statement["Resource"])
        for statement in policy["Statement"]
    )


def pairs(policy: Policy) -> set[Permission]:
    """Return every action with every resource that the policy has it for."""
    return {
        (action, resource)
        for statement in policy["Statement"]
        for action in statement["Action"]
        for resource in statement["Resource"]
    }
