"""The inspection of a configuration before anything is emitted: read, parse, resolve, check."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
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
from s3settings.sources.reading import absolute, named_files, read
from s3settings.sources.values import Environment, FilePath, Origin, Reading, Secrets, Value
from s3settings.storages.resolution import resolve
from s3settings.storages.storage import Storage
from s3settings.variables.assignment import assign
from s3settings.variables.names import (
    ALIAS_OF_SCOPE,
    ALIASES_VARIABLE,
    MEDIA,
    PRESET_VARIABLE,
    STATIC,
    suspected,
)

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

    @property
    def left_out(self) -> tuple[str, ...]:
        """The scopes of storages that the project defines itself."""
        return tuple(scope for scope in (STATIC, MEDIA) if not getattr(self, scope))

    def switches(self, prefix: str) -> Collection[str]:
        """The variables that can switch S3 off."""
        if not isinstance(self.enabled, str):
            return ()
        return {start + self.enabled + end for start in (prefix, "") for end in ("", "_FILE")}


class Layout(Record):
    """The storages that options are resolved to.

    `preset` names the defaults of their options. `scopes` are those of the storages, by default
    all, and `names` the aliases that differ from their scopes. `cure` is the hint where no bucket
    is set.
    """

    preset: Preset = "recommended"
    scopes: Collection[str] | None = None
    names: Mapping[str, str] | None = None
    cure: str = SET_THE_BUCKET

    def storages(self, options: Options) -> tuple[Storage, ...]:
        """The storages with every option resolved."""
        return resolve(options, self.preset, self.scopes, self.names)


_EVERY_STORAGE = Layout()


class Inspection(Record):
    """The variables as they were read, the valid options, their storages, and all problems.

    `meant` is the inspection as if variables of a wrong name had the right one, and all aliases
    were declared, or None if there are none of either. `is_on` is False where a switch of the
    project turns S3 off. Values are left out of the `repr`.
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
    switch = choices.switches(prefix)
    reading = read(
        env=env,
        env_file=env_file,
        base_dir=base_dir,
        secrets_dir=secrets_dir,
        secrets=secrets,
        defaults=choices.defaults,
        wanted=lambda name: name in switch or suspected(name),
    )
    values: Mapping[str, Value] = {
        name: value for name, value in reading.values.items() if name not in switch
    }
    unused: tuple[Problem, ...] = ()
    if choices.left_out:
        from s3settings.variables.choices import without_scopes

        values, unused = without_scopes(values, choices.left_out, prefix)
    declared, names, refused = _named(aliases)
    preset, off, undecided = _decided(reading.values, choices, prefix, base_dir)
    layout = Layout(preset, None, names, _where_to_set(env_file, base_dir))

    def inspected(scopes: Iterable[str], listed: Mapping[str, Value]) -> Inspection:
        given, misnamed = assign(
            {**listed, **values}, aliases=scopes, prefix=prefix, base_dir=base_dir
        )
        options, invalid = validate(given)
        if off is not None:
            from s3settings.variables.choices import all_local

            options = all_local(options, off)
        if choices.left_out:
            from s3settings.variables.choices import without_misnamed

            options, misnamed = without_misnamed(options, misnamed, choices.left_out)
        return inspect_options(
            options,
            (*reading.problems, *undecided, *refused, *unused, *misnamed, *invalid),
            layout.replace(scopes=[one for one in options.scopes if one not in choices.left_out]),
            others=others,
        )

    found = inspected(declared, {})
    if hiding := hiding_storages(found.problems):
        known = [scope for scope in found.options.scopes if scope not in ALIAS_OF_SCOPE]
        undeclared = [one.alias for one in hiding if one.alias]
        wrong = {one.variable for one in hiding if not one.alias}
        listed = [(ALIASES_VARIABLE, value) for name, value in values.items() if name in wrong]
        further = inspected([*known, *undeclared], dict(listed))
        # the wrong names of variables of an undeclared alias are reported with the alias
        found = found.replace(meant=further if listed else further.meant or further)
    found = found.replace(reading=reading, is_on=off is None)
    if (observed := _observed.get()) is not None:
        observed.append(found)
    return found


def hiding_storages(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of undeclared aliases, and those of wrong names of the variable that declares them."""
    cure = f"did you mean {ALIASES_VARIABLE}?"
    return [one for one in problems if kind_of(one.id).hides_storage or one.hint == cure]


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
    layout: Layout = _EVERY_STORAGE,
    *,
    others: Others | None = None,
) -> Inspection:
    """Resolve valid options and check them; `found` are the problems of the invalid ones.

    `others` are entries of ``STORAGES`` that the project passes.
    """
    storages = checked = layout.storages(options)
    likely, of_values = options, found
    if options.supposed:
        from s3settings.rules.causes import as_supposed

        likely, of_values = as_supposed(options, found)
        checked = layout.storages(likely)
    broken = broken_rules(likely, checked, of_values, cure=layout.cure)
    meant: Inspection | None = None
    if options.misnamed:
        meant = _as_meant(likely, of_values, layout)
        found, broken = _by_cause(likely, found, broken, of_values, layout)
    if any(option == "provider" for _, option in options.invalid):
        from s3settings.rules.contradictions import with_provider_shown

        found = with_provider_shown(options, found, checked)
    if any(kind_of(problem.id).hides_variables for problem in found):
        # an unset variable may be set in the file that could not be read
        broken = tuple(problem for problem in broken if problem.source != UNSET)
    problems = ordered((*found, *broken, *_of_others(storages, others or {})))
    return Inspection(Reading({}), options, storages, problems, meant)


def _as_meant(options: Options, of_values: tuple[Problem, ...], layout: Layout) -> Inspection:
    """Inspect the options as if variables of a wrong name had the right one."""
    from s3settings.rules.causes import as_meant

    right, malformed = as_meant(options)
    of_names = {one.problem for one in options.misnamed.values()}
    others = (one for one in of_values if one not in of_names)
    return inspect_options(right, (*others, *malformed), layout)


def _by_cause(
    options: Options,
    found: tuple[Problem, ...],
    broken: tuple[Problem, ...],
    of_values: tuple[Problem, ...],
    layout: Layout,
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems of values, and those of rules, that no variable of a wrong name explains."""
    from s3settings.rules.causes import by_cause

    def rules(changed: Options) -> tuple[Problem, ...]:
        return broken_rules(changed, layout.storages(changed), of_values, cure=layout.cure)

    return by_cause(options, found, broken, rules)


def _where_to_set(env_file: EnvFile, base_dir: FilePath | None) -> str:
    """The hint for a variable that is not set: the environment, or the file that is read last."""
    files = [*named_files(env_file, base_dir)]
    if not files:
        return "add it to the environment"
    return f"add it to the environment or to {absolute(files[-1].path)}"


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
    from s3settings.variables.choices import decided

    return decided(values, choices.preset, choices.enabled, prefix, base_dir)


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
