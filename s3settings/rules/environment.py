"""Rules about the process environment: variables that change what boto3 does with a valid storage.

boto3 reads these variables itself, from the process environment and never from an `.env` file. A
variable is reported if it changes requests or links of a storage that does not set the option
explicitly. All facts are from botocore 1.44.5; a test compares each of them with real clients.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from s3settings.aws.profiles import profiles
from s3settings.paths import exists
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.rules.keys import malformed_keys, missing_keys
from s3settings.sources.values import ENVIRONMENT
from s3settings.storages.addresses import USUAL, api_host
from s3settings.storages.endpoint import s3_arguments, variant_of
from s3settings.storages.storage import Storage
from s3settings.urls import parts_of

Env = Mapping[str, str]
Storages = Sequence[Storage]

_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
_PROFILES = ("AWS_DEFAULT_PROFILE", "AWS_PROFILE")
_CHECKSUMS = {
    "AWS_REQUEST_CHECKSUM_CALCULATION": "uploads to {} are sent without a checksum",
    "AWS_RESPONSE_CHECKSUM_VALIDATION": "checksums of downloads from {} are not validated",
}
_VARIANTS = {
    "AWS_USE_DUALSTACK_ENDPOINT": "dual-stack",
    "AWS_USE_FIPS_ENDPOINT": "FIPS",
}
_REGIONAL = "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT"


def hazards(env: Env, storages: Iterable[Storage]) -> tuple[Problem, ...]:
    """Return a warning for each variable of the process environment that changes a storage."""
    on_s3 = [storage for storage in storages if storage.is_s3]
    return tuple(problem for find in _HAZARDS for problem in find(env, on_s3))


def _warning(id_: str, variable: str, storages: Storages, message: str, hint: str) -> Problem:
    """Return a problem whose message names the storages at ``{}``."""
    aliases = [storage.alias for storage in storages]
    names = " and ".join(filter(None, [", ".join(aliases[:-1]), aliases[-1]]))
    alias = aliases[0] if len(aliases) == 1 else None
    text = message.format(names)
    return problem(id_, text, hint, variable=variable, source=ENVIRONMENT, alias=alias)


def _endpoint(env: Env, storages: Storages) -> Iterator[Problem]:
    given = [name for name in _ENDPOINTS if env.get(name)]
    moved = [
        storage
        for storage in storages
        if (url := _redirection(env, storage)) and url.rstrip("/") != _api(storage)
    ]
    if moved:
        fact = "files of {} are sent to this server instead of AWS"
        # without the first one, the other one would count
        removal = " and ".join(("unset it", *given[1:]))
        hint = _to_server(env[given[0]], removal)
        yield _warning("W020", given[0], moved, fact, hint)


def _to_server(url: str, removal: str) -> str:
    """Return the hint for an endpoint that platforms such as Fly.io set, or of another server."""
    # imported where an endpoint is set: the table of providers is large
    from s3settings.providers.table import by_endpoint

    provider = by_endpoint(url)
    if provider is None or provider.id == "aws":
        return f"{removal}, or set AWS_S3_ENDPOINT_URL if the server is intended"
    if provider.needs:
        # the URL has the region or the account, too
        return f"set AWS_S3_ENDPOINT_URL to its URL if {provider.name} is intended, or {removal}"
    return f"set AWS_S3_PROVIDER={provider.id} if {provider.name} is intended, or {removal}"


def _redirection(env: Env, storage: Storage) -> str | None:
    """Return the endpoint that the environment sets for a storage on AWS without an endpoint."""
    own = _argument(storage, "ignore_configured_endpoint_urls")
    ignored = _is_true(env.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) if own is None else own
    if ignored or storage.endpoint_url is not None:
        return None
    return next((env[name] for name in _ENDPOINTS if env.get(name)), None)


def _api(storage: Storage) -> str:
    """Return the URL of the API that boto3 uses if the environment does not change it."""
    if storage.endpoint_url is not None:
        return storage.endpoint_url
    host = api_host(storage.region_name, variant_of(storage.client_config or {}))
    return f"{'https' if storage.use_ssl else 'http'}://{host}"


def _argument(storage: Storage, name: str) -> object:
    return (storage.client_config or {}).get(name)


def _s3_argument(storage: Storage, name: str) -> object:
    return s3_arguments(storage.client_config or {}).get(name)


def _is_true(value: str | None) -> bool:
    return (value or "").lower() == "true"


def _profile(env: Env, storages: Storages) -> Iterator[Problem]:
    """Report a profile that does not exist; the keys of an existing one have lower precedence."""
    variable = next((name for name in _PROFILES if name in env), None)
    without = [storage for storage in storages if storage.session_profile is None]
    if variable is None or not without:
        return
    known = profiles(env)
    if known is not None and env[variable] not in known:
        message = "the AWS config files have no such profile, so all requests of {} fail"
        yield _warning("W021", variable, without, message, "unset it, or correct the name")


def _checksums(env: Env, storages: Storages) -> Iterator[Problem]:
    for variable, message in _CHECKSUMS.items():
        mode = env.get(variable, "when_supported").lower()
        argument = variable.removeprefix("AWS_").lower()
        affected = [storage for storage in storages if _argument(storage, argument) is None]
        if mode not in {"when_supported", "when_required"} and affected:
            fact = "an unknown mode, so all requests of {} fail"
            hint = "unset it, or set when_supported or when_required"
            yield _warning("W022", variable, affected, fact, hint)
        # other providers require this mode, and emitted settings may not set it
        on_aws = [storage for storage in affected if storage.is_aws]
        if mode == "when_required" and on_aws:
            hint = f'unset it, or set AWS_S3_CLIENT_CONFIG={{"{argument}": "when_required"}}'
            yield _warning("W022", variable, on_aws, message, hint)


def _certificates(env: Env, storages: Storages) -> Iterator[Problem]:
    bundle = env.get("AWS_CA_BUNDLE")
    default_trust = [storage for storage in storages if storage.verify is None]
    if bundle is None or not default_trust:
        return
    if not bundle.strip():
        message = "empty, so all requests of {} fail"
        yield _warning("W023", "AWS_CA_BUNDLE", default_trust, message, "unset it")
        return
    over_tls = [storage for storage in default_trust if _target(env, storage).startswith("https:")]
    if over_tls:
        message = "requests of {} trust only the certificate authorities in this file"
        hint = "unset it, or set AWS_S3_VERIFY to the path of the file if that is intended"
        yield _warning("W023", "AWS_CA_BUNDLE", over_tls, message, hint)


def _bundles(_: Env, storages: Storages) -> Iterator[Problem]:
    """Report a file of trusted certificates that does not exist, so that no request is sent."""
    reported: set[str] = set()
    for storage in storages:
        variable, source = storage.origin("verify")
        if not isinstance(storage.verify, str) or variable in reported:
            continue
        if not exists(storage.verify):
            reported.add(variable)
            fact = "no such file on this machine, so all requests fail"
            hint = "correct the path, or add the file to the machine or image"
            yield problem("W029", fact, hint, variable=variable, source=source)


def _target(env: Env, storage: Storage) -> str:
    return _redirection(env, storage) or _api(storage)


def _proxy(env: Env, storages: Storages) -> Iterator[Problem]:
    through: dict[str, list[Storage]] = {}
    proxies = _proxies(env)
    bypass = {"no": env.get(proxies.get("no", ""), "")}
    for storage in storages:
        scheme, host, *_ = parts_of(_target(env, storage))
        variable = proxies.get(scheme)
        if variable and not storage.proxies and not _is_bypassed(host, bypass):
            through.setdefault(variable, []).append(storage)
    hint = "unset it, add the host to NO_PROXY, or set AWS_S3_PROXIES if the proxy is intended"
    for variable, affected in through.items():
        yield _warning("W024", variable, affected, "requests of {} go through this proxy", hint)


def _is_bypassed(host: str, proxies: dict[str, str]) -> bool:
    # imported only where a proxy is set: it brings http.client and email
    from urllib import request

    # missing in typeshed; urllib.request.proxy_bypass calls it, except on macOS and Windows
    bypass: Callable[[str, dict[str, str]], bool] = vars(request)["proxy_bypass_environment"]
    return bool(bypass(host, proxies))


def _proxies(env: Env) -> dict[str, str]:
    """Return the effective variable of each protocol, as `urllib.request.getproxies_environment` does."""
    found: dict[str, str] = {}
    for name in sorted(env):
        lower = name.lower()
        if lower.endswith("_proxy") and (env[name] or name == lower):
            found[lower.removesuffix("_proxy")] = name
    if "REQUEST_METHOD" in env and found.get("http") != "http_proxy":
        # in a CGI script, HTTP_PROXY holds the Proxy header of the client
        found.pop("http", None)
    return {protocol: name for protocol, name in found.items() if env[name]}


def _variant(env: Env, storages: Storages) -> Iterator[Problem]:
    for variable, kind in _VARIANTS.items():
        argument = variable.removeprefix("AWS_").lower()
        moved = [
            storage
            for storage in storages
            if _is_on_aws(env, storage)
            and _argument(storage, argument) is None
            and (kind == "FIPS" or _s3_argument(storage, argument) is None)
        ]
        if moved and _is_true(env.get(variable)):
            message = f"requests and signed links of {{}} use {kind} endpoints"
            hint = (
                f'unset it, or set AWS_S3_CLIENT_CONFIG={{"{argument}": true}} if that is intended'
            )
            yield _warning("W025", variable, moved, message, hint)


def _is_on_aws(env: Env, storage: Storage) -> bool:
    """Return True if boto3 determines the endpoint itself."""
    return storage.endpoint_url is None and _redirection(env, storage) is None


def _regional(env: Env, storages: Storages) -> Iterator[Problem]:
    mode = env.get(_REGIONAL, "legacy")
    name = "us_east_1_regional_endpoint"
    affected = [storage for storage in storages if _s3_argument(storage, name) is None]
    if mode not in {"legacy", "regional"} and affected:
        message = "an unknown mode, so all requests of {} fail"
        yield _warning("W026", _REGIONAL, affected, message, "unset it, or set regional or legacy")
    moved = [storage for storage in affected if _has_global_host(env, storage)]
    if mode == "regional" and moved:
        message = (
            "requests and signed links of {} use the regional endpoint instead of the global one"
        )
        hint = f'unset it, or set AWS_S3_CLIENT_CONFIG={{"s3": {{"{name}": "regional"}}}}'
        yield _warning("W026", _REGIONAL, moved, message, hint)


def _has_global_host(env: Env, storage: Storage) -> bool:
    usual = variant_of(storage.client_config or {}) == USUAL
    return usual and storage.region_name == "us-east-1" and _is_on_aws(env, storage)


_HAZARDS: tuple[Callable[[Env, Storages], Iterator[Problem]], ...] = (
    _endpoint,
    _profile,
    _checksums,
    _certificates,
    _bundles,
    _proxy,
    _variant,
    _regional,
    missing_keys,
    malformed_keys,
)
