"""``manage.py collectstatic``: to S3 by s3settings, to any other storage by Django's own command."""

import atexit
import errno
import gc
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management.base import CommandError, CommandParser

from s3settings.escaping import visible
from s3settings.paths import exists, is_directory, is_file
from s3settings.sources import process_environment
from s3settings.staticfiles.outcome import Outcome, as_json, failures, summary
from s3settings.staticfiles.staging import Target, bases_of_project, target

if TYPE_CHECKING:
    from s3settings.staticfiles.progress import Teller
    from s3settings.staticfiles.run import Run

NOTHING = "nothing was published"
PARTLY = "not everything was published"
# the status that a shell reports for a command ended by Ctrl-C
INTERRUPTED = 130
# no space, a quota, or a limit for the size of a file
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Command(collectstatic.Command):
    """Collect static files in a single location; S3 gets only what differs, many at once."""

    _run: "Run | None" = None
    _stack: ExitStack

    def add_arguments(self, parser: CommandParser) -> None:
        """Add to Django's options the ones for S3."""
        super().add_arguments(parser)
        parser.add_argument(
            "--report",
            metavar="FILE",
            type=Path,
            help="Write what was uploaded, and what was not, to FILE as JSON (S3 storages).",
        )
        parser.add_argument(
            "--prune",
            metavar="N",
            nargs="?",
            type=int,
            const=2,
            help="Delete files that neither the new manifest nor the previous N manifests name"
            " (S3 storages with a manifest; N is 2 unless given).",
        )

    def handle(self, **options: Any) -> str | None:
        """Publish to S3, or leave it to Django."""
        report, prune = options.pop("report", None), options.pop("prune", None)
        where = target()
        if where is None:
            if report is not None or prune is not None:
                raise CommandError("--report and --prune are for S3 storages")
            return super().handle(**options)
        if report is not None:
            _check_report(report)
        outcome = self._published(where, prune, options)
        if report is not None:
            _write(report, outcome)
        if outcome.state == "failed":
            raise CommandError(failures(outcome))
        return summary(outcome) if self.verbosity >= 1 else None

    def run_from_argv(self, argv: list[str]) -> None:
        """Run in a process that ends soon, so its garbage is not worth a search."""
        gc.disable()
        # the end of Python would search it twice: a fifth of the CPU time of an unchanged run
        atexit.register(gc.freeze)
        super().run_from_argv(argv)

    def _published(self, where: Target, prune: int | None, options: dict[str, Any]) -> Outcome:
        from s3settings.staticfiles.refusals import Refused
        from s3settings.staticfiles.run import begin
        from s3settings.staticfiles.shelf import UnsupportedCall
        from s3settings.staticfiles.wishes import InvalidSetting, wishes

        try:
            wanted = wishes(
                settings, clear=options["clear"], dry_run=options["dry_run"], prune=prune
            )
        except InvalidSetting as error:
            raise CommandError(f"{NOTHING}: {error}") from None
        _check_temporary_folder()
        try:
            with begin(where, wanted, process_environment()) as self._run, ExitStack() as stack:
                self.storage = self._run.staged.storage
                _check(self._run.staged.prefix, prune, self._run.staged.manifest_key)
                self._stack = stack
                super().handle(**options)
                outcome = self._run.publish()
        except Refused as error:
            raise CommandError(f"{self._fact()}: {error}") from None
        except UnsupportedCall as error:
            raise CommandError(
                f"{self._fact()}: the storage class uses {error} of boto3, which is not there"
                ' while files are collected; put "django.contrib.staticfiles" before "s3settings" to'
                " use Django's own command"
            ) from None
        except KeyboardInterrupt:
            raise CommandError(f"{self._fact()}: interrupted", returncode=INTERRUPTED) from None
        except OSError as error:
            if error.errno not in FULL:
                raise
            raise CommandError(
                f"{self._fact()}: the disk for temporary files is full; set TMPDIR"
            ) from None
        self._tell_which(outcome, self._run.reason)
        return outcome

    def collect(self) -> dict[str, list[str]]:
        """Collect with Django's own code; into a folder, so --dry-run may do it, too."""
        if self._run is None:
            return super().collect()
        verbosity = self.verbosity
        if self.dry_run:
            self.verbosity = min(verbosity, 1)
            self.post_process = self.post_process and _is_of_django(self.storage)
        self.dry_run = False
        self._run.start(self._teller(verbosity))
        try:
            return super().collect()
        finally:
            self.verbosity = verbosity

    def log(self, msg: str, level: int = 2) -> None:
        """Write a line of Django's or ours; the path of a file in it can't act on its reader."""
        super().log(visible(msg), level=level)

    def _fact(self) -> str:
        """Return what an early end means for the bucket."""
        return PARTLY if self._run is not None and self._run.has_sent else NOTHING

    def _tell_which(self, outcome: Outcome, reason: str | None) -> None:
        self.log(f"Sent by {outcome.transport}" + (f": {reason}" if reason else ""), level=2)
        for note in outcome.notes:
            self.log(f"Note: {note}", level=1)

    def _teller(self, verbosity: int) -> "Teller":
        """Return what shows each object: a line at -v 2, a bar on a terminal."""
        from s3settings.staticfiles.progress import Lines, bar

        if verbosity == 1 and sys.stdout.isatty():
            return self._stack.enter_context(bar())
        quiet = {"Pretending to upload", "Pretending to delete"}

        def write(verb: str, key: str) -> None:
            if verbosity >= (1 if verb in quiet else 2):
                self.stdout.write(visible(f"{verb} {key!a}"))

        return Lines(write)


def _is_of_django(storage: object) -> bool:
    """Report whether all that post-processes is Django's own, which has no other effects."""
    owners = [base for base in bases_of_project(storage) if "post_process" in vars(base)]
    return all(owner.__module__.startswith("django.") for owner in owners)


def _check_temporary_folder() -> None:
    """Refuse a machine without a folder for temporary files, such as a read-only container."""
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        reason = "no folder for temporary files can be written; set TMPDIR"
        raise CommandError(f"{NOTHING}: {reason}") from None


def _check_report(report: Path) -> None:
    """Refuse a report that can't be written before anything is sent."""
    is_new = not exists(report)
    if not (is_new or is_file(report) or is_directory(report)):
        # opening a pipe has an effect
        return
    try:
        report.open("a").close()
    except OSError as error:
        reason = f"the report can't be written: {error.strerror}"
        raise CommandError(f"{NOTHING}: {reason}") from None
    if is_new:
        report.unlink()


def _write(report: Path, outcome: Outcome) -> None:
    try:
        report.write_text(as_json(outcome), encoding="utf-8")
    except OSError as error:
        result = failures(outcome) if outcome.state == "failed" else summary(outcome)
        raise CommandError(f"{result}\nthe report can't be written: {error.strerror}") from None


def _check(prefix: str, prune: int | None, manifest_key: str | None) -> None:
    if prune is None:
        return
    if prune < 0:
        raise CommandError("--prune needs a number of manifests, 0 or more")
    if manifest_key is None:
        raise CommandError("--prune is for storages with their manifest in the bucket")
    if not prefix:
        raise CommandError("--prune needs a location: other files may be in the bucket")
