"""Names that others read: reported where a project relies on them, silent everywhere else."""

import re
from pathlib import Path

import pytest

from s3settings.facts import sdk_variables
from s3settings.facts.known_settings import FOREIGN, REMOVED
from s3settings.inspection import inspect
from s3settings.lint import check
from s3settings.variables.names import GLOBAL_VARIABLES
from tests.samples import KEYS

Reported = tuple[str, str, str]

COMPLETE = KEYS | {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
OF_THE_BUCKET = ("AWS_BUCKET", "AWS_BUCKET_NAME", "AWS_S3_BUCKET", "AWS_S3_BUCKET_NAME")


def reported(env: dict[str, str], *, prefix: str = "", file: Path | None = None) -> list[Reported]:
    """Id, variable and cure of each problem about a name; an error that it explains has it, too."""
    found = inspect(env=env, env_file=file, prefix=prefix).problems
    ids = {"s3settings.W002", "s3settings.W103", "s3settings.W104"}
    names = [(one.id[11:], one.variable or "", one.hint) for one in found if one.id in ids]
    names += [("W104", *_in_place(one.hint)) for one in found if " in place of " in one.hint]
    return sorted(names, key=lambda one: one[1])


def _in_place(hint: str) -> tuple[str, str]:
    """The wrong name in the hint of an error, and the hint without it."""
    before, _, rest = hint.partition(" in place of ")
    name = re.split(r"[ ,;]", rest)[0]
    return name, before + rest.removeprefix(name)


def in_file(folder: Path, variables: dict[str, str]) -> list[Reported]:
    """The same, of variables in an .env file."""
    path = folder / ".env"
    path.write_text("".join(f"{name}={value}\n" for name, value in variables.items()))
    return reported({}, file=path)


def test_whitenoise_serves_only_static_files() -> None:
    env = {**COMPLETE, "AWS_CUSTOM_DOMAIN": "cdn.acme.io"}
    expected = [("W104", "AWS_CUSTOM_DOMAIN", "AWS_S3_CUSTOM_DOMAIN")]

    assert reported({**env, "AWS_S3_BACKEND": "whitenoise"}) == [
        (id_, name, f"write {right}") for id_, name, right in expected
    ]
    assert reported({**env, "AWS_S3_BACKEND": "filesystem"}) == []


@pytest.mark.parametrize("name", sorted(REMOVED))
def test_a_removed_name_is_reported_with_what_took_its_place(name: str) -> None:
    assert reported({**COMPLETE, name: "canary"}) == [("W103", name, REMOVED[name].variable)]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("AWS_ENDPOINT_URL_S3", "AWS_S3_ENDPOINT_URL, with http:// or https://"),
        ("AWS_REGION_NAME", "AWS_S3_REGION_NAME"),
        ("AWS_S3_SESSION_TOKEN", "AWS_SESSION_TOKEN"),
        ("BUCKETEER_AWS_REGION", "AWS_S3_REGION_NAME"),
        ("BUCKET_NAME", "AWS_STORAGE_BUCKET_NAME"),
        ("DO_SPACES_KEY", "AWS_ACCESS_KEY_ID"),
        ("AWS_S3_ENDPOINT", "AWS_S3_ENDPOINT_URL, with http:// or https://"),
        ("AWS_S3_KEY_PREFIX", "AWS_LOCATION"),
        ("AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"),
        ("AWS_STATIC", "AWS_STATIC_BUCKET_NAME"),
        ("MEDIA_BUCKET", "AWS_MEDIA_BUCKET_NAME"),
        ("MINIO_ACCESS_KEY", "AWS_ACCESS_KEY_ID"),
        ("R2_ENDPOINT_URL", "AWS_S3_ENDPOINT_URL, with http:// or https://"),
        ("S3_BUCKET_NAME", "AWS_STORAGE_BUCKET_NAME"),
        ("S3_STATIC_BUCKET", "AWS_STATIC_BUCKET_NAME"),
        ("AWS_ACCESS_KEY_ID_PRODUCTION", "AWS_ACCESS_KEY_ID"),
        ("AWS_URL_PROTOCOL", "AWS_S3_URL_PROTOCOL"),
        ("B2_APPLICATION_KEY", "AWS_SECRET_ACCESS_KEY"),
        ("B2_KEY_ID", "AWS_ACCESS_KEY_ID"),
        ("CLOUDFLARE_R2_BUCKET", "AWS_STORAGE_BUCKET_NAME, and set AWS_S3_PROVIDER=r2"),
        ("MINIO_ROOT_PASSWORD", "AWS_SECRET_ACCESS_KEY"),
        ("MINIO_ROOT_USER", "AWS_ACCESS_KEY_ID"),
        ("OBJECT_STORAGE_ENDPOINT", "AWS_S3_ENDPOINT_URL, with http:// or https://"),
        ("OBS_BUCKET_NAME", "AWS_STORAGE_BUCKET_NAME, and set AWS_S3_PROVIDER=obs"),
        ("R2_ACCOUNT_ID", "AWS_S3_ACCOUNT_ID, and set AWS_S3_PROVIDER=r2"),
        ("R2_PUBLIC_DOMAIN", "AWS_S3_CUSTOM_DOMAIN"),
        ("S3_STORAGE_BUCKET_NAME", "AWS_STORAGE_BUCKET_NAME"),
        ("SUPABASE_S3_BUCKET", "AWS_STORAGE_BUCKET_NAME, and set AWS_S3_PROVIDER=supabase"),
        ("AWS_URL", "AWS_S3_CUSTOM_DOMAIN"),
        ("CELLAR_ADDON_KEY_SECRET", "AWS_SECRET_ACCESS_KEY"),
        ("HETZNER_S3_REGION", "AWS_S3_REGION_NAME"),
        ("LINODE_BUCKET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"),
        ("MINIO_EXTERNAL_ENDPOINT", "AWS_S3_PUBLIC_ENDPOINT_URL, with http:// or https://"),
        ("MINIO_STORAGE_MEDIA_BUCKET_NAME", "AWS_MEDIA_BUCKET_NAME"),
        ("S3_ADDRESS_STYLE", "AWS_S3_ADDRESSING_STYLE"),
        ("S3_ALIAS_HOST", "AWS_S3_CUSTOM_DOMAIN"),
        ("S3_PERMISSION", "AWS_DEFAULT_ACL"),
        ("SCW_ACCESS_KEY", "AWS_ACCESS_KEY_ID"),
        ("STORAGE_AWS_REGION_NAME", "AWS_S3_REGION_NAME"),
        ("STORAGE_BUCKET", "AWS_STORAGE_BUCKET_NAME"),
    ],
)
def test_in_an_env_file_a_name_of_others_is_reported(tmp_path: Path, name: str, right: str) -> None:
    assert in_file(tmp_path, {name: "canary"}) == [("W104", name, f"write {right}")]


