"""Settings for arguments of boto3 that django-storages does not read, and their right place.

Sources: django-s3-storage 0.15 (README), which reads some of them, and public settings files.
"""

from typing import NamedTuple


class Argument(NamedTuple):
    """An argument of boto3: the option of django-storages that contains it, and how it is written.

    `only` is the truth of the values that need it; the other ones are the default.
    """

    option: str
    written: str
    only: bool | None = None


_CONFIG, _TRANSFER = "client_config", "transfer_config"
_ATTEMPTS = 'retries={"max_attempts": …}'
_ACCELERATED = 's3={"use_accelerate_endpoint": True}'
_START = "AWS_S3_"
# after the start
_NAMES: dict[str, Argument] = {
    "CONNECT_TIMEOUT": Argument(_CONFIG, "connect_timeout=…"),
    "CONNECTION_TIMEOUT": Argument(_CONFIG, "connect_timeout=…"),
    "MAX_ATTEMPTS": Argument(_CONFIG, _ATTEMPTS),
    "MAX_CONNECTIONS": Argument(_CONFIG, "max_pool_connections=…"),
    "MAX_POOL_CONNECTIONS": Argument(_CONFIG, "max_pool_connections=…"),
    "MAX_RETRIES": Argument(_CONFIG, _ATTEMPTS),
    "NUM_RETRIES": Argument(_CONFIG, _ATTEMPTS),
    "READ_TIMEOUT": Argument(_CONFIG, "read_timeout=…"),
    "REQUEST_CHECKSUM_CALCULATION": Argument(
        _CONFIG, 'request_checksum_calculation="when_required"'
    ),
    "RESPONSE_CHECKSUM_VALIDATION": Argument(
        _CONFIG, 'response_checksum_validation="when_required"'
    ),
    "RETRIES": Argument(_CONFIG, "retries={…}"),
    "RETRY_MODE": Argument(_CONFIG, 'retries={"mode": …}'),
    "RETRY_TOTAL_ATTEMPTS": Argument(_CONFIG, _ATTEMPTS),
    "SOCKET_TIMEOUT": Argument(_CONFIG, "read_timeout=…"),
    "TIMEOUT": Argument(_CONFIG, "connect_timeout=…, read_timeout=…"),
    "USE_ACCELERATE": Argument(_CONFIG, _ACCELERATED, only=True),
    "USE_ACCELERATE_ENDPOINT": Argument(_CONFIG, _ACCELERATED, only=True),
    "BOTO3_CONFIG": Argument(_CONFIG, ""),
    "BOTO_CONFIG": Argument(_CONFIG, ""),
    "MAX_CONCURRENCY": Argument(_TRANSFER, "max_concurrency=…"),
    "MULTIPART_CHUNKSIZE": Argument(_TRANSFER, "multipart_chunksize=…"),
    "MULTIPART_CHUNK_SIZE": Argument(_TRANSFER, "multipart_chunksize=…"),
    "MULTIPART_THRESHOLD": Argument(_TRANSFER, "multipart_threshold=…"),
    "FORCE_PATH_STYLE": Argument("addressing_style", '"path"', only=True),
    "PATH_STYLE": Argument("addressing_style", '"path"', only=True),
    "USE_PATH_STYLE": Argument("addressing_style", '"path"', only=True),
    "USE_SIGV4": Argument("signature_version", '"s3v4"', only=True),
    "SSL_VERIFY": Argument("verify", "False, or the path of a CA bundle", only=False),
    "VERIFY_SSL": Argument("verify", "False, or the path of a CA bundle", only=False),
}
_OTHERS = {name: Argument(_CONFIG, "") for name in ("BOTO_S3_CONFIG", "BOTO3_S3_CONFIG")}


def argument_of(name: str) -> Argument | None:
    """Return the argument that a setting is meant for, or None."""
    if name.startswith(_START):
        return _NAMES.get(name.removeprefix(_START))
    return _OTHERS.get(name)
