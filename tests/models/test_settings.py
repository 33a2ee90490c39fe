import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from s3settings import ConfigurationError, Problem, S3Settings, django_settings
from s3settings.models.sources import READ
from s3settings.models.storage import StaticSettings, StorageSettings
from s3settings.problems.problem import Source
from s3settings.sources.values import Origin
from tests.samples import DESIGN, Found, loaded, places
from tests.samples import options as options_of

Model = TypeVar("Model")


class Shop(S3Settings):
    """A settings class of a project that adds to ours."""

    currency: str
    numbers: tuple[int, ...] = ()


class Project(BaseSettings):
    """A settings class of a project that has ours as a field."""

    debug: bool = False
    token: str = ""
    s3: S3Settings = Field(default_factory=S3Settings)


def created(model: Callable[..., Model], **values: object) -> Model:
    """An instance; pyright takes the fields for the only arguments, all of them required."""
    return model(**values)


def refused(settings: Callable[..., object], **values: object) -> ConfigurationError:
    with pytest.raises(ConfigurationError) as caught:
        settings(**values)
    return caught.value


def set_environment(monkeypatch: pytest.MonkeyPatch, env: dict[str, str]) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)


def test_settings_come_from_the_environment_and_the_env_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("AWS_STORAGE_BUCKET_NAME=file\nAWS_LOCATION=prod\n", encoding="utf-8")
    set_environment(
        monkeypatch, {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_MEDIA_GZIP": "true", "DEBUG": "1"}
    )

    settings = S3Settings()

    assert repr(settings) == (
        "S3Settings(bucket_name='acme', location='prod', static=StaticSettings(), "
        "media=StorageSettings(gzip=True), aliases={})"
    )


def test_every_option_remembers_its_variable_and_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("\n# place\nAWS_MEDIA_LOCATION=prod\n", encoding="utf-8")
    set_environment(
        monkeypatch,
        {
            "AWS_STORAGE_BUCKET_NAME": "acme",
            "AWS_S3_ALIASES": "invoices",
            "AWS_INVOICES_GZIP": "1",
        },
    )

    settings = S3Settings()

    assert settings.origin("bucket_name") == Origin(
        "AWS_STORAGE_BUCKET_NAME", Source("environment")
    )
    assert settings.origin("location", "media") == Origin(
        "AWS_MEDIA_LOCATION", Source("env_file", ".env", 3)
    )
    assert settings.origin("gzip", "invoices") == Origin("AWS_INVOICES_GZIP", Source("environment"))
    assert settings.origin("gzip") is None


def test_arguments_win_over_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch, {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_LOCATION": "prod"})

    settings = S3Settings(bucket_name="other", media=StorageSettings(gzip=True))

    assert (settings.bucket_name, settings.location) == ("other", "prod")
    assert settings.media.gzip is True


def test_the_environment_of_boto3_and_of_others_is_unchanged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = dict(os.environ)
    Path(".env").write_text("AWS_STORAGE_BUCKET_NAME=acme\n", encoding="utf-8")

    S3Settings()

    assert dict(os.environ) == before


@pytest.mark.parametrize("as_argument", [True, False], ids=["argument", "model_config"])
def test_file_and_prefix_are_set_as_in_pydantic_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, as_argument: bool
) -> None:
    (tmp_path / "shop.env").write_text("DJANGO_AWS_LOCATION=shop\n", encoding="utf-8")
    (tmp_path / ".env").write_text("AWS_LOCATION=unread\n", encoding="utf-8")
    set_environment(monkeypatch, {"DJANGO_AWS_STORAGE_BUCKET_NAME": "acme"})

    class Configured(S3Settings):
        model_config = SettingsConfigDict(env_file="shop.env", env_prefix="DJANGO_")

    settings = (
        created(S3Settings, _env_file="shop.env", _env_prefix="DJANGO_")
        if as_argument
        else Configured()
    )

    assert (settings.bucket_name, settings.location) == ("acme", "shop")


def test_no_file_is_read_where_none_is_wanted() -> None:
    Path(".env").write_text("AWS_LOCATION=prod\n", encoding="utf-8")

    assert created(S3Settings, _env_file=None).location is None


def test_settings_without_variables_are_empty() -> None:
    assert S3Settings() == S3Settings(static=StaticSettings(), media=StorageSettings())
    assert S3Settings().problems == ()


def test_what_is_odd_but_usable_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_STORAGE_BUKET_NAME", "acme")

    assert [problem.id for problem in S3Settings().problems] == ["s3settings.W002"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"AWS_LOCATION=caf\xe9\n", ("E035", None, ".env"), id="not UTF-8"),
        pytest.param(b"AWS_LOCATION='a\n", ("E036", None, ".env:1"), id="an open quote"),
        pytest.param(
            b"\xef\xbb\xbfAWS_LOCATION=/a\r\n", ("E016", "AWS_LOCATION", ".env:1"), id="BOM"
        ),
    ],
)
def test_a_bad_env_file_is_a_problem_here_too(content: bytes, expected: Found) -> None:
    Path(".env").write_bytes(content)

    assert places(refused(S3Settings)) == [expected]


