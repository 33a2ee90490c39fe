"""Providers with the APIs of AWS for users and their keys, besides that of S3."""

# IAM: where boto3 finds it, or at the endpoint of S3.
# https://docs.aws.amazon.com/IAM/latest/APIReference, and SeaweedFS 4.48, executed.
# Users of Ceph 16.2 are created with radosgw-admin.
_IAM = frozenset({"aws", "seaweedfs"})

# STS: AWS has one for each region, and SeaweedFS 4.48 answers at the endpoint of S3, executed;
# Ceph 16.2 answers 405 there.
_STS = frozenset({"aws", "seaweedfs"})


def has_iam_users(provider_id: str) -> bool:
    """Return True if the provider creates users and access keys by the IAM API of AWS."""
    return provider_id in _IAM


def has_sts(provider_id: str) -> bool:
    """Return True if the provider names the owner of credentials by the STS API of AWS."""
    return provider_id in _STS