@pytest.mark.parametrize(
    ("name", "value", "cure"),
    [
        ("AWS_ENDPOINT", "http://minio:9000", "write AWS_S3_ENDPOINT_URL"),
        ("AWS_URL", "https://cdn.acme.io", "write AWS_S3_CUSTOM_DOMAIN, without https://"),
        ("AWS_USE_PATH_STYLE_ENDPOINT", "true", "write AWS_S3_ADDRESSING_STYLE=path"),
        (
            "CLOUDCUBE_URL",
            "https://cloud-cube-eu.s3.amazonaws.com/a1b2",
            "write AWS_STORAGE_BUCKET_NAME with the first name of its host, and AWS_LOCATION with its path",
        ),
        ("S3_FORCE_PATH_STYLE", "1", "write AWS_S3_ADDRESSING_STYLE=path"),
        (
            "S3_PUBLIC_BASE_URL",
            "https://cdn.acme.io",
            "write AWS_S3_CUSTOM_DOMAIN, without https://",
        ),
    ],
)
def test_a_value_of_another_form_is_reported_with_the_form_to_write(
    tmp_path: Path, name: str, value: str, cure: str
) -> None:
    assert in_file(tmp_path, {name: value}) == [("W104", name, cure)]


@pytest.mark.parametrize("value", ["false", "0", ""])
def test_a_switch_for_path_style_that_is_off_has_no_meaning(tmp_path: Path, value: str) -> None:
    assert in_file(tmp_path, {"AWS_USE_PATH_STYLE_ENDPOINT": value}) == []


