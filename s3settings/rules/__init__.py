"""What single values don't show: options that contradict each other, storages that collide.

A rule is a generator over one resolved storage. It names the options it reads: where the value of
one was invalid already, the rule has nothing to say. A new rule goes into the module of its
subject; what only the Django project or S3 itself shows is not a rule.
"""

from collections.abc import Iterable, Iterator

from s3settings.options.parsing import Validated
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.rules import (
    aws,
    buckets,
    credentials,
    domains,
    endpoints,
    links,
    objects,
    providers,
)
from s3settings.rules.between_storages import exposed_files, parameters_set_twice, shared_places
from s3settings.rules.issuers import foreign_keys
from s3settings.rules.rule import Finding, Rule
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of


def _backend_serves_the_storage(storage: Storage) -> Iterator[Finding]:
    if storage.backend == "whitenoise" and not storage.is_static:
        hint = "set it for static files alone: AWS_STATIC_BACKEND=whitenoise"
        message = f"WhiteNoise serves static files, not the files of {storage.alias}"
        yield Finding("E047", "backend", message, hint)


LOCAL_RULES = (Rule(_backend_serves_the_storage, ("backend",)),)
RULES = (
    *buckets.RULES,
    *endpoints.RULES,
    *providers.RULES,
    *aws.RULES,
    *credentials.RULES,
    *links.RULES,
    *domains.RULES,
    *objects.RULES,
)


def broken_rules(
    validated: Validated, storages: tuple[Storage, ...], problems: Iterable[Problem] = ()
) -> tuple[Problem, ...]:
    """Every problem between options, one per cause, given the problems of single values."""
    invalid = invalid_variables(validated, problems)
    found: dict[Problem, None] = {}
    for storage in storages:
        found |= dict.fromkeys(problems_of(storage, invalid))
    found |= dict.fromkeys(parameters_set_twice(validated))
    found |= dict.fromkeys(shared_places(storages, invalid))
    found |= dict.fromkeys(exposed_files(storages, invalid))
    found |= dict.fromkeys(foreign_keys(storages, invalid))
    return tuple(found)


def invalid_variables(validated: Validated, problems: Iterable[Problem]) -> set[str]:
    """The variables without a usable value, by the name they have in a hint too."""
    named = (problem.variable or "" for problem in problems if problem.severity == "error")
    invalid = {variable.removesuffix("_FILE") for variable in named}
    for key, origin in validated.origins.items():
        if origin.variable in invalid:
            scope, _, option = key.rpartition(".")
            invalid.add(variable_of(option, scope))
    return invalid


def problems_of(storage: Storage, invalid: set[str]) -> Iterator[Problem]:
    """The problems between the options of one storage, those apart that read an invalid one."""
    for rule in RULES if storage.is_s3 else LOCAL_RULES:
        if not invalid or invalid.isdisjoint(_variables_read(rule, storage)):
            for found in rule.check(storage):
                origin = storage.origin(found.option, own=found.own)
                yield problem(
                    found.id,
                    found.message,
                    found.hint,
                    variable=origin.variable,
                    source=origin.source,
                )


def _variables_read(rule: Rule, storage: Storage) -> set[str]:
    """The variables that a rule looks at: those that are set, and those of the storage alone."""
    read = {storage.origin(option).variable for option in rule.options}
    return read | {variable_of(option, storage.scope) for option in rule.options}
