"""Rules about secrets in the source of settings."""

import re
from collections.abc import Iterator

from s3settings.escaping import visible
from s3settings.parsers.text import is_placeholder
from s3settings.problems.problem import Problem
from s3settings.project.options import SETTINGS
from s3settings.project.reading import Project
from s3settings.project.rules.rule import setting_problem
from s3settings.project.storages import ProjectStorage
from s3settings.project.written import lines_with

_SECRETS = ("secret_key", "security_token", "cloudfront_key")
# letters of both cases with digits, or a hexadecimal number
_RANDOM = r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9/+=_-]{30,}|[0-9a-f]{40,}"
_KEY = "-----BEGIN"
# the examples of documentation
_EXAMPLE = "EXAMPLE"


def secrets_are_not_in_the_source(project: Project) -> Iterator[Problem]:
    """Secrets must not be in the source, which more people and machines read than should have them."""
    folder = project.code.folder
    for storage in project.storages if folder else ():
        for option in _SECRETS:
            if not (secret := _secret(storage, option)) or folder is None:
                continue
            line = next(lines_with(secret, project.modules, folder), None)
            if line is not None:
                message = f"written in {visible(line.path)}, line {line.number}"
                hint = "read it from the environment, and replace the key: old versions contain it"
                yield setting_problem("W134", storage.places[option].variable, message, hint)


def _secret(storage: ProjectStorage, option: str) -> str | None:
    """Return the value of a secret that settings contain, if it looks like one.

    A secret that `load()` read may be one of its defaults.
    """
    origin, value = storage.places.get(option), storage.written.get(option)
    if origin is None or origin.source != SETTINGS:
        return None
    if not isinstance(value, str) or _EXAMPLE in value.upper() or is_placeholder(value):
        return None
    return value if _KEY in value or re.fullmatch(_RANDOM, value) else None


RULES = (secrets_are_not_in_the_source,)
