import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from s3settings.facts import sdk_variables
from s3settings.inspection import inspect
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.variables.aliases import refusal
from s3settings.variables.names import ALIASES_VARIABLE, names, wanted
from s3settings.variables.typos import mistakes
from tests.values import value

SCOPES = ("static", "media")
KNOWN = dict(names(SCOPES, ""))

FILE = Source("env_file", ".env", 3)
E031 = "s3settings.E031"
E032 = "s3settings.E032"
E033 = "s3settings.E033"
W002 = "s3settings.W002"


def found(
    *variables: str, aliases: Sequence[str] = (), prefix: str = "", source: Source = FILE
) -> list[tuple[str, str | None, str, str]]:
    """Id, variable, fact and hint of each mistake."""
    scopes = (*SCOPES, *aliases)
    values = {name: value(name, "c4n4ry", source) for name in variables}
    problems = mistakes(values, dict(names(scopes, prefix)), scopes, prefix)
    return [(one.id, one.variable, one.message, one.hint) for one, _ in problems]


def test_a_mistake_is_a_problem_at_the_place_of_the_variable() -> None:
    line = Source("env_file", ".env", 3)
    values = {"AWS_LOCATON": value("AWS_LOCATON", "prod", line)}

    assert list(dict(mistakes(values, KNOWN, SCOPES, ""))) == [
        problem(
            "W002",
            "unknown variable; it is ignored",
            "did you mean AWS_LOCATION?",
            variable="AWS_LOCATON",
            source=line,
        )
    ]
    assert list(dict(mistakes(values, KNOWN, SCOPES, "")).values()) == ["AWS_LOCATION"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("AWS_S3_CUSTOM_DOMIAN", "AWS_S3_CUSTOM_DOMAIN", id="letters-swapped"),
        pytest.param("AWS_STORAGE_BUCKET_NAM", "AWS_STORAGE_BUCKET_NAME", id="letter-missing"),
        pytest.param("AWS_STORAGE__BUCKET_NAME", "AWS_STORAGE_BUCKET_NAME", id="two-underscores"),
        pytest.param("AWS_SECRET_ACESS_KEY", "AWS_SECRET_ACCESS_KEY", id="secret"),
        pytest.param("AWS_S3_REGION_NAMES", "AWS_S3_REGION_NAME", id="plural"),
        pytest.param("AWS_S3_ENDPOINT_URI", "AWS_S3_ENDPOINT_URL", id="another-letter"),
        pytest.param("AWS_LOCATION1", "AWS_LOCATION", id="digit-behind-it"),
        pytest.param("AWS_S3_ALIAS", ALIASES_VARIABLE, id="the-variable-of-aliases"),
        pytest.param("AWS_LOCATON_FILE", "AWS_LOCATION_FILE", id="the-name-of-a-file"),
    ],
)
def test_a_typo_is_a_warning_with_the_near_miss(typed: str, meant: str) -> None:
    assert found(typed) == [
        (W002, typed, "unknown variable; it is ignored", f"did you mean {meant}?")
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("AWS_MEDIA_BUKET_NAME", "AWS_MEDIA_BUCKET_NAME", id="typo"),
        pytest.param("AWS_STATIC__MANIFEST", "AWS_STATIC_MANIFEST", id="two-underscores"),
        pytest.param("AWS_STATIC_BUCKET", "AWS_STATIC_BUCKET_NAME", id="start-of-an-option"),
        pytest.param("AWS_MEDIA_DOMAIN", "AWS_MEDIA_CUSTOM_DOMAIN", id="end-of-an-option"),
        pytest.param("AWS_STATIC_ACL", "AWS_STATIC_DEFAULT_ACL", id="acl"),
        pytest.param(
            "AWS_MEDIA_BUCKET_FILE", "AWS_MEDIA_BUCKET_NAME_FILE", id="the-name-of-a-file"
        ),
    ],
)
def test_an_unknown_option_of_a_storage_is_an_error_with_the_one_meant(
    typed: str, meant: str
) -> None:
    assert found(typed) == [(E033, typed, "not an option of a storage", f"did you mean {meant}?")]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("AWS_MEDIA_ROOT", id="nothing-like-it"),
        pytest.param("AWS_STATIC_KEY", id="the-end-of-several"),
        pytest.param("AWS_MEDIA_MANIFEST", id="of-static-files-alone"),
    ],
)
def test_another_variable_of_a_storage_is_a_warning(typed: str) -> None:
    assert found(typed) == [
        (W002, typed, "unknown variable; it is ignored", "remove it, or choose another name")
    ]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("AWS_MEDIA_LOC", "did you mean AWS_MEDIA_LOCATION?"),
        ("AWS_STATIC_CUST", "did you mean AWS_STATIC_CUSTOM_DOMAIN?"),
        ("AWS_STATIC_LOC", "remove it, or choose another name"),
        ("AWS_MEDIA_SI", "remove it, or choose another name"),
        (
            "AWS_STATIC_URL",
            (
                "remove it: load() returns STATIC_URL; "
                "set AWS_STATIC_CUSTOM_DOMAIN to have another host in it"
            ),
        ),
        (
            "AWS_MEDIA_URL",
            (
                "remove it: load() returns MEDIA_URL; "
                "set AWS_MEDIA_CUSTOM_DOMAIN to have another host in it"
            ),
        ),
    ],
)
def test_a_shortened_option_and_the_name_of_a_setting_have_a_hint(typed: str, hint: str) -> None:
    assert found(typed) == [(W002, typed, "unknown variable; it is ignored", hint)]


