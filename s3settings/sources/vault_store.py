"""Values in a KV engine of version 2 of HashiCorp Vault or OpenBao, by hvac."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, cast

from s3settings.problems.problem import Invalid
from s3settings.sources import process_environment
from s3settings.sources.secret_stores import UNINTELLIGIBLE, unintelligible

# seconds to connect, and to wait for the answer
TIMEOUT = (2, 5)


def secret_in_vault(name: str, parameters: Mapping[str, str]) -> Mapping[str, object]:
    """The current version of the secret at ``MOUNT/PATH``; one call.

    Address, token and namespace are those of the command line of Vault: ``VAULT_ADDR``,
    ``VAULT_TOKEN`` or the file ``~/.vault-token``, ``VAULT_NAMESPACE``, ``VAULT_CACERT``.

    Raises `Invalid`.
    """
    hvac, requests = _libraries()
    env = process_environment()
    mount, _, path = name.strip("/").partition("/")
    address = parameters.get("url") or env.get("VAULT_ADDR") or env.get("BAO_ADDR")
    if not path:
        raise Invalid("E073", "no path behind the mount", "write vault:MOUNT/PATH")
    if not address:
        raise Invalid("E073", "no address of the server", "add ?url=…, or set VAULT_ADDR")
    try:
        client = hvac.Client(
            url=address,
            token=env.get("VAULT_TOKEN") or env.get("BAO_TOKEN"),
            namespace=parameters.get("namespace") or env.get("VAULT_NAMESPACE"),
            timeout=TIMEOUT,
        )
        answer = client.secrets.kv.v2.read_secret_version(
            path, mount_point=mount, raise_on_deleted_version=True
        )
    except hvac.exceptions.VaultError as error:
        refused = _of_answer(error)
    except (requests.exceptions.RequestException, OSError, ValueError) as error:
        refused = _of_network(error, requests.exceptions)
    except UNINTELLIGIBLE:
        refused = unintelligible()
    else:
        return _data(answer)
    raise refused


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("hvac"), import_module("requests")
    except ImportError:
        pass
    raise Invalid("E079", "hvac is not installed", "run pip install 's3settings[vault]'")


def _data(answer: object) -> Mapping[str, object]:
    found = answer
    for key in ("data", "data"):
        found = cast("Mapping[str, object]", found).get(key) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        hint = "name a secret of a KV engine of version 2"
        raise Invalid("E077", "the answer has no values", hint)
    return cast("Mapping[str, object]", found)


def _of_answer(error: Any) -> Invalid:  # noqa: ANN401 - hvac has no types
    """The problem behind an error of hvac, which has a class for each status."""
    if "deletion_time" in str(getattr(error, "json", None)):
        hint = "restore it with vault kv undelete, or store a new version"
        return Invalid("E076", "the current version of the secret is deleted", hint)
    return Invalid(*_ANSWERS.get(type(error).__name__, _FAILED))


_NO_ACCESS = (
    "E075",
    "the token is missing, expired or may not read the secret",
    "renew the token, and allow it to read MOUNT/data/PATH",
)
_NOT_READY = ("E078", "the server is sealed, or not ready", "unseal the server")
_FAILED = ("E078", "the request failed", "try again later")
_ANSWERS = {
    "Forbidden": _NO_ACCESS,
    "Unauthorized": _NO_ACCESS,
    "InvalidPath": (
        "E076",
        "no such secret",
        "correct the mount and the path; the engine has to be KV version 2",
    ),
    "InvalidRequest": ("E073", "an invalid name of a secret", "write vault:MOUNT/PATH"),
    "RateLimitExceeded": (
        "E078",
        "too many requests",
        "start fewer processes at once, or try again",
    ),
    "VaultDown": _NOT_READY,
    "VaultNotInitialized": _NOT_READY,
}


def _of_network(error: Exception, exceptions: Any) -> Invalid:  # noqa: ANN401 - requests may be absent
    if isinstance(error, exceptions.SSLError):
        hint = "correct the address, or set VAULT_CACERT to its certificate authority"
        return Invalid("E074", "the certificate can't be verified", hint)
    if isinstance(error, exceptions.Timeout):
        return Invalid("E074", "no answer in time", "check network, proxy and address")
    if isinstance(error, exceptions.ConnectionError):
        return Invalid("E074", "can't be reached", "check network, proxy and address")
    return Invalid("E073", "the address is not a URL of a server", "correct the address")
