"""Public names as type checkers see them; mypy and pyright read this, nothing runs it."""

from typing import TYPE_CHECKING  # pragma: no cover - imported by nothing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any, Literal, assert_type

    from boto3.s3.transfer import TransferConfig
    from botocore.config import Config
    from django.core.exceptions import ImproperlyConfigured
    from environ import Env

    from s3settings import (
        ConfigurationError,
        DjangoSettings,
        Problem,
        S3Settings,
        Source,
        StaticSettings,
        StorageEntry,
        StorageSettings,
        __version__,
        check,
        django_settings,
        load,
    )
    from s3settings.masked import Masked
    from s3settings.shapes import LocalOptions, S3Options
    from s3settings.sources.values import Origin

    def settings_of_a_project(env: Env, folder: Path) -> None:
        assert_type(load(), DjangoSettings)
        assert_type(load(env={"AWS_LOCATION": "prod"}, env_file=None), DjangoSettings)
        assert_type(load(env=env, env_file=folder / ".env", base_dir=folder), DjangoSettings)
        assert_type(load(env_file=[".env", folder], prefix="DJANGO_"), DjangoSettings)
        assert_type(load(aliases=["private"], storages={"b": {"BACKEND": "B"}}), DjangoSettings)
        assert_type(django_settings(S3Settings()), DjangoSettings)
        globals().update(load())

    def settings_by_name(folder: Path) -> None:
        s3 = load(base_dir=folder)
        STORAGES = s3["STORAGES"]  # noqa: N806 - as settings.py writes it
        STORAGES["backups"] = {"BACKEND": "storages.backends.sftpstorage.SFTPStorage"}
        assert_type(STORAGES, dict[str, StorageEntry])
        assert_type(s3["STATIC_URL"], str)
        assert_type(__version__, str)

    def problems_of_a_project(env: Env, folder: Path) -> None:
        assert_type(check(), tuple[Problem, ...])
        assert_type(check(env=env, env_file=[folder], base_dir=folder), tuple[Problem, ...])
        assert_type(check(settings="config.settings"), tuple[Problem, ...])

    def arguments_that_are_refused() -> None:
        load({"AWS_LOCATION": "prod"})  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
        load(env_file=1)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        load(prefx="A")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]

    def parts_of_the_settings(settings: DjangoSettings) -> None:
        assert_type(settings["STATIC_URL"], str)
        assert_type(settings["MEDIA_URL"], str)
        assert_type(settings.get("STATIC_ROOT"), Path | None)
        assert_type(settings.get("MEDIA_ROOT"), Path | None)
        assert_type(settings["STORAGES"], dict[str, StorageEntry])
        assert_type(settings["STORAGES"]["default"]["BACKEND"], str)

    def options_of_a_storage(options: S3Options, local: LocalOptions) -> None:
        assert_type(options["bucket_name"], str | None)
        assert_type(options["querystring_auth"], bool)
        assert_type(options["querystring_expire"], int)
        assert_type(options["gzip_content_types"], tuple[str, ...])
        assert_type(options["object_parameters"], dict[str, object])
        assert_type(options["verify"], bool | str | None)
        assert_type(options["client_config"], Config | None)
        assert_type(options["transfer_config"], TransferConfig | None)
        assert_type(options.get("secret_key"), Masked | None)
        assert_type(local.get("location"), Path | None)

    def model(settings: S3Settings) -> None:
        assert_type(settings.bucket_name, str | None)
        assert_type(settings.querystring_auth, bool | None)
        assert_type(settings.querystring_expire, int | None)
        assert_type(settings.secret_key, Masked | None)
        assert_type(settings.verify, bool | str | None)
        assert_type(settings.proxies, dict[str, str] | None)
        assert_type(settings.client_config, dict[str, object] | None)
        assert_type(settings.static, StaticSettings)
        assert_type(settings.static.manifest, bool | None)
        assert_type(settings.media, StorageSettings)
        assert_type(settings.aliases, dict[str, StorageSettings])
        assert_type(settings.origin("bucket_name", "media"), Origin | None)
        assert_type(settings.problems, tuple[Problem, ...])
        S3Settings(bucket_name="acme", media=StorageSettings(gzip=True))
        S3Settings(buket_name="acme")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]

    def errors(error: ConfigurationError, problem: Problem) -> None:
        assert_type(error.problems, tuple[Problem, ...])
        caught: list[ImproperlyConfigured] = [error]
        assert_type(caught, list[ImproperlyConfigured])
        assert_type(problem.id, str)
        assert_type(problem.severity, Literal["error", "warning", "note"])
        assert_type(problem.variable, str | None)
        assert_type(problem.source, Source)
        assert_type(problem.source.path, str | None)
        assert_type(problem.source.line, int | None)
        assert_type(problem.alias, str | None)

    def storages_of_a_project(others: Mapping[str, Mapping[str, Any]]) -> None:
        assert_type(django_settings(S3Settings(), base_dir="/srv", storages=others), DjangoSettings)