def test_the_storage_with_the_longest_name_is_meant() -> None:
    assert found("AWS_PRIVATE_MEDIA_BUCKET", aliases=["private", "private_media"]) == [
        (
            E033,
            "AWS_PRIVATE_MEDIA_BUCKET",
            "not an option of a storage",
            "did you mean AWS_PRIVATE_MEDIA_BUCKET_NAME?",
        )
    ]


# names_in_the_wild.md, section 2, and the forms of them that section 1 counts
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("AWS_STATIC__BUCKET_NAME", "AWS_STATIC_BUCKET_NAME"),
        ("AWS__STATIC__BUCKET_NAME", "AWS_STATIC_BUCKET_NAME"),
        ("AWS_STORAGE_BUCKET_NAME_STATIC", "AWS_STATIC_BUCKET_NAME"),
        ("AWS_STORAGE_BUCKET_NAME_MEDIA", "AWS_MEDIA_BUCKET_NAME"),
        ("AWS_BUCKET_NAME_STATIC", "AWS_STATIC_BUCKET_NAME"),
        ("AWS_LOCATION_MEDIA", "AWS_MEDIA_LOCATION"),
        ("AWS_STORAGE_STATIC_BUCKET_NAME", "AWS_STATIC_BUCKET_NAME"),
        ("AWS_STATIC_STORAGE_BUCKET_NAME", "AWS_STATIC_BUCKET_NAME"),
        ("AWS_MEDIA_S3_CUSTOM_DOMAIN", "AWS_MEDIA_CUSTOM_DOMAIN"),
        ("AWS_S3_STATIC_CUSTOM_DOMAIN", "AWS_STATIC_CUSTOM_DOMAIN"),
        ("AWS_S3_MEDIA_LOCATION", "AWS_MEDIA_LOCATION"),
        ("AWS_S3_STATIC_MANIFEST", "AWS_STATIC_MANIFEST"),
        ("MEDIA_AWS_S3_CUSTOM_DOMAIN", "AWS_MEDIA_CUSTOM_DOMAIN"),
        ("MEDIA_AWS_STORAGE_BUCKET_NAME", "AWS_MEDIA_BUCKET_NAME"),
        ("MEDIA_AWS_S3_REGION_NAME", "AWS_MEDIA_REGION_NAME"),
        ("MEDIA_AWS_ACCESS_KEY_ID", "AWS_MEDIA_ACCESS_KEY"),
        ("STATIC_AWS_SECRET_ACCESS_KEY", "AWS_STATIC_SECRET_KEY"),
        ("STATIC_AWS_LOCATION", "AWS_STATIC_LOCATION"),
        ("AWS_STATIC_ACCESS_KEY_ID", "AWS_STATIC_ACCESS_KEY"),
        ("AWS_MEDIA_IS_GZIPPED", "AWS_MEDIA_GZIP"),
        ("AWS_STATIC_REGION", "AWS_STATIC_REGION_NAME"),
        ("AWS_MEDIA_DEFAULT_REGION", "AWS_MEDIA_REGION_NAME"),
    ],
)
def test_another_spelling_of_a_storage_is_an_error_with_the_one_that_is_read(
    typed: str, read: str
) -> None:
    assert found(typed) == [(E032, typed, "a spelling that is not read", f"write {read}")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("AWS_PRIVATE__BUCKET_NAME", "AWS_PRIVATE_BUCKET_NAME"),
        ("AWS_PRIVATE_STORAGE_BUCKET_NAME", "AWS_PRIVATE_BUCKET_NAME"),
        ("AWS_STORAGE_PRIVATE_BUCKET_NAME", "AWS_PRIVATE_BUCKET_NAME"),
        ("AWS_PUBLIC_MEDIA__LOCATION", "AWS_PUBLIC_MEDIA_LOCATION"),
        ("PRIVATE_AWS_LOCATION", "AWS_PRIVATE_LOCATION"),
    ],
)
def test_the_other_spellings_of_a_declared_alias_are_reported_as_well(
    typed: str, read: str
) -> None:
    assert found(typed, aliases=["private", "public_media"]) == [
        (E032, typed, "a spelling that is not read", f"write {read}")
    ]


