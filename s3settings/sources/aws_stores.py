"""Values in AWS Secrets Manager and SSM Parameter Store, with the credentials that boto3 finds.

Names of errors: the API references of both services, of 2026-11.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from botocore import exceptions
from botocore.config import Config

from s3settings.problems.problem import Invalid
from s3settings.sources import process_environment
from s3settings.sources.secret_stores import UNINTELLIGIBLE, object_in, unintelligible

if TYPE_CHECKING:
    from types_boto3_ssm import SSMClient

# seconds, and attempts of one call: a start that waits is worse than one that fails
CONNECT_TIMEOUT = 2
READ_TIMEOUT = 5
ATTEMPTS = 2
# ten parameters each; more than that is not the configuration of storages
MOST_PAGES = 100

T = TypeVar("T")


class Answer(NamedTuple):
    """The problem behind an error of a service: its id, the fact, and the cure."""

    id: str
    fact: str
    cure: str


_KEYS = Answer(
    "E075",
    "the credentials are unknown, wrong or expired",
    "renew or correct the credentials that boto3 finds in the environment",
)
_PERMISSION = Answer(
    "E075",
    "no permission to read the secret",
    "allow {action}, and kms:Decrypt if the secret has a key of its own",
)
_FORBIDDEN = Answer(
    "E075",
    "access is refused (HTTP 403)",
    "allow {action}, and check the credentials that boto3 finds in the environment",
)
_MISSING = Answer("E076", "no such secret", "correct the name or the region, or store it")
_DELETED = Answer(
    "E076",
    "the secret is marked for deletion, or has no current version",
    "restore it, or name another one",
)
_TOO_MANY = Answer("E078", "too many requests", "start fewer processes at once, or try again")
_INVALID = Answer("E073", "an invalid name of a secret", "correct the name")
_ANSWERS = {
    # of a proxy, or of moto, whose answer is XML
    "403": _FORBIDDEN,
    "AccessDenied": _PERMISSION,
    "AccessDeniedException": _PERMISSION,
    "DecryptionFailure": _PERMISSION,
    "ExpiredToken": _KEYS,
    "ExpiredTokenException": _KEYS,
    "IncompleteSignature": _KEYS,
    "InvalidAccessKeyId": _KEYS,
    "InvalidClientTokenId": _KEYS,
    "InvalidSignatureException": _KEYS,
    "MissingAuthenticationToken": _KEYS,
    "SignatureDoesNotMatch": _KEYS,
    "UnrecognizedClientException": _KEYS,
    "ParameterNotFound": _MISSING,
    "ResourceNotFoundException": _MISSING,
    "InvalidRequestException": _DELETED,
    "RequestLimitExceeded": _TOO_MANY,
    "Throttling": _TOO_MANY,
    "ThrottlingException": _TOO_MANY,
    "TooManyRequestsException": _TOO_MANY,
    "InvalidFilterKey": _INVALID,
    "InvalidParameterException": _INVALID,
    "ValidationException": _INVALID,
}
_WITHOUT_CREDENTIALS = (
    exceptions.CredentialRetrievalError,
    exceptions.NoCredentialsError,
    exceptions.PartialCredentialsError,
    exceptions.ProfileNotFound,
    exceptions.SSOError,
    exceptions.TokenRetrievalError,
)
_TIMEOUTS = (exceptions.ConnectTimeoutError, exceptions.ReadTimeoutError)
_NETWORK = (exceptions.ConnectionError, exceptions.HTTPClientError)


def secret_in_manager(name: str, parameters: Mapping[str, str]) -> Mapping[str, object]:
    """The JSON object in a secret, by its name or ARN; one call. Raises `Invalid`."""

    def get() -> Mapping[str, object]:
        region = name.split(":")[3] if name.startswith("arn:") and name.count(":") > 3 else None  # noqa: PLR2004 - the parts of an ARN
        client = _client("secretsmanager", parameters, region)
        answer = client.get_secret_value(SecretId=name)
        if "SecretBinary" in answer:
            hint = "store a JSON object as text, not a binary secret"
            raise Invalid("E077", "the secret is binary", hint)
        return object_in(answer["SecretString"])

    return _answered(get, "secretsmanager:GetSecretValue")


def parameters(path: str, parameters: Mapping[str, str]) -> Mapping[str, object]:
    """The parameters directly below a path, by the last part of their names; a call per page.

    Raises `Invalid`.
    """
    if not path.startswith("/"):
        raise Invalid("E073", "a path without a slash at its start", "write aws-ssm:/PATH/")

    def get() -> Mapping[str, object]:
        client = _client("ssm", parameters, None)
        found = dict(_pages(client, path.rstrip("/") or "/"))
        if not found:
            hint = "correct the path or the region, or store the parameters below it"
            raise Invalid("E076", "no parameter is below the path", hint)
        return found

    return _answered(get, "ssm:GetParametersByPath")


def _pages(client: "SSMClient", path: str) -> Iterator[tuple[str, str]]:
    more: dict[str, Any] = {}
    for _ in range(MOST_PAGES):
        answer = client.get_parameters_by_path(
            Path=path, Recursive=False, WithDecryption=True, **more
        )
        for parameter in answer["Parameters"]:
            yield parameter.get("Name", "").rpartition("/")[2], parameter.get("Value", "")
        token = answer.get("NextToken")
        if not token:
            return
        more = {"NextToken": token}
    hint = "keep the parameters of storages below a path of their own"
    raise Invalid("E077", f"more than {MOST_PAGES * 10} parameters are below the path", hint)


def _client(service: Any, parameters: Mapping[str, str], region: str | None) -> Any:  # noqa: ANN401 - of either service
    """A client of the service; its region is that of the parameters, the ARN, or the environment."""
    import boto3

    session = boto3.session.Session()
    ambient = session.region_name or process_environment().get("AWS_REGION")
    return session.client(
        service,
        region_name=parameters.get("region_name") or region or ambient,
        endpoint_url=parameters.get("endpoint_url"),
        config=Config(
            connect_timeout=CONNECT_TIMEOUT,
            read_timeout=READ_TIMEOUT,
            retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        ),
    )


def _answered(get: Callable[[], T], action: str) -> T:
    """The result of calls; raises `Invalid` in place of boto3's errors, which may have values."""
    try:
        return get()
    except exceptions.ClientError as error:
        refused = _of_answer(error, action)
    except UNINTELLIGIBLE:
        refused = unintelligible()
    except (exceptions.BotoCoreError, ValueError) as error:
        if isinstance(error, Invalid):
            raise
        refused = _of_client(error)
    raise refused


