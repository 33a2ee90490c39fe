"""The inspection of a configuration before anything is emitted: read, parse, resolve, check."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, cast

from s3settings.options.option import Preset
from s3settings.options.parsing import Options, validate
from s3settings.problems.kinds import kind_of, problem
from s3settings.problems.problem import ARGUMENT, UNSET, Problem, ordered
from s3settings.record import Record
from s3settings.rules import broken_rules
from s3settings.rules.buckets import SET_THE_BUCKET
from s3settings.sources.env_file import DEFAULT_ENV_FILE, EnvFile
from s3settings.sources.reading import named_files, read
from s3settings.sources.values import Environment, FilePath, Origin, Reading, Secrets, Value
from s3settings.storages.resolution import resolve
from s3settings.storages.storage import Storage
from s3settings.variables.assignment import assign
from s3settings.variables.names import MEDIA, PRESET_VARIABLE, STATIC, suspected

Others = Mapping[str, Mapping[str, Any]]

# inspections of the calls of `load` in a module that is imported to be checked
_observed: ContextVar["list[Inspection] | None"] = ContextVar("observed", default=None)


class Choices(Record):
    """The choices of a project, which its code makes; values are left out of the `repr`.

    `defaults` are values by variable, `preset` names the defaults of options that nothing sets.
    `static` and `media` are False for storages that the project defines itself. `enabled` is the
    switch between S3 and local files, or the name of the variable that is.
    """

    defaults: Mapping[str, Any] | None = None
    preset: str | None = None
    static: bool = True
    media: bool = True
    enabled: str | bool | None = None

    def __repr__(self) -> str:
        return f"Choices(preset={self.preset!r}, static={self.static}, media={self.media})"


class Inspection(Record):
    """The variables as they were read, the valid options, their storages, and all problems.

    `meant` is the inspection as if variables of a wrong name had the right one, or None if there
    are none. `is_on` is False where a switch of the project turns S3 off. Values are left out of
    the `repr`.
    """

    reading: Reading
    options: Options
    storages: tuple[Storage, ...]
    problems: tuple[Problem, ...]
    meant: "Inspection | None" = None
    is_on: bool = True

    def __repr__(self) -> str:
        return f"Inspection(problems={self.problems!r})"


def inspect(
    *,
    env: Environment = None,
    env_file: EnvFile = DEFAULT_ENV_FILE,
    base_dir: FilePath | None = None,
    secrets_dir: FilePath | None = None,
    secrets: Secrets = (),
    prefix: str = "",
    aliases: Iterable[str] = (),
    others: Others | None = None,
    choices: Choices | None = None,
) -> Inspection:
    """Inspect the variables, as `load` reads them; raises nothing."""
    choices = choices or Choices()
    switch = _switch(choices, prefix)
    reading = read(
        env=env,
        env_file=env_file,
        base_dir=base_dir,
        secrets_dir=secrets_dir,
        secrets=secrets,
        defaults=choices.defaults,
        wanted=lambda name: name in switch or suspected(name),
    )
    values = {name: value for name, value in reading.values.items() if name not in switch}
    preset, off, undecided = _decided(reading.values, choices, prefix, base_dir)
    scopes, names, refused = _named(aliases)
    given, misnamed = assign(values, aliases=scopes, prefix=prefix, base_dir=base_dir)
    options, invalid = validate(given)
    if off is not None:
        options = _switched_off(options, off)
    problems = (*reading.problems, *undecided, *refused, *misnamed, *invalid)
    left_out = {STATIC: choices.static, MEDIA: choices.media}
    found = inspect_options(
        options,
        (*problems, *_without_storage(options, left_out)),
        preset=preset,
        scopes=[scope for scope in options.scopes if left_out.get(scope, True)],
        others=others,
        names=names,
        cure=_where_to_set(env_file, base_dir),
    )
    found = found.replace(reading=reading, is_on=off is None)
    if (observed := _observed.get()) is not None:
        observed.append(found)
    return found


@contextmanager
def observation() -> Generator[list[Inspection]]:
    """The inspections that are made meanwhile, such as those of a module that calls `load`."""
    found: list[Inspection] = []
    token = _observed.set(found)
    try:
        yield found
    finally:
        _observed.reset(token)


def inspect_options(
    options: Options,
    found: tuple[Problem, ...],
    *,
    preset: Preset = "recommended",
    scopes: Collection[str] | None = None,
    others: Others | None = None,
    names: Mapping[str, str] | None = None,
    cure: str = SET_THE_BUCKET,
) -> Inspection:
    """Resolve valid options and check them; `found` are the problems of the invalid ones.

    `scopes` are those of the storages that are resolved, by default all; `names` are aliases that
    differ from their scopes; `cure` is the hint where no bucket is set.
    """
    storages = checked = resolve(options, preset, scopes, names)
    likely, of_values = options, found
    if options.supposed:
        from s3settings.rules.causes import as_supposed

        likely, of_values = as_supposed(options, found)
        checked = resolve(likely, preset, scopes, names)
    broken = broken_rules(likely, checked, of_values, cure=cure)
    meant: Inspection | None = None
    if options.misnamed:
        from s3settings.rules.causes import as_meant, by_cause

        def rules(changed: Options) -> tuple[Problem, ...]:
            storages = resolve(changed, preset, scopes, names)
            return broken_rules(changed, storages, of_values, cure=cure)

        right, malformed = as_meant(likely)
        names_of = {one.problem for one in options.misnamed.values()}
        of_right = (*(one for one in of_values if one not in names_of), *malformed)
        meant = inspect_options(
            right, of_right, preset=preset, scopes=scopes, names=names, cure=cure
        )
        found, broken = by_cause(likely, found, broken, rules)
    if any(option == "provider" for _, option in options.invalid):
        from s3settings.rules.contradictions import with_provider_shown

        found = with_provider_shown(options, found, checked)
    if any(kind_of(problem.id).hides_variables for problem in found):
        # an unset variable may be set in the file that could not be read
        broken = tuple(problem for problem in broken if problem.source != UNSET)
    problems = ordered((*found, *broken, *_of_others(storages, others or {})))
    return Inspection(Reading({}), options, storages, problems, meant)


def _where_to_set(env_file: EnvFile, base_dir: FilePath | None) -> str:
    """The hint for a variable that is not set: the environment, or the file that is read last."""
    files = [*named_files(env_file, base_dir)]
    if not files:
        return "add it to the environment"
    path = files[-1].path
    with suppress(OSError):
        # raised where the current directory has been removed
        path = path.absolute()
    return f"add it to the environment or to {path}"


def _named(
    aliases: Iterable[str],
) -> tuple[Iterable[str], Mapping[str, str], tuple[Problem, ...]]:
    """The scopes of the aliases, the aliases that differ from them, and the problems."""
    if not isinstance(aliases, Mapping):
        return aliases, {}, ()
    from s3settings.variables.aliases import named

    return named(cast("Mapping[str, str]", aliases))


def _decided(
    values: Mapping[str, Value], choices: Choices, prefix: str, base_dir: FilePath | None
) -> tuple[Preset, Origin | None, tuple[Problem, ...]]:
    """The preset, the origin of the value that switches S3 off if one does, and the problems."""
    is_preset = choices.preset is not None or any(PRESET_VARIABLE in name for name in values)
    if not is_preset and choices.enabled is None:
        return "recommended", None, ()
    from s3settings.variables.choices import chosen_preset, switched_off

    preset, unknown = chosen_preset(values, choices.preset, prefix, base_dir)
    off, undecided = switched_off(values, choices.enabled, prefix, base_dir)
    return preset, off, (*unknown, *undecided)


def _switch(choices: Choices, prefix: str) -> Collection[str]:
    """The variables that can switch S3 off."""
    if not isinstance(choices.enabled, str):
        return ()
    return {start + choices.enabled + end for start in (prefix, "") for end in ("", "_FILE")}


def _switched_off(options: Options, origin: Origin) -> Options:
    """The options of storages that are all local, by the value that switches S3 off."""
    local = {"backend": Value("filesystem", origin)}
    scopes = {
        scope: {name: value for name, value in level.items() if name != "backend"}
        for scope, level in options.scopes.items()
    }
    return Options({**options.common, **local}, scopes, options.invalid)


def _without_storage(options: Options, wanted: Mapping[str, bool]) -> Iterator[Problem]:
    """Yield the variables of storages that the project defines itself."""
    for scope, level in options.scopes.items():
        for value in () if wanted.get(scope, True) else level.values():
            variable, source = value.origin
            fact = f"not used: load({scope}=False) leaves the storage to the project"
            hint = f"remove it, or remove {scope}=False"
            yield problem("W065", fact, hint, variable=variable, source=source)


def _of_others(storages: tuple[Storage, ...], others: Others) -> Iterator[Problem]:
    """Yield the problems of the entries that the project passes."""
    defined = {storage.alias for storage in storages}
    for alias, entry in others.items():
        if alias in defined:
            fact = f"storages= has an entry {alias} too"
            hint = "remove it from the argument, or configure it only by variables"
            yield problem("E046", fact, hint, variable=None, source=ARGUMENT, alias=alias)
        elif not _is_entry(entry):
            fact = f"the entry {alias} of storages= is not a dict with a BACKEND"
            hint = 'pass {"BACKEND": "…", "OPTIONS": {…}}'
            yield problem("E103", fact, hint, variable=None, source=ARGUMENT, alias=alias)


def _is_entry(entry: object) -> bool:
    return isinstance(entry, Mapping) and "BACKEND" in entry