def test_everything_wrong_is_reported_at_once_in_the_order_of_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text(
        "AWS_LOCATION=/\nAWS_STATIC__GZIP=1\nAWS_QUERYSTRING_AUTH=maybe\n", encoding="utf-8"
    )
    set_environment(
        monkeypatch,
        {"AWS_STORAGE_BUCKET_NAME": "s3://acme", "AWS_MEDIA_QUERYSTRING_EXPIRE": "soon"},
    )

    assert places(refused(S3Settings, verify="perhaps")) == [
        ("E016", "AWS_LOCATION", ".env:1"),
        ("E032", "AWS_STATIC__GZIP", ".env:2"),
        ("E008", "AWS_QUERYSTRING_AUTH", ".env:3"),
        ("E009", "AWS_MEDIA_QUERYSTRING_EXPIRE", "environment"),
        ("E006", "AWS_STORAGE_BUCKET_NAME", "environment"),
        ("E008", "verify", "argument"),
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"bucket_name": "s3://acme"}, ("E006", "bucket_name"), id="of all storages"),
        pytest.param({"static": {"gzip": "maybe"}}, ("E008", "static.gzip"), id="of one"),
        pytest.param(
            {"static": {"manifest": "maybe"}}, ("E008", "static.manifest"), id="of static"
        ),
        pytest.param(
            {"aliases": {"location": {"gzip": "maybe"}}},
            ("E008", "aliases.location.gzip"),
            id="of an alias that is called like an option",
        ),
        pytest.param(
            {"aliases": {"aliases": {"location": "/"}}},
            ("E016", "aliases.aliases.location"),
            id="of an alias that is called aliases",
        ),
        pytest.param({"bucket": "acme"}, ("E033", "bucket"), id="no option"),
        pytest.param({"manifest": True}, ("E033", "manifest"), id="an option of static files"),
        pytest.param({"media": {"bucket": "acme"}}, ("E033", "media.bucket"), id="none of one"),
        pytest.param(
            {"aliases": {"a": {"bucket": 1}}}, ("E033", "aliases.a.bucket"), id="none of an alias"
        ),
        pytest.param({"static": "acme"}, ("E028", "static"), id="no options"),
        pytest.param({"aliases": "acme"}, ("E028", "aliases"), id="no aliases"),
        pytest.param(
            {"aliases": {"a": "acme"}}, ("E028", "aliases.a"), id="no options of an alias"
        ),
        pytest.param({"aliases": {"default": {}}}, ("E030", "aliases"), id="the alias of uploads"),
        pytest.param({"aliases": {"media": {}}}, ("E030", "aliases"), id="the scope of uploads"),
        pytest.param({"aliases": {"a": {}, "A": {}}}, ("E030", "aliases"), id="an alias twice"),
        pytest.param({"origin": "acme"}, ("E033", "origin"), id="no origin"),
        pytest.param({"problems": 1}, ("E033", "problems"), id="no problems"),
    ],
)
def test_an_argument_that_is_wrong_is_named(
    values: dict[str, object], expected: tuple[str, str]
) -> None:
    assert places(refused(S3Settings, **values)) == [(*expected, "argument")]


