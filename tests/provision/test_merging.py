"""Nothing of others is lost where what is needed meets what is there, and twice is once."""

import json
from copy import deepcopy
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from s3settings.aws.bucket import FLAGS, Lack
from s3settings.policies.cors import cors_configuration
from s3settings.provision import Target, merging
from tests.samples import ROLE, Env, examined

DISTRIBUTION = "arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL"
OPEN = dict.fromkeys(FLAGS, False)
CLOSED = dict.fromkeys(FLAGS, True)
FOREIGN = {
    "Sid": "Theirs",
    "Effect": "Allow",
    "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
    "Action": "s3:*",
    "Resource": "arn:aws:s3:::acme/*",
}
ANYONE = {**FOREIGN, "Principal": "*", "Resource": "arn:aws:s3:::acme/press/*"}
ORIGIN = "https://www.example.com"


def target(env: Env | None = None, **given: Any) -> Target:
    storages = examined({**ROLE, **(env or {})}).storages
    return Target(storages, **given)


def statements(policy: object) -> list[Any]:
    return list(cast("dict[str, Any]", policy)["Statement"])


def policy(*own: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(own)}


def as_stored(found: object) -> Any:
    """Return a policy as S3 gives it back: lists of one as their item."""
    stored = json.loads(json.dumps(found))
    for one in stored["Statement"]:
        for name in ("Action", "Resource"):
            if isinstance(one[name], list) and len(one[name]) == 1:
                one[name] = one[name][0]
    return stored


def test_a_bucket_without_a_policy_gets_the_one_that_is_needed() -> None:
    assert merging.policy(Lack.UNSET, target()) == target().policy


def test_a_policy_that_has_what_is_needed_is_not_changed() -> None:
    stored = as_stored(target().policy)

    assert merging.policy(stored, target()) is stored


def test_statements_of_others_stay() -> None:
    found = merging.policy(policy(FOREIGN), target())

    assert statements(found) == [FOREIGN, *target().policy["Statement"]]


def test_what_another_statement_allows_is_not_added_again() -> None:
    [public, tls] = as_stored(target().policy)["Statement"]
    theirs = {**public, "Sid": "MadeInTheConsole", "Principal": {"AWS": "*"}}

    assert statements(merging.policy(policy(theirs), target())) == [
        theirs,
        target().policy["Statement"][1],
    ]
    assert tls["Sid"] == "TlsOnly"


def test_a_statement_of_another_project_in_the_bucket_stays_with_its_name() -> None:
    other = target({"AWS_STATIC_LOCATION": "shop"}).policy

    found = statements(merging.policy(other, target()))

    assert [one["Sid"] for one in found] == ["PublicReadStatic", "TlsOnly", "PublicReadStatic2"]
    assert merging.policy(policy(*found), target()) == policy(*found)


def test_a_location_that_becomes_private_is_closed() -> None:
    public = target({"AWS_MEDIA_QUERYSTRING_AUTH": "false"})
    before = merging.policy(policy(FOREIGN), public)

    assert [one["Sid"] for one in statements(before)] == snapshot(
        ["Theirs", "PublicReadMedia", "PublicReadStatic", "TlsOnly"]
    )
    assert merging.policy(before, target()) == merging.policy(policy(FOREIGN), target())


def test_cloudfront_reads_in_the_place_of_everybody() -> None:
    env = {"AWS_STATIC_CUSTOM_DOMAIN": "static.example.com"}
    before = as_stored(target(env).policy)

    found = merging.policy(before, target(env, distribution=DISTRIBUTION))

    assert [one["Sid"] for one in statements(found)] == ["TlsOnly", "CloudFrontReadStatic"]


def test_a_bucket_that_needs_no_policy_gets_none() -> None:
    env = {"AWS_S3_PROVIDER": "minio", "AWS_S3_ENDPOINT_URL": "http://localhost:9000"}
    private = Target(target(env).storages[:1])

    assert merging.policy(Lack.UNSET, private) is Lack.UNSET


