"""Configurations that several tests start from, and short ways to look at what comes of them."""

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypedDict, Unpack, cast

import pytest

from s3settings import ConfigurationError, load
from s3settings.inspection import Inspection, inspect
from s3settings.shapes import DjangoSettings
from s3settings.sources.env_file import EnvFile
from s3settings.storages.storage import Storage

Env = Mapping[str, str]
# id, variable, place
Found = tuple[str, str | None, str]
# id, variable, message
Reported = tuple[str, str | None, str]

# the .env of DESIGN.md
DESIGN = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_REGION_NAME": "ap-northeast-2",
    "AWS_QUERYSTRING_AUTH": "false",
    "AWS_S3_CACHE_CONTROL": "max-age=86400",
}
# the least that works without a warning: a role has the keys
ROLE = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
KEYS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}


class Arguments(TypedDict, total=False):
    """The arguments of `load` but the environment."""

    env_file: EnvFile
    base_dir: str | Path | None
    prefix: str
    aliases: Iterable[str]
    secrets_dir: str | Path | None
    storages: Mapping[str, Mapping[str, Any]]


def loaded(env: Env, **arguments: Unpack[Arguments]) -> DjangoSettings:
    """Return what `load` returns for an environment, without files unless some are named."""
    arguments.setdefault("env_file", None)
    return load(env=env, **arguments)


def options(settings: DjangoSettings, alias: str = "default") -> dict[str, Any]:
    """The options of one storage, secrets as they are."""
    return cast("dict[str, Any]", settings["STORAGES"][alias].get("OPTIONS"))


def shown(settings: DjangoSettings) -> dict[str, Any]:
    """The settings as they are printed: plain Python, secrets masked."""
    return cast("dict[str, Any]", ast.literal_eval(repr(settings)))


def changes(env: Env, base: Env = ROLE) -> dict[str, dict[str, Any]]:
    """The options that differ from those of `base`, by alias; `env` is added to `base`."""
    before, after = loaded(base), loaded({**base, **env})
    return {
        alias: {
            name: value
            for name, value in options(after, alias).items()
            if value != options(before, alias).get(name, ...)
        }
        for alias in after["STORAGES"]
    }


def refused(env: Env, **arguments: Unpack[Arguments]) -> ConfigurationError:
    """The error of a configuration that can't be used."""
    with pytest.raises(ConfigurationError) as caught:
        loaded(env, **arguments)
    return caught.value


def places(error: ConfigurationError) -> list[Found]:
    """Every problem in short: id, variable, and its source."""
    return [
        (problem.id.removeprefix("s3settings."), problem.variable, str(problem.source))
        for problem in error.problems
    ]


def examined(env: Env, env_file: EnvFile = None) -> Inspection:
    """All there is to say about a configuration, however wrong it is."""
    return inspect(env=env, env_file=env_file)


def storage(env: Env, alias: str = "default") -> Storage:
    """One storage of a configuration, resolved."""
    return next(storage for storage in examined(env).storages if storage.alias == alias)


def reported(env: Env) -> list[Reported]:
    """Id, variable and message of everything that is wrong, warnings too."""
    return [
        (problem.id.removeprefix("s3settings."), problem.variable, problem.message)
        for problem in examined(env).problems
    ]
