"""The settings of Django from the environment, or an error with all problems."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from s3settings.emission import emitted
from s3settings.inspection import Choices, Inspection, inspect, inspect_options
from s3settings.options.option import Preset
from s3settings.problems.problem import Problem, has_errors
from s3settings.sources.env_file import DEFAULT_ENV_FILE, EnvFile
from s3settings.sources.reading import absolute
from s3settings.sources.values import Environment, FilePath
from s3settings.sources.values import Secrets as SecretStores
from s3settings.storages.storage import Storage

if TYPE_CHECKING:
    from s3settings.chain import Secrets
    from s3settings.models.settings import S3Settings
    from s3settings.problems.error import ConfigurationError
    from s3settings.shapes import DjangoSettings


def load(
    *,
    env: Environment = None,
    env_file: EnvFile = DEFAULT_ENV_FILE,
    base_dir: FilePath | None = None,
    prefix: str = "",
    secrets_dir: FilePath | None = None,
    secrets: SecretStores = (),
    aliases: Iterable[str] = (),
    storages: Mapping[str, Mapping[str, Any]] | None = None,
    defaults: Mapping[str, Any] | None = None,
    preset: Preset | None = None,
    static: bool = True,
    media: bool = True,
    enabled: str | bool | None = None,
) -> "DjangoSettings":
    """The storage settings of a Django project, for ``globals().update(load())``.

    They are ``STORAGES``, ``STATIC_URL`` and ``MEDIA_URL``; with `base_dir` also ``STATIC_ROOT`` or
    ``MEDIA_ROOT`` where files are local; and the settings of ``collectstatic`` that are set.

    `env` is a mapping or an ``environ.Env`` to read instead of the process environment.
    `env_file` names one or several files in `base_dir` (default: the current directory), of which
    the last one wins and the environment wins over all; None reads none. `prefix` is put before
    every variable and tried first. `secrets_dir` is a directory with one file for each variable, of
    that name, as Docker and Kubernetes mount secrets, below the environment and the `.env` files;
    the variable ``S3SETTINGS_SECRETS_DIR`` wins over it. `secrets` names one or several secret
    stores, of which the last one wins, below the directory: ``"aws-secretsmanager:prod/storage"``,
    ``"aws-ssm:/prod/storage/"``, ``"vault:secret/prod/storage"``; ``S3SETTINGS_SECRETS`` wins over
    it. `aliases` declares storages beside ``default`` and ``staticfiles``; as a mapping, such as
    ``{"media": "uploads"}``, it also sets the name in their variables (``AWS_UPLOADS_…``) if that is
    not the alias. `storages` are entries of ``STORAGES`` that are kept as they are.

    `defaults` are values by variable, below the environment and the files: text as in a file, or
    Python values; empty text and None are *no value*, such as the root of the bucket for
    ``{"AWS_MEDIA_LOCATION": ""}``.

    `preset` names the defaults of options that nothing sets: ``"recommended"``, or
    ``"django-storages"``, by which the variables mean what constants of the same names mean to
    django-storages, so that a project moves to `load` without moving a file or a link. The variable
    ``AWS_S3_PRESET`` wins over it.

    With ``static=False`` static files are left to the project: ``staticfiles`` is that of
    `storages` or Django's own, and there is no ``STATIC_URL`` in the result. ``media=False`` leaves
    uploads, and ``MEDIA_URL``, to the project.

    `enabled` is the name of a variable that switches S3 on or off, such as ``"USE_S3"``, which has
    to be set to true or false, or a boolean. Off, ``default`` and ``staticfiles`` are Django's
    local storages with the URLs and directories of the project, and the result has only
    ``STORAGES``.

    Raises `ConfigurationError` with everything that is wrong, at once.
    """
    arguments: dict[str, Any] = {
        "env": env,
        "env_file": env_file,
        "base_dir": base_dir,
        "secrets_dir": secrets_dir,
        # they may be read again
        "secrets": secrets if isinstance(secrets, str) else tuple(secrets),
        "prefix": prefix,
        "aliases": aliases if isinstance(aliases, str | Mapping) else tuple(aliases),
        "others": storages,
        "choices": Choices(defaults, preset, static, media, enabled),
    }
    found = inspect(**arguments)
    if has_errors(found.problems):
        problems = found.problems
        # a traceback shows the locals: no value may stay among them
        del env, storages, defaults, arguments, found
        raise _error(problems)
    # the same files if the process changes its directory; other entries have no secrets to find
    again: dict[str, Any] = {**arguments, "others": None}
    if any(storage.withholds_secrets for storage in found.storages):
        again["base_dir"] = absolute(Path(base_dir or ""))
    withheld = _registered(found.storages, again, lambda: inspect(**again))
    return emitted(
        found.storages, base_dir=base_dir, others=storages, is_on=found.is_on, withheld=withheld
    )


def django_settings(
    settings: "S3Settings",
    *,
    base_dir: FilePath | None = None,
    storages: Mapping[str, Mapping[str, Any]] | None = None,
) -> "DjangoSettings":
    """The settings of Django from an `S3Settings`, in the shape in which `load` returns them.

    `base_dir` is the directory of the files of local storages; without it, the project sets
    ``STATIC_ROOT`` and ``MEDIA_ROOT`` itself. `storages` are entries of ``STORAGES`` that are kept as
    they are.

    Raises `ConfigurationError` with everything that is wrong, at once.
    """
    found = inspect_options(*settings.checked_options(), others=storages)
    if has_errors(found.problems):
        problems = found.problems
        del settings, storages, found
        raise _error(problems)

    def again() -> Inspection:
        return inspect_options(*settings.checked_options(), others=storages)

    withheld = _registered(found.storages, settings, again)
    return emitted(found.storages, base_dir=base_dir, others=storages, withheld=withheld)


def _registered(
    storages: Iterable[Storage], arguments: object, again: Callable[[], Inspection]
) -> Mapping[str, str]:
    """The names, by alias, under which the secrets are registered that ``OPTIONS`` must not have.

    They are read by inspecting the configuration `again`; `arguments` are those of the inspection.
    """
    withheld = [storage.alias for storage in storages if storage.withholds_secrets]
    if not withheld:
        return {}
    from s3settings import chain

    def reader(alias: str) -> chain.Read:
        return lambda: _secrets(again(), alias)

    return {alias: chain.register(alias, arguments, reader(alias)) for alias in withheld}


def _secrets(found: Inspection, alias: str) -> "Secrets":
    """The secrets of a storage; without any by now, boto3 looks for a role as it does at a start."""
    if has_errors(found.problems):
        problems = found.problems
        del found
        raise _error(problems)
    from s3settings.chain import Secrets

    of_storages = {storage.alias: storage.secrets for storage in found.storages}
    return of_storages.get(alias, Secrets(alias))


def _error(problems: tuple[Problem, ...]) -> "ConfigurationError":
    from s3settings.problems.uncaught import raised

    return raised(problems)