def test_a_field_of_a_subclass_is_named_as_it_is_typed() -> None:
    assert places(refused(Shop, bucket_name="/")) == [
        ("E006", "bucket_name", "argument"),
        ("E001", "currency", "argument"),
    ]
    assert places(refused(Shop, currency=[], numbers=["one"])) == [
        ("E028", "currency", "argument"),
        ("E028", "numbers.0", "argument"),
    ]


def test_a_subclass_has_its_fields_beside_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_STORAGE_BUCKET_NAME", "acme")

    shop = Shop(currency="KRW")

    assert (shop.currency, shop.bucket_name) == ("KRW", "acme")


@pytest.mark.parametrize("value", [pytest.param("acme", id="text"), pytest.param(None, id="None")])
def test_settings_must_be_a_mapping(value: object) -> None:
    with pytest.raises(ConfigurationError) as caught:
        S3Settings.model_validate(value)

    assert places(caught.value) == [("E028", None, "argument")]


def test_settings_are_valid_as_they_are() -> None:
    settings = S3Settings(bucket_name="acme")

    assert S3Settings.model_validate(settings) is settings


def test_a_project_has_them_as_a_field(monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch, {**DESIGN, "DEBUG": "true"})

    project = Project()

    assert project.debug is True
    assert django_settings(project.s3) == loaded(DESIGN)


def test_a_field_may_be_given_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S3", json.dumps({"bucket_name": "acme", "media": {"gzip": "on"}}))

    settings = Project().s3

    assert (settings.bucket_name, settings.media.gzip) == ("acme", True)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"bucket_name": "s3://acme", "media": {"location": "/"}}, id="a mapping"),
        pytest.param(
            json.dumps({"bucket_name": "s3://acme", "media": {"location": "/"}}), id="JSON"
        ),
    ],
)
def test_a_project_learns_everything_that_is_wrong_in_its_field(
    monkeypatch: pytest.MonkeyPatch, given: object
) -> None:
    if isinstance(given, str):
        monkeypatch.setenv("S3", given)

    error = refused(Project, **({} if isinstance(given, str) else {"s3": given}))

    assert places(error) == [
        ("E006", "bucket_name", "argument"),
        ("E016", "media.location", "argument"),
    ]


def test_errors_in_the_project_s_own_fields_are_those_of_pydantic() -> None:
    with pytest.raises(ValidationError, match="debug"):
        Project.model_validate({"debug": "c4n4ry"})


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        S3Settings().__setattr__("bucket_name", "acme")


def test_what_was_read_is_not_part_of_a_dump(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "c4n4ry")

    dumped = S3Settings().model_dump(exclude_unset=True)

    assert dumped == {"secret_key": "c4n4ry", "static": {}, "media": {}, "aliases": {}}
    assert "c4n4ry" not in f"{dumped}{S3Settings()!r}{S3Settings().model_dump_json()}"


def test_the_rules_are_checked_where_settings_become_those_of_django() -> None:
    settings = S3Settings(access_key="AKIAIOSFODNN7EXAMPLE")

    with pytest.raises(ConfigurationError) as caught:
        django_settings(settings)

    assert places(caught.value) == [
        ("W001", "AWS_S3_REGION_NAME", "not set"),
        ("E002", "AWS_SECRET_ACCESS_KEY", "not set"),
        ("E001", "AWS_STORAGE_BUCKET_NAME", "not set"),
    ]


def test_a_problem_has_the_message_of_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_MEDIA_QUERYSTRING_AUTH", "maybe")

    assert refused(S3Settings).problems == (
        Problem(
            "s3settings.E008",
            "error",
            "AWS_MEDIA_QUERYSTRING_AUTH",
            Source("environment"),
            "not a boolean",
            "set true or false",
        ),
    )


def test_the_reading_of_pydantic_settings_is_not_used() -> None:
    theirs = EnvSettingsSource(S3Settings)

    first, ours = S3Settings.settings_customise_sources(S3Settings, theirs, theirs, theirs, theirs)

    assert first is theirs
    assert ours() == {"static": {}, "media": {}, "aliases": {}, READ: ()}
    with pytest.raises(NotImplementedError):
        ours.get_field_value(S3Settings.model_fields["static"], "static")


