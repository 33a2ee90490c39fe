import json
from argparse import Namespace
from pathlib import Path

import pytest

from s3settings.cli.configured import stores_of
from tests.cli import Answer, s3settings
from tests.policies.test_refusals import DISTRIBUTION, R2, VULTR
from tests.samples import KEYS, ROLE, Env, examined

SETTINGS = """
ALLOWED_HOSTS = ["example.com"]
STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": "acme", "region_name": "eu-west-1", "location": "media"},
    },
    "staticfiles": {
        "BACKEND": "storages.backends.s3.S3ManifestStaticStorage",
        "OPTIONS": {"bucket_name": "acme", "region_name": "eu-west-1", "location": "static"},
    },
}
"""
TWO = {**ROLE, "AWS_MEDIA_BUCKET_NAME": "acme-media"}


def policy(*argv: str, env: Env = ROLE) -> Answer:
    return s3settings("policy", *argv, env=env)


def sids(answer: Answer) -> list[str]:
    return [one["Sid"] for one in json.loads(answer.out)["Statement"]]


def test_the_policy_of_the_web_process_is_the_default() -> None:
    answer = policy("iam")

    assert (answer.status, answer.err) == (0, "")
    assert sids(answer) == ["ListMedia", "ReadMedia", "WriteMedia", "DeleteMedia"]


def test_the_policy_of_the_deploy_step() -> None:
    assert sids(policy("iam", "--for", "deploy"))[0] == "ListStatic"


def test_a_policy_has_the_name_of_bucket_and_process_or_another_one() -> None:
    assert "--policy-name acme-deploy " in policy("iam", "--for=deploy", "--format", "cli").out
    assert "--policy-name mine " in policy("iam", "--name", "mine", "--format", "cli").out


def test_the_bucket_policy() -> None:
    assert sids(policy("bucket")) == ["PublicReadStatic", "TlsOnly"]


def test_the_bucket_policy_for_cloudfront() -> None:
    env = {**ROLE, "AWS_STATIC_CUSTOM_DOMAIN": "cdn.example.com"}

    answer = policy("bucket", "--cloudfront-distribution", DISTRIBUTION, env=env)

    assert sids(answer) == ["CloudFrontReadStatic", "TlsOnly"]


def test_cors_of_origins() -> None:
    answer = policy("cors", "--origin", "https://a.example", "--origin", "https://b.example")

    [rule] = json.loads(answer.out)["CORSRules"]
    assert rule["AllowedOrigins"] == ["https://a.example", "https://b.example"]


def test_cors_of_origins_that_are_none() -> None:
    assert policy("cors") == Answer(
        2,
        "",
        "s3settings policy: name the origins of the pages with --origin,"
        " or a project with --settings\n",
    )
    assert policy("cors", "--origin", "https://a.example/x\x1b") == Answer(
        2,
        "",
        "s3settings policy: an origin is https:// and a host, without a path:"
        " https://a.example/x\\x1b\n",
    )


def test_a_project_has_its_own_storages_and_origins() -> None:
    Path("shop_for_policies.py").write_text(SETTINGS, encoding="utf-8")
    project = ("--settings", "shop_for_policies")

    [rule] = json.loads(policy("cors", *project, "--uploads", env={}).out)["CORSRules"][:1]
    assert rule["AllowedOrigins"] == ["https://example.com"]
    assert "ReadManifestStatic" in sids(policy("iam", *project, env={}))


def test_a_project_that_can_t_be_imported() -> None:
    assert policy("iam", "--settings", "no_such_module", env={}) == Answer(
        1, "", "s3settings policy: 1 error: run s3settings check\n"
    )


def test_a_configuration_with_errors() -> None:
    assert policy("iam", env={"AWS_S3_REGION_NAME": "eu-west-1"}).status == 1


def test_a_configuration_without_s3() -> None:
    assert policy("iam", env={"AWS_S3_BACKEND": "filesystem"}) == Answer(
        1, "", "s3settings policy: no storage is on S3\n"
    )


def test_one_of_several_storages() -> None:
    env = {**ROLE, "AWS_S3_ALIASES": "invoices"}

    assert sids(policy("iam", "--storage", "invoices", env=env))[0] == "ListInvoices"
    assert policy("iam", "--storage", "none") == Answer(
        2, "", "s3settings policy: no storage on S3 has the alias none\n"
    )


def test_each_bucket_has_a_document_of_its_own() -> None:
    assert policy("bucket", env=TWO) == Answer(
        2,
        "",
        "s3settings policy: each bucket has a document of its own;"
        " choose one with --storage default or --storage staticfiles\n",
    )
    assert sids(policy("bucket", "--storage", "default", env=TWO)) == ["TlsOnly"]
    assert policy("bucket", "--format", "terraform", env=TWO).out.count("resource ") == 2
    assert sids(policy("iam", env=TWO))[0] == "ListMedia"


def test_a_provider_without_the_document() -> None:
    answer = policy("bucket", env={**ROLE, **R2})

    assert (answer.status, answer.out) == (2, "") or "E301" in answer.err
    refused = policy("bucket", "--storage", "staticfiles", env={**ROLE, **R2})
    assert (refused.status, refused.out) == (1, "")
    assert "s3settings.E301: Cloudflare R2 does not support bucket policies" in refused.err


def test_an_unverified_provider_gets_the_document_and_a_warning() -> None:
    answer = policy("iam", env={**ROLE, **VULTR})

    assert answer.status == 0
    assert "s3settings.W302: Vultr" in answer.err
    assert sids(answer)[0] == "ListMedia"


def test_a_bucket_that_needs_no_policy() -> None:
    env = {**ROLE, "AWS_S3_PROVIDER": "minio", "AWS_S3_ENDPOINT_URL": "http://localhost:9000"}

    assert policy("bucket", "--storage", "default", env=env) == Answer(
        0, "", "s3settings policy: the configuration needs no such document\n"
    )


@pytest.mark.parametrize("format_", ["json", "terraform", "cloudformation", "cli"])
@pytest.mark.parametrize("document", ["iam", "bucket", "cors"])
def test_no_credential_is_in_a_document(document: str, format_: str) -> None:
    origin = ("--origin", "https://example.com")

    answer = policy(document, "--format", format_, *origin, env={**ROLE, **KEYS})

    assert answer.status == 0
    assert [value for value in KEYS.values() if value in answer.out + answer.err] == []


def test_the_secret_stores_of_the_configuration(tmp_path: Path) -> None:
    Path("shop_with_secrets.py").write_text(SETTINGS, encoding="utf-8")
    store = "aws-secretsmanager:prod/storage"

    of_project = policy("iam", "--settings", "shop_with_secrets", "--secrets", store, env={})

    assert sids(of_project)[-1] == "ReadSecrets"


@pytest.mark.parametrize(
    ("variable", "expected"),
    [
        ("aws-ssm:/a/, vault:b", ("aws-ssm:/a/", "vault:b")),
        ("[1]", ()),
        (None, ("aws-ssm:/c/",)),
    ],
    ids=["variable", "no names", "argument"],
)
def test_the_secret_stores_of_the_variables(
    variable: str | None, expected: tuple[str, ...]
) -> None:
    env = ROLE if variable is None else {**ROLE, "S3SETTINGS_SECRETS": variable}

    assert stores_of(Namespace(secrets=["aws-ssm:/c/"]), examined(env)) == expected