@pytest.mark.parametrize(
    ("typed", "alias"),
    [
        ("AWS_PRIVATE_BUCKET_NAME", "private"),
        ("AWS_PUBLIC_CUSTOM_DOMAIN", "public"),
        ("AWS_UPLOADS_BUCKET_NAME", "uploads"),
        ("AWS_PRIVATE_MEDIA_LOCATION", "private_media"),
        ("AWS_PUBLIC_MEDIA_LOCATION", "public_media"),
        ("AWS_XYZ_BUCKET_NAME", "xyz"),
        ("AWS_XYZ_BUCKET_NAME_FILE", "xyz"),
        ("AWS_PRIVATE_DEFAULT_ACL", "private"),
        ("AWS_PRIVATE_QUERYSTRING_AUTH", "private"),
        ("AWS_PRIVATE_QUERYSTRING_EXPIRE", "private"),
        ("AWS_PRIVATE_FILE_OVERWRITE", "private"),
        ("AWS_PRIVATE_OBJECT_PARAMETERS", "private"),
        ("AWS_PRIVATE_CACHE_CONTROL", "private"),
    ],
)
def test_a_variable_of_an_undeclared_alias_is_an_error(typed: str, alias: str) -> None:
    assert found(typed) == [
        (
            E031,
            typed,
            f"the alias {alias} is not declared",
            f"add {alias} to AWS_S3_ALIASES, or rename AWS_{alias.upper()}_… of other code",
        )
    ]
    assert found(typed, aliases=[alias]) == []


@pytest.mark.parametrize(
    "typed",
    [
        "AWS_PRIVATE_STORAGE_BUCKET_NAME",
        "AWS_STORAGE_PRIVATE_BUCKET_NAME",
        "AWS_S3_PRIVATE_BUCKET_NAME",
        "AWS_PRIVATE__BUCKET_NAME",
    ],
)
def test_another_spelling_of_an_undeclared_alias_is_reported_with_the_right_one(typed: str) -> None:
    assert [(id_, hint) for id_, _, _, hint in found(typed)] == [
        (E031, "add private to AWS_S3_ALIASES, and write AWS_PRIVATE_BUCKET_NAME")
    ]
    assert [(id_, hint) for id_, _, _, hint in found(typed, aliases=["private"])] == [
        (E032, "write AWS_PRIVATE_BUCKET_NAME")
    ]


def test_in_the_environment_a_common_name_may_be_that_of_another_program() -> None:
    ambient = Source("environment")
    names_ = ("AWS_BACKUP_BUCKET_NAME", "AWS_BACKUP_LOCATION", "AWS_BACKUP_BUCKET_NAME_FILE")
    reported = found(*names_, source=ambient)

    assert reported == [
        (
            W002,
            "AWS_BACKUP_BUCKET_NAME",
            "the alias backup is not declared",
            "add backup to AWS_S3_ALIASES, or rename AWS_BACKUP_… of other code",
        )
    ]
    certain = found(*names_, "AWS_BACKUP_QUERYSTRING_AUTH", source=ambient)
    assert [(id_, variable) for id_, variable, *_ in certain] == [
        (E031, "AWS_BACKUP_QUERYSTRING_AUTH")
    ]


def test_an_undeclared_alias_is_reported_once() -> None:
    reported = found(
        "AWS_PRIVATE_BUCKET_NAME",
        "AWS_PUBLIC_BUCKET_NAME",
        "AWS_PRIVATE_LOCATION",
        "AWS_PRIVATE_CUSTOM_DOMAIN",
        "AWS_PUBLIC_LOCATION",
    )

    assert [(id_, variable) for id_, variable, *_ in reported] == [
        (E031, "AWS_PRIVATE_BUCKET_NAME"),
        (E031, "AWS_PUBLIC_BUCKET_NAME"),
    ]


