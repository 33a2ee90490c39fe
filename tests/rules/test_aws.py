import json
from typing import Any

import pytest

from tests.samples import ROLE, Told, examined, told

FIPS = {"use_fips_endpoint": True}
DUALSTACK = {"use_dualstack_endpoint": True}
ACCELERATE = {"s3": {"use_accelerate_endpoint": True}}
REGIONAL = {"s3": {"us_east_1_regional_endpoint": "regional"}}
ACCESS_POINT = "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme"

EXCLUDED = "FIPS, dual-stack and acceleration have hosts of their own, but an endpoint is set"
NEEDS_VIRTUAL = "Transfer Acceleration needs virtual addressing and a bucket name without dots"
NO_ACCELERATION = "this partition of AWS has no Transfer Acceleration"
NO_DUALSTACK = "this partition of AWS has no dual-stack endpoints"
NO_FIPS = "this partition of AWS has no FIPS endpoints"
NO_FIPS_ACCELERATED = "Transfer Acceleration has no FIPS endpoint"


def configured(config: dict[str, Any], **variables: str) -> list[Told]:
    """Return what is told of a bucket of AWS with a client configuration."""
    return told({**ROLE, "AWS_S3_CLIENT_CONFIG": json.dumps(config), **variables})


@pytest.mark.parametrize(
    ("config", "variables"),
    [
        pytest.param({"connect_timeout": 3}, {"AWS_S3_REGION_NAME": "cn-north-1"}, id="usual"),
        pytest.param(FIPS, {"AWS_S3_REGION_NAME": "us-gov-west-1"}, id="FIPS"),
        pytest.param(DUALSTACK, {"AWS_S3_REGION_NAME": "cn-north-1"}, id="dual-stack"),
        pytest.param({**FIPS, **DUALSTACK}, {}, id="FIPS and dual-stack"),
        pytest.param(ACCELERATE, {}, id="acceleration"),
        pytest.param({**ACCELERATE, **DUALSTACK}, {}, id="acceleration and dual-stack"),
        pytest.param({"use_fips_endpoint": False}, {"AWS_S3_REGION_NAME": "cn-north-1"}, id="off"),
        pytest.param(FIPS, {"AWS_STORAGE_BUCKET_NAME": ACCESS_POINT}, id="FIPS of an access point"),
        pytest.param(
            ACCELERATE, {"AWS_STORAGE_BUCKET_NAME": "acme-s3alias"}, id="acceleration of an alias"
        ),
        pytest.param(
            REGIONAL,
            {"AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com"},
            id="nothing special beside an endpoint",
        ),
    ],
)
def test_special_hosts_of_aws_are_accepted(
    config: dict[str, Any], variables: dict[str, str]
) -> None:
    assert configured(config, **variables) == []


@pytest.mark.parametrize(
    ("config", "variables", "messages"),
    [
        pytest.param(
            FIPS,
            {"AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com"},
            [EXCLUDED],
            id="FIPS and an endpoint",
        ),
        pytest.param(
            DUALSTACK,
            {"AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com"},
            [EXCLUDED],
            id="dual-stack and an endpoint",
        ),
        pytest.param(
            {**ACCELERATE, **FIPS},
            {"AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com"},
            [EXCLUDED],
            id="everything and an endpoint",
        ),
        pytest.param(
            DUALSTACK,
            {"AWS_S3_PROVIDER": "tigris", "AWS_S3_REGION_NAME": "auto"},
            [EXCLUDED],
            id="dual-stack of another service",
        ),
        pytest.param(FIPS, {"AWS_S3_REGION_NAME": "cn-north-1"}, [NO_FIPS], id="FIPS in China"),
        pytest.param(
            DUALSTACK,
            {"AWS_S3_REGION_NAME": "eu-isoe-west-1"},
            [NO_DUALSTACK],
            id="dual-stack in a partition without",
        ),
        pytest.param({**ACCELERATE, **FIPS}, {}, [NO_FIPS_ACCELERATED], id="FIPS and acceleration"),
        pytest.param(
            ACCELERATE,
            {"AWS_S3_REGION_NAME": "cn-north-1"},
            [NO_ACCELERATION],
            id="acceleration in China",
        ),
        pytest.param(
            ACCELERATE,
            {"AWS_S3_REGION_NAME": "us-gov-west-1"},
            [NO_ACCELERATION],
            id="acceleration in GovCloud",
        ),
        pytest.param(
            {**ACCELERATE, **FIPS},
            {"AWS_S3_REGION_NAME": "cn-northwest-1"},
            [NO_FIPS, NO_FIPS_ACCELERATED, NO_ACCELERATION],
            id="all that China has not got",
        ),
        pytest.param(ACCELERATE, {"AWS_S3_ADDRESSING_STYLE": "path"}, [NEEDS_VIRTUAL], id="a path"),
        pytest.param(
            ACCELERATE,
            {"AWS_STORAGE_BUCKET_NAME": "acme.example.com"},
            [NEEDS_VIRTUAL],
            id="a name with dots",
        ),
        pytest.param(
            ACCELERATE,
            {"AWS_STORAGE_BUCKET_NAME": ACCESS_POINT},
            ["Transfer Acceleration can't be used with an access point"],
            id="acceleration of an access point",
        ),
    ],
)
def test_what_excludes_each_other_is_refused(
    config: dict[str, Any], variables: dict[str, str], messages: list[str]
) -> None:
    found = configured(config, **variables)

    assert found == [("E059", "AWS_S3_CLIENT_CONFIG", message) for message in messages]


