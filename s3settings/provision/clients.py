"""Clients of the administrator: credentials of boto3's chain, and a time-out on every call."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from s3settings.problems.problem import Problem
from s3settings.provision.failures import refused, trouble, unanswered
from s3settings.storages.storage import Storage

if TYPE_CHECKING:
    from boto3.session import Session
    from botocore.exceptions import BotoCoreError
    from types_boto3_iam import IAMClient
    from types_boto3_s3 import S3Client

# seconds
CONNECT_TIMEOUT = 5.0
READ_TIMEOUT = 20.0
ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Clients:
    """The clients for the provider of one storage; `account` is the administrator's on AWS."""

    s3: "S3Client" = field(repr=False)
    iam: "IAMClient" = field(repr=False)
    account: str | None

    def close(self) -> None:
        """Close the connections."""
        self.s3.close()
        self.iam.close()


def clients_of(storages: Sequence[Storage], profile: str | None = None) -> Clients | Problem:
    """Return the clients for storages of one provider, or a problem with the credentials.

    The credentials are those of the profile, or what boto3 finds on this machine. Those of the
    application are refused, also where boto3 finds them in the environment.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return _opened(storages, profile)
    except ClientError as error:
        return refused(error, "identifying the administrator")
    except BotoCoreError as error:
        return unanswered(error)


def _opened(storages: Sequence[Storage], profile: str | None) -> Clients | Problem:
    import boto3

    storage = storages[0]
    session = boto3.session.Session(profile_name=profile, region_name=storage.region_name)
    found = session.get_credentials()
    if found is None:
        raise _no_credentials()
    if found.access_key in {one.access_key for one in storages}:
        fact = "the credentials that boto3 finds are those of the application"
        hint = "name a profile of an administrator with --profile, see aws configure"
        return trouble("E320", fact, hint)
    return Clients(_s3(session, storage), _iam(session, storage), _account(session, storage))


def _no_credentials() -> "BotoCoreError":
    from botocore.exceptions import NoCredentialsError

    return NoCredentialsError()


def _s3(session: "Session", storage: Storage) -> "S3Client":
    from botocore.config import Config

    given: dict[str, Any] = {
        "s3": {"addressing_style": storage.addressing_style},
        **(storage.client_config or {}),
        **_limits(storage),
    }
    client: S3Client = session.client(
        "s3",
        use_ssl=storage.use_ssl,
        verify=storage.verify,
        endpoint_url=storage.endpoint_url,
        config=Config(**given),
    )
    return client


def _iam(session: "Session", storage: Storage) -> "IAMClient":
    from botocore.config import Config

    client: IAMClient = session.client(
        "iam",
        verify=storage.verify,
        endpoint_url=storage.endpoint_url,
        config=Config(**_limits(storage)),
    )
    return client


def _account(session: "Session", storage: Storage) -> str | None:
    from botocore.config import Config

    if not storage.is_aws:
        return None
    sts = session.client("sts", verify=storage.verify, config=Config(**_limits(storage)))
    try:
        account: str = sts.get_caller_identity()["Account"]
    finally:
        sts.close()
    return account


def _limits(storage: Storage) -> dict[str, Any]:
    return {
        "proxies": storage.proxies,
        "connect_timeout": CONNECT_TIMEOUT,
        "read_timeout": READ_TIMEOUT,
        "retries": {"total_max_attempts": ATTEMPTS},
    }