def test_an_alias_is_reported_at_its_first_variable_by_name() -> None:
    reported = found("AWS_XYZ_LOCATION", "AWS_XYZ_BUCKET_NAME", "AWS_XYZ_CUSTOM_DOMAIN")

    assert [variable for _, variable, *_ in reported] == ["AWS_XYZ_BUCKET_NAME"]


def test_other_mistakes_are_reported_each() -> None:
    reported = found(
        "AWS_MEDIA_ROOT", "AWS_STATIC_ROOT", "AWS_STATIC__LOCATION", "AWS_LOCATION_STATIC"
    )

    assert [variable for _, variable, *_ in reported] == [
        "AWS_LOCATION_STATIC",
        "AWS_MEDIA_ROOT",
        "AWS_STATIC_ROOT",
        "AWS_STATIC__LOCATION",
    ]


def test_what_is_read_is_not_a_mistake() -> None:
    files = [f"{name}_FILE" for name in KNOWN]
    assert found(*KNOWN, *files, ALIASES_VARIABLE) == []


# known_aws_env_names.json: those that only their family tells, and one of every other family
FAMILY_NAMES = re.findall(
    r"\w+",
    """
AWS_AMPLIFY_DEPLOYMENT_ID AWS_BATCH_CE_NAME AWS_BATCH_JOB_ARRAY_INDEX AWS_BATCH_JOB_ATTEMPT
AWS_BATCH_JOB_ID AWS_BATCH_JOB_MAIN_NODE_INDEX AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS
AWS_BATCH_JOB_NODE_INDEX AWS_BATCH_JOB_NUM_NODES AWS_BATCH_JQ_NAME AWS_BEARER_TOKEN_BEDROCK
AWS_BEDROCK_MODEL AWS_CDK_DISABLE_VERSION_CHECK AWS_CLI_AUTO_PROMPT AWS_CLI_ERROR_FORMAT
AWS_CLI_EXE_PLATFORM AWS_CLI_FILE_ENCODING AWS_CLI_HISTORY_FILE AWS_CLI_OUTPUT_ENCODING
AWS_CLI_S3_MV_VALIDATE_SAME_S3_PATHS AWS_CLI_UPGRADE_DEBUG_MODE AWS_COGNITO_DOMAIN
AWS_COGNITO_CUSTOM_DOMAIN AWS_CSM_CLIENT_ID AWS_CSM_ENABLED AWS_CSM_HOST AWS_CSM_PORT
AWS_DYNAMODB_LOCATION AWS_EMF_AGENT_ENDPOINT AWS_EMF_ENVIRONMENT AWS_EMF_LOG_GROUP_NAME
AWS_EMF_LOG_STREAM_NAME AWS_EMF_NAMESPACE AWS_EMF_SERVICE_NAME AWS_EMF_SERVICE_TYPE
AWS_ENDPOINT_URL_DYNAMODB AWS_ENDPOINT_URL_S3 AWS_KMS_KEY_ID AWS_LAMBDA_DOTNET_PREJIT
AWS_LAMBDA_EXEC_WRAPPER AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_NAME
AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_LOG_FORMAT
AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_LEVEL AWS_LAMBDA_LOG_STREAM_NAME
AWS_LAMBDA_MAX_CONCURRENCY AWS_LAMBDA_METADATA_API AWS_LAMBDA_METADATA_TOKEN
AWS_LAMBDA_NODEJS_DISABLE_CALLBACK_WARNING AWS_LAMBDA_RUNTIME_API AWS_LWA_ASYNC_INIT
AWS_LWA_AUTHORIZATION_SOURCE AWS_LWA_ENABLE_COMPRESSION AWS_LWA_INVOKE_MODE
AWS_LWA_PASS_THROUGH_PATH AWS_LWA_PORT AWS_LWA_READINESS_CHECK_PATH
AWS_LWA_READINESS_CHECK_PORT AWS_LWA_REMOVE_BASE_PATH AWS_OTEL_EXPORTER AWS_SAM_LOCAL
AWS_SAM_STACK_NAME AWS_SECRETS_MANAGER_REGION_NAME AWS_SECRET_MANAGER_NAME
AWS_SES_ACCESS_KEY_ID AWS_SES_REGION_NAME AWS_SNS_BUCKET_NAME AWS_SQS_REGION_NAME
AWS_SSO_ACCOUNT_ID AWS_SSO_REGION AWS_SSO_ROLE_NAME AWS_SSO_SESSION AWS_SSO_START_URL
AWS_VAULT_BACKEND AWS_VAULT_FILE_PASSPHRASE AWS_VAULT_KEYCHAIN_NAME AWS_VAULT_PASS_PREFIX
AWS_VAULT_PROMPT AWS_XRAY_COLLECT_SQL_QUERIES AWS_XRAY_CONTEXT_MISSING
AWS_XRAY_DAEMON_ADDRESS AWS_XRAY_DEBUG_MODE AWS_XRAY_NOOP_ID AWS_XRAY_SDK_ENABLED
AWS_XRAY_TRACING_NAME
""",
)