@pytest.mark.parametrize("name", ["AWS_URL", "S3_ALIAS_HOST", "STORAGE_REGION", "YANDEX_KEY"])
def test_beside_a_bucket_a_name_of_another_program_is_its_own(tmp_path: Path, name: str) -> None:
    assert in_file(tmp_path, {"AWS_MEDIA_BUCKET_NAME": "acme", name: "canary"}) == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("CELLAR_ADDON_KEY_ID", "AWS_ACCESS_KEY_ID"),
        ("BUCKETEER_AWS_SECRET_ACCESS_KEY", "AWS_SECRET_ACCESS_KEY"),
        ("CLOUDCUBE_ACCESS_KEY_ID", "AWS_ACCESS_KEY_ID"),
    ],
)
def test_an_add_on_sets_keys_for_a_bucket_of_the_project(name: str, right: str) -> None:
    bucket = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}

    assert reported({**bucket, name: "canary"}) == [("W104", name, f"write {right}")]
    assert reported({**COMPLETE, name: "canary"}) == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("AWS_S3_BUCKET_NAME_STATIC", "AWS_STATIC_BUCKET_NAME"),
        ("AWS_S3_KEY_PREFIX_STATIC", "AWS_STATIC_LOCATION"),
        ("AWS_S3_PUBLIC_URL_STATIC", "AWS_STATIC_CUSTOM_DOMAIN"),
    ],
)
def test_a_name_of_django_s3_storage_may_be_for_static_files(
    tmp_path: Path, name: str, right: str
) -> None:
    assert in_file(tmp_path, {**COMPLETE, name: "canary"}) == [("W104", name, f"write {right}")]


FACT = "boto3 reads it from the environment of the process, and load() leaves it in the file"
IN_PROCESS = "set it in the environment of the process"
BUCKET_ONLY = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}


def of_boto3(folder: Path, variables: dict[str, str]) -> list[Reported]:
    """Variable, message and hint of each variable of boto3 in an .env file."""
    path = folder / ".env"
    path.write_text("".join(f"{name}={value}\n" for name, value in variables.items()))
    found = inspect(env={}, env_file=path).problems
    return [(one.variable or "", one.message, one.hint) for one in found if one.id[11:] == "W028"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("AWS_PROFILE", f"set AWS_S3_SESSION_PROFILE, or {IN_PROCESS}"),
        ("AWS_CA_BUNDLE", f"set AWS_S3_VERIFY, or {IN_PROCESS}"),
        (
            "AWS_REQUEST_CHECKSUM_CALCULATION",
            f'set AWS_S3_CLIENT_CONFIG={{"request_checksum_calculation": …}}, or {IN_PROCESS}',
        ),
        (
            "AWS_MAX_ATTEMPTS",
            f'set AWS_S3_CLIENT_CONFIG={{"retries": {{"max_attempts": …}}}}, or {IN_PROCESS}',
        ),
        ("AWS_WEB_IDENTITY_TOKEN_FILE", IN_PROCESS),
    ],
)
def test_boto3_reads_no_file(tmp_path: Path, name: str, hint: str) -> None:
    value = {"AWS_REQUEST_CHECKSUM_CALCULATION": "when_required", "AWS_MAX_ATTEMPTS": "3"}

    reported = of_boto3(tmp_path, {**BUCKET_ONLY, name: value.get(name, "canary")})

    assert reported == [(name, FACT, hint)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AWS_REQUEST_CHECKSUM_CALCULATION", "never"),
        ("AWS_USE_FIPS_ENDPOINT", "1"),
        ("AWS_USE_DUALSTACK_ENDPOINT", "maybe"),
    ],
)
def test_a_value_that_boto3_rejects_is_not_moved(tmp_path: Path, name: str, value: str) -> None:
    fact = f"{FACT}; its value is invalid there, too"

    assert of_boto3(tmp_path, {**BUCKET_ONLY, name: value}) == [(name, fact, "remove it")]


@pytest.mark.parametrize(
    ("name", "others"),
    [
        pytest.param("AWS_PROFILE", KEYS, id="keys instead of a profile"),
        pytest.param("AWS_ROLE_ARN", KEYS, id="keys instead of a role"),
        pytest.param("AWS_CA_BUNDLE", {"AWS_S3_VERIFY": "true"}, id="the option"),
        pytest.param(
            "AWS_REQUEST_CHECKSUM_CALCULATION",
            {"AWS_S3_ENDPOINT_URL": "https://s3.example.com"},
            id="a server for which load() sets it",
        ),
    ],
)
def test_other_variables_replace_one_of_boto3(
    tmp_path: Path, name: str, others: dict[str, str]
) -> None:
    assert of_boto3(tmp_path, {**BUCKET_ONLY, **others, name: "canary"}) == []


