"""The signature version of links if none is set for botocore.

Source: botocore 1.44.5, executed for every region with ``signature_version=None``.
"""

# SigV2 links, for AWS and for any endpoint with such a region_name; SigV4 links everywhere else
V2_REGIONS = frozenset(
    {
        "ap-northeast-1",
        "ap-southeast-1",
        "ap-southeast-2",
        "eu-west-1",
        "sa-east-1",
        "us-east-1",
        "us-gov-east-1",
        "us-gov-west-1",
        "us-west-1",
        "us-west-2",
    }
)


def default_version(region_name: str | None) -> str:
    """Return the signature version of links, ``s3`` or ``s3v4``, for a region or for no region."""
    return "s3" if region_name is None or region_name in V2_REGIONS else "s3v4"
