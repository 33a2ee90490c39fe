"""The storage settings of a Django project, returned by `load` or written by hand."""

from collections.abc import Collection, Iterator
from typing import cast

from s3settings.problems.kinds import PREFIX, kind_of
from s3settings.problems.problem import Problem, ordered
from s3settings.project.causes import by_cause
from s3settings.project.entries import LEGACY
from s3settings.project.reading import UNWRITTEN, Project, read
from s3settings.project.rules import broken_rules
from s3settings.project.storages import ProjectStorage, in_client_config
from s3settings.project.versions import Releases
from s3settings.rules import findings_of, invalid_variables, problems_of
from s3settings.rules.between_storages import exposed_files
from s3settings.rules.buckets import SET_THE_BUCKET, missing_buckets

__all__ = ["Project", "Releases", "problems_in", "read"]

# botocore reads it, unlike AWS_REGION
_REGION = "AWS_DEFAULT_REGION"
# options by which private files are in a public bucket
_SHARING = frozenset({"bucket_name", "endpoint_url", "querystring_auth"})
_TEXT = f"{PREFIX}E108"


def problems_in(project: Project, *, of_load: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return the problems of a project's S3 settings, one per cause, ordered by source.

    A project that does not use S3 has none. `of_load` are the ids of problems that `load()` has
    found in variables: they are not found again in the storages that it made of them.
    """
    loaded = {entry.alias for entry in project.entries if entry.is_loaded}
    single = [
        _with_settings_hint(problem)
        for problem in project.problems
        if problem.variable not in _made_of_nothing(project)
    ]
    invalid = {problem.variable for problem in single}
    found = [*single, *map(_with_settings_hint, _between_options(project, of_load))]
    found += [
        problem
        for problem in broken_rules(project)
        if (problem.id != _TEXT or problem.variable not in invalid)
        and not (problem.alias in loaded and _is_decided(problem, of_load))
    ]
    return ordered(by_cause(project, found))


def _is_decided(problem: Problem, of_load: Collection[str]) -> bool:
    """Return True if `load()` has looked for the problem of a storage that it made."""
    return problem.id in of_load or kind_of(problem.id).decided_by_load


def _made_of_nothing(project: Project) -> set[str]:
    """Return the settings of domains that only lack the name of a bucket, which is not set."""
    return {
        storage.origin("custom_domain").variable
        for storage in project.storages
        if storage.bucket_name is None
        and str(storage.written.get("custom_domain") or "").startswith(".")
    }


def _between_options(project: Project, of_load: Collection[str]) -> Iterator[Problem]:
    """Yield the problems of each storage found by the rules that variables share."""
    invalid = invalid_variables(project.options, project.problems)
    unread = {
        storage: invalid | {storage.origin(option).variable for option in storage.unknown}
        for storage in project.storages
    }
    findings = [(one, finding) for one in unread for finding in findings_of(one, unread[one])]
    found = [
        (storage, problem)
        for storage in project.storages
        for problem in missing_buckets((storage,), unread[storage], SET_THE_BUCKET)
    ]
    of_rules = cast(
        "Iterator[tuple[ProjectStorage, Problem]]", problems_of(project.storages, findings)
    )
    for storage, problem in (*found, *of_rules):
        excluded = _inapplicable(project, storage)
        if storage.origin("custom_domain").variable in invalid:
            # with a valid one, links are not signed
            excluded |= {f"{PREFIX}E041", f"{PREFIX}E042"}
        if problem.id in excluded or kind_of(problem.id).variables_only:
            continue
        if not (storage.entry.is_loaded and _is_decided(problem, of_load)):
            yield in_client_config(storage, _at_the_class(storage, problem))
    sharing = [one for one in project.storages if one.unknown.isdisjoint(_SHARING)]
    yield from exposed_files(tuple(sharing), invalid)


def _at_the_class(storage: ProjectStorage, problem: Problem) -> Problem:
    """Return signed links of files of another app as a problem of the setting that names the class."""
    entry, is_signed = storage.entry, problem.id == f"{PREFIX}E042"
    if not is_signed or storage.is_set("querystring_auth") or entry.place in LEGACY:
        return problem
    if entry.options_place is not None:
        return problem
    return problem._replace(variable=entry.backend_place)


def _inapplicable(project: Project, storage: ProjectStorage) -> set[str]:
    """Return the ids of problems that do not apply to a storage written by hand."""
    # W105 reports public ACLs of settings
    ids = {f"{PREFIX}W088"}
    domain = storage.is_set("custom_domain")
    if project.settings.get("DEBUG") is True:
        # development, where the browser may be in the network of the server
        ids.add(f"{PREFIX}W080")
    if storage.is_public_by_acl:
        # links behind the domain are unsigned on purpose
        ids.add(f"{PREFIX}E041")
    if not domain:
        # the default address contains the bucket name, not a location
        ids.add(f"{PREFIX}W005")
    region_is_elsewhere = _REGION in project.environment or storage.alias == UNWRITTEN
    has_old_signature = not storage.is_aws and storage.signature_version == "s3"
    if domain or not storage.querystring_auth or region_is_elsewhere or has_old_signature:
        # only signed links depend on the region, and those of version 4; botocore reads it from
        # the environment
        ids.add(f"{PREFIX}W001")
    return ids


def _with_settings_hint(problem: Problem) -> Problem:
    """Return the problem with the hint for settings in place of one for variables."""
    hint = kind_of(problem.id).settings_hint
    return problem if hint is None else problem._replace(hint=hint)
