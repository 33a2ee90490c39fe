"""The variables that `load` reads, as sources of pydantic-settings."""

import os
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsError,
)

from s3settings.options.parsing import Options
from s3settings.sources.env_file import EnvFile
from s3settings.sources.reading import read
from s3settings.sources.values import FilePath
from s3settings.variables.assignment import assign
from s3settings.variables.names import MEDIA, STATIC, suspected

# the key of the problems of reading, beside the fields
READ = "s3settings.problems"


class Variables(PydanticBaseSettingsSource):
    """The values of variables by field, each a `Value`, from the environment and the files."""

    def __init__(
        self,
        settings_cls: type[BaseSettings],
        *,
        env_file: EnvFile,
        prefix: str,
        secrets_dir: FilePath | None = None,
    ) -> None:
        super().__init__(settings_cls)
        self._env_file = env_file
        self._secrets_dir = secrets_dir
        self._prefix = prefix

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Raise an error: `__call__` returns all fields at once, so pydantic-settings calls no other."""
        raise NotImplementedError

    def __call__(self) -> dict[str, Any]:
        """Return the values by field, and the problems of reading them."""
        reading = read(env_file=self._env_file, secrets_dir=self._secrets_dir, wanted=suspected)
        given, problems = assign(reading.values, prefix=self._prefix)
        return {**_by_field(given), READ: (*reading.problems, *problems)}


def variables(
    settings_cls: type[BaseSettings],
    env_settings: PydanticBaseSettingsSource,
    dotenv_settings: PydanticBaseSettingsSource,
    file_secret_settings: PydanticBaseSettingsSource,
) -> dict[str, PydanticBaseSettingsSource]:
    """Sources that read variables, in place of those of pydantic-settings, by their names there.

    Raises `SettingsError` if several secrets directories are set.
    """
    if isinstance(dotenv_settings, Variables):
        return {
            "env_settings": env_settings,
            "dotenv_settings": dotenv_settings,
            "file_secret_settings": file_secret_settings,
        }
    files: EnvFile = None
    if isinstance(dotenv_settings, DotEnvSettingsSource):
        files = dotenv_settings.env_file
    prefix = env_settings.env_prefix if isinstance(env_settings, EnvSettingsSource) else ""
    return {
        "env_settings": Variables(settings_cls, env_file=None, prefix=prefix),
        "dotenv_settings": Variables(
            settings_cls,
            env_file=files,
            prefix=prefix,
            secrets_dir=_secrets_dir(file_secret_settings),
        ),
        "file_secret_settings": file_secret_settings,
    }


def _secrets_dir(source: PydanticBaseSettingsSource) -> FilePath | None:
    """The secrets directory of pydantic-settings' own source."""
    named = source.secrets_dir if isinstance(source, SecretsSettingsSource) else None
    if named is None or isinstance(named, str | os.PathLike):
        return named
    directories = tuple(named)
    if len(directories) > 1:
        raise SettingsError("S3Settings reads one secrets_dir: name only one of the directories")
    return next(iter(directories), None)


def _by_field(given: Options) -> dict[str, Any]:
    scopes = {scope: dict(level) for scope, level in given.scopes.items()}
    return {
        **given.common,
        STATIC: scopes.pop(STATIC),
        MEDIA: scopes.pop(MEDIA),
        "aliases": scopes,
    }