@pytest.mark.parametrize(
    ("host", "variables", "messages"),
    [
        pytest.param("s3-accelerate.amazonaws.com", {}, [], id="possible"),
        pytest.param(
            "s3-accelerate.amazonaws.com",
            {"AWS_STORAGE_BUCKET_NAME": "acme.example.com"},
            [NEEDS_VIRTUAL],
            id="a name with dots",
        ),
        pytest.param(
            "s3-accelerate.dualstack.amazonaws.com",
            {"AWS_S3_ADDRESSING_STYLE": "path"},
            [NEEDS_VIRTUAL],
            id="a path",
        ),
        pytest.param(
            "s3-accelerate.amazonaws.com",
            {"AWS_S3_REGION_NAME": "us-gov-west-1"},
            [NO_ACCELERATION],
            id="GovCloud",
        ),
    ],
)
def test_an_endpoint_that_accelerates_has_the_same_limits(
    host: str, variables: dict[str, str], messages: list[str]
) -> None:
    found = told({**ROLE, "AWS_S3_ENDPOINT_URL": f"https://{host}", **variables})

    assert found == [("E059", "AWS_S3_ENDPOINT_URL", message) for message in messages]


@pytest.mark.parametrize(
    ("region", "messages"),
    [
        pytest.param("eu-west-1", [], id="the region of the client"),
        pytest.param(
            "us-west-2",
            ["an access point in another region, to which use_arn_region=false keeps boto3"],
            id="another region",
        ),
    ],
)
def test_an_access_point_is_in_the_region_to_which_boto3_is_kept(
    region: str, messages: list[str]
) -> None:
    config = {"s3": {"use_arn_region": False}}
    place = {"AWS_STORAGE_BUCKET_NAME": ACCESS_POINT, "AWS_S3_REGION_NAME": region}

    found = configured(config, **place)

    assert found == [("E059", "AWS_STORAGE_BUCKET_NAME", message) for message in messages]


@pytest.mark.parametrize(
    ("bucket", "variables"),
    [
        pytest.param(ACCESS_POINT, {}, id="an ARN with a slash"),
        pytest.param(ACCESS_POINT.replace("point/", "point:"), {}, id="an ARN with a colon"),
        pytest.param(
            ACCESS_POINT, {"AWS_S3_REGION_NAME": "us-west-2"}, id="in another region of AWS"
        ),
        pytest.param(
            "arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/acme",
            {"AWS_S3_REGION_NAME": "cn-northwest-1"},
            id="in China",
        ),
        pytest.param(
            "arn:aws-us-gov:s3:us-gov-west-1:123456789012:accesspoint:acme",
            {"AWS_S3_REGION_NAME": "us-gov-west-1"},
            id="in GovCloud",
        ),
        pytest.param("acme-0123456789abcdefghijklmnopqrstuvwxyz-s3alias", {}, id="an alias"),
        pytest.param(
            ACCESS_POINT,
            {"AWS_S3_ENDPOINT_URL": "https://vpce-1a-2b.s3.eu-west-1.vpce.amazonaws.com"},
            id="behind an endpoint of a VPC",
        ),
    ],
)
def test_access_points_are_accepted(bucket: str, variables: dict[str, str]) -> None:
    assert told({**ROLE, "AWS_STORAGE_BUCKET_NAME": bucket, **variables}) == []


