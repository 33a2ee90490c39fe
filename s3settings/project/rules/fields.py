"""Rules about model fields: a storage given as an object is written to migrations, with its keys."""

from collections.abc import Iterator
from typing import cast

from s3settings.masked import Masked
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.project.backends import is_s3_class
from s3settings.project.options import SETTINGS
from s3settings.project.reading import Project

_SECRETS = ("secret_key", "security_token", "cloudfront_key")


def migrations_contain_no_secrets(project: Project) -> Iterator[Problem]:
    """Migrations must not contain secrets; they contain the arguments of a storage."""
    for field in project.fields:
        storage = getattr(field, "storage", None)
        if storage is None or not is_s3_class(cast("type[object]", type(storage))):
            continue
        *_, options = storage.deconstruct()
        if hasattr(field, "_storage_callable"):
            continue
        for name in _SECRETS:
            if isinstance(options.get(name), str) and not isinstance(options[name], Masked):
                yield problem(
                    "E112",
                    f"migrations would contain the {name} of its storage, which is passed as an object",
                    "pass a function that returns the storage to the field, and keep keys out of OPTIONS",
                    variable=str(field),
                    source=SETTINGS,
                )


RULES = (migrations_contain_no_secrets,)
