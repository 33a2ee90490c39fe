"""The language of policies, as AWS and the providers that copy it read it.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

import json
from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from s3settings.escaping import inert
from s3settings.providers.documents import DocumentKind

# what a document is for: an identity, a bucket, or the browsers of visitors
Document = DocumentKind

VERSION: Literal["2012-10-17"] = "2012-10-17"


class Statement(TypedDict):
    """One statement of a policy, named for its purpose."""

    Sid: str
    Effect: Literal["Allow", "Deny"]
    Principal: NotRequired[str | dict[str, str]]
    Action: list[str]
    Resource: list[str]
    Condition: NotRequired[dict[str, dict[str, str]]]


class Policy(TypedDict):
    """An IAM policy, or a bucket policy."""

    Version: Literal["2012-10-17"]
    Statement: list[Statement]


class CorsRule(TypedDict):
    """Permissions of pages of other origins for the files of a bucket."""

    ID: str
    AllowedOrigins: list[str]
    AllowedMethods: list[str]
    AllowedHeaders: list[str]
    ExposeHeaders: list[str]
    MaxAgeSeconds: int


class Cors(TypedDict):
    """The argument ``CORSConfiguration`` of ``put_bucket_cors``."""

    CORSRules: list[CorsRule]


AnyDocument = Policy | Cors


def policy(*statements: Statement) -> Policy:
    """A policy of statements."""
    return Policy(Version=VERSION, Statement=list(statements))


def allow(sid: str, actions: tuple[str, ...], resources: list[str]) -> Statement:
    """A statement that allows actions on resources."""
    return Statement(Sid=sid, Effect="Allow", Action=list(actions), Resource=resources)


def sid(*words: str) -> str:
    """A name of letters and digits, all that ``Sid`` of an IAM policy may have."""
    parts = "-".join(words).replace("_", "-").split("-")
    return "".join(part[:1].upper() + part[1:] for part in parts)


def as_json(document: Mapping[str, object]) -> str:
    """Return the document as text; nothing in its strings can act on its reader."""
    return f"{inert(json.dumps(document, indent=2))}\n"
