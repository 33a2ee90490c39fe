"""Rules about combinations of values: options that contradict each other, storages that collide.

A rule is a generator over one resolved storage. It names the options that it reads, and does not
run if one of them is already invalid. A new rule goes into the module of its subject. Checks that
need the Django project belong in `project.rules`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from s3settings.options.parsing import Options
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.rules import buckets, credentials, links, objects
from s3settings.rules.between_storages import (
    exposed_files,
    misplaced_backends,
    misplaced_locations,
    shared_locations,
)
from s3settings.rules.buckets import SET_THE_BUCKET, missing_buckets
from s3settings.rules.credentials import misplaced_keys
from s3settings.rules.objects import duplicate_parameters
from s3settings.rules.rule import Finding, Rule, variables_read
from s3settings.sources.values import fact_of
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of

# rules that every storage on S3 may break
COMMON_RULES = (*buckets.RULES, *credentials.RULES, *links.RULES, *objects.RULES)

# what AWS may not support either
_OF_PROVIDERS = frozenset({"object_parameters", "signature_version", "storage_class"})
_REPEATED_LOCATION = "W005"


def broken_rules(
    options: Options,
    storages: tuple[Storage, ...],
    problems: Iterable[Problem] = (),
    *,
    cure: str = SET_THE_BUCKET,
) -> tuple[Problem, ...]:
    """Return the problems of combinations of options, one per cause.

    `problems` are those of single values; `cure` is the hint where no bucket is set at all.
    """
    invalid = invalid_variables(options, problems)
    findings = [(storage, one) for storage in storages for one in findings_of(storage, invalid)]
    found = dict.fromkeys(one for _, one in problems_of(storages, findings))
    found |= dict.fromkeys(missing_buckets(storages, invalid, cure))
    found |= dict.fromkeys(duplicate_parameters(options))
    found |= dict.fromkeys(shared_locations(storages, invalid))
    found |= dict.fromkeys(misplaced_locations(storages, invalid))
    found |= dict.fromkeys(exposed_files(storages, invalid))
    found |= dict.fromkeys(misplaced_keys(storages, invalid))
    found |= dict.fromkeys(misplaced_backends(storages, invalid))
    return tuple(found)


def invalid_variables(options: Options, problems: Iterable[Problem]) -> set[str]:
    """Return the names of the variables with an invalid value, including the names used in hints."""
    named = (problem.variable or "" for problem in problems if problem.severity == "error")
    invalid = {variable.removesuffix("_FILE") for variable in named}
    invalid |= {variable_of(option, scope) for scope, option in options.invalid}
    return invalid


def problems_of(
    storages: tuple[Storage, ...], findings: Sequence[tuple[Storage, Finding]]
) -> Iterator[tuple[Storage, Problem]]:
    """Yield each finding as a problem, with its storage.

    A value that is right for another storage stays: the cure is a variable of this one.
    """
    found = findings
    if any(one.id == _REPEATED_LOCATION for _, one in findings):
        from s3settings.rules.bucket_hosts import without_paths

        # the path of a domain that is the location of one of its storages is one problem
        repeated = [one for one in findings if one[1].id == _REPEATED_LOCATION]
        found = without_paths(findings, repeated)
    having: dict[tuple[str, str], set[Storage]] = {}
    for storage, one in found:
        having.setdefault(one.fact, set()).add(storage)
    for storage, one in found:
        hint = one.hint
        if one.hint_for_one and _is_used_elsewhere(storage, one.option, storages, having[one.fact]):
            hint = one.hint_for_one
        to_set = storage.origin(one.option, own=one.own)
        fact = fact_of(one.option, one.message, to_set)
        yield storage, problem(one.id, fact, hint, variable=to_set.variable, source=to_set.source)


def _is_used_elsewhere(
    storage: Storage, option: str, storages: Iterable[Storage], having: Collection[Storage]
) -> bool:
    """Return True if a storage without the problem has the value from the same variable."""
    if storage.is_own(option):
        return False
    origin = storage.origin(option)
    return any(
        other not in having and other.is_s3 and other.origin(option) == origin for other in storages
    )


def findings_of(storage: Storage, invalid: set[str]) -> Iterator[Finding]:
    """Yield what is wrong with combined options of a storage; rules that read an invalid one don't run."""
    for rule in rules_of(storage):
        if not invalid or invalid.isdisjoint(variables_read(rule.options, storage)):
            yield from rule.check(storage)


def rules_of(storage: Storage) -> Iterator[Rule]:
    """Yield the rules that the storage may break; the modules of other rules are not imported."""
    if not storage.is_s3:
        return
    is_elsewhere = not storage.is_aws or storage.endpoint_url is not None
    rules = _rules_of(storage, is_elsewhere=is_elsewhere)
    if is_elsewhere:
        from s3settings.rules import contradictions, endpoints

        yield from endpoints.RULES
        if contradictions.is_contradicted(storage):
            rules = (rule for rule in rules if "provider" not in rule.options)
    yield from rules


def _rules_of(storage: Storage, *, is_elsewhere: bool) -> Iterator[Rule]:
    """Yield the rules about a storage at the provider that it names."""
    yield from COMMON_RULES
    if is_elsewhere or not _OF_PROVIDERS.isdisjoint(storage.given):
        from s3settings.rules import providers

        yield from providers.RULES
    if is_elsewhere or storage.is_set("client_config") or _is_special(storage):
        from s3settings.rules import aws

        yield from aws.RULES
    if storage.is_set("custom_domain"):
        from s3settings.rules import domains

        yield from domains.RULES


def _is_special(storage: Storage) -> bool:
    """Return True for an access point or a special kind of bucket, and for links at another host."""
    name = storage.bucket_name or ""
    return ":" in name or "--" in name or storage.has_global_links
