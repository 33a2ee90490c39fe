"""Every hazard against real boto3: reported is what changes something there, and nothing else."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from botocore import loaders
from botocore.awsrequest import AWSPreparedRequest
from botocore.exceptions import BotoCoreError
from storages.backends.s3 import S3Storage

from s3settings import load
from s3settings.providers.provider import Provider
from s3settings.providers.table import PROVIDERS
from s3settings.rules.environment import hazards
from s3settings.sources.values import ENVIRONMENT
from tests.samples import KEYS, Env, examined

pytestmark = pytest.mark.slow


AWS = {**KEYS, "AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
ROLE = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
VIRGINIA = {**AWS, "AWS_S3_REGION_NAME": "us-east-1"}
HTTP = {**AWS, "AWS_S3_USE_SSL": "false"}
MINIO = {**AWS, "AWS_S3_ENDPOINT_URL": "https://minio.example.com"}
MINIO_HTTP = {**AWS, "AWS_S3_ENDPOINT_URL": "http://minio:9000"}
VIRGINIA_MINIO = {**MINIO, "AWS_S3_REGION_NAME": "us-east-1"}
ACCELERATED = {**AWS, "AWS_S3_CLIENT_CONFIG": '{"s3": {"use_accelerate_endpoint": true}}'}
PROFILE = {**ROLE, "AWS_S3_SESSION_PROFILE": "here"}


def configured(base: Env, **arguments: object) -> Env:
    return {**base, "AWS_S3_CLIENT_CONFIG": json.dumps(arguments)}


# with the variables that are tried: what can't touch a configuration was tried once by hand
CONFIGURATIONS: dict[str, tuple[Env, str]] = {
    "aws": (AWS, ""),
    "role": (ROLE, "PROFILE"),
    "profile": (PROFILE, "PROFILE"),
    "us-east-1": (VIRGINIA, "ENDPOINT$"),
    "http": (HTTP, "PROXY|CA_BUNDLE"),
    "minio": (MINIO, "URL|PROXY|ENDPOINT$|CHECKSUM|PROFILE"),
    "minio over http": (MINIO_HTTP, "PROXY|CA_BUNDLE"),
    "minio in us-east-1": (VIRGINIA_MINIO, "ENDPOINT$"),
    "accelerated": (ACCELERATED, "URL_S3|ENDPOINT$"),
    "public": ({**AWS, "AWS_QUERYSTRING_AUTH": "false"}, "URL$|REGIONAL"),
    "endpoints ignored": (configured(AWS, ignore_configured_endpoint_urls=True), "URL"),
    "endpoints not ignored": (configured(AWS, ignore_configured_endpoint_urls=False), "URL"),
    "dual-stack": (configured(AWS, use_dualstack_endpoint=True), "ENDPOINT$"),
    "dual-stack in us-east-1": (configured(VIRGINIA, use_dualstack_endpoint=True), "REGIONAL"),
    "no dual-stack": (configured(AWS, use_dualstack_endpoint=False), "DUALSTACK"),
    "no dual-stack in s3": (configured(AWS, s3={"use_dualstack_endpoint": False}), "DUALSTACK"),
    "FIPS": (configured(AWS, use_fips_endpoint=True), "ENDPOINT$"),
    "no FIPS": (configured(AWS, use_fips_endpoint=False), "FIPS"),
    "regional": (configured(VIRGINIA, s3={"us_east_1_regional_endpoint": "regional"}), "REGIONAL"),
    "legacy": (configured(VIRGINIA, s3={"us_east_1_regional_endpoint": "legacy"}), "REGIONAL"),
    "requests": (configured(AWS, request_checksum_calculation="when_supported"), "CHECKSUM"),
    "responses": (configured(AWS, response_checksum_validation="when_required"), "CHECKSUM"),
    "trusting": ({**AWS, "AWS_S3_VERIFY": "true"}, "CA_BUNDLE"),
    "a proxy": ({**AWS, "AWS_S3_PROXIES": '{"https": "http://own:3128"}'}, "(?i)https_proxy"),
    "no proxy": ({**AWS, "AWS_S3_PROXIES": "{}"}, "(?i)https_proxy"),
}
P = "http://proxy.example.com:3128"
ENVIRONMENTS: tuple[Env, ...] = (
    {},
    {"AWS_ENDPOINT_URL": "http://elsewhere:9000"},
    {"AWS_ENDPOINT_URL": "https://elsewhere", "AWS_ENDPOINT_URL_S3": "http://nearer:9000"},
    {"AWS_ENDPOINT_URL": "http://elsewhere:9000", "AWS_ENDPOINT_URL_S3": ""},
    {"AWS_ENDPOINT_URL": ""},
    {"AWS_ENDPOINT_URL_S3": "https://s3.eu-west-1.amazonaws.com"},
    {"AWS_ENDPOINT_URL_S3": "https://s3.eu-west-1.amazonaws.com/"},
    {"AWS_ENDPOINT_URL": "http://else", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "True"},
    {"AWS_ENDPOINT_URL": "http://else", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "1"},
    {"AWS_ENDPOINT_URL_STS": "http://elsewhere:9000"},
    {"AWS_ENDPOINT_URL": "http://elsewhere", "AWS_USE_DUALSTACK_ENDPOINT": "true"},
    {"AWS_PROFILE": "nowhere"},
    {"AWS_PROFILE": "here"},
    {"AWS_PROFILE": "in credentials"},
    {"AWS_PROFILE": "no profile"},
    {"AWS_PROFILE": "default"},
    {"AWS_PROFILE": ""},
    {"AWS_DEFAULT_PROFILE": "nowhere"},
    {"AWS_DEFAULT_PROFILE": "nowhere", "AWS_PROFILE": "here"},
    {"AWS_DEFAULT_PROFILE": "here", "AWS_PROFILE": "nowhere"},
    *({"AWS_REQUEST_CHECKSUM_CALCULATION": mode} for mode in ("when_required", "never", "")),
    *({"AWS_REQUEST_CHECKSUM_CALCULATION": mode} for mode in ("when_supported", "When_Required")),
    *({"AWS_RESPONSE_CHECKSUM_VALIDATION": mode} for mode in ("when_required", "never", "")),
    {"AWS_RESPONSE_CHECKSUM_VALIDATION": "WHEN_SUPPORTED"},
    {"AWS_CA_BUNDLE": "/etc/ssl/company.pem"},
    {"AWS_CA_BUNDLE": ""},
    {"AWS_CA_BUNDLE": "/company.pem", "AWS_ENDPOINT_URL": "http://elsewhere:9000"},
    *({name: P} for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")),
    *({name: P} for name in ("ALL_PROXY", "all_proxy", "NO_PROXY", "ftp_proxy", "Https_Proxy")),
    {"HTTPS_PROXY": P, "https_proxy": ""},
    {"HTTPS_PROXY": "", "https_proxy": P},
    {"HTTP_PROXY": P, "REQUEST_METHOD": "GET"},
    {"http_proxy": P, "REQUEST_METHOD": "GET"},
    {"HTTPS_PROXY": P, "NO_PROXY": "*"},
    {"HTTPS_PROXY": P, "NO_PROXY": "localhost,.amazonaws.com"},
    {"HTTPS_PROXY": P, "no_proxy": "minio.example.com"},
    {"HTTPS_PROXY": P, "NO_PROXY": "*", "no_proxy": ""},
    {"HTTPS_PROXY": P, "AWS_ENDPOINT_URL": "http://elsewhere:9000"},
    *({"AWS_USE_DUALSTACK_ENDPOINT": value} for value in ("true", "True", "1", "false", "")),
    *({"AWS_USE_FIPS_ENDPOINT": value} for value in ("true", "True", "1", "false", "")),
    *({"AWS_S3_US_EAST_1_REGIONAL_ENDPOINT": value} for value in ("regional", "legacy", "x", "")),
    {"AWS_SESSION_TOKEN": "token"},
    {"AWS_REGION": "us-west-2", "AWS_DEFAULT_REGION": "us-west-2", "AWS_MAX_ATTEMPTS": "2"},
)
CONFIG = "[default]\nregion = eu-west-1\n[profile here]\nregion = eu-west-1\n[no profile]\n"
CREDENTIALS = """
[here]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[in credentials]
"""


class Behavior(NamedTuple):
    """The behavior of boto3 with the storage of uploads."""

    upload: str
    link: str
    checksums: dict[str, str]
    validation: str
    certificates: object
    proxy: str | None


class StopError(Exception):
    pass


def behavior(options: Mapping[str, Any]) -> Behavior | str:
    """Return what the real django-storages and boto3 do, or the class of what they raise."""
    storage: Any = S3Storage(**options)
    requests: list[AWSPreparedRequest] = []

    def stop(request: AWSPreparedRequest, **_: object) -> None:
        requests.append(request)
        raise StopError

    try:
        client = storage.connection.meta.client
        client.meta.events.register("before-send.s3.PutObject", stop)
        with pytest.raises(StopError):
            client.put_object(Bucket=options["bucket_name"], Key="key", Body=b"")
        link = storage.url("key", expire=60).partition("?")[0]
    except (BotoCoreError, ValueError) as error:
        return type(error).__name__
    (request,) = requests
    session = client._endpoint.http_session
    url = str(request.url)
    return Behavior(
        url,
        link,
        {name: str(value) for name, value in request.headers.items() if "checksum" in name},
        client.meta.config.response_checksum_validation,
        session._verify if url.startswith("https") else None,
        session._proxy_config.proxy_url_for(url),
    )


# one for all sessions: each would reload the model of S3, a tenth of a second
LOADER = loaders.Loader()


def shared_loader(paths: object) -> loaders.Loader:
    del paths
    return LOADER


@pytest.fixture
def profiles(monkeypatch: pytest.MonkeyPatch) -> Env:
    """Write the two files of AWS, and return the variables that name them."""
    monkeypatch.setattr("botocore.session.create_loader", shared_loader)
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("REQUEST_METHOD", raising=False)
    Path("config").write_text(CONFIG, encoding="utf-8")
    Path("credentials").write_text(CREDENTIALS, encoding="utf-8")
    return {"AWS_CONFIG_FILE": "config", "AWS_SHARED_CREDENTIALS_FILE": "credentials"}


def found(ambient: Env, configuration: Env) -> list[str]:
    storages = [one for one in examined(configuration).storages if one.alias == "default"]
    return [problem.id.removeprefix("s3settings.") for problem in hazards(ambient, storages)]


@pytest.mark.parametrize(("configuration", "tried"), CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_exactly_the_variables_that_change_requests_or_links_are_reported(
    configuration: Env, tried: str, profiles: Env, monkeypatch: pytest.MonkeyPatch
) -> None:
    # keys of the environment are those of a role; without keys, links can't be signed
    for name, value in {**KEYS, **profiles}.items():
        monkeypatch.setenv(name, value)
    settings = load(env=configuration, env_file=None)
    options: Any = settings["STORAGES"]["default"].get("OPTIONS")
    before = behavior(options)
    assert isinstance(before, Behavior)

    for ambient in ENVIRONMENTS:
        if not any(re.search(tried, name) for name in ambient):
            continue
        with monkeypatch.context() as patch:
            for name, value in ambient.items():
                patch.setenv(name, value)
            changed = behavior(options) != before
        reported = found({**profiles, **ambient}, configuration)
        assert bool(reported) == changed, ambient


def test_the_environment_of_the_tests_has_no_hazards() -> None:
    assert hazards(dict(os.environ), examined(AWS).storages) == ()


@pytest.mark.parametrize("provider", PROVIDERS, ids=[provider.id for provider in PROVIDERS])
def test_omitted_checksums_are_a_hazard_only_on_aws(
    provider: Provider,
) -> None:
    ambient = {"AWS_REQUEST_CHECKSUM_CALCULATION": "when_required"}
    reported = found(ambient, {**AWS, "AWS_S3_PROVIDER": provider.id})
    assert reported == (["W022"] if provider.id == "aws" else [])


def reported(ambient: Env, configuration: Env = AWS) -> list[tuple[str | None, str, str]]:
    return [
        (problem.variable, problem.message, problem.hint)
        for problem in hazards(ambient, examined(configuration).storages)
    ]


@pytest.mark.parametrize(
    ("ambient", "message", "hint"),
    [
        (
            {"AWS_ENDPOINT_URL": "http://elsewhere:9000"},
            "files of default and staticfiles are sent to this server instead of AWS",
            "unset it, or set AWS_S3_ENDPOINT_URL if the server is intended",
        ),
        (
            {"AWS_PROFILE": "nowhere"},
            "the AWS config files have no such profile, so all requests of default and staticfiles fail",
            "unset it, or correct the name",
        ),
        (
            {"AWS_REQUEST_CHECKSUM_CALCULATION": "when_required"},
            "uploads to default and staticfiles are sent without a checksum",
            'unset it, or set AWS_S3_CLIENT_CONFIG={"request_checksum_calculation": "when_required"}',
        ),
        (
            {"AWS_RESPONSE_CHECKSUM_VALIDATION": "always"},
            "an unknown mode, so all requests of default and staticfiles fail",
            "unset it, or set when_supported or when_required",
        ),
        (
            {"AWS_CA_BUNDLE": "/etc/ssl/company.pem"},
            "requests of default and staticfiles trust only the certificate authorities in this file",
            "unset it, or set AWS_S3_VERIFY to the path of the file if that is intended",
        ),
        (
            {"https_proxy": "http://user:canary@proxy:3128"},
            "requests of default and staticfiles go through this proxy",
            "unset it, add the host to NO_PROXY, or set AWS_S3_PROXIES if the proxy is intended",
        ),
        (
            {"AWS_USE_FIPS_ENDPOINT": "true"},
            "requests and signed links of default and staticfiles use FIPS endpoints",
            'unset it, or set AWS_S3_CLIENT_CONFIG={"use_fips_endpoint": true} if that is intended',
        ),
    ],
    ids=["endpoint", "profile", "requests", "responses", "certificates", "proxy", "FIPS"],
)
def test_the_warning_states_the_effect_and_the_explicit_setting(
    ambient: Env, message: str, hint: str
) -> None:
    assert reported(ambient) == [(next(iter(ambient)), message, hint)]


def test_the_endpoint_of_us_east_1_can_be_set_in_the_client_config() -> None:
    ambient = {"AWS_S3_US_EAST_1_REGIONAL_ENDPOINT": "regional"}
    message = (
        "requests and signed links of default and staticfiles use the regional "
        "endpoint instead of the global one"
    )
    config = '{"s3": {"us_east_1_regional_endpoint": "regional"}}'
    hint = f"unset it, or set AWS_S3_CLIENT_CONFIG={config}"
    assert reported(ambient, VIRGINIA) == [(next(iter(ambient)), message, hint)]
    assert reported(ambient, {**VIRGINIA, "AWS_S3_CLIENT_CONFIG": config}) == []


def test_a_problem_of_a_single_storage_has_its_alias() -> None:
    configuration = {**AWS, "AWS_STATIC_BACKEND": "whitenoise"}
    (problem,) = hazards({"AWS_PROFILE": "nowhere"}, examined(configuration).storages)
    assert (problem.alias, problem.severity) == ("default", "warning")


def test_a_problem_of_several_storages_names_them() -> None:
    configuration = {**AWS, "AWS_S3_ALIASES": "archive"}
    (problem,) = hazards({"AWS_PROFILE": "nowhere"}, examined(configuration).storages)
    assert problem.alias is None
    assert problem.message.endswith("all requests of default, staticfiles and archive fail")


def test_storages_that_are_not_on_s3_have_no_hazards() -> None:
    local = {"AWS_S3_BACKEND": "memory"}
    for ambient in ENVIRONMENTS:
        assert reported(ambient, local) == []


def test_profiles_are_not_checked_if_boto3_cannot_read_the_file() -> None:
    Path("config").write_text("no section\n", encoding="utf-8")
    assert reported({"AWS_PROFILE": "nowhere", "AWS_CONFIG_FILE": "config"}) == []


def test_a_malformed_endpoint_is_reported_like_any_other() -> None:
    ambient = {"AWS_ENDPOINT_URL": "http://[::1", "HTTPS_PROXY": P, "HTTP_PROXY": P}
    assert [variable for variable, *_ in reported(ambient)] == ["AWS_ENDPOINT_URL"]


@pytest.mark.parametrize(
    ("endpoint", "hint"),
    [
        (
            "https://fly.storage.tigris.dev",
            "set AWS_S3_PROVIDER=tigris if Tigris is intended, or unset it",
        ),
        (
            "https://storage.railway.app",
            "set AWS_S3_PROVIDER=railway if Railway Storage Buckets is intended, or unset it",
        ),
        (
            "http://minio:9000",
            "unset it, or set AWS_S3_ENDPOINT_URL if the server is intended",
        ),
        (
            "https://s3.us-east-2.amazonaws.com",
            "unset it, or set AWS_S3_ENDPOINT_URL if the server is intended",
        ),
    ],
)
def test_the_hint_names_the_provider_of_an_endpoint(endpoint: str, hint: str) -> None:
    (found,) = hazards({"AWS_ENDPOINT_URL_S3": endpoint}, examined(AWS).storages)
    assert (found.id, found.hint) == ("s3settings.W020", hint)


def test_the_hint_names_the_other_endpoint_that_would_count() -> None:
    ambient = {"AWS_ENDPOINT_URL_S3": "http://minio:9000", "AWS_ENDPOINT_URL": "http://minio:9000"}

    assert [(variable, hint) for variable, _, hint in reported(ambient)] == [
        (
            "AWS_ENDPOINT_URL_S3",
            "unset it and AWS_ENDPOINT_URL, or set AWS_S3_ENDPOINT_URL if the server is intended",
        )
    ]


def test_a_missing_file_of_certificates_is_reported_once() -> None:
    configuration = {
        **AWS,
        "AWS_S3_ALIASES": "archive",
        "AWS_S3_VERIFY": "missing.pem",
        "AWS_MEDIA_VERIFY": "true",
        "AWS_ARCHIVE_VERIFY": "missing.pem",
    }
    fact = "no such file on this machine, so all requests fail"
    hint = "correct the path, or add the file to the machine or image"

    found = hazards({}, examined(configuration).storages)

    assert sorted((one.variable, one.message, one.hint) for one in found) == [
        ("AWS_ARCHIVE_VERIFY", fact, hint),
        ("AWS_S3_VERIFY", fact, hint),
    ]
    assert {one.source for one in found} == {ENVIRONMENT}
    Path("missing.pem").touch()
    assert hazards({}, examined(configuration).storages) == ()
