"""A reader who follows hints, and knows nothing beside them."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from s3settings.inspection import Inspection, inspect
from s3settings.problems.problem import Problem
from s3settings.rules import problems_of
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of

Env: TypeAlias = dict[str, str]
# the environment, the problem, and the groups of the pattern of its hint
Step: TypeAlias = Callable[[Env, Problem, tuple[str, ...]], None]

ROUNDS = 2
# what the reader has at hand
ACCOUNTS = {"r2": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "supabase": "abcdefghijklmnopqrst"}
OTHER_KEYS = {"access_key": "KEYOFTHEPROVIDER0123456789", "secret_key": "a-secret-of-the-provider"}
AWS_KEYS = {
    "access_key": "AKIA2E0A8F3B244C9986",
    "secret_key": "k7MDENGbPxRfiCYzz7Qa/wJalrXUtnFEMIabcdef",
}
BUCKET, DOMAIN = "acme-bucket", "files.example.com"


class Unreadable(Exception):
    """A hint that the reader does not understand."""


def inspected(env: Mapping[str, str]) -> Inspection:
    """Return the configuration without files."""
    return inspect(env=env, env_file=None)


def followed(env: Mapping[str, str]) -> list[Env]:
    """Return the configuration, and the one after each round of hints, while there are problems."""
    rounds = [dict(env)]
    while (problems := inspected(rounds[-1]).problems) and len(rounds) <= ROUNDS:
        after = dict(rounds[-1])
        for problem in problems:
            _follow(after, problem)
        rounds.append(after)
    return rounds


def _follow(env: Env, problem: Problem) -> None:
    hint = problem.hint.partition(" (source: ")[0]
    for pattern, step in _STEPS:
        if found := re.match(pattern, hint):
            step(env, problem, found.groups())
            return
    raise Unreadable(f"{problem.id} {problem.variable}: {problem.message}; {hint}")


def _storage_of(env: Env, variable: str, problem: Problem | None = None) -> Storage:
    """Return the storage that has the problem, or of which the variable sets an option."""
    storages = sorted(inspected(env).storages, key=lambda one: one.has_own_provider)
    having = [one for one in storages if problem in problems_of(one, set())] if problem else []
    scope = variable.removeprefix("AWS_").partition("_")[0].lower()
    own = [storage for storage in storages if storage.scope == scope]
    using = [
        storage
        for storage in storages
        if any(value.origin.variable == variable for value in storage.given.values())
    ]
    return (having or own or using or storages)[0]


def _set(value: str) -> Step:
    def step(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
        env[problem.variable or ""] = value

    return step


def _set_found(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    env[problem.variable or ""] = groups[0]


def _set_named(env: Env, _: Problem, groups: tuple[str, ...]) -> None:
    env[groups[0]] = groups[1]


def _remove(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    env.pop(problem.variable or "", None)


def _rename(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    if problem.variable in env:
        env[groups[0]] = env.pop(problem.variable)


def _meant(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    is_name = re.fullmatch(r"AWS_[A-Z0-9_]+", groups[0]) is not None
    (_rename if is_name else _set_found)(env, problem, groups)


def _set_bucket(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    scope = variable.removeprefix("AWS_").partition("_")[0].lower()
    env[variable] = f"acme-{scope}"


def _set_api(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    region = _storage_of(env, variable).region_name
    is_aws = "amazonaws" in env.get(variable, "")
    env[variable] = f"https://s3.{region}.amazonaws.com" if is_aws else "https://s3.example.net"


def _set_account(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    provider = _storage_of(env, variable, problem).provider.id
    env[variable] = ACCOUNTS.get(provider, "acme")


def _append_bucket(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    env[variable] += f"/{_storage_of(env, variable, problem).bucket_name}"


def _without_location(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    alias = problem.message.partition(" of ")[2].partition(",")[0]
    storage = next(one for one in inspected(env).storages if one.alias == alias)
    env[variable] = env[variable].removesuffix(f"/{storage.location}")


def _without_bucket(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    scheme, rest = env[variable].split("://", 1)
    for storage in inspected(env).storages:
        bucket = storage.bucket_name or ""
        rest = rest.removeprefix(f"{bucket}.").removesuffix(f"/{bucket}")
    env[variable] = f"{scheme}://{rest}"


def _write_aws_host(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    storage = _storage_of(env, variable, problem)
    host = groups[0].replace("BUCKET", storage.bucket_name or BUCKET)
    env[variable] = host.replace("REGION", storage.region_name)


def _correct_host(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Correct the domain, unless it is that of another storage too."""
    variable = problem.variable or ""
    storage = _storage_of(env, variable, problem)
    others = [
        one
        for one in inspected(env).storages
        if one.custom_domain == storage.custom_domain and one.bucket_name != storage.bucket_name
    ]
    own = variable_of("custom_domain", storage.scope)
    env[own if others else variable] = storage.address


def _own_host(env: Env, _: Problem, groups: tuple[str, ...]) -> None:
    env[groups[0]] = _storage_of(env, groups[0]).address