def test_a_secret_of_the_project_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Own(BaseSettings):
        secret_key: SecretStr
        s3: S3Settings = Field(default_factory=S3Settings)

    set_environment(monkeypatch, {"SECRET_KEY": "theirs", "AWS_SECRET_ACCESS_KEY": "ours"})

    own = created(Own)

    assert re.search(r"secret_key=SecretStr\('\*+'\)", repr(own))
    assert (own.secret_key.get_secret_value(), own.s3.secret_key) == ("theirs", "ours")


AMBIENT = {
    "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_SESSION_TOKEN": "c4n4ry",
}


def test_the_session_token_of_a_shell_is_not_sent_with_the_keys_of_an_argument(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_environment(monkeypatch, {**AMBIENT, "AWS_S3_ENDPOINT_URL": "http://localhost:9000"})

    settings = created(
        S3Settings, bucket_name="acme", access_key="minioadmin", secret_key="minioadmin"
    )
    options = options_of(django_settings(settings))

    assert {name: options[name] for name in ("access_key", "secret_key", "security_token")} == {
        "access_key": "minioadmin",
        "secret_key": "minioadmin",
        "security_token": None,
    }


def test_a_copy_has_parsed_values_and_their_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch, {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "x"})

    copy = S3Settings().model_copy(update={"region_name": "eu-west-1", "verify": "true"})

    assert copy.verify is True
    assert copy.origin("bucket_name") == Origin("AWS_STORAGE_BUCKET_NAME", Source("environment"))
    assert copy.origin("region_name") == Origin("region_name", Source("argument"))
    assert django_settings(copy)["STORAGES"].keys() == {"default", "staticfiles"}
    with pytest.raises(ConfigurationError, match="bucket_name: a URL, not a bucket name"):
        S3Settings().model_copy(update={"bucket_name": "s3://c4n4ry"})


def test_what_was_made_without_validation_is_validated_before_it_is_used() -> None:
    settings = S3Settings.model_construct(
        **cast("dict[str, Any]", {"bucket_name": 5, "static": "acme"})
    )

    with pytest.raises(ConfigurationError) as caught:
        django_settings(settings)

    assert ("E028", "bucket_name", "argument") in places(caught.value)


def test_a_secrets_directory_is_read(tmp_path: Path) -> None:
    (tmp_path / "AWS_LOCATION").write_text("prod\n", encoding="utf-8")

    class Configured(S3Settings):
        model_config = SettingsConfigDict(secrets_dir=tmp_path)

    assert Configured().location == "prod"
    assert created(S3Settings, _secrets_dir=[tmp_path]).location == "prod"
    assert S3Settings().location is None
    with pytest.raises(SettingsError, match="one secrets_dir"):
        created(S3Settings, _secrets_dir=[tmp_path, tmp_path])


def test_a_secrets_directory_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        created(S3Settings, _secrets_dir=tmp_path / "nowhere")

    assert [problem.id for problem in caught.value.problems] == ["s3settings.E070"]


class Chosen(S3Settings):
    """A subclass that leaves the files out."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del settings_cls, dotenv_settings, file_secret_settings
        return init_settings, env_settings


class Further(Chosen):
    """A subclass of that one, which asks it first."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return super().settings_customise_sources(
            settings_cls, init_settings, env_settings, dotenv_settings, file_secret_settings
        )


@pytest.mark.parametrize("model", [Chosen, Further])
def test_a_subclass_chooses_from_sources_that_read_the_variables_of_load(
    model: type[S3Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".env").write_text("AWS_LOCATION=unread\n", encoding="utf-8")
    set_environment(monkeypatch, {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_MEDIA_GZIP": "true"})

    settings = model(region_name="eu-west-1")

    assert (settings.bucket_name, settings.location, settings.media.gzip) == ("acme", None, True)
    assert settings.origin("bucket_name") == Origin(
        "AWS_STORAGE_BUCKET_NAME", Source("environment")
    )


class ArgumentsOnly(S3Settings):
    """A subclass that reads nothing."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)


def test_a_subclass_may_read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_LOCATION", "unread")

    settings = created(ArgumentsOnly, bucket_name="acme", querystring_expire="10m")

    assert (settings.location, settings.querystring_expire) == (None, 600)
    assert settings.origin("bucket_name") == Origin("bucket_name", Source("argument"))
    with pytest.raises(ConfigurationError, match="bucket_name"):
        ArgumentsOnly(bucket_name="s3://c4n4ry")
