"""Projects of the corpus after `s3settings migrate --write`, for a judge that is independent of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from s3settings.migrate import building
from s3settings.migrate.migration import Build, Migration, migration
from s3settings.migrate.writing import write
from tests.adoption.built import Run
from tests.adoption.corpus import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrated:
    """A project that was migrated, with its runs before and afterwards, with S3 on and off."""

    case: Case
    migration: Migration
    before: tuple[Run, ...]
    after: tuple[Run, ...]

    @property
    def stays(self) -> Mapping[str, str]:
        """The storages that stay written by hand, with the reasons."""
        return self.migration.plan.stays


def migrated(case: Case, folder: Path, build: Build) -> Migrated:
    """Migrate a copy of a project in a folder; the copy beside it stays as it is."""
    before = _runs(case, case.copy_to(folder / case.name))
    after = _runs(case, case.copy_to(folder / f"{case.name}-migrated"))
    found = migration([_job(run) for run in after], build)
    if found.edit is not None:
        write(
            found.file,
            old=found.source.text,
            new=found.edit.text,
            env_file=Path(found.before[0].root or after[0].folder) / ".env",
            secrets=found.plan.secrets,
        )
    return Migrated(case=case, migration=found, before=before, after=after)


def _runs(case: Case, run: Run) -> tuple[Run, ...]:
    """Return the run of a copy, and that with S3 switched off if it can be."""
    if not case.switch or case.env_file is not None:
        return (run,)
    return run, replace(run, environment={**run.environment, **case.switch}, classes=())


def _job(run: Run) -> building.Run:
    return building.Run(module=run.module, folder=run.folder, environment=run.environment)
