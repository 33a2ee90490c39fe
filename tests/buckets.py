"""Buckets of tests."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import ObjectIdentifierTypeDef


def remove_bucket(client: "S3Client", name: str) -> None:
    """Remove a bucket with all versions of its objects, a thousand of them with each request."""
    for page in client.get_paginator("list_object_versions").paginate(Bucket=name):
        objects: list[ObjectIdentifierTypeDef] = [
            {"Key": each.get("Key", ""), "VersionId": each.get("VersionId", "")}
            for each in (*page.get("Versions", ()), *page.get("DeleteMarkers", ()))
        ]
        if objects:
            client.delete_objects(Bucket=name, Delete={"Objects": objects, "Quiet": True})
    client.delete_bucket(Bucket=name)
