"""The description of a kind of problem."""

from functools import partial
from typing import NamedTuple

from s3settings.problems.problem import Group, Severity


class Kind(NamedTuple):
    """One kind of problem.

    `cause` completes the sentence "Reported when …", and `cure` the sentence "To fix it, …"; the
    hint of a problem is the cure for the case at hand. In the settings of a Django project,
    `settings_hint` replaces a hint that is about variables.

    Problems that are `deployment_only` are reported by ``manage.py check --deploy``, those that
    are `variables_only` never for settings written by hand. Those that are `decided_by_load` are not
    looked for again in the storages that `load()` made: it knows which options were set. Those that
    `explains_missing` are wrong names, without which an option is not set. `hides_variables` means
    that a source could not be read, so variables may be set there; `hides_storage` that a storage,
    the alias of the problem, is not declared.
    """

    severity: Severity
    group: Group
    cause: str
    cure: str
    settings_hint: str | None = None
    deployment_only: bool = False
    variables_only: bool = False
    decided_by_load: bool = False
    explains_missing: bool = False
    hides_variables: bool = False
    hides_storage: bool = False


error = partial(Kind, "error")
warning = partial(Kind, "warning")
# advice: no check fails because of it
note = partial(Kind, "note")
