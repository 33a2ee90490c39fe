"""Documents as resources of Terraform's provider for AWS.

Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs, and
https://developer.hashicorp.com/terraform/language/expressions/strings for the escapes.
"""

import json
from collections.abc import Iterable, Iterator
from typing import cast

from s3settings.escaping import inert
from s3settings.policies.attachment import Attachment, identifier
from s3settings.policies.document import Cors, CorsRule

_RULE = {
    "id": "ID",
    "allowed_origins": "AllowedOrigins",
    "allowed_methods": "AllowedMethods",
    "allowed_headers": "AllowedHeaders",
    "expose_headers": "ExposeHeaders",
    "max_age_seconds": "MaxAgeSeconds",
}


def as_terraform(attachments: Iterable[Attachment]) -> str:
    """A block for each document, which `terraform fmt` leaves as it is."""
    return "\n".join(_block(attachment) for attachment in attachments)


def _block(attachment: Attachment) -> str:
    label = identifier(attachment.name)
    if attachment.kind == "iam":
        return _resource("aws_iam_policy", label, "name  ", attachment)
    if attachment.kind == "bucket":
        return _resource("aws_s3_bucket_policy", label, "bucket", attachment)
    rules = cast("Cors", attachment.document)["CORSRules"]
    body = "".join(f"\n{line}" for rule in rules for line in _rule(rule))
    bucket = f"  bucket = {_text(attachment.name)}\n"
    return f'resource "aws_s3_bucket_cors_configuration" "{label}" {{\n{bucket}{body}\n}}\n'


def _resource(kind: str, label: str, naming: str, attachment: Attachment) -> str:
    document = _text(attachment.document).replace("\n", "\n  ")
    return (
        f'resource "{kind}" "{label}" {{\n'
        f"  {naming} = {_text(attachment.name)}\n"
        f"  policy = jsonencode({document})\n"
        "}\n"
    )


def _rule(rule: CorsRule) -> Iterator[str]:
    yield "  cors_rule {"
    width = max(map(len, _RULE))
    given = cast("dict[str, object]", rule)
    for argument, name in _RULE.items():
        yield f"    {argument:<{width}} = {_text(given[name], indent=None)}"
    yield "  }"


def _text(value: object, indent: int | None = 2) -> str:
    """JSON, which is an expression of Terraform but for what begins a template in its strings."""
    escaped = json.dumps(value, indent=indent).replace("${", "$${").replace("%{", "%%{")
    return inert(escaped)
