import json
from typing import Any

import pytest

from s3settings.inspection import Choices, inspect
from tests.samples import ROLE, Reported, examined, reported

SEPARATE = {"AWS_MEDIA_BUCKET_NAME": "acme", "AWS_STATIC_BUCKET_NAME": "acme-static"}
FIPS = {"use_fips_endpoint": True}
DUALSTACK = {"use_dualstack_endpoint": True}
ACCELERATE = {"s3": {"use_accelerate_endpoint": True}}
REGIONAL = {"s3": {"us_east_1_regional_endpoint": "regional"}}
ACCESS_POINT = "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme"

EXCLUDED = "FIPS, dual-stack and acceleration use their own endpoints, but an endpoint is set"
NEEDS_VIRTUAL = "Transfer Acceleration needs virtual addressing and a bucket name without dots"
NO_ACCELERATION = "this AWS partition has no Transfer Acceleration"
NO_DUALSTACK = "this AWS partition has no dual-stack endpoints"
NO_FIPS = "this AWS partition has no FIPS endpoints"
NO_FIPS_ACCELERATED = "Transfer Acceleration has no FIPS endpoint"


def configured(config: dict[str, Any], **variables: str) -> list[Reported]:
    """Return what is reported of a bucket of AWS with a client configuration."""
    return reported({**ROLE, "AWS_S3_CLIENT_CONFIG": json.dumps(config), **variables})


@pytest.mark.parametrize("config", [FIPS, DUALSTACK, ACCELERATE])
def test_endpoint_variants_are_those_of_aws(config: dict[str, Any]) -> None:
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_PROVIDER": "spaces"}

    found = reported({**env, "AWS_S3_CLIENT_CONFIG": json.dumps(config)})

    message = "FIPS, dual-stack and acceleration are endpoints of AWS, not of DigitalOcean Spaces"
    assert ("E059", "AWS_S3_CLIENT_CONFIG", message) in found


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
def test_endpoint_variants_of_aws_are_accepted(
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
            id="dual-stack of another provider",
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
def test_conflicting_endpoint_variants_are_reported(
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
def test_an_acceleration_endpoint_has_the_same_conflicts(
    host: str, variables: dict[str, str], messages: list[str]
) -> None:
    found = reported({**ROLE, "AWS_S3_ENDPOINT_URL": f"https://{host}", **variables})

    assert found == [("E059", "AWS_S3_ENDPOINT_URL", message) for message in messages]


@pytest.mark.parametrize(
    ("region", "messages"),
    [
        pytest.param("eu-west-1", [], id="the region of the client"),
        pytest.param(
            "us-west-2",
            ["an access point in another region, which use_arn_region=false forbids"],
            id="another region",
        ),
    ],
)
def test_an_access_point_must_be_in_the_region_without_use_arn_region(
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
            {
                "AWS_S3_ENDPOINT_URL": "https://vpce-1a-2b.s3.eu-west-1.vpce.amazonaws.com",
                "AWS_S3_PUBLIC_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com",
            },
            id="behind an endpoint of a VPC",
        ),
    ],
)
def test_access_points_are_accepted(bucket: str, variables: dict[str, str]) -> None:
    assert reported({**ROLE, "AWS_STORAGE_BUCKET_NAME": bucket, **variables}) == []


DIRECTORY_BUCKET = (
    "a directory bucket, which does not support the ListObjects call of django-storages"
)
ANOTHER_PARTITION = "an access point in another AWS partition than the region"
OBJECT_LAMBDA = "an access point of S3 Object Lambda, which does not support uploads"
OUTPOSTS = "an access point on an Outpost, whose links only work inside its VPC"


@pytest.mark.parametrize(
    ("bucket", "id_", "message"),
    [
        pytest.param(
            "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap",
            "E006",
            "a multi-region access point, which SigV4 does not support",
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
def test_buckets_that_cannot_store_files_are_reported(bucket: str, id_: str, message: str) -> None:
    found = reported({**ROLE, "AWS_STORAGE_BUCKET_NAME": bucket})

    assert found == [(id_, "AWS_STORAGE_BUCKET_NAME", message)]


@pytest.mark.parametrize("name", ["acme--euw1-az1--x-s3", "acme--ol-s3", "acme--op-s3"])
def test_names_reserved_by_aws_are_accepted_elsewhere(name: str) -> None:
    env = {**ROLE, "AWS_STORAGE_BUCKET_NAME": name}

    assert reported({**env, "AWS_S3_ENDPOINT_URL": "https://s3.example.com"}) == []


@pytest.mark.parametrize(
    ("variables", "hint"),
    [
        pytest.param(
            {"AWS_S3_CLIENT_CONFIG": json.dumps(FIPS), "AWS_S3_REGION_NAME": "cn-north-1"},
            "remove it from the client configuration, or remove the conflicting option",
            id="special hosts",
        ),
        pytest.param(
            {"AWS_STORAGE_BUCKET_NAME": "acme--euw1-az1--x-s3"},
            "set a general purpose bucket",
            id="a directory bucket",
        ),
        pytest.param(
            {"AWS_STORAGE_BUCKET_NAME": "acme--ol-s3"},
            "set the name of the bucket, or of an access point for it",
            id="another kind of access point",
        ),
        pytest.param(
            {"AWS_STORAGE_BUCKET_NAME": ACCESS_POINT, "AWS_S3_REGION_NAME": "us-gov-west-1"},
            "set the region of the access point",
            id="another partition",
        ),
    ],
)
def test_the_hint_fixes_the_problem(variables: dict[str, str], hint: str) -> None:
    (problem,) = examined({**ROLE, **variables}).problems

    assert problem.hint == hint


@pytest.mark.parametrize(
    ("variables", "hint"),
    [
        ({}, "set AWS_S3_ADDRESSING_STYLE=virtual"),
        (
            {"AWS_S3_CLIENT_CONFIG": '{"connect_timeout": 3}'},
            'set s3={"addressing_style": "virtual"} in the client configuration',
        ),
        ({"AWS_S3_ADDRESSING_STYLE": "virtual"}, None),
        ({"AWS_S3_ADDRESSING_STYLE": "path"}, None),
        ({"AWS_S3_REGION_NAME": "eu-west-1"}, None),
        ({"AWS_S3_ENDPOINT_URL": "https://s3.af-south-1.amazonaws.com"}, None),
        ({"AWS_S3_CUSTOM_DOMAIN": "cdn.example.com", "AWS_QUERYSTRING_AUTH": "false"}, None),
    ],
)
def test_links_of_the_preset_lead_to_the_region(
    variables: dict[str, str], hint: str | None
) -> None:
    env = {**SEPARATE, "AWS_S3_REGION_NAME": "af-south-1", **variables}

    found = inspect(env=env, env_file=None, choices=Choices(preset="django-storages")).problems

    expected = [] if hint is None else [("s3settings.W120", "AWS_S3_REGION_NAME", hint)]
    assert [(one.id, one.variable, one.hint) for one in found] == expected
    assert inspect(env=env, env_file=None).problems == ()


def test_an_unknown_region_of_aws_may_have_its_variants() -> None:
    config = '{"use_fips_endpoint": true}'
    env = {**ROLE, "AWS_S3_REGION_NAME": "mars-1", "AWS_S3_CLIENT_CONFIG": config}

    assert [id_ for id_, _, _ in reported(env)] == ["E004"]
