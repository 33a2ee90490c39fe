"""A migration: the plan for a settings module, edited until the storages are proven to be equal."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from s3settings.migrate.building import Built, Run, built
from s3settings.migrate.class_editing import edited_class, names_in_class
from s3settings.migrate.comparison import Difference, differences
from s3settings.migrate.editing import CannotEditError, Edit, Manner, edited
from s3settings.migrate.planning import planned
from s3settings.migrate.plans import Names, Plan
from s3settings.migrate.source import SettingsFile, settings_file, words
from s3settings.sources.env_file import DEFAULT_ENV_FILE

Build = Callable[[Run], Built]
CONFIGURATION = "DJANGO_CONFIGURATION"


class CannotMigrateError(Exception):
    """Raised for settings that can't be read; the text is the reason, without any value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """A settings module before and after, as it was proven in the environment of every run.

    `edit` is None if nothing moves; the plan has the reasons.
    """

    file: Path
    runs: tuple[Run, ...] = field(repr=False)
    before: tuple[Built, ...] = field(repr=False)
    plan: Plan
    source: SettingsFile = field(repr=False)
    edit: Edit | None = field(default=None, repr=False)

    def verified(self, build: Build = built) -> bool:
        """Return True if the files on the disk make the same storages as before."""
        runs = _afterwards(self.runs, self.before)
        return not any(
            differences(before, build(run)) for run, before in zip(runs, self.before, strict=True)
        )


def migration(runs: Sequence[Run], build: Build = built) -> Migration:
    """Plan the migration of a settings module, and prove it in the environment of each run.

    The first run is the one with storages on S3. Raises `CannotMigrateError`.
    """
    before = tuple(map(build, runs))
    if prefix := _prefix(before[0].read):
        runs = [replace(run, prefix=prefix) for run in runs]
        before = (build(runs[0]), *before[1:])
    for one in before:
        if one.error:
            see = f"s3settings check --settings {runs[0].module}"
            raise CannotMigrateError(f"the settings raise {one.error}; see {see}")
    file = Path(before[0].file)
    try:
        source = settings_file(text_of(file.read_bytes()))
    except (OSError, ValueError, SyntaxError):
        raise CannotMigrateError("the source of the settings can't be read") from None
    return _Prover(tuple(runs), before, file, source, build).proven()


def text_of(content: bytes) -> str:
    """Return the text of a file; raises ValueError if its lines are not those of Python."""
    text = content.decode().replace("\r\n", "\n")
    if "\r" in text or text.startswith("\ufeff"):
        raise ValueError
    return text


def _prefix(read: Sequence[str]) -> str:
    """Return what the variables of the project start with before the name of a setting."""
    found = [name.partition("AWS_")[0] for name in read if "_AWS_" in name]
    if not found or any(name.startswith("AWS_S") for name in read):
        return ""
    return found[0] if len({*found}) == 1 else ""


def _afterwards(runs: Sequence[Run], before: Sequence[Built]) -> Iterator[Run]:
    """Yield runs that read the classes that were found before."""
    for run, one in zip(runs, before, strict=True):
        yield replace(run, classes=tuple(one.classes))


@dataclass(frozen=True)
class _Prover:
    runs: tuple[Run, ...]
    before: tuple[Built, ...]
    file: Path
    source: SettingsFile
    build: Build

    def proven(self) -> Migration:
        """Try plans, each with fewer storages than the one before, until one is proven."""
        stays: Mapping[str, str] = {}
        while True:
            plan = planned(self.before[0], self.source, stays, self.runs[0].prefix, self._names)
            if not plan.moves:
                return self._migration(plan, None)
            edit, found = self._tried(plan)
            if edit is not None:
                return self._migration(plan, edit)
            stays = {**plan.stays, **_reasons(plan, found)}

    def _migration(self, plan: Plan, edit: Edit | None) -> Migration:
        return Migration(
            file=self.file,
            runs=self.runs,
            before=self.before,
            plan=plan,
            source=self.source,
            edit=edit,
        )

    @property
    def _class(self) -> str:
        return self.runs[0].environment.get(CONFIGURATION, "")

    @cached_property
    def _names(self) -> Names:
        if not self._class:
            return Names()
        try:
            return names_in_class(self.source, self.before[0], self._class)
        except CannotEditError:
            reason = "the class of the settings is not in their module"
            raise CannotMigrateError(reason) from None

    @property
    def _env_file(self) -> str | None:
        """The argument `env_file` of `load()`, None for its default."""
        run, base = self.runs[0], Path(self.before[0].root or self.runs[0].folder)
        if run.env_file is None or Path(run.env_file) == base / DEFAULT_ENV_FILE:
            return None
        path = Path(run.env_file)
        return path.relative_to(base).as_posix() if path.is_relative_to(base) else run.env_file

    @cached_property
    def _needed(self) -> frozenset[str]:
        return words(self.runs[0].folder, self.file)

    def _tried(self, plan: Plan) -> tuple[Edit | None, list[Difference]]:
        """Return the first edit that is proven, or the differences of the best one."""
        best: list[Difference] = []
        for edit in self._edits(plan):
            index, found = self._differences(edit, plan)
            if not found:
                return edit, []
            best = best or found
            if index == 0 and any(one.storage in plan.moves for one in found):
                return None, found
        return None, best

    def _edits(self, plan: Plan) -> Iterator[Edit]:
        """Yield the module in every manner in which it may be equal, the most readable first."""
        for make in self._makers(plan):
            try:
                edit = make()
                ast.parse(edit.text)
            except (CannotEditError, SyntaxError):
                continue
            yield edit

    def _makers(self, plan: Plan) -> Iterator[Callable[[], Edit]]:
        source, before = self.source, self.before[0]
        if self._class:
            yield partial(edited_class, source, before, plan, self._class, self._env_file)
            return
        is_conditional = source.is_conditional(before.executed, plan.moves)
        for is_guarded in (is_conditional, not is_conditional):
            for takes_urls in (True, False):
                manner = Manner(
                    takes_urls=takes_urls, is_guarded=is_guarded, env_file=self._env_file
                )
                yield partial(edited, source, before, plan, self._needed, manner)

    def _differences(self, edit: Edit, plan: Plan) -> tuple[int, list[Difference]]:
        """Return the first run in which the storages differ, and how."""
        secrets = {secret.variable: str(secret.value) for secret in plan.secrets}
        runs = _afterwards(self.runs, self.before)
        for index, (run, before) in enumerate(zip(runs, self.before, strict=True)):
            environment = {**run.environment, **secrets}
            sources = {str(self.file): edit.text}
            after = self.build(replace(run, environment=environment, sources=sources))
            if found := differences(before, after):
                return index, found
        return 0, []


def _reasons(plan: Plan, found: Sequence[Difference]) -> dict[str, str]:
    """Return the storages that differ with what differs, or all of them if it is none of them."""
    reasons: dict[str, list[str]] = {}
    for one in found:
        reasons.setdefault(one.storage, []).append(f"{one.what} {one.reason}")
    own = {alias: "; ".join(all_) for alias, all_ in reasons.items() if alias in plan.moves}
    rest = "; ".join(text for all_ in reasons.values() for text in all_)
    return own or dict.fromkeys(plan.moves, rest or "its statements have no place in the module")
