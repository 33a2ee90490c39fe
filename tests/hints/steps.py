"""Steps that hints ask for: the changes of variables by a reader who knows nothing beside them."""

import re
from collections.abc import Callable
from typing import TypeAlias

from s3settings.facts.hosts import host_of_bucket
from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.problems.problem import Problem
from s3settings.providers.table import PROVIDERS
from s3settings.rules.contradictions import real_provider
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of
from tests.cases import private_key
from tests.hints.environments import Env, inspected
from tests.hints.keys import KEYS
from tests.hints.reading import by_provider, in_variables, region_of, scope_of, storage_of

# the environment, the problem, and the groups of the pattern of its hint
Step: TypeAlias = Callable[[Env, Problem, tuple[str, ...]], None]

# what the reader has at hand
ACCOUNTS = {"r2": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "supabase": "abcdefghijklmnopqrst"}
KEYS_OF = ("access_key", "secret_key")
_SWITCHES = ("AUTH", "IMMUTABLE", "MANIFEST", "OVERWRITE", "SSL", "STABLE")
BUCKET, DOMAIN = "acme-storage", "files.example.com"


def set_to(value: str) -> Step:
    def step(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
        env[problem.variable or ""] = value

    return step


def set_found(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    env[problem.variable or ""] = groups[0]


def set_named(env: Env, _: Problem, groups: tuple[str, ...]) -> None:
    env[groups[0]] = groups[1]


def remove(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    env.pop(problem.variable or "", None)


def rename(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Write the right name, unless a hint about another name of the same variable came first."""
    if (variable := problem.variable or "") in env:
        value = env.pop(variable)
        if groups[0] not in env:
            write_as(env, groups[0], value, problem.hint)


def write_as(env: Env, variable: str, value: str, hint: str) -> None:
    """Set a variable of another name to a value, in the form that the hint asks for."""
    bare = value.partition("://")[2] or value
    if "with the first name of its host" in hint:
        host, _, path = bare.partition("/")
        value = host.partition(".")[0]
        env.update({"AWS_LOCATION": path.strip("/")} if path.strip("/") else {})
    elif ", without https://" in hint:
        value = bare
    elif ", with http:// or https://" in hint:
        value = f"https://{value}"
    env[variable] = "path" if f"{variable}=path" in hint else value


def set_url(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Set an endpoint to that of the environment, or the region if that has been unset."""
    if groups[1] in env:
        env[groups[0]] = env[groups[1]]
    else:
        env[problem.variable or ""] = "eu-west-1"


def meant(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    is_name = re.fullmatch(r"AWS_[A-Z0-9_]+", groups[0]) is not None
    (rename if is_name else set_found)(env, problem, groups)


def set_bucket(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    env[variable] = f"acme-{scope_of(variable)}"


def region_without_endpoint(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    env[problem.variable or ""] = "eu-west-1"
    without(env, problem, groups)


def set_api(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    is_aws = "amazonaws" in env.get(variable, "")
    region = region_of(storage_of(env, variable))
    env[variable] = f"https://s3.{region}.amazonaws.com" if is_aws else "https://s3.example.net"


def write_endpoint(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Write an endpoint of the provider, in the region of the storage if it has one of the provider."""
    variable = problem.variable or ""
    env[variable] = endpoint_of(groups[0], storage_of(env, variable))


def endpoint_of(form: str, storage: Storage) -> str:
    """Return the endpoint of a form, in the region of the storage if it is one of the provider."""
    forms = {one.endpoint_url(region="REGION", account="ACCOUNT"): one for one in PROVIDERS}
    provider = forms[form]
    regions = provider.regions or {"auto"}
    region = storage.region_name if storage.region_name in regions else min(regions)
    account = ACCOUNTS.get(provider.id, "acme")
    return form.replace("REGION", region).replace("ACCOUNT", account)


def set_account(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    provider = storage_of(env, variable, problem).provider.id
    env[variable] = ACCOUNTS.get(provider, "acme")


def append_bucket(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    bucket = storage_of(env, variable, problem).bucket_name
    env[variable] = f"{env[variable].strip()}/{bucket}"


def without_location(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    alias = problem.message.partition(" of ")[2].partition(",")[0]
    storage = next(one for one in inspected(env).storages if one.alias == alias)
    env[variable] = env[variable].strip().removesuffix(f"/{storage.location}")


def without_bucket(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    scheme, rest = env[variable].split("://", 1)
    of_aws = host_of_bucket(rest)
    buckets = [storage.bucket_name for storage in inspected(env).storages]
    for bucket in filter(None, [*buckets, of_aws and of_aws.bucket]):
        name = re.escape(str(bucket))
        rest = re.sub(rf"(?i)^{name}\.|/{name}$", "", rest)
    env[variable] = f"{scheme}://{rest}"


def write_aws_host(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    storage = storage_of(env, variable, problem)
    host = groups[0].replace("BUCKET", storage.bucket_name or BUCKET)
    env[variable] = host.replace("REGION", storage.region_name)


def correct_host(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Correct the domain, unless it is that of another storage too."""
    variable = problem.variable or ""
    storage = storage_of(env, variable, problem)
    others = [
        one
        for one in inspected(env).storages
        if one.custom_domain == storage.custom_domain and one.bucket_name != storage.bucket_name
    ]
    own = variable_of("custom_domain", storage.scope)
    env[own if others else variable] = storage.address


def own_host(env: Env, _: Problem, groups: tuple[str, ...]) -> None:
    storage = storage_of(env, groups[0])
    bucket, region, account = storage.bucket_name or "", storage.region_name, storage.account_id
    public = storage.provider.public_domain(bucket, region=region, account=account)
    env[groups[0]] = storage.address if storage.provider.public == "api" else public or DOMAIN


def own_address(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Set the host of the bucket on AWS, and that of a CDN elsewhere."""
    variable = problem.variable or ""
    storage = storage_of(env, variable, problem)
    env[variable] = storage.address if storage.is_aws and storage.bucket_name else DOMAIN


def write_address(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    storage = storage_of(env, variable, problem)
    endpoint = (storage.endpoint_url or "").partition("://")[2]
    env[variable] = f"{endpoint}/{storage.bucket_name}"


def keys_of(storage: Storage) -> dict[str, str]:
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


def separate(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    alias = problem.alias or ""
    scope = {"default": "MEDIA", "staticfiles": "STATIC"}.get(alias, alias.upper())
    env[f"AWS_{scope}_LOCATION"] = f"files-of-{alias}"


def provider_keys(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    storages = [one for one in by_provider(env) if one.is_s3]
    having = [
        one for one in storages if variable in {one.origin(name).variable for name in KEYS_OF}
    ]
    own = [one for one in storages if one.scope.lower() == scope_of(variable)]
    if own:
        keys = keys_of(own[0])
        env.update({variable_of(option, own[0].scope): keys[option] for option in KEYS_OF})
        return
    storage = having[0] if having else storage_of(env, variable)
    for option, value in keys_of(storage).items():
        env[storage.origin(option).variable] = value
    # that of the keys before
    env.pop(storage.origin("security_token").variable, None)


def named_keys(env: Env, _: Problem, groups: tuple[str, ...]) -> None:
    storages = [one for one in by_provider(env) if one.is_s3]
    own = [one for one in storages if one.scope.lower() == scope_of(groups[0])]
    keys = keys_of((own or storages)[0])
    key, secret, other, other_secret = groups
    if other and env.get(other) == keys["access_key"]:
        theirs = keys_of(next(one for one in storages if one not in own))
        env[other], env[other_secret] = theirs["access_key"], theirs["secret_key"]
    env[key], env[secret] = keys["access_key"], keys["secret_key"]


def missing_key(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Set the pair: who copies one half of it finds the other one beside it."""
    provider_keys(env, problem, ())


def copy_again(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Copy one half of a pair again, which leaves the other half as it is."""
    variable = problem.variable or ""
    having = [
        one
        for one in by_provider(env)
        if one.is_s3 and variable in {one.origin(key).variable for key in KEYS_OF}
    ]
    if not having:
        # another hint has moved the only storage with these keys off S3
        return
    named = [one for one in having if one.provider.name in problem.message]
    storage = (named or having)[0]
    option = next(one for one in KEYS_OF if storage.origin(one).variable == variable)
    env[variable] = keys_of(storage)[option]


def real_value(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    if "ACCESS_KEY" in variable or "SECRET" in variable:
        missing_key(env, problem, groups)
        keys = keys_of(storage_of(env, variable))
        env[variable] = keys["secret_key" if "SECRET" in variable else "access_key"]
    elif "PROVIDER" in variable:
        set_provider(env, problem, groups)
    elif "ALIASES" in variable:
        env[variable] = "private"
    elif variable.endswith(_SWITCHES):
        env[variable] = "true"
    elif "REGION" in variable:
        env[variable] = region_of(storage_of(env, variable))
    elif "DOMAIN" in variable:
        env[variable] = DOMAIN
    else:
        # the template has the word itself in brackets
        word = re.fullmatch(r"<((?!your)[\w-]+)>", env[variable])
        env[variable] = word[1] if word else BUCKET


def without(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    env.pop(_named(env, problem, groups), None)


def _named(env: Env, problem: Problem, groups: tuple[str, ...]) -> str:
    """Return the variable that a hint names; a part of a storage URL becomes one."""
    option, variable, *_ = groups
    if not option:
        return variable
    part = problem._replace(variable=variable, message=f"{option}: ")
    return in_variables(env, part).variable or ""


def region_of_endpoint(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    region = region_of(storage_of(env, problem.variable or "", problem))
    env[_named(env, problem, groups)] = groups[2] or region


def region_in_endpoint(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    region = region_of(storage_of(env, problem.variable or "", problem))
    env[problem.variable or ""] = region
    env[_named(env, problem, groups)] = groups[2].replace("REGION", region)


def write_region(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    variable = problem.variable or ""
    region = storage_of(env, variable, problem).region_name
    env[variable] = groups[0].replace("REGION", region)


def region_for_location(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    if (variable := problem.variable or "") in env:
        env[groups[0]] = env.pop(variable)


def move(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    env.setdefault(groups[0], env.pop(problem.variable or ""))


def declare(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Declare the alias, and write the right name of the variable if another one is read."""
    env["AWS_S3_ALIASES"] = ",".join(filter(None, (env.get("AWS_S3_ALIASES"), groups[0])))
    if groups[1]:
        rename(env, problem, groups[1:])


def only_static(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    remove(env, problem, ())
    set_named(env, problem, groups)


def remove_both(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    remove(env, problem, ())
    env.pop(groups[1], None)
    if groups[0] == "set":
        env[groups[1]] = "none"


def remove_named_too(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    remove(env, problem, ())
    env.pop(groups[0], None)


def in_place(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    if groups[1] in env:
        write_as(env, groups[0], env.pop(groups[1]), problem.hint)


def set_encryption(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    storage = storage_of(env, problem.variable or "", problem)
    env[storage.origin("server_side_encryption").variable] = groups[0]


def changed(change: Callable[[str], str]) -> Step:
    def step(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
        env[problem.variable or ""] = change(env[problem.variable or ""])

    return step


def retype(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Type what is seen of the value, without quotes that are around it."""
    value = env[problem.variable or ""]
    seen = "".join(letter for letter in value if letter.isprintable())
    env[problem.variable or ""] = seen.strip("'\"")


def set_server(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Write the URL without what is around it."""
    variable = problem.variable or ""
    words = re.split(r"\W+", env[variable].lower())
    server = re.sub(r"(?i)^(?:\W*[a-z]+(?::/*|/+)(?=\D))+", "", env[variable]).strip("<>,/'\" ")
    written = f"{'http' if 'http' in words else 'https'}://{server}"
    # the port or the host itself is wrong
    env[variable] = written if written != env[variable] else "https://s3.example.net"


def set_provider(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    """Set the id that the wrong value contains."""
    words = re.findall(r"[a-z0-9]+", env[problem.variable or ""].lower())
    known = [provider.id for provider in PROVIDERS if provider.id in words]
    env[problem.variable or ""] = known[0] if known else "aws"


def swap(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    storage = storage_of(env, problem.variable or "")
    one, other = (storage.origin(option).variable for option in ("access_key", "secret_key"))
    env[one], env[other] = env[other], env[one]


def without_parameter(env: Env, problem: Problem, groups: tuple[str, ...]) -> None:
    """Keep the argument in the object parameters, and remove the other variable."""
    env.pop(groups[0], None)


def set_key(env: Env, problem: Problem, _: tuple[str, ...]) -> None:
    env[problem.variable or ""] = private_key().replace("\n", "\\n")


# who writes the address of a bucket has corrected its name and its endpoint, and who sets keys or a
# region knows the provider
LAST: tuple[Step, ...] = (
    append_bucket,
    copy_again,
    correct_host,
    missing_key,
    named_keys,
    own_address,
    own_host,
    provider_keys,
    real_value,
    write_address,
    write_aws_host,
    write_region,
)
