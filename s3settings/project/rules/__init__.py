"""Rules about a project as a whole.

Each rule is a generator over the project, in the module of its subject. The rules about a single
storage are shared with variables (`s3settings.rules`).
"""

from collections.abc import Iterator

from s3settings.problems.problem import Problem
from s3settings.project.reading import Project
from s3settings.project.rules import (
    access,
    classes,
    fields,
    leftovers,
    legacy,
    literals,
    locations,
    names,
    neighbors,
    publishing,
    regions,
    secrets,
    storages_of_apps,
    structure,
    unread,
    urls,
    versions,
)

RULES = (
    *structure.RULES,
    *classes.RULES,
    *legacy.RULES,
    *leftovers.RULES,
    *names.RULES,
    *unread.RULES,
    *literals.RULES,
    *urls.RULES,
    *locations.RULES,
    *access.RULES,
    *neighbors.RULES,
    *storages_of_apps.RULES,
    *publishing.RULES,
    *regions.RULES,
    *versions.RULES,
    *fields.RULES,
    *secrets.RULES,
)


def broken_rules(project: Project) -> Iterator[Problem]:
    """Yield the problems of the project other than those of the options of a storage."""
    for rule in RULES:
        yield from rule(project)
