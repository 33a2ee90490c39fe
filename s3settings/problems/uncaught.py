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
    ``python -X dev``. A hook that is there already, such as that of an error tracker, stays.
    """
    if sys.excepthook is sys.__excepthook__ and not sys.flags.dev_mode:
        sys.excepthook = _hook
    return ConfigurationError(problems)


def _hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if isinstance(error, ConfigurationError):
        traceback = None
        error.__traceback__ = None
        error.__suppress_context__ = True
    sys.__excepthook__(kind, error, traceback)
