"""Objects of botocore and boto3, created from plain arguments.

botocore, boto3 and cryptography are imported only if an option needs them.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from s3settings.facts.s3 import CLIENT_ARGUMENTS, TRANSFER_ARGUMENTS
from s3settings.problems.problem import Invalid

if TYPE_CHECKING:
    from boto3.s3.transfer import TransferConfig
    from botocore.config import Config


def client_config(arguments: Mapping[str, Any]) -> "Config":
    """Return a ``botocore.config.Config``; raise `Invalid` if it rejects an argument."""
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError

    try:
        return Config(**arguments)
    except (BotoCoreError, TypeError, ValueError, AttributeError):
        pass
    hint = "correct the arguments; see the reference of botocore's Config"
    raise Invalid("E021", "botocore rejects an argument", hint)


def transfer_config(arguments: Mapping[str, Any]) -> "TransferConfig":
    """Return a ``boto3.s3.transfer.TransferConfig``; raise `Invalid` if it rejects an argument."""
    from boto3.s3.transfer import TransferConfig

    try:
        return TransferConfig(**arguments)
    except (TypeError, ValueError):
        pass
    hint = "correct the arguments; see the reference of boto3's TransferConfig"
    raise Invalid("E021", "boto3 rejects an argument", hint)


def client_arguments(config: object) -> dict[str, object] | None:
    """Return the arguments of a ``botocore.config.Config`` that differ from its defaults.

    None is returned for other objects.
    """
    from botocore.config import Config

    if not isinstance(config, Config):
        return None
    usual = Config()
    given: dict[str, object] = {name: getattr(config, name, None) for name in CLIENT_ARGUMENTS}
    return {name: value for name, value in given.items() if value != getattr(usual, name, None)}


def transfer_arguments(config: object) -> dict[str, object]:
    """Return the arguments of a ``boto3.s3.transfer.TransferConfig`` that differ from its defaults."""
    from boto3.s3.transfer import TransferConfig

    usual = TransferConfig()
    given = {name: getattr(config, name, None) for name in TRANSFER_ARGUMENTS}
    return {name: value for name, value in given.items() if value != getattr(usual, name, None)}


def check_private_key(pem: str) -> None:
    """Raise `Invalid` unless django-storages can sign for CloudFront with the key."""
    try:
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ImportError:
        hint = "run pip install 's3settings[cloudfront]'"
        raise Invalid(
            "E022", "cryptography, which signs with the key, is not installed", hint
        ) from None
    try:
        key = load_pem_private_key(pem.encode("ascii"), password=None)
    except (TypeError, ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, RSAPrivateKey):
        hint = "set an RSA key without a passphrase, such as one created by openssl genrsa 2048"
        raise Invalid("E022", "not a valid RSA private key", hint)


def is_region(region_name: str) -> bool:
    """Return True if the installed botocore, which may be newer than `facts.regions`, has the region."""
    return region_name in _regions()


@cache
def _regions() -> frozenset[str]:
    from botocore.session import Session

    # a small file; get_available_regions would read the full model of S3
    data = cast("Mapping[str, Any]", Session().get_data("partitions"))
    names = (name for partition in data["partitions"] for name in partition["regions"])
    return frozenset(name for name in names if not name.endswith("-global"))
