"""The model of a project: the options of every storage, typed, from arguments and variables."""

from collections.abc import Callable, Mapping
from typing import Any, Self, TypeVar, cast

from pydantic import Field, PrivateAttr, ValidationError, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from s3settings.models.given import Given, given_options, with_parsed
from s3settings.models.sources import READ, variables
from s3settings.models.storage import StaticSettings, StorageSettings
from s3settings.options.parsing import Options, validate
from s3settings.options.table import OPTIONS
from s3settings.problems.error import ConfigurationError
from s3settings.problems.kinds import problem
from s3settings.problems.problem import ARGUMENT, Problem, has_errors, ordered
from s3settings.problems.uncaught import raised
from s3settings.sources.env_file import DEFAULT_ENV_FILE
from s3settings.sources.values import Origin, Value
from s3settings.variables.names import MEDIA, STATIC

_Sources = tuple[PydanticBaseSettingsSource, ...]
Settings = TypeVar("Settings", bound="S3Settings")


class S3Settings(StorageSettings, BaseSettings):
    """The storage settings of a Django project, from environment variables and `.env`.

    It is `load` as a pydantic-settings model: the same variables, read and parsed by the same code,
    whose options are fields. The fields of the model itself are for all storages; `static`, `media`
    and the declared `aliases` have those of one. Arguments win over variables. `_env_file` and
    `_env_prefix`, or `env_file` and `env_prefix` in the `model_config` of a subclass, set what is
    read.

    Raises `ConfigurationError` with everything that is wrong, never pydantic's own error, which
    shows its input.
    """

    # pydantic-settings narrows the type of its base the same way; it also reads the file, which has
    # no effect, and Latin-1 has no invalid bytes
    model_config = SettingsConfigDict(  # type: ignore[mutable-override]
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        env_file=DEFAULT_ENV_FILE,
        env_file_encoding="latin-1",
    )

    static: StaticSettings = Field(
        default=StaticSettings(), description="Options of static files only."
    )
    media: StorageSettings = Field(
        default=StorageSettings(), description="Options of uploads only."
    )
    aliases: dict[str, StorageSettings] = Field(
        default={}, description="Further storages by their key in STORAGES."
    )

    _given: Options = PrivateAttr(default=Options({}, {}))
    _problems: tuple[Problem, ...] = PrivateAttr(default=())

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401 - pydantic's
        """Let the sources that a subclass chooses from read the variables of `load`."""
        super().__pydantic_init_subclass__(**kwargs)
        chosen = vars(cls).get("settings_customise_sources")
        if isinstance(chosen, classmethod):
            cls.settings_customise_sources = _choosing_ours(chosen)  # type: ignore[method-assign]

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> _Sources:
        """Arguments first, then the variables as `load` reads them.

        In an override, `env_settings` reads the environment, and `dotenv_settings` the environment,
        the files and the secrets directory.
        """
        ours = variables(settings_cls, env_settings, dotenv_settings, file_secret_settings)
        return init_settings, ours["dotenv_settings"]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The warnings that were found while reading."""
        return self._problems

    def origin(self, option: str, scope: str = "") -> Origin | None:
        """The origin of an option of all storages or of one scope; None if it is not set."""
        options, _ = self.checked_options()
        level = options.scopes.get(scope, {}) if scope else options.common
        return level[option].origin if option in level else None

    def checked_options(self) -> tuple[Options, tuple[Problem, ...]]:
        """The options that are set, with their origins, and all problems of single values.

        They are parsed again: `model_construct` and `model_copy` do not validate.
        """
        levels = {STATIC: self.static, MEDIA: self.media, **self.aliases}
        given = Options(
            _set_in(self, self._given.common, ""),
            {
                scope: _set_in(level, self._given.scopes.get(scope, {}), scope)
                for scope, level in levels.items()
            },
        )
        options, problems = validate(given)
        return options, (*self._problems, *problems)

    @model_validator(mode="wrap")
    @classmethod
    def _all_problems(cls, data: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Parse every option, and raise everything that is wrong at once."""
        given = _given_in(data)
        settings, problems = _validated(data, given, handler)
        if settings is not None and given is not None:
            settings._given = given.options  # noqa: SLF001 - its own
            settings._problems = problems  # noqa: SLF001 - its own
        if settings is None or has_errors(problems):
            # a traceback shows the locals, and those of pydantic have the model: no value may stay
            if settings is not None:
                vars(settings).clear()
            del data, handler, given, settings
            raise raised(ordered(problems))
        return settings


def _choosing_ours(chosen: "classmethod[S3Settings, ..., _Sources]") -> Any:  # noqa: ANN401 - a descriptor
    """The method of a subclass, called with sources that read the variables of `load`."""

    def settings_customise_sources(  # noqa: PLR0917 - the signature is pydantic's
        cls: type[Any],
        /,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> _Sources:
        ours = variables(settings_cls, env_settings, dotenv_settings, file_secret_settings)
        return chosen.__get__(None, cls)(settings_cls, init_settings=init_settings, **ours)

    return classmethod(settings_customise_sources)


def _given_in(data: object) -> Given | None:
    """The options in data that the sources have made; None for other data."""
    if not isinstance(data, dict) or READ not in data:
        return None
    return given_options(cast("dict[str, object]", data))


def _validated(
    data: object, given: Given | None, handler: Callable[[object], Settings]
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings of what was given, and the problems of options and of other fields."""
    problems = () if given is None else given.problems
    if given is not None:
        data = with_parsed(cast("dict[str, object]", data), given.options)
    try:
        settings = handler(data)
    except ValidationError as error:
        details = error.errors(include_input=False, include_context=False, include_url=False)
        return None, (*problems, *dict.fromkeys(map(_problem, details)))
    except ConfigurationError as error:
        # of the constructor, through which pydantic sends the data of a nested model
        return None, (*problems, *error.problems)
    return settings, problems or settings.problems


def _set_in(level: object, known: Mapping[str, Value], scope: str) -> dict[str, Value]:
    """The options that are set in a model, with the origins of those that did not change."""
    if not isinstance(level, StorageSettings):
        return {}
    found: dict[str, Value] = {}
    for name in OPTIONS:
        if name in level.model_fields_set:
            value = getattr(level, name)
            is_known = name in known and known[name].value == value
            place = f"{scope}.{name}".removeprefix(".")
            found[name] = known[name] if is_known else Value(value, Origin(place, ARGUMENT))
    return found


def _problem(detail: ErrorDetails) -> Problem:
    """The problem behind pydantic's error, of which only the path and the type are used."""
    name = ".".join(map(str, detail["loc"]))
    id_, message, hint = _explained(detail["type"])
    return problem(id_, message, hint, variable=name or None, source=ARGUMENT)


def _explained(kind: str) -> tuple[str, str, str]:
    """Id, fact and cure of an error of pydantic."""
    if kind == "extra_forbidden":
        return "E033", "not an option", "remove it, or correct its name"
    if kind == "missing":
        return "E001", "required", "give it a value"
    return "E028", "not a value of this field", "give it one of its type"
