"""The storage that a problem is about, and the facts about it that its reader can look up."""

from s3settings.problems.problem import Problem
from s3settings.rules import findings_of
from s3settings.rules.contradictions import real_provider
from s3settings.sources.values import ENVIRONMENT, Origin, Value
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of
from s3settings.variables.storage_urls import options_in
from tests.hints.environments import Env, inspected


def in_variables(env: Env, problem: Problem) -> Problem:
    """Write the options of a storage URL as variables, which mean the same, and name the one."""
    url = problem.variable or ""
    scope = next((one for one in ("media", "static", "private") if f"_{one.upper()}_" in url), "")
    if url in env:
        origin = Origin(url, ENVIRONMENT)
        for option, value in options_in(Value(env.pop(url), origin), scope).items():
            env.setdefault(variable_of(option, scope), str(value.value))
    option, _, fact = problem.message.partition(": ")
    return problem._replace(variable=variable_of(option, scope), message=fact)


def storage_of(env: Env, variable: str, problem: Problem | None = None) -> Storage:
    """Return the storage that has the problem, or of which the variable sets an option."""
    storages = by_provider(env)
    having = [one for one in storages if problem and _has(one, problem)]
    scope = scope_of(variable)
    own = [storage for storage in storages if storage.scope.lower() == scope]
    using = [
        storage
        for storage in storages
        if any(value.origin.variable == variable for value in storage.given.values())
    ]
    return (having or own or using or storages)[0]


def _has(storage: Storage, problem: Problem) -> bool:
    return any(
        problem.id.endswith(one.id) and problem.message.endswith(one.message)
        for one in findings_of(storage, set())
        if storage.origin(one.option).variable == problem.variable
    )


def by_provider(env: Env) -> list[Storage]:
    """Return the storages, first those on the provider of all."""
    own = {"provider", "endpoint_url", "region_name"}
    return sorted(inspected(env).storages, key=lambda one: not one.own.isdisjoint(own))


def scope_of(variable: str) -> str:
    return variable.removeprefix("AWS_").partition("_")[0].lower()


def region_of(storage: Storage) -> str:
    """Return the region of the bucket: that of the endpoint, or one of the provider."""
    provider = real_provider(storage)
    shown = provider.region_of(storage.endpoint_url or "")
    return shown or provider.region or min(provider.endpoints or provider.regions or {"eu-west-1"})
