"""Rules over a whole project: what a sound storage still does wrong in the settings around it.

Each rule is a generator over the project, in the module of its subject. Rules over one storage
are those of variables (`s3settings.rules`).
"""

from collections.abc import Iterator

from s3settings.problems.problem import Problem
from s3settings.project.reading import Project
from s3settings.project.rules import (
    access,
    classes,
    fields,
    legacy,
    literals,
    names,
    neighbors,
    places,
    regions,
    structure,
    urls,
    versions,
)

RULES = (
    *structure.RULES,
    *classes.RULES,
    *legacy.RULES,
    *names.RULES,
    *literals.RULES,
    *urls.RULES,
    *places.RULES,
    *access.RULES,
    *neighbors.RULES,
    *regions.RULES,
    *versions.RULES,
    *fields.RULES,
)


def broken_rules(project: Project) -> Iterator[Problem]:
    """Everything that is wrong with the project beyond the options of one storage."""
    for rule in RULES:
        yield from rule(project)
