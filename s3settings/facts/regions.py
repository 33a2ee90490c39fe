"""AWS regions by partition.

Source: partitions.json and endpoints.json of botocore 1.44.5.
"""

import re

from s3settings.record import Record


class Partition(Record):
    """A partition of AWS, with separate accounts, domains and regions."""

    name: str
    domain: str
    dualstack_domain: str
    region_pattern: str
    regions: frozenset[str]


PARTITIONS: tuple[Partition, ...] = (
    Partition(
        "aws",
        "amazonaws.com",
        "api.aws",
        r"(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+",
        frozenset(
            {
                "af-south-1",
                "ap-east-1",
                "ap-east-2",
                "ap-northeast-1",
                "ap-northeast-2",
                "ap-northeast-3",
                "ap-south-1",
                "ap-south-2",
                "ap-southeast-1",
                "ap-southeast-2",
                "ap-southeast-3",
                "ap-southeast-4",
                "ap-southeast-5",
                "ap-southeast-6",
                "ap-southeast-7",
                "ca-central-1",
                "ca-west-1",
                "eu-central-1",
                "eu-central-2",
                "eu-north-1",
                "eu-south-1",
                "eu-south-2",
                "eu-west-1",
                "eu-west-2",
                "eu-west-3",
                "il-central-1",
                "me-central-1",
                "me-south-1",
                "me-west-1",
                "mx-central-1",
                "sa-east-1",
                "sa-west-1",
                "us-east-1",
                "us-east-2",
                "us-west-1",
                "us-west-2",
            }
        ),
    ),
    Partition(
        "aws-cn",
        "amazonaws.com.cn",
        "api.amazonwebservices.com.cn",
        r"cn-\w+-\d+",
        frozenset(
            {
                "cn-north-1",
                "cn-northwest-1",
            }
        ),
    ),
    Partition(
        "aws-eusc",
        "amazonaws.eu",
        "api.amazonwebservices.eu",
        r"eusc-de-\w+-\d+",
        frozenset(
            {
                "eusc-de-east-1",
            }
        ),
    ),
    Partition(
        "aws-iso",
        "c2s.ic.gov",
        "api.aws.ic.gov",
        r"us-iso-\w+-\d+",
        frozenset(
            {
                "us-iso-east-1",
                "us-iso-west-1",
            }
        ),
    ),
    Partition(
        "aws-iso-b",
        "sc2s.sgov.gov",
        "api.aws.scloud",
        r"us-isob-\w+-\d+",
        frozenset(
            {
                "us-isob-east-1",
                "us-isob-west-1",
            }
        ),
    ),
    Partition(
        "aws-iso-e",
        "cloud.adc-e.uk",
        "api.cloud-aws.adc-e.uk",
        r"eu-isoe-\w+-\d+",
        frozenset(
            {
                "eu-isoe-west-1",
            }
        ),
    ),
    Partition(
        "aws-iso-f",
        "csp.hci.ic.gov",
        "api.aws.hci.ic.gov",
        r"us-isof-\w+-\d+",
        frozenset(
            {
                "us-isof-east-1",
                "us-isof-south-1",
            }
        ),
    ),
    Partition(
        "aws-us-gov",
        "amazonaws.com",
        "api.aws",
        r"us-gov-\w+-\d+",
        frozenset(
            {
                "us-gov-east-1",
                "us-gov-west-1",
            }
        ),
    ),
)

REGIONS = frozenset(region for partition in PARTITIONS for region in partition.regions)


def partition_of(region: str) -> Partition | None:
    """Return the partition of a region, by its pattern if the region is newer than this table."""
    for partition in PARTITIONS:
        if region in partition.regions or re.fullmatch(partition.region_pattern, region):
            return partition
    return None
