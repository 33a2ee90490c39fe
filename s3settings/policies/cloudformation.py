"""Documents as a template of CloudFormation, in JSON.

Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference
"""

import re
from collections.abc import Iterable, Mapping
from typing import cast

from s3settings.policies.attachment import Attachment
from s3settings.policies.document import Cors, as_json
from s3settings.policies.document import sid as logical

_RULE = {
    "Id": "ID",
    "AllowedOrigins": "AllowedOrigins",
    "AllowedMethods": "AllowedMethods",
    "AllowedHeaders": "AllowedHeaders",
    "ExposedHeaders": "ExposeHeaders",
    "MaxAge": "MaxAgeSeconds",
}


def as_cloudformation(attachments: Iterable[Attachment]) -> str:
    """One template with all documents.

    CORS is a property of a bucket there: the template is for a new bucket, or for one that is
    imported into the stack, and the bucket outlives it.
    """
    resources = {_name(attachment): _resource(attachment) for attachment in attachments}
    template = {"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}
    return as_json(template)


def _name(attachment: Attachment) -> str:
    words = re.sub(r"[^0-9A-Za-z]", "-", attachment.name)
    return f"{logical(attachment.kind)}{logical(words)}"


def _resource(attachment: Attachment) -> dict[str, object]:
    if attachment.kind == "iam":
        named = {"ManagedPolicyName": attachment.name}
        return _typed("AWS::IAM::ManagedPolicy", {**named, "PolicyDocument": attachment.document})
    if attachment.kind == "bucket":
        named = {"Bucket": attachment.name}
        return _typed("AWS::S3::BucketPolicy", {**named, "PolicyDocument": attachment.document})
    rules = [
        {name: cast("dict[str, object]", rule)[given] for name, given in _RULE.items()}
        for rule in cast("Cors", attachment.document)["CORSRules"]
    ]
    properties = {"BucketName": attachment.name, "CorsConfiguration": {"CorsRules": rules}}
    kept = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
    return _typed("AWS::S3::Bucket", properties) | kept


def _typed(kind: str, properties: Mapping[str, object]) -> dict[str, object]:
    return {"Type": kind, "Properties": properties}