def test_an_endpoint_of_aws_is_not_another_server(tmp_path: Path) -> None:
    name = "AWS_REQUEST_CHECKSUM_CALCULATION"
    env = {"AWS_S3_ENDPOINT_URL": "https://s3.eu-west-1.amazonaws.com", name: "when_required"}

    assert [one for one, _, _ in of_boto3(tmp_path, {**BUCKET_ONLY, **env})] == [name]


@pytest.mark.parametrize("name", sorted(sdk_variables.READ_BY_BOTO3))
def test_the_environment_of_the_process_is_for_boto3(name: str) -> None:
    found = inspect(env={**BUCKET_ONLY, name: "canary"}, env_file=None).problems

    assert "s3settings.W028" not in [one.id for one in found]
    assert sdk_variables.is_foreign(name)


def test_the_names_of_railway_count_together() -> None:
    keys = {"ACCESS_KEY_ID": "tid_a", "SECRET_ACCESS_KEY": "tsec_b"}
    whole = {**keys, "BUCKET": "acme", "ENDPOINT": "https://storage.railway.app", "REGION": "auto"}

    assert reported(whole) == [
        ("W104", "ACCESS_KEY_ID", "write AWS_ACCESS_KEY_ID"),
        ("W104", "BUCKET", "write AWS_STORAGE_BUCKET_NAME"),
        ("W104", "ENDPOINT", "write AWS_S3_ENDPOINT_URL"),
        ("W104", "REGION", "write AWS_S3_REGION_NAME"),
        ("W104", "SECRET_ACCESS_KEY", "write AWS_SECRET_ACCESS_KEY"),
    ]
    assert reported({**keys, "REGION": "auto", "ENDPOINT": "https://api.example"}) == []


@pytest.mark.parametrize("variable", ["AWS_S3_ENDPOINT_URL", "R2_ENDPOINT", "CELLAR_ADDON_HOST"])
def test_beside_an_endpoint_the_provider_in_a_name_is_not_the_cure(
    tmp_path: Path, variable: str
) -> None:
    found = in_file(tmp_path, {"R2_BUCKET": "acme", variable: "https://s3.acme.net"})
    assert ("W104", "R2_BUCKET", "write AWS_STORAGE_BUCKET_NAME") in found


def test_the_names_of_outline_are_not_an_alias(tmp_path: Path) -> None:
    names = {
        "AWS_S3_UPLOAD_BUCKET_NAME": "acme",
        "AWS_S3_UPLOAD_BUCKET_URL": "https://s3.fr-par.scw.cloud",
        "AWS_S3_UPLOAD_MAX_SIZE": "26214400",
    }

    assert in_file(tmp_path, names) == [
        ("W104", "AWS_S3_UPLOAD_BUCKET_NAME", "write AWS_STORAGE_BUCKET_NAME"),
        ("W104", "AWS_S3_UPLOAD_BUCKET_URL", "write AWS_S3_ENDPOINT_URL"),
    ]
    assert in_file(tmp_path, {**COMPLETE, **names}) == []


def test_a_longer_name_of_an_option_is_reported_with_its_own_name(tmp_path: Path) -> None:
    found = in_file(tmp_path, {**COMPLETE, "AWS_S3_BUCKET_REGION": "eu-west-1"})
    assert found == [("W002", "AWS_S3_BUCKET_REGION", "did you mean AWS_S3_REGION_NAME?")]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("AWS_S3_ADDRESSING_PATH", "AWS_S3_ADDRESSING_STYLE"),
        ("AWS_S3_ADDRESSING", "AWS_S3_ADDRESSING_STYLE"),
        ("AWS_S3_KMS_KEY", "AWS_S3_KMS_KEY_ID"),
        ("AWS_S3_KMS_KEY_ARN", "AWS_S3_KMS_KEY_ID"),
    ],
)
def test_a_similar_name_of_an_option_is_reported_with_its_own_name(
    tmp_path: Path, name: str, right: str
) -> None:
    found = in_file(tmp_path, {**COMPLETE, name: "path"})

    assert found == [("W002", name, f"did you mean {right}?")]


