"""The settings that a Django project really has: loaded by us, or written by hand."""

from collections.abc import Iterator

from s3settings.problems.kinds import PREFIX
from s3settings.problems.problem import Problem, ordered
from s3settings.project.reading import UNWRITTEN, Project, read
from s3settings.project.rules import broken_rules
from s3settings.project.storages import ProjectStorage
from s3settings.project.versions import Releases
from s3settings.project.wording import in_settings
from s3settings.rules import invalid_variables, problems_of

__all__ = ["Project", "Releases", "problems_in", "read"]

# collectstatic deletes an older file before it saves the new one, so E043 can wait; keys of a
# shell are no keys of the settings that W004 could compare them with
_OF_VARIABLES_ALONE = frozenset({f"{PREFIX}E043", f"{PREFIX}W004"})
# what botocore reads, unlike AWS_REGION
_REGION = "AWS_DEFAULT_REGION"
_TEXT = f"{PREFIX}E108"


def problems_in(project: Project) -> tuple[Problem, ...]:
    """Everything that is wrong with a project's settings for S3, one problem per cause, in order.

    Nothing for a project that has nothing to do with S3.
    """
    single = [in_settings(problem) for problem in project.problems]
    invalid = {problem.variable for problem in single}
    found = [*single, *map(in_settings, _between_options(project))]
    found += [
        problem
        for problem in broken_rules(project)
        if problem.id != _TEXT or problem.variable not in invalid
    ]
    return ordered(dict.fromkeys(found))


def _between_options(project: Project) -> Iterator[Problem]:
    """The problems of each storage, by the rules that variables have too."""
    invalid = invalid_variables(project.validated, project.problems)
    for storage in project.storages:
        unknown = {storage.origin(option).variable for option in storage.unknown}
        excluded = _OF_VARIABLES_ALONE | _without_premise(project, storage)
        for problem in problems_of(storage, invalid | unknown):
            if problem.id not in excluded:
                yield problem


def _without_premise(project: Project, storage: ProjectStorage) -> set[str]:
    """The ids that are wrong about a storage whose options were not written by us."""
    ids: set[str] = set()
    domain = "custom_domain" in storage.origins
    if not domain:
        # the address of the bucket, in which its name is no location
        ids.add(f"{PREFIX}W005")
    region_is_elsewhere = _REGION in project.environment or storage.alias == UNWRITTEN
    if domain or not storage.querystring_auth or region_is_elsewhere:
        # only signed links depend on the region, and botocore knows it from its environment
        ids.add(f"{PREFIX}W001")
    return ids
