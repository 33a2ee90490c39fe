"""A reader who follows hints, and knows nothing beside them."""

import json
import re
from collections.abc import Callable
from copy import copy
from typing import TypeAlias

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.problems.problem import Problem
from s3settings.providers.table import PROVIDERS
from s3settings.rules import problems_of
from s3settings.rules.contradictions import real_provider
from s3settings.sources.values import ENVIRONMENT, STORAGE_URL, Origin, Value
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of
from s3settings.variables.storage_urls import options_in
from tests.cases import private_key
from tests.hints.environments import Env, inspected, problems_in
from tests.hints.keys import KEYS

# the environment, the problem, and the groups of the pattern of its hint
Step: TypeAlias = Callable[[Env, Problem, tuple[str, ...]], None]

ROUNDS = 2
# what the reader has at hand
ACCOUNTS = {"r2": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "supabase": "abcdefghijklmnopqrst"}
KEYS_OF = ("access_key", "secret_key")
BUCKET, DOMAIN = "acme-storage", "files.example.com"


class Unreadable(Exception):
    """A hint that the reader does not understand."""


def followed(env: Env) -> list[Env]:
    """Return the configuration, and the one after each round of hints, while there are problems."""
    rounds = [env]
    while (problems := problems_in(rounds[-1])) and len(rounds) <= ROUNDS:
        after = copy(rounds[-1])
        for problem in problems:
            _follow(after, problem)
        rounds.append(after)
    return rounds


def _follow(env: Env, problem: Problem) -> None:
    if (problem.variable or "").endswith(STORAGE_URL) and ": " in problem.message:
        problem = _in_variables(env, problem)
    hint = problem.hint.partition(" (source: ")[0]
    for pattern, step in _STEPS:
        if found := re.match(pattern, hint):
            step(env, problem, found.groups())
            return
    raise Unreadable(f"{env} {problem.id} {problem.variable}: {problem.message}; {hint}")


def _in_variables(env: Env, problem: Problem) -> Problem:
    """Write the options of a storage URL as variables, which mean the same, and name the one."""
    url = problem.variable or ""
    scope = next((one for one in ("media", "static", "private") if f"_{one.upper()}_" in url), "")
    if url in env:
        origin = Origin(url, ENVIRONMENT)
        for option, value in options_in(Value(env.pop(url), origin), scope).items():
            env.setdefault(variable_of(option, scope), str(value.value))
    option, _, fact = problem.message.partition(": ")
    return problem._replace(variable=variable_of(option, scope), message=fact)


def _storage_of(env: Env, variable: str, problem: Problem | None = None) -> Storage:
    """Return the storage that has the problem, or of which the variable sets an option."""
    storages = _by_provider(env)
    having = [one for one in storages if problem in problems_of(one, set())] if problem else []
    scope = _scope_of(variable)
    own = [storage for storage in storages if storage.scope == scope]
    using = [
        storage
        for storage in storages
        if any(value.origin.variable == variable for value in storage.given.values())
    ]
    return (having or own or using or storages)[0]


def _by_provider(env: Env) -> list[Storage]:
    """Return the storages, first those on the provider of all."""
    own = {"provider", "endpoint_url", "region_name"}
    return sorted(inspected(env).storages, key=lambda one: not one.own.isdisjoint(own))


def _scope_of(variable: str) -> str:
    return variable.removeprefix("AWS_").partition("_")[0].lower()


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
    if (variable := problem.variable or "") in env:
        env[groups[0]] = env.pop(variable)