def _write_address(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    storage = _storage_of(env, variable, problem)
    endpoint = (storage.endpoint_url or "").partition("://")[2]
    env[variable] = f"{endpoint}/{storage.bucket_name}"


def _keys_of(storage: Storage) -> dict[str, str]:
    """Return keys that only this provider has issued."""
    if storage.is_aws:
        return AWS_KEYS
    key = f"KEYOF{storage.provider.id.upper()}0123456789"
    return {"access_key": key, "secret_key": f"a-secret-of-{storage.provider.id}"}


def _separate(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    alias = problem.alias or ""
    scope = {"default": "MEDIA", "staticfiles": "STATIC"}.get(alias, alias.upper())
    env[f"AWS_{scope}_LOCATION"] = f"files-of-{alias}"


def _provider_keys(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    storage = _storage_of(env, variable)
    for option, value in _keys_of(storage).items():
        env[storage.origin(option).variable] = value


def _named_keys(env: Env, _: Problem, groups: tuple[str, ...]) -> None:
    keys = _keys_of(_storage_of(env, groups[0]))
    env[groups[0]], env[groups[1]] = keys["access_key"], keys["secret_key"]


def _missing_key(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    option = "secret_key" if "SECRET" in variable else "access_key"
    storage = _storage_of(env, variable)
    env[variable] = _keys_of(storage)[option]


def _real_value(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    if "ACCESS_KEY" in variable or "SECRET" in variable:
        _missing_key(env, problem, groups)
    else:
        env[variable] = DOMAIN if "DOMAIN" in variable else BUCKET


def _one_of_two(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Remove the variable that the message names beside the endpoint."""
    named = re.findall(r"AWS_[A-Z0-9_]+", problem.message)
    env.pop(named[0] if named else problem.variable or "", None)


def _region_for_location(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    env[groups[0]] = env.pop(problem.variable or "")


def _move(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    env.setdefault(groups[0], env.pop(problem.variable or ""))


_STEPS: tuple[tuple[str, Step], ...] = (
    (r"did you mean (\S+)\?", _meant),
    (r"write (AWS_[A-Z0-9_]+)(?:$|,)", _rename),
    (r"set (AWS_\w+) to the region of the bucket, such as ([\w-]+)", _set_named),
    (
        r"set (AWS_\w+) to (?:the region)()",
        lambda env, _, groups: env.update({groups[0]: "eu-west-1"}),
    ),
    (
        r"set (AWS_\w+) to a private bucket()",
        lambda env, _, groups: env.update({groups[0]: "acme-private"}),
    ),
    (
        r"set (AWS_\w+) to the URL of the server for browsers",
        lambda env, _, groups: env.update({groups[0]: f"https://{DOMAIN}"}),
    ),
    (r"set (AWS_\w+) and (AWS_\w+) for ", _named_keys),
    (r"set (AWS_\w+) to the address of its bucket", _own_host),
    (r"set (AWS_\w+) in place of it", _move),
    (
        r"set (AWS_\w+), or AWS_\w+ for all storages",
        lambda env, _, groups: env.update({groups[0]: BUCKET}),
    ),
    (r"set (AWS_\w+)=(\S+?)(?:[,;]| if |$)", _set_named),
    (r"set (AWS_\w+) to (\S+?)(?:[,;]|$)", _set_named),
    (r"set it to (http:|https:|true|false|none)(?:,|$)", _set_found),
    (r"set it to the region of the (?:bucket|server)", _set("eu-west-1")),
    (r"set it to ", _set(DOMAIN)),
    (r"set the region of the bucket, such as ([\w-]+)", _set_found),
    (r"set the URL of the server, such as (\S+)", _set_found),
    (r"set the endpoint (?:of the API|that the provider)", _set_api),
    (r"set the (?:host|full host)", _set(DOMAIN)),
    (r"set (?:the|only the|a) (?:bucket )?name", _set_bucket),
    (r"set a separate location", _separate),
    (
        r"to separate them, move the files of (\w+) .*then set (AWS_\w+) to it",
        lambda env, _, groups: env.update({groups[1]: f"files-of-{groups[0]}"}),
    ),
    (r"set a region code such as ([\w-]+)", _set_found),
    (r"set the region in (AWS_\w+); the location", _region_for_location),
    (r"set an access key and a secret key", _provider_keys),
    (r"set both the access key", _missing_key),
    (r"set the session token issued", _set("a-session-token")),
    (r"replace it with the real value", _real_value),
    (r"set a positive number", _set("3600")),
    (r"set (\d+) seconds", _set_found),
    (r"set the [\w ]+ that [\w ().]+ displays", _set_account),
    (r"set ([\w-]+)(?: or |[,;] |$)", _set_found),
    (r"add it to the environment", _set_bucket),
    (r"append the bucket to the host", _append_bucket),
    (
        r"append (\S+) to the host",
        lambda env, problem, groups: env.update(
            {problem.variable or "": env[problem.variable or ""] + groups[0]}
        ),
    ),
    (r"remove the location from the domain", _without_location),
    (r"remove the bucket from the URL", _without_bucket),
    (r"remove or correct one of the two", _one_of_two),
    (r"write ((?:BUCKET\.)?s3\.REGION\.amazonaws\.com(?:/BUCKET)?)", _write_aws_host),
    (r"correct one of the two", _correct_host),
    (r"write the endpoint without its scheme, and /BUCKET", _write_address),
    (r"(?:remove|unset) it", _remove),
)
