import pytest

from s3settings.inspection import inspect
from s3settings.models.settings import S3Settings
from s3settings.models.storage import StaticSettings
from s3settings.rules import LOCAL_RULES, RULES, broken_rules
from s3settings.rules.rule import Rule
from s3settings.storages.resolution import resolve
from tests.samples import ROLE, reported


@pytest.mark.parametrize("rule", [*RULES, *LOCAL_RULES], ids=lambda rule: rule.check.__name__)
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


def test_problems_of_arguments_have_the_source_argument() -> None:
    options, _ = S3Settings(bucket_name="Acme", region_name="eu-west-1").checked_options()

    found = broken_rules(options, resolve(options))

    assert [(str(problem.source), problem.variable) for problem in found] == [
        ("argument", "bucket_name")
    ]