def _meant(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    is_name = re.fullmatch(r"AWS_[A-Z0-9_]+", groups[0]) is not None
    (_rename if is_name else _set_found)(env, problem, groups)


def _set_bucket(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    env[variable] = f"acme-{_scope_of(variable)}"


def _set_api(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    is_aws = "amazonaws" in env.get(variable, "")
    region = _region_of(_storage_of(env, variable))
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
    storage = _storage_of(env, groups[0])
    bucket, region, account = storage.bucket_name or "", storage.region_name, storage.account_id
    public = storage.provider.public_domain(bucket, region=region, account=account)
    env[groups[0]] = storage.address if storage.provider.public == "api" else public or DOMAIN


def _own_address(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Set the host of the bucket on AWS, and that of a CDN elsewhere."""
    variable = problem.variable or ""
    storage = _storage_of(env, variable, problem)
    env[variable] = storage.address if storage.is_aws and storage.bucket_name else DOMAIN


def _write_address(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    storage = _storage_of(env, variable, problem)
    endpoint = (storage.endpoint_url or "").partition("://")[2]
    env[variable] = f"{endpoint}/{storage.bucket_name}"


def _keys_of(storage: Storage) -> dict[str, str]:
    """Return keys that only this provider has issued."""
    if (
        real_provider(storage).id == "aws"
        and (partition_of(storage.region_name) or PARTITIONS[0]) != PARTITIONS[0]
    ):
        return KEYS["aws elsewhere"]
    provider = real_provider(storage).id
    if provider in KEYS:
        return KEYS[provider]
    key = f"KEYOF{provider.upper()}0123456789"
    return {"access_key": key, "secret_key": f"a-secret-of-{provider}"}


def _separate(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    alias = problem.alias or ""
    scope = {"default": "MEDIA", "staticfiles": "STATIC"}.get(alias, alias.upper())
    env[f"AWS_{scope}_LOCATION"] = f"files-of-{alias}"


def _provider_keys(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    storages = [one for one in _by_provider(env) if one.is_s3]
    having = [
        one for one in storages if variable in {one.origin(name).variable for name in KEYS_OF}
    ]
    own = [one for one in storages if one.scope == _scope_of(variable)]
    if own:
        keys = _keys_of(own[0])
        env.update({variable_of(option, own[0].scope): keys[option] for option in KEYS_OF})
        return
    storage = having[0] if having else _storage_of(env, variable)
    for option, value in _keys_of(storage).items():
        env[storage.origin(option).variable] = value
    # that of the keys before
    env.pop(storage.origin("security_token").variable, None)


def _named_keys(env: Env, _: Problem, groups: tuple[str, ...]) -> None:
    storages = [one for one in _by_provider(env) if one.is_s3]
    own = [one for one in storages if one.scope == _scope_of(groups[0])]
    keys = _keys_of((own or storages)[0])
    env[groups[0]], env[groups[1]] = keys["access_key"], keys["secret_key"]


def _missing_key(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Set the pair: who copies one half of it finds the other one beside it."""
    _provider_keys(env, problem, ())


def _real_value(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    if "ACCESS_KEY" in variable or "SECRET" in variable:
        _missing_key(env, problem, groups)
    elif "REGION" in variable:
        env[variable] = _region_of(_storage_of(env, variable))
    else:
        env[variable] = DOMAIN if "DOMAIN" in variable else BUCKET


def _region_of(storage: Storage) -> str:
    """Return the region of the bucket: that of the endpoint, or one of the provider."""
    provider = real_provider(storage)
    shown = provider.region_of(storage.endpoint_url or "")
    return shown or provider.region or min(provider.endpoints or provider.regions or {"eu-west-1"})


def _one_of_two(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Remove the variable that the message names beside the endpoint, or correct it."""
    named = re.findall(r"AWS_[A-Z0-9_]+", problem.message)
    variable = named[0] if named else problem.variable or ""
    others = {"AWS_REGION", "AWS_DEFAULT_REGION"} & env.keys() - {variable}
    if others and "REGION" in variable:
        # without it, that one would count
        env[variable] = _region_of(_storage_of(env, variable, problem))
    else:
        env.pop(variable, None)


def _region_for_location(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    if (variable := problem.variable or "") in env:
        env[groups[0]] = env.pop(variable)


def _move(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    env.setdefault(groups[0], env.pop(problem.variable or ""))


def _declare(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Declare the alias, and write the right name of the variable if another one is read."""
    env["AWS_S3_ALIASES"] = ",".join(filter(None, (env.get("AWS_S3_ALIASES"), groups[0])))
    if groups[1]:
        _rename(env, problem, groups[1:])


def _only_static(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    _remove(env, problem, ())
    _set_named(env, problem, groups)


def _remove_both(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    _remove(env, problem, ())
    env.pop(groups[1], None)
    if groups[0] == "set":
        env[groups[1]] = "none"


def _in_place(env: Env, _: Problem, groups: tuple[str, ...]) -> None:
    if groups[1] in env:
        env[groups[0]] = env.pop(groups[1])


def _set_encryption(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    storage = _storage_of(env, problem.variable or "", problem)
    env[storage.origin("server_side_encryption").variable] = groups[0]


def _changed(change: Callable[[str], str]) -> Step:
    def step(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
        env[problem.variable or ""] = change(env[problem.variable or ""])

    return step


def _swap(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    storage = _storage_of(env, problem.variable or "")
    one, other = (storage.origin(option).variable for option in ("access_key", "secret_key"))
    env[one], env[other] = env[other], env[one]


def _move_argument(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Move an argument of a client configuration to the variable that it has."""
    variable = problem.variable or ""
    arguments = json.loads(env[variable])
    level = arguments
    *parents, name = problem.message.partition(" ")[0].split(".")
    for parent in parents:
        level = level[parent]
    env[groups[0]] = level.pop(name)
    env[variable] = json.dumps(arguments)


def _without_parameter(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Keep the argument in the object parameters, and remove the other variable."""
    env.pop(groups[0], None)


def _set_key(env: Env, problem: Problem) -> None:
    env[problem.variable or ""] = private_key().replace("\n", "\\n")


def _write_argument(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    arguments = json.loads(env[problem.variable or ""])
    arguments[groups[0]] = arguments.pop(_numbered(problem, arguments))
    env[problem.variable or ""] = json.dumps(arguments)


def _without_argument(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Remove the wrong argument: which one of all is meant, only its writer knows."""
    arguments = json.loads(env[problem.variable or ""])
    del arguments[_numbered(problem, arguments)]
    env[problem.variable or ""] = json.dumps(arguments)


def _numbered(problem: Problem, arguments: dict[str, object]) -> str:
    """Return the name that the message calls by its number."""
    return list(arguments)[int(problem.message.split()[1]) - 1]


_STEPS: tuple[tuple[str, Step], ...] = (
    (r"write (\w+) in place of (\w+)", _in_place),
    (r"did you mean (\S+)\?", _meant),
    (r"write (AWS_[A-Z0-9_]+)(?:$|,)", _rename),
    (r"set (AWS_\w+) to the region of the bucket, such as ([\w-]+)", _set_named),
    (
        r"set (AWS_\w+) to (?:the region)()",
        lambda env, _, groups: env.update({groups[0]: "eu-west-1"}),
    ),
    (
        r"set (AWS_\w+) to a private bucket()",
        lambda env, _, groups: env.update({groups[0]: f"acme-{_scope_of(groups[0])}-private"}),
    ),
    (
        r"set (AWS_\w+) to the URL of the server for browsers",
        lambda env, _, groups: env.update({groups[0]: f"https://{DOMAIN}"}),
    ),
    (r"set (AWS_\w+) and (AWS_\w+) for ", _named_keys),
    (r"set (AWS_\w+) to the address of its bucket", _own_host),
    (r"set (AWS_\w+) in place of it", _move),
    (r"set (AWS_\w+), or set it in the environment of the process", _move),
    (
        r"set (AWS_\w+), or AWS_\w+ for all storages",
        lambda env, _, groups: env.update({groups[0]: BUCKET}),
    ),
    (r"set (AWS_\w+)=(\S+?)(?:[,;]| if |$)", _set_named),
    (
        r"set (AWS_\w+)=(\S+) and (AWS_\w+)=(\S+)$",
        lambda env, _, groups: env.update({groups[0]: groups[1], groups[2]: groups[3]}),
    ),
    (r"set (AWS_\w+) to (\S+?)(?:[,;]|$)", _set_named),
    (r"set it to (http:|https:|true|false|none|s3v4)(?:,|$)", _set_found),
    (rf"set it to ({'|'.join(provider.id for provider in PROVIDERS)})$", _set_found),
    (r"set it to the host of the bucket", _own_address),
    (r"add (\w+) to AWS_S3_ALIASES, (?:or|and write (\w+))", _declare),
    (r"set it only for static files: (\w+)=(\w+)", _only_static),
    (r"copy it again", _missing_key),
    (r"swap the two values", _swap),
    (r"set the access key and the secret key that", _provider_keys),
    (r"connect a domain of your own", _set(DOMAIN)),
    (r"move them below \S+, then set it to (\S+)", _set_found),
    (r"use one of max-age", _set("max-age=86400")),
    (r"write the full URL", _changed(lambda url: f"https://{url}")),
    (r"write the host name without https://", _changed(lambda url: url.partition("//")[2])),
    (r"remove the slash at the (?:start|end)", _changed(lambda path: path.strip("/"))),
    (r"set a key prefix such as (\w+)", _set_found),
    (r"remove the endpoint", _remove),
    (r"set the port of the API, usually 9000", _changed(lambda url: url.replace(":9001", ":9000"))),
    (r"move it to (AWS_\w+)", _move_argument),
    (r"set the encryption to (aws:kms)", _set_encryption),
    (r"keep either (\w+) or", _without_parameter),
    (r"set it to the region of the (?:bucket|server)", _set("eu-west-1")),
    (r"set it to the URL of the server for browsers", _set(f"https://{DOMAIN}")),
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
    (r"set seconds, or a duration such as (\w+)", _set_found),
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
    (r"write ((?:BUCKET\.)?s3\.REGION\.amazonaws\.com(?:\.cn)?(?:/BUCKET)?)", _write_aws_host),
    (r"correct one of the two", _correct_host),
    (r"write the endpoint without its scheme, and /BUCKET", _write_address),
    (r"remove it, and (remove|set) (\w+)(?:=none)?", _remove_both),
    (r"remove the profile or the keys", _remove),
    (r"remove the quotes", _changed(lambda text: text.strip("'\""))),
    (r"remove #, \? and % from the location", _changed(lambda path: re.sub(r"[#?%]", "-", path))),
    (r"remove them from the URL", _changed(lambda url: re.sub(r"//[^/@]*@", "//", url))),
    (r"set a general purpose bucket", _set(BUCKET)),
    (r"create an application key, and set its", _missing_key),
    (r"retype the value", _changed(lambda text: re.sub(r"[\x00-\x1f]", "", text))),
    (r"set https:", _set("https:")),
    (r"set the secret key that", _missing_key),
    (r"set (?:the id of the public key|both the key and the id of)", _set("K2JCJMDEHXQW5F")),
    (r"set the private key from -----BEGIN", lambda env, problem, _: _set_key(env, problem)),
    (r"write (max-age=\d+)", _set_found),
    (r"write (\{\"https\": .*\})", _set_found),
    (r"write \{\"name\": value\}", _changed(lambda text: text.replace("'", '"'))),
    (r"write ([A-Z]\w+)$", _write_argument),
    (r"use one of region_name, ", _without_argument),
    (r"separate the words by commas", _set("text/css,text/javascript")),
    (r"set HTTPS_PROXY in the environment of the process instead", _remove),
    (r"(?:remove|unset) it", _remove),
)
