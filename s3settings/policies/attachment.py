"""A document and where it belongs, which is what formats other than JSON need to know."""

import re
from typing import NamedTuple

from s3settings.policies.document import AnyDocument
from s3settings.providers.documents import DocumentKind


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