DIRECTORY_BUCKET = "a directory bucket, which lacks the ListObjects that django-storages calls"
ANOTHER_PARTITION = "an access point in another partition of AWS than the region"
OBJECT_LAMBDA = "an access point of S3 Object Lambda, to which boto3 uploads no files"
OUTPOSTS = "an access point on an Outpost, whose links work inside its VPC alone"


@pytest.mark.parametrize(
    ("bucket", "id_", "message"),
    [
        pytest.param(
            "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap",
            "E006",
            "a multi-region access point, which SigV4 can't sign for",
            id="a multi-region access point",
        ),
        pytest.param(
            "arn:aws:s3-object-lambda:eu-west-1:123456789012:accesspoint/acme",
            "E006",
            OBJECT_LAMBDA,
            id="object lambda",
        ),
        pytest.param(
            "acme-0123456789abcdefghijklmnopqrstuv--ol-s3", "E006", OBJECT_LAMBDA, id="its alias"
        ),
        pytest.param(
            "arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-01ac5d28/accesspoint/acme",
            "E006",
            OUTPOSTS,
            id="outposts",
        ),
        pytest.param(
            "acme-o01ac5d28a6a232904e8xz5w8ijx1qzlbp3i3kuse10--op-s3",
            "E006",
            OUTPOSTS,
            id="the alias of one on outposts",
        ),
        pytest.param("acme--euw1-az1--x-s3", "E060", DIRECTORY_BUCKET, id="a directory bucket"),
        pytest.param(
            "acme--euw1-az1--xa-s3", "E060", DIRECTORY_BUCKET, id="an access point of one"
        ),
        pytest.param(
            "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme--euw1-az1--xa-s3",
            "E060",
            DIRECTORY_BUCKET,
            id="its ARN",
        ),
        pytest.param(
            "arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/acme",
            "E059",
            ANOTHER_PARTITION,
            id="an access point of another partition",
        ),
    ],
)
def test_what_no_file_storage_can_use_is_refused(bucket: str, id_: str, message: str) -> None:
    found = told({**ROLE, "AWS_STORAGE_BUCKET_NAME": bucket})

    assert found == [(id_, "AWS_STORAGE_BUCKET_NAME", message)]


@pytest.mark.parametrize("name", ["acme--euw1-az1--x-s3", "acme--ol-s3", "acme--op-s3"])
def test_names_that_are_special_on_aws_are_usual_elsewhere(name: str) -> None:
    env = {**ROLE, "AWS_STORAGE_BUCKET_NAME": name}

    assert told({**env, "AWS_S3_ENDPOINT_URL": "https://s3.example.com"}) == []


@pytest.mark.parametrize(
    ("variables", "hint"),
    [
        pytest.param(
            {"AWS_S3_CLIENT_CONFIG": json.dumps(FIPS), "AWS_S3_REGION_NAME": "cn-north-1"},
            "remove it from the client configuration, or remove what it excludes",
            id="special hosts",
        ),
        pytest.param(
            {"AWS_STORAGE_BUCKET_NAME": "acme--euw1-az1--x-s3"},
            "set a general purpose bucket",
            id="a directory bucket",
        ),
        pytest.param(
            {"AWS_STORAGE_BUCKET_NAME": "acme--ol-s3"},
            "set the bucket, or an access point of it",
            id="another kind of access point",
        ),
        pytest.param(
            {"AWS_STORAGE_BUCKET_NAME": ACCESS_POINT, "AWS_S3_REGION_NAME": "us-gov-west-1"},
            "set the region of the access point",
            id="another partition",
        ),
    ],
)
def test_the_hint_is_the_cure(variables: dict[str, str], hint: str) -> None:
    (problem,) = examined({**ROLE, **variables}).problems

    assert problem.hint == hint