@pytest.mark.parametrize("value", ["true", "False", "1", "off"])
def test_a_switch_of_the_project_is_not_the_name_of_a_bucket(tmp_path: Path, value: str) -> None:
    assert in_file(tmp_path, {**COMPLETE, "AWS_STATIC": value}) == []
    assert in_file(tmp_path, {**COMPLETE, "AWS_STATIC": "acme-static"}) == [
        ("W104", "AWS_STATIC", "write AWS_STATIC_BUCKET_NAME")
    ]


def test_the_url_of_a_distribution_is_reported_as_a_domain(tmp_path: Path) -> None:
    url = "https://d111111abcdef8.cloudfront.net"
    found = in_file(tmp_path, {**COMPLETE, "AWS_CLOUDFRONT_URL": url})

    assert ("W104", "AWS_CLOUDFRONT_URL", "write AWS_S3_CUSTOM_DOMAIN, without https://") in found


def test_a_variable_for_a_setting_of_load_is_for_no_option(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("AWS_STORAGE_BUCKET_NAME=acme\nAWS_STATIC_URL=https://cdn.example.com/\n")
    found = inspect(env={"AWS_S3_REGION_NAME": "eu-west-1"}, env_file=path).problems

    assert [(one.id[11:], one.variable) for one in found] == [("W002", "AWS_STATIC_URL")]


@pytest.mark.parametrize("name", sorted(FOREIGN.keys() - REMOVED.keys() - {"AWS_REGION"}))
def test_where_the_option_is_set_a_name_of_another_library_is_accepted(
    name: str, tmp_path: Path
) -> None:
    option = FOREIGN[name]
    own = {"AWS_STORAGE_BUCKET_NAME": "acme", GLOBAL_VARIABLES[option][0]: "canary"}

    assert in_file(tmp_path, {**own, name: "canary"}) == []


@pytest.mark.parametrize("name", OF_THE_BUCKET)
def test_in_the_environment_a_name_that_an_sdk_may_own_is_reported_where_no_bucket_is_set(
    name: str,
) -> None:
    assert reported({name: "acme"}) == [("W104", name, "write AWS_STORAGE_BUCKET_NAME")]
    assert reported({**COMPLETE, name: "acme"}) == []


@pytest.mark.parametrize("name", sorted(sdk_variables.NAMES))
def test_names_of_sdks_are_accepted_beside_a_complete_configuration(name: str) -> None:
    assert reported({**COMPLETE, name: "canary"}) == []


def test_in_the_environment_only_the_endpoint_of_another_provider_is_reported() -> None:
    others = {"MINIO_ACCESS_KEY": "k", "S3_BUCKET": "backups", "R2_ENDPOINT": "https://r2.example"}

    assert reported({**COMPLETE, **others}) == [
        ("W104", "R2_ENDPOINT", "write AWS_S3_ENDPOINT_URL")
    ]


def test_an_endpoint_that_follows_from_the_provider_is_set() -> None:
    env = {**COMPLETE, "AWS_S3_PROVIDER": "r2", "AWS_S3_ACCOUNT_ID": "a1", "R2_ENDPOINT": "x"}

    assert reported(env) == []


@pytest.mark.parametrize(("default", "expected"), [("acme", []), ("other", ["W104"])])
def test_a_variable_that_the_code_passes_as_a_default_is_read(
    default: str, expected: list[str]
) -> None:
    defaults = {"AWS_STORAGE_BUCKET_NAME": default, "AWS_S3_REGION_NAME": "eu-west-1"}
    found = check(env={"R2_BUCKET": "acme"}, env_file=None, defaults=defaults)
    assert [one.id.removeprefix("s3settings.") for one in found] == expected


def test_a_bucket_of_one_storage_is_not_that_of_another(tmp_path: Path) -> None:
    env = {"AWS_MEDIA_BUCKET_NAME": "acme", "S3_STATIC_BUCKET": "acme-static"}

    assert in_file(tmp_path, env) == [("W104", "S3_STATIC_BUCKET", "write AWS_STATIC_BUCKET_NAME")]


@pytest.mark.parametrize("backend", ["filesystem", "Memory"])
def test_local_files_need_none_of_it(tmp_path: Path, backend: str) -> None:
    assert in_file(tmp_path, {"AWS_S3_BACKEND": backend, "R2_BUCKET": "x"}) == []


class TestPrefix:
    def test_each_variable_with_it_is_reported_with_the_bucket(self) -> None:
        env = {
            "DJANGO_AWS_S3_REGION_NAME": "eu-west-1",
            "DJANGO_AWS_STORAGE_BUCKET_NAME": "acme",
            "DJANGO_DEBUG": "1",
            "SES_AWS_S3_REGION_NAME": "eu-west-1",
        }
        error, region = inspect(env=env, env_file=None).problems

        assert (error.id, error.variable) == ("s3settings.E001", "AWS_STORAGE_BUCKET_NAME")
        assert error.hint == (
            "write AWS_STORAGE_BUCKET_NAME in place of DJANGO_AWS_STORAGE_BUCKET_NAME, "
            'or name the prefix: load(prefix="DJANGO_")'
        )
        assert (region.id, region.variable, region.hint) == (
            "s3settings.W002",
            "DJANGO_AWS_S3_REGION_NAME",
            'write AWS_S3_REGION_NAME, or name the prefix: load(prefix="DJANGO_")',
        )

    def test_one_of_another_program_is_not_a_problem(self) -> None:
        assert reported({**COMPLETE, "BACKUP_AWS_STORAGE_BUCKET_NAME": "acme"}) == []

    def test_the_cure_has_it_too(self) -> None:
        env = {"DJANGO_AWS_BUCKET_NAME": "acme", "DJANGO_AWS_HEADERS": "{}"}

        assert reported(env, prefix="DJANGO_") == [
            ("W104", "DJANGO_AWS_BUCKET_NAME", "write DJANGO_AWS_STORAGE_BUCKET_NAME"),
            ("W103", "DJANGO_AWS_HEADERS", REMOVED["AWS_HEADERS"].variable),
        ]


@pytest.mark.parametrize("name", ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"])
def test_an_endpoint_of_the_environment_is_reported_by_the_rules_of_the_environment(
    name: str, tmp_path: Path
) -> None:
    env = {**COMPLETE, name: "https://s3.example.com"}

    assert reported(env) == []
    assert [one.id for one in check(env=env, env_file=None)] == ["s3settings.W020"]
    assert in_file(tmp_path, env) == [("W104", name, "write AWS_S3_ENDPOINT_URL")]


@pytest.mark.parametrize(
    "name", ["AWS_TEXTRACT_LOCATION", "AWS_LEX_BUCKET_NAME", "AWS_ATHENA_LOCATION"]
)
def test_a_service_of_aws_is_not_an_alias(name: str) -> None:
    assert inspect(env={**COMPLETE, name: "other"}, env_file=None).problems == ()


def test_the_variables_that_railway_writes_are_reported_with_the_right_names(
    tmp_path: Path,
) -> None:
    env = {
        "AWS_ENDPOINT_URL": "https://storage.railway.app",
        "AWS_ACCESS_KEY_ID": "acme",
        "AWS_SECRET_ACCESS_KEY": "made-up-secret",
        "AWS_S3_BUCKET_NAME": "acme-jdhhd8oe18xi",
        "AWS_S3_URL_STYLE": "virtual",
    }

    assert in_file(tmp_path, env)[:3] == [
        ("W104", "AWS_ENDPOINT_URL", "write AWS_S3_ENDPOINT_URL"),
        ("W104", "AWS_S3_BUCKET_NAME", "write AWS_STORAGE_BUCKET_NAME"),
        ("W104", "AWS_S3_URL_STYLE", "write AWS_S3_ADDRESSING_STYLE"),
    ]


@pytest.mark.parametrize(
    ("headers", "hint"),
    [
        (
            '{"Access-Control-Allow-Origin": "*"}',
            "remove the Access-Control headers, and allow the origins in the CORS rules of the bucket",
        ),
        ('{"Cache-Control": "max-age=86400"}', REMOVED["AWS_HEADERS"].variable),
        ("Access-Control-Allow-Origin: *", REMOVED["AWS_HEADERS"].variable),
    ],
)
def test_headers_of_cors_belong_to_the_bucket(headers: str, hint: str) -> None:
    assert reported({**COMPLETE, "AWS_HEADERS": headers}) == [("W103", "AWS_HEADERS", hint)]
