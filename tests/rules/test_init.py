import pytest
from hypothesis import given
from hypothesis import strategies as st

from s3settings.inspection import Choices, inspect
from s3settings.models.settings import S3Settings
from s3settings.models.storage import StaticSettings
from s3settings.rules import (
    COMMON_RULES,
    aws,
    broken_rules,
    domains,
    endpoints,
    providers,
    rules_of,
)
from s3settings.rules.contradictions import is_contradicted
from s3settings.rules.rule import Rule
from s3settings.storages.resolution import resolve
from tests.samples import ROLE, reported

EVERY_RULE = (
    *COMMON_RULES,
    *aws.RULES,
    *domains.RULES,
    *endpoints.RULES,
    *providers.RULES,
)
VARIABLES = {
    "AWS_STORAGE_BUCKET_NAME": [
        "acme",
        "ac.me",
        "acme--x-s3",
        "acme--ol-s3",
        "arn:aws:s3:eu-west-1:123456789012:accesspoint/acme",
    ],
    "AWS_S3_REGION_NAME": ["eu-west-1", "cn-north-1", "us-iso-east-1", "auto", "nyc3"],
    "AWS_REGION": ["eu-west-1"],
    "AWS_S3_PROVIDER": ["aws", "r2", "spaces", "oci", "minio"],
    "AWS_S3_ACCOUNT_ID": ["0a1b2c3d4e5f60718293a4b5c6d7e8f9"],
    "AWS_S3_ENDPOINT_URL": [
        "https://s3-accelerate.amazonaws.com",
        "https://acme.s3.eu-west-1.amazonaws.com",
        "https://nyc3.digitaloceanspaces.com",
        "http://minio:9000",
    ],
    "AWS_S3_CUSTOM_DOMAIN": ["cdn.example.com", "acme.s3.amazonaws.com", "cdn"],
    "AWS_S3_CLIENT_CONFIG": [
        '{"use_dualstack_endpoint": true}',
        '{"s3": {"use_accelerate_endpoint": true}}',
    ],
    "AWS_S3_OBJECT_PARAMETERS": ['{"StorageClass": "COLD"}', '{"ACL": "public-read"}'],
    "AWS_S3_STORAGE_CLASS": ["STANDARD_IA", "COLD"],
    "AWS_S3_SERVER_SIDE_ENCRYPTION": ["aws:kms"],
    "AWS_S3_SIGNATURE_VERSION": ["s3"],
    "AWS_S3_ADDRESSING_STYLE": ["path", "virtual"],
    "AWS_DEFAULT_ACL": ["public-read", "aws-exec-read"],
    "AWS_QUERYSTRING_AUTH": ["false"],
    "AWS_SESSION_TOKEN": ["token"],
    "AWS_S3_PRESET": ["django-storages"],
}


@given(
    st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(words) for name, words in VARIABLES.items()}
    )
)
def test_rules_that_do_not_run_would_find_nothing(env: dict[str, str]) -> None:
    for one in inspect(env=env, env_file=None).storages:
        others = {*EVERY_RULE} - {*rules_of(one)}
        if is_contradicted(one):
            others = {rule for rule in others if "provider" not in rule.options}
        assert [list(rule.check(one)) for rule in others] == [[]] * len(others)


def test_rules_of_aws_run_for_a_special_bucket_only() -> None:
    def checks(env: dict[str, str]) -> set[Rule]:
        (one, _) = inspect(env={**ROLE, **env}, env_file=None).storages
        return {*rules_of(one)}

    assert checks({}).isdisjoint(aws.RULES)
    assert checks({"AWS_STORAGE_BUCKET_NAME": "acme--x-s3"}) >= {*aws.RULES}


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.check.__name__)
def test_a_rule_reads_options(rule: Rule) -> None:
    assert set(rule.options) <= set(StaticSettings.model_fields)


def test_a_shared_cause_is_reported_once() -> None:
    env = {"AWS_S3_REGION_NAME": "eu-west-1", "AWS_S3_ALIASES": "a, b, c"}

    assert reported(env) == [("E001", "AWS_STORAGE_BUCKET_NAME", "required")]


def test_rules_skip_invalid_values() -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "undefined",
        "AWS_S3_REGION_NAME": "{{ region }}",
        "AWS_ACCESS_KEY_ID": "${KEY}",
        "AWS_SECRET_ACCESS_KEY": "secret",
    }

    assert [(id_, variable) for id_, variable, _ in reported(env)] == [
        ("E007", "AWS_ACCESS_KEY_ID"),
        ("E007", "AWS_S3_REGION_NAME"),
        ("E007", "AWS_STORAGE_BUCKET_NAME"),
    ]


def test_rules_skip_invalid_values_of_prefixed_variables() -> None:
    env = {"DJANGO_AWS_STORAGE_BUCKET_NAME": "undefined", "DJANGO_AWS_MEDIA_LOCATION": "/"}

    found = inspect(env={**env, "AWS_REGION": "eu-west-1"}, env_file=None, prefix="DJANGO_")

    assert [problem.variable for problem in found.problems] == [
        "DJANGO_AWS_MEDIA_LOCATION",
        "DJANGO_AWS_STORAGE_BUCKET_NAME",
    ]


def test_rules_of_s3_do_not_apply_to_local_storages() -> None:
    env = {"AWS_S3_BACKEND": "memory", "AWS_QUERYSTRING_EXPIRE": "8d", "AWS_ACCESS_KEY_ID": "half"}

    assert reported(env) == []


def test_whitenoise_serves_only_static_files() -> None:
    assert reported({**ROLE, "AWS_STATIC_BACKEND": "whitenoise"}) == []
    assert reported({"AWS_S3_BACKEND": "whitenoise", "AWS_S3_ALIASES": "a"}) == [
        ("E047", "AWS_S3_BACKEND", "WhiteNoise serves static files, not the files of default"),
        ("E047", "AWS_S3_BACKEND", "WhiteNoise serves static files, not the files of a"),
    ]


def test_whitenoise_is_to_be_removed_where_the_project_defines_static_files() -> None:
    found = inspect(
        env={**ROLE, "AWS_S3_BACKEND": "whitenoise"},
        env_file=None,
        choices=Choices(static=False),
    )

    assert [(one.variable, one.hint) for one in found.problems] == [("AWS_S3_BACKEND", "remove it")]


def test_problems_of_arguments_have_the_source_argument() -> None:
    options, _ = S3Settings(bucket_name="Acme", region_name="eu-west-1").checked_options()

    found = broken_rules(options, resolve(options))

    assert [(str(problem.source), problem.variable) for problem in found] == [
        ("argument", "bucket_name")
    ]