@pytest.mark.parametrize("prefix", ["", "DJANGO_"], ids=["bare", "prefixed"])
def test_a_name_that_an_sdk_owns_never_alarms(prefix: str) -> None:
    owned = [f"{prefix}{name}" for name in (*sdk_variables.NAMES, *FAMILY_NAMES)]

    assert found(*owned, prefix=prefix) == []
    assert found(*owned, aliases=["private", "public_media"], prefix=prefix) == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("AWS_STATIC", id="a-scope-alone"),
        pytest.param("AWS_REGION_NAME", id="too-far-from-all"),
        pytest.param("AWS_S3_HOST", id="boto2"),
        pytest.param("AWS_PUBLIC_READ", id="of-the-project"),
        pytest.param("AWS_ELASTICSEARCH_HOST", id="of-a-neighbor"),
        pytest.param("AWS_STORAGE_LOCATION", id="an-alias-that-would-be-refused"),
        pytest.param("ISHFLOW_AWS_S3_REGION_NAME", id="of-another-prefix"),
        pytest.param("NEW_AWS_ACCESS_KEY_ID", id="of-another-family"),
        pytest.param("STATIC_AWS_THING", id="of-a-scope-but-no-option"),
        pytest.param("NGINX_GZIP_CONTENT_TYPES", id="of-nginx"),
        pytest.param("AWS_", id="nothing-behind-it"),
    ],
)
def test_what_resembles_no_name_is_ignored(name: str) -> None:
    assert wanted(name)
    assert found(name) == []


class TestPrefix:
    def test_variables_with_and_without_it_are_read(self) -> None:
        assert found("DJANGO_AWS_LOCATION", "AWS_LOCATION", prefix="DJANGO_") == []
        assert found("DJANGO_AWS_S3_ALIASES", "AWS_S3_ALIASES", prefix="DJANGO_") == []

    @pytest.mark.parametrize(
        ("typed", "id_", "hint"),
        [
            ("DJANGO_AWS_LOCATON", W002, "did you mean DJANGO_AWS_LOCATION?"),
            ("DJANGO_AWS_MEDIA_BUKET_NAME", E033, "did you mean DJANGO_AWS_MEDIA_BUCKET_NAME?"),
            ("DJANGO_AWS_STATIC__LOCATION", E032, "write DJANGO_AWS_STATIC_LOCATION"),
            (
                "DJANGO_AWS_PRIVATE_LOCATION",
                E031,
                "add private to AWS_S3_ALIASES, or rename AWS_PRIVATE_… of other code",
            ),
        ],
        ids=["typo", "option", "spelling", "alias"],
    )
    def test_mistakes_behind_it_are_reported_with_their_full_name(
        self, typed: str, id_: str, hint: str
    ) -> None:
        assert [(id_, name, cure) for id_, name, _, cure in found(typed, prefix="DJANGO_")] == [
            (id_, typed, hint)
        ]

    def test_an_alias_is_reported_once_with_and_without_it(self) -> None:
        reported = found("AWS_PRIVATE_LOCATION", "DJANGO_AWS_PRIVATE_LOCATION", prefix="DJANGO_")

        assert [variable for _, variable, *_ in reported] == ["AWS_PRIVATE_LOCATION"]


READ = {*KNOWN, ALIASES_VARIABLE}
CURE = re.compile(r"(?:write |did you mean )(\w+)\??")


@given(st.sampled_from(sorted(READ)), st.data())
def test_the_cure_of_a_typo_is_a_name_that_is_read(name: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(4, len(name)))
    inserted = data.draw(st.sampled_from(["", "X", "_", "__", "7"]))
    removed = data.draw(st.integers(0, 2))
    typed = name[:position] + inserted + name[position + removed :]

    cures = [CURE.fullmatch(hint) for *_, hint in found(typed)]

    assert {cure[1] for cure in cures if cure} <= READ