def test_the_block_is_as_the_policy_needs() -> None:
    needed = {**CLOSED, "BlockPublicPolicy": False, "RestrictPublicBuckets": False}
    behind_cloudfront = target(distribution=DISTRIBUTION)

    assert merging.access_block(CLOSED, target(), Lack.UNSET) == needed
    assert merging.access_block(Lack.UNSET, target(), Lack.UNSET) == needed
    assert merging.access_block(OPEN, behind_cloudfront, Lack.UNSET) == CLOSED


def test_a_public_statement_of_others_keeps_working() -> None:
    private = target(distribution=DISTRIBUTION)
    half = {**CLOSED, "BlockPublicPolicy": False, "RestrictPublicBuckets": False}

    assert merging.access_block(OPEN, private, policy(ANYONE)) == half
    assert merging.access_block(CLOSED, private, policy(ANYONE)) == CLOSED


@pytest.mark.parametrize(
    ("env", "enabled", "public"),
    [
        ({}, False, False),
        ({"AWS_DEFAULT_ACL": "bucket-owner-full-control"}, False, False),
        ({"AWS_DEFAULT_ACL": "private"}, True, False),
        ({"AWS_S3_OBJECT_PARAMETERS": '{"GrantRead": "id=1"}'}, True, True),
        ({"AWS_STATIC_DEFAULT_ACL": "public-read"}, True, True),
    ],
    ids=["none", "harmless", "private", "grant", "public"],
)
def test_acls_are_turned_off_where_none_is_sent(env: Env, enabled: bool, public: bool) -> None:  # noqa: FBT001 - of a table
    found = target(env)
    off = "BucketOwnerPreferred" if enabled else "BucketOwnerEnforced"

    assert merging.ownership("BucketOwnerEnforced", found) == off
    assert merging.ownership("ObjectWriter", found) == ("ObjectWriter" if enabled else off)
    block = merging.access_block(CLOSED, found, Lack.UNSET)
    assert isinstance(block, dict)
    assert (block["BlockPublicAcls"], block["IgnorePublicAcls"]) == (not public, not public)


def test_cors_rules_of_others_stay() -> None:
    theirs = {"AllowedOrigins": ["https://other.example"], "AllowedMethods": ["GET"]}

    found = merging.cors([theirs], target(origins=(ORIGIN,)))

    assert found == [theirs, *cors_configuration([ORIGIN])["CORSRules"]]


def test_a_rule_that_allows_more_is_enough() -> None:
    theirs = {
        "AllowedOrigins": ["*"],
        "AllowedMethods": ["GET", "HEAD", "PUT"],
        "AllowedHeaders": ["*"],
        "ExposeHeaders": ["etag", "accept-ranges", "content-length", "content-range"],
    }
    rules = [theirs]

    assert merging.cors(rules, target(origins=(ORIGIN,))) is rules


def test_an_origin_is_added_to_the_own_rule() -> None:
    before = merging.cors(Lack.UNSET, target(origins=("https://old.example",)))

    found = merging.cors(before, target(origins=(ORIGIN,)))

    assert [one["AllowedOrigins"] for one in cast("list[Any]", found)] == [
        ["https://old.example", ORIGIN]
    ]


def test_a_rule_of_others_keeps_its_name() -> None:
    theirs = {"ID": "read", "AllowedOrigins": ["https://o.example"], "AllowedMethods": ["PUT"]}

    found = merging.cors([theirs], target(origins=(ORIGIN,), uploads=True))

    assert [one["ID"] for one in cast("list[Any]", found)] == ["read", "read2", "upload"]


def test_without_an_origin_cors_is_not_changed() -> None:
    assert merging.cors(Lack.UNSET, target()) is Lack.UNSET


ABORTING = {
    "ID": "abort-stale-uploads",
    "Status": "Enabled",
    "Filter": {"Prefix": ""},
    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7},
}


