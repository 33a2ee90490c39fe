"""The model: every option of every storage, typed and validated, from variables."""

from collections.abc import Callable, Mapping
from typing import Any, Self, TypeVar, cast

from pydantic import (
    Field,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.functional_validators import ModelWrapValidatorHandler
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from s3settings.options.model import StaticSettings, StorageSettings
from s3settings.options.parsing import PARSERS, Validated
from s3settings.problems.error import ConfigurationError
from s3settings.problems.kinds import problem
from s3settings.problems.problem import ARGUMENT, Problem, has_errors, ordered
from s3settings.sources.reading import DEFAULT_ENV_FILE, EnvFile, read
from s3settings.variables.aliases import refusal
from s3settings.variables.assignment import Assigned, Origin, assign
from s3settings.variables.names import MEDIA, STATIC, options_of, suspected, variable_of

Settings = TypeVar("Settings", bound="S3Settings")


class S3Settings(StorageSettings, BaseSettings):
    """The storage settings of a Django project, from environment variables and `.env`.

    The fields of the model itself are for all storages; `static`, `media` and the declared
    `aliases` have those of one. Raises `ConfigurationError` with every field that is wrong, never
    pydantic's own error, which shows its input. `_env_file` and `_env_prefix`, or `env_file` and
    `env_prefix` in the `model_config` of a subclass, say what is read.
    """

    # pydantic-settings narrows the type of its base the same way; it reads the file too, for
    # nothing, and in Latin-1 it can't stumble over a byte of it: that is left to our reading
    model_config = SettingsConfigDict(  # type: ignore[mutable-override]
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        env_file=DEFAULT_ENV_FILE,
        env_file_encoding="latin-1",
    )

    static: StaticSettings = Field(
        default=StaticSettings(), description="Options of static files alone."
    )
    media: StorageSettings = Field(
        default=StorageSettings(), description="Options of uploads alone."
    )
    aliases: dict[str, StorageSettings] = Field(
        default={}, description="Further storages by their key in STORAGES."
    )
    origins: dict[str, Origin] = Field(
        default={}, repr=False, exclude=True, description="Where each option came from."
    )
    problems: tuple[Problem, ...] = Field(
        default=(), repr=False, exclude=True, description="What was noticed while reading."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the variables; the reading of pydantic-settings is not used."""
        del env_settings, file_secret_settings
        return init_settings, _Variables(settings_cls, dotenv_settings)

    def validated(self) -> Validated:
        """The options that were set, of all storages and of each one alone."""
        scopes = {STATIC: self.static, MEDIA: self.media, **self.aliases}
        return Validated(
            _options_set(self),
            {scope: _options_set(own) for scope, own in scopes.items()},
            self.origins,
        )

    @field_validator("aliases")
    @classmethod
    def _aliases_have_usable_names(
        cls, aliases: dict[str, StorageSettings]
    ) -> dict[str, StorageSettings]:
        """Refuse an alias that would take the place or the variables of another storage."""
        earlier: list[str] = []
        for position, name in enumerate(aliases, start=1):
            if fact := refusal(name, earlier):
                hint = "choose a name of letters, digits and underscores such as invoices"
                told = {"id": "E030", "message": f"alias {position} {fact}", "hint": hint}
                raise PydanticCustomError("invalid", "{id}\n{message}\n{hint}", told)
            earlier.append(name.upper())
        return aliases

    @model_validator(mode="wrap")
    @classmethod
    def _all_problems(cls, data: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Raise everything that is wrong at once."""
        settings, problems = _validated(data, handler)
        if settings is not None and has_errors(problems):
            # a traceback shows the locals, and those of pydantic have the model: no value may stay
            vars(settings).clear()
            settings = None
        if settings is None:
            del data, handler
            raise ConfigurationError(ordered(problems))
        return settings


class _Variables(PydanticBaseSettingsSource):
    """Our variables as a source of pydantic-settings."""

    def __init__(
        self, settings_cls: type[BaseSettings], dotenv_settings: PydanticBaseSettingsSource
    ) -> None:
        super().__init__(settings_cls)
        self._env_file: EnvFile = None
        self._prefix = ""
        if isinstance(dotenv_settings, DotEnvSettingsSource):
            self._env_file = dotenv_settings.env_file
            self._prefix = dotenv_settings.env_prefix

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Not used: `__call__` gives all fields at once."""
        raise NotImplementedError

    def __call__(self) -> dict[str, Any]:
        reading = read(env_file=self._env_file, wanted=suspected)
        return _model_input(assign(reading, prefix=self._prefix))


def _options_set(level: StorageSettings) -> dict[str, object]:
    return {name: getattr(level, name) for name in PARSERS if name in level.model_fields_set}


def _model_input(assigned: Assigned) -> dict[str, Any]:
    """What was assigned, in the shape of the model."""
    scopes = dict(assigned.scopes)
    return {
        **assigned.common,
        STATIC: scopes.pop(STATIC),
        MEDIA: scopes.pop(MEDIA),
        "aliases": scopes,
        "origins": assigned.origins,
        "problems": assigned.problems,
    }


def _validated(
    data: object, handler: Callable[[object], Settings]
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings, without what is invalid, and the problems of both reading and validating."""
    settings, details, problems = _handled(data, handler)
    if details and isinstance(data, Mapping):
        given = cast("Mapping[object, object]", data)
        left = _without([detail["loc"] for detail in details], given)
        settings, _, problems = _handled(left, handler)
    origins = settings.origins if settings else {}
    found = [_problem(detail, origins) for detail in details]
    return settings, (*problems, *dict.fromkeys(found))


def _handled(
    data: object, handler: Callable[[object], Settings]
) -> tuple[Settings | None, list[ErrorDetails], tuple[Problem, ...]]:
    """What comes of the data: settings, or errors of pydantic; and the problems known so far."""
    try:
        settings = handler(data)
    except ValidationError as error:
        return None, error.errors(include_input=False, include_context=False, include_url=False), ()
    except ConfigurationError as error:
        # of the constructor, through which pydantic sends the data of a nested model
        return None, [], error.problems
    return settings, [], settings.problems


def _without(
    paths: list[tuple[int | str, ...]], data: Mapping[object, object]
) -> dict[object, object]:
    """The data less the options that the paths of keys lead to."""
    kept = dict(data)
    for head in {path[0] for path in paths}:
        rest = [path[1:] for path in paths if path[0] == head]
        nested = kept.pop(head, None)
        if all(rest) and head not in StorageSettings.model_fields and isinstance(nested, Mapping):
            kept[head] = _without(rest, cast("Mapping[object, object]", nested))
    return kept


def _problem(detail: ErrorDetails, origins: Mapping[str, Origin]) -> Problem:
    """The problem behind pydantic's error; of the error only the path and our own text are used."""
    key = ".".join(map(str, detail["loc"])).removeprefix("aliases.")
    scope, _, option = key.rpartition(".")
    # what is no option has no variable: the name of the argument stands for it
    name = variable_of(option, scope) if option in options_of(scope) else key
    origin = origins.get(key) or Origin(name, ARGUMENT)
    id_, message, hint = _explained(detail)
    return problem(id_, message, hint, variable=origin.variable or None, source=origin.source)


def _explained(detail: ErrorDetails) -> tuple[str, str, str]:
    """Id, fact and hint of an error; a parser of ours has put them into its message."""
    if detail["type"] == "invalid":
        id_, message, hint = detail["msg"].split("\n")
        return id_, message, hint
    if detail["type"] == "extra_forbidden":
        return "E033", "not an option", "remove it, or correct its name"
    if detail["type"] == "missing":
        return "E001", "required", "give it a value"
    return "E028", "not a value of this field", "give it one of its type"
