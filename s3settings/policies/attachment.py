"""A document and where it belongs, which is what formats other than JSON need to know."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from s3settings.policies.document import AnyDocument
from s3settings.policies.iam import Process
from s3settings.providers.documents import DocumentKind
from s3settings.storages.storage import Storage

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
_LONGEST_NAME = 128


class Attachment(NamedTuple):
    """A document for the bucket, or for the identity, of a name.

    `endpoint_url` is None on AWS.
    """

    kind: DocumentKind
    name: str
    document: AnyDocument
    region_name: str
    endpoint_url: str | None


def identifier(name: str) -> str:
    """The name with letters, digits and underscores only, as languages of templates take it."""
    plain = re.sub(r"\W", "_", name, flags=re.ASCII)
    return plain if plain[:1].isalpha() else f"_{plain}"


def policy_name(storages: Sequence[Storage], process: Process) -> str:
    """Return the name of the IAM policy of a process: the first bucket, and what it is for."""
    return f"{storages[0].bucket_name}-{process}"[-_LONGEST_NAME:]
