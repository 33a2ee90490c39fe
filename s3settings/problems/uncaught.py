"""The end of a process by a `ConfigurationError`: its report, without the traceback of its importers."""

import sys
from collections.abc import Iterable
from types import TracebackType

from s3settings.problems.error import ConfigurationError
from s3settings.problems.problem import Problem


def raised(problems: Iterable[Problem]) -> ConfigurationError:
    """Return the error to raise; if nothing catches it, Python prints its report only.

    The traceback shows how Django, a server or a test runner imports the settings, in 50 lines
    before the report. Every other exception keeps its traceback, and so does this one in
    ``python -X dev``. A hook that is there already, such as that of an error tracker, stays. The error
    itself keeps its traceback for a debugger.
    """
    if sys.excepthook is sys.__excepthook__ and not sys.flags.dev_mode:
        sys.excepthook = _hook
    return ConfigurationError(problems)


def _hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if not isinstance(error, ConfigurationError):
        sys.__excepthook__(kind, error, traceback)
        return
    kept = error.__traceback__, error.__suppress_context__
    error.__traceback__, error.__suppress_context__ = None, True
    sys.__excepthook__(kind, error, None)
    # for pdb.pm(), and for hooks that call this one first
    error.__traceback__, error.__suppress_context__ = kept