PARTS = sorted({part for name in READ for part in name.split("_")})
words = st.sampled_from(["PRIVATE", "XYZ", *PARTS])


@example("STORAGE_PRIVATE_STORAGE")
@given(st.lists(words, min_size=1, max_size=3).map("_".join))
def test_the_cure_of_an_undeclared_alias_is_to_declare_it(name: str) -> None:
    variable = f"AWS_{name}_BUCKET_NAME"
    missing = [message.split(" ")[2] for _, _, message, _ in found(variable) if "alias" in message]

    assert all(refusal(alias, ()) is None for alias in missing)
    assert not any(id_ == E031 for id_, *_ in found(variable, aliases=missing))


@given(st.text("AWS_STICMEDA\u00e9:= ", max_size=30))
def test_no_name_of_a_variable_raises(name: str) -> None:
    typed = (name, f"AWS_{name}", f"AWS_STATIC_{name}", f"AWS_{name}_BUCKET_NAME")
    values = {name: value(name, "prod") for name in typed}

    assert len(list(mistakes(values, KNOWN, SCOPES, ""))) <= len(values)


def test_no_mistake_shows_a_value() -> None:
    reported: list[Problem] = list(
        dict(
            mistakes(
                {
                    name: value(name, "c4n4ry", FILE)
                    for name in (
                        "AWS_LOCATON",
                        "AWS_MEDIA_X",
                        "AWS_XYZ_LOCATION",
                        "AWS_MEDIA__GZIP",
                    )
                },
                KNOWN,
                SCOPES,
                "",
            )
        )
    )

    assert [problem.id for problem in reported] == [W002, W002, E032, E031]
    assert "c4n4ry" not in repr(reported)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("AWS_S3_OBJECT_PARAMS", "AWS_S3_OBJECT_PARAMETERS"),
        ("AWS_QUERYSTRING_EXPIRATION", "AWS_QUERYSTRING_EXPIRE"),
        ("AWS_IS_GZIP", "AWS_IS_GZIPPED"),
    ],
)
def test_words_that_start_alike_are_a_name(name: str, meant: str) -> None:
    assert found(name) == [
        (W002, name, "unknown variable; it is ignored", f"did you mean {meant}?")
    ]


@pytest.mark.parametrize("name", ["AWS_TRANSFER_KEY", "AWS_STATISTICS_TABLE"])
def test_words_that_do_not_are_none(name: str) -> None:
    assert found(name) == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("AWS_MAX_MEMORY_SIZE", "AWS_S3_MAX_MEMORY_SIZE"),
        ("AWS_S3_MANIFEST", "AWS_STATIC_MANIFEST"),
        ("AWS_MANIFEST", "AWS_STATIC_MANIFEST"),
        ("AWS_MANIFESTS", "AWS_STATIC_MANIFEST"),
        ("AWS_PRESET", "AWS_S3_PRESET"),
        ("AWS_CACHE_CONTROL", "AWS_S3_CACHE_CONTROL"),
        ("aws_location", "AWS_LOCATION"),
        ("aws_s3_region_name", "AWS_S3_REGION_NAME"),
    ],
)
def test_the_other_start_of_a_variable_is_a_typo(name: str, right: str) -> None:
    problems = inspect(env={name: "x"}, env_file=None).problems

    assert [(one.id[11:], one.hint) for one in problems if one.variable == name] == [
        ("W002", f"did you mean {right}?")
    ]


def test_an_unknown_name_in_a_file_of_the_project_is_reported(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("AWS_S3_FOO=1\nAWS_FOO=1\nAWS_S3_LOCATION=a\nAWS_LOCATION=a\nAWS_S3_HOST=a\n")

    problems = inspect(env={"AWS_S3_FOO_BAR": "1"}, env_file=path).problems

    assert [(one.variable, one.message) for one in problems if one.id == "s3settings.W002"] == [
        ("AWS_S3_FOO", "unknown variable; it is ignored")
    ]


def test_an_argument_of_boto3_in_a_file_has_its_place_in_an_option(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("AWS_S3_CONNECT_TIMEOUT=5\n")

    problems = inspect(env={}, env_file=path).problems

    assert [(one.variable, one.hint) for one in problems if one.id == "s3settings.W002"] == [
        ("AWS_S3_CONNECT_TIMEOUT", "set AWS_S3_CLIENT_CONFIG instead")
    ]