def test_stale_uploads_are_aborted_beside_the_rules_of_others() -> None:
    theirs = {"ID": "abort-stale-uploads", "Status": "Enabled", "Filter": {"Prefix": "tmp/"}}
    before = {"Rules": [theirs], "TransitionDefaultMinimumObjectSize": "varies_by_storage_class"}

    assert merging.lifecycle(Lack.UNSET, target()) == {"Rules": [ABORTING]}
    assert merging.lifecycle(before, target()) == {
        "Rules": [theirs, {**ABORTING, "ID": "abort-stale-uploads2"}],
        "TransitionDefaultMinimumObjectSize": "varies_by_storage_class",
    }


def test_a_rule_of_the_first_version_has_none_of_the_second_beside_it() -> None:
    theirs = {"ID": "tmp", "Status": "Enabled", "Prefix": "tmp/", "Expiration": {"Days": 1}}
    own = {name: value for name, value in ABORTING.items() if name != "Filter"}

    found = merging.lifecycle({"Rules": [theirs]}, target())

    assert found == {"Rules": [theirs, {**own, "Prefix": ""}]}
    # as Ceph gives the own rule back
    assert merging.lifecycle(found, target()) is found


@pytest.mark.parametrize(
    ("rule", "is_enough"),
    [
        (ABORTING, True),
        ({**ABORTING, "Filter": {}}, True),
        ({**ABORTING, "Status": "Disabled"}, False),
        ({**ABORTING, "Filter": {"Prefix": "media/"}}, False),
        ({**ABORTING, "Filter": {"Tag": {"Key": "a", "Value": "b"}}}, False),
    ],
    ids=["own", "no filter", "disabled", "prefix", "tag"],
)
def test_a_rule_for_everything_is_enough(rule: dict[str, Any], is_enough: bool) -> None:  # noqa: FBT001 - of a table
    rules = {"Rules": [rule]}

    assert (merging.lifecycle(rules, target()) is rules) == is_enough


def test_encryption_is_added_and_never_weakened() -> None:
    own = [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}]

    assert merging.encryption(own, target()) is own
    assert merging.encryption(Lack.UNSET, target()) == [
        {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    ]


def test_versions_are_kept_where_that_was_asked_for() -> None:
    static = Target(target().storages[1:], versioning=True)

    assert merging.versioning("Suspended", target(versioning=True)) == "Enabled"
    assert merging.versioning("Suspended", target()) == "Suspended"
    assert merging.versioning(Lack.UNSET, static) is Lack.UNSET


CONFIGURATIONS = [
    target(origins=(ORIGIN,)),
    target({"AWS_STATIC_LOCATION": "shop", "AWS_MEDIA_LOCATION": "shop-media"}),
    target({"AWS_QUERYSTRING_AUTH": "false"}, origins=("https://a.example",), uploads=True),
    target({"AWS_STATIC_CUSTOM_DOMAIN": "static.example.com"}, distribution=DISTRIBUTION),
]


@given(
    st.lists(st.sampled_from(CONFIGURATIONS), min_size=1, max_size=4),
    st.lists(st.sampled_from([FOREIGN, ANYONE, {**FOREIGN, "Sid": "TlsOnly"}]), unique_by=str),
)
def test_the_second_time_changes_nothing_and_nothing_of_others_is_lost(
    configurations: list[Target], theirs: list[dict[str, Any]]
) -> None:
    policy_now: object = policy(*theirs) if theirs else Lack.UNSET
    cors_now: object = [{"AllowedOrigins": ["https://o.example"], "AllowedMethods": ["GET"]}]
    for one in configurations:
        stored = policy_now if policy_now is Lack.UNSET else as_stored(policy_now)
        policy_now = merging.policy(stored, one)
        cors_now = merging.cors(deepcopy(cors_now), one)
        assert merging.policy(policy_now, one) == policy_now
        assert merging.cors(cors_now, one) == cors_now

    kept = [one for one in statements(as_stored(policy_now)) if one in theirs]
    assert len(kept) == len(theirs)
    sids = [one["Sid"] for one in statements(policy_now)]
    assert len(sids) == len(set(sids)) + len(theirs) - len({one["Sid"] for one in theirs})
    assert cast("list[Any]", cors_now)[0]["AllowedOrigins"] == ["https://o.example"]