def _of_answer(error: exceptions.ClientError, action: str) -> Invalid:
    code = str(error.response.get("Error", {}).get("Code"))
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
    unknown = Answer("E078", f"the request failed (HTTP {status})", "try again later")
    id_, fact, cure = _ANSWERS.get(code, unknown)
    return Invalid(id_, fact, cure.format(action=action))


def _of_client(error: Exception) -> Invalid:
    if isinstance(error, _WITHOUT_CREDENTIALS):
        hint = "give the machine a role, or set AWS_ACCESS_KEY_ID and its secret in the environment"
        return Invalid("E075", "boto3 finds no credentials", hint)
    if isinstance(error, exceptions.NoRegionError):
        hint = "add ?region_name=… to the name, or set AWS_REGION in the environment"
        return Invalid("E073", "no region is set", hint)
    if isinstance(error, exceptions.SSLError):
        hint = "correct the endpoint, or set AWS_CA_BUNDLE to its certificate authority"
        return Invalid("E074", "the certificate can't be verified", hint)
    if isinstance(error, _TIMEOUTS):
        return Invalid("E074", "no answer in time", "check network, proxy and endpoint")
    if isinstance(error, _NETWORK):
        return Invalid("E074", "can't be reached", "check network, proxy, region and endpoint")
    return Invalid("E073", "boto3 refuses the name, the region or the endpoint", "correct them")
