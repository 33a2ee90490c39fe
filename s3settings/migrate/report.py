"""The report of a migration: the statements, what was proven, what stays, and secrets by name."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from s3settings.escaping import inert, visible
from s3settings.migrate.migration import Migration
from s3settings.migrate.planning import is_secret
from s3settings.migrate.source import Assignment
from s3settings.project.entries import LEGACY
from s3settings.project.options import OPTION_OF_SETTING

VERSION = 1
# the release of Django that ignores DEFAULT_FILE_STORAGE
_WITHOUT_LEGACY = (5, 1)
# what can't be made has no class to ask
_S3 = "storages.backends.s3"
_ADVICE = "rotate this key: it was in the source"

Result = Literal["equal", "loaded", "not on S3", "stays"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A migration of a module in a folder; `backup` is the old file if it was written."""

    module: str
    folder: Path
    migration: Migration
    env_file: Path
    backup: Path | None = None

    @property
    def status(self) -> int:
        """The exit status: 1 if storages on S3 are written by hand, and none of them can move."""
        found = self.migration
        is_new = bool(found.before[0].on_s3) and not found.before[0].is_loaded
        return int(is_new and found.edit is None)

    def storages(self) -> Iterator["Verdict"]:
        """Yield the verdict on each storage."""
        found, before = self.migration, self.migration.before[0]
        for alias, facts in before.storages.items():
            if alias in before.loaded:
                yield Verdict(alias, "loaded", "load() makes it already")
            elif alias in found.plan.stays:
                yield Verdict(alias, "stays", found.plan.stays[alias])
            elif alias in found.plan.moves:
                number = len(facts["options"]), len(facts["links"])
                yield Verdict(alias, "equal", "{} options, {} links".format(*number))
            elif (error := facts.get("error")) and facts["backend"].startswith(_S3):
                yield Verdict(alias, "stays", f"making it raises {error}")
            else:
                yield Verdict(alias, "not on S3", "stays as it is")

    def secrets(self) -> Iterator["Found"]:
        """Yield the secrets in the source, without their values."""
        found = self.migration
        removed = found.edit.removed if found.edit else ()
        gone = {line for one in removed for line in range(one.first, one.last + 1)}
        for secret in found.plan.secrets:
            yield Found(secret.variable, secret.line, moves=True, stays=secret.line not in gone)
        for secret in found.plan.left:
            yield Found(secret.variable, secret.line, moves=False, stays=True)
        named = {secret.line for secret in (*found.plan.secrets, *found.plan.left)}
        for one in removed:
            # such as the fallback of a variable that is set
            option = OPTION_OF_SETTING.get(one.name)
            if is_secret(option, one.expression) and one.first not in named:
                yield Found(one.name, one.first, moves=False, stays=False)

    def unproven(self) -> list[Assignment]:
        """Return the settings of storages that no environment has set: `load()` ignores them."""
        found = self.migration
        executed = frozenset[int]().union(*(one.executed for one in found.before))
        return [
            one
            for one in (found.source.assignments if found.edit else ())
            if one.name in OPTION_OF_SETTING and one.first not in executed
        ]


class Verdict(NamedTuple):
    """The result for a storage, and the reason or what was compared."""

    alias: str
    result: Result
    detail: str


class Found(NamedTuple):
    """A secret in a line of the source: if it moves to the .env file, if it stays in the source."""

    variable: str
    line: int
    moves: bool
    stays: bool


def as_text(outcome: Outcome) -> str:
    """Return the statements, a line for each storage and each secret, and a summary."""
    lines = [*_statements(outcome)]
    lines += [f"{one.alias}: {one.result}: {one.detail}" for one in outcome.storages()]
    lines += [_of_secret(outcome, one) for one in outcome.secrets()]
    lines += _of_unproven(outcome.unproven())
    lines.append(_summary(outcome))
    return "".join(f"{visible(line)}\n" for line in lines)


def _statements(outcome: Outcome) -> Iterator[str]:
    found = outcome.migration
    if found.edit is None:
        return
    yield f"{_relative(outcome, found.file)}:"
    yield ""
    yield from found.edit.block.split("\n")
    yield ""
    if found.edit.removed:
        removed = ", ".join(f"{one.name} ({one.first})" for one in found.edit.removed)
        yield f"removed (line): {removed}"
        yield ""


def _of_secret(outcome: Outcome, one: Found) -> str:
    place = _relative(outcome, outcome.env_file)
    fact = f"moves to {place}" if one.moves else "stays in the source"
    if not (one.moves or one.stays):
        fact = "is removed"
    if one.moves and one.stays:
        fact += ", and is in the source still; remove it there"
    return f"line {one.line}: {one.variable} {fact}; {_ADVICE}"


def _of_unproven(found: list[Assignment]) -> Iterator[str]:
    if found:
        names = ", ".join(f"{one.name} ({one.first})" for one in found)
        yield f"not set in these environments, and without effect (line): {names}; prove another one with --also"


def _summary(outcome: Outcome) -> str:
    found = outcome.migration
    if found.edit is None:
        return f"nothing to write{_hint_of_check(outcome)}"
    number = len(found.runs)
    environments = "1 environment" if number == 1 else f"{number} environments"
    proven = f"proven in {environments} with Django {_django(found)}"
    if outcome.backup is None:
        return f"{proven}; nothing is written without --write"
    kept = _relative(outcome, outcome.backup)
    return f"{proven}; written, the old settings are {kept}: delete it when all is well"


def _hint_of_check(outcome: Outcome) -> str:
    """Return where settings are reported that leave all files on the local disk; empty otherwise."""
    before = outcome.migration.before[0]
    are_ignored = before.django >= _WITHOUT_LEGACY and LEGACY.keys() & before.names
    if before.on_s3 or before.is_loaded or not are_ignored:
        return ""
    ignored = f"settings that Django {_django(outcome.migration)} ignores"
    return f"; s3settings check --settings {outcome.module} reports {ignored}"


def _django(found: Migration) -> str:
    return ".".join(map(str, found.before[0].django))


def as_json(outcome: Outcome) -> str:
    """Return an object of version 1 with the same."""
    found = outcome.migration
    edit = found.edit
    document = {
        "version": VERSION,
        "settings": outcome.module,
        "file": _relative(outcome, found.file),
        "django": _django(found),
        "environments": len(found.runs),
        "written": outcome.backup is not None,
        "backup": _relative(outcome, outcome.backup) if outcome.backup else None,
        "statements": edit.block if edit else None,
        "removed": [
            {"name": one.name, "first": one.first, "last": one.last} for one in edit.removed
        ]
        if edit
        else [],
        "unproven": [{"name": one.name, "line": one.first} for one in outcome.unproven()],
        "env_file": _relative(outcome, outcome.env_file),
        "defaults": [default.variable for default in found.plan.defaults],
        "secrets": [{**one._asdict(), "advice": _ADVICE} for one in outcome.secrets()],
        "storages": [one._asdict() for one in outcome.storages()],
    }
    return inert(json.dumps(document, indent=2)) + "\n"


def _relative(outcome: Outcome, path: Path) -> str:
    path = path.resolve()
    if path.is_relative_to(outcome.folder):
        return path.relative_to(outcome.folder).as_posix()
    return str(path)


FORMATS: dict[str, Callable[[Outcome], str]] = {"text": as_text, "json": as_json}
