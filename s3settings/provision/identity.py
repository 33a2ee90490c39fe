"""The IAM user of the application: its policy, and an access key that only `.env` gets."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from s3settings.aws.bucket import Lack
from s3settings.aws.errors import code_of
from s3settings.dotenv.assignments import is_tracked
from s3settings.policies.document import Policy
from s3settings.policies.refusals import refusals
from s3settings.problems.problem import Problem
from s3settings.providers.users import has_iam_users
from s3settings.provision.failures import refused, trouble, unanswered
from s3settings.provision.steps import Plan, step
from s3settings.storages.storage import Storage

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
MAX_KEYS = 2
USER, USER_POLICY, ACCESS_KEY = "user", "user policy", "access key"
_KEPT = "known to the application"


@dataclass(frozen=True, slots=True)
class Identity:
    """A user, the policy that it has to have, and where its key is kept.

    `variables` are the names of key and secret in `env_file`, and `key` is the access key that the
    application has already.
    """

    name: str
    policy_name: str
    policy: Policy
    env_file: Path
    variables: tuple[str, str]
    key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class _Found:
    """A user as it is."""

    exists: bool
    policy: object
    keys: tuple[str, ...] = field(repr=False)


def plan_identity(iam: "IAMClient", identity: Identity, storages: tuple[Storage, ...]) -> Plan:
    """Return the steps that the user needs, and what keeps them from being taken."""
    from botocore.exceptions import BotoCoreError, ClientError

    problems = list(_objections(identity, storages))
    if problems:
        return Plan(identity.name, (), tuple(problems))
    try:
        found = _found(iam, identity)
    except ClientError as error:
        return Plan(identity.name, (), (refused(error, "reading the user"),))
    except BotoCoreError as error:
        return Plan(identity.name, (), (unanswered(error),))
    steps = (
        step(USER, identity.name if found.exists else Lack.UNSET, identity.name),
        step(USER_POLICY, found.policy, identity.policy),
        step(ACCESS_KEY, _KEPT if identity.key in found.keys else Lack.UNSET, _KEPT),
    )
    return Plan(identity.name, steps, tuple(_of_key(identity, found.keys)))


def _objections(identity: Identity, storages: tuple[Storage, ...]) -> Iterator[Problem]:
    provider = storages[0].provider
    if not has_iam_users(provider.id):
        known = [one for one in refusals(storages, "iam") if one.severity == "error"]
        means = known[0].hint if known else "create the user in the console"
        fact = f"{provider.name} creates no users by the IAM API"
        yield trouble("E301", fact, means)
    if is_tracked(identity.env_file):
        fact = "git tracks the .env file, which would publish the access key"
        yield trouble("E328", fact, "run git rm --cached, and add it to .gitignore")


def _found(iam: "IAMClient", identity: Identity) -> _Found:
    if not _exists(iam, identity.name):
        return _Found(exists=False, policy=Lack.UNSET, keys=())
    answer = iam.list_access_keys(UserName=identity.name)
    keys = tuple(one.get("AccessKeyId", "") for one in answer["AccessKeyMetadata"])
    return _Found(exists=True, policy=_policy(iam, identity), keys=keys)


def _exists(iam: "IAMClient", name: str) -> bool:
    from botocore.exceptions import ClientError

    try:
        iam.get_user(UserName=name)
    except ClientError as error:
        if code_of(error) == "NoSuchEntity":
            return False
        raise
    return True


def _policy(iam: "IAMClient", identity: Identity) -> object:
    """Return the policy of the user; the one that is needed, if it only looks different."""
    from botocore.exceptions import ClientError

    try:
        answer = iam.get_user_policy(UserName=identity.name, PolicyName=identity.policy_name)
    except ClientError as error:
        if code_of(error) == "NoSuchEntity":
            return Lack.UNSET
        raise
    found: object = answer["PolicyDocument"]
    return identity.policy if _normal(found) == _normal(identity.policy) else found


def _normal(value: object) -> object:
    """Return JSON with every list in order, and lists of one as their item."""
    if isinstance(value, dict):
        return {name: _normal(one) for name, one in cast("dict[str, object]", value).items()}
    if not isinstance(value, list):
        return value
    listed = sorted((_normal(one) for one in cast("list[object]", value)), key=repr)
    return listed[0] if len(listed) == 1 else listed


def _of_key(identity: Identity, keys: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what keeps the .env file from getting a key, and keys that it does not have."""
    if identity.key is not None and identity.key not in keys:
        fact = "the application has the access key of another identity"
        hint = "remove it from the variables, or name its user with --iam-user"
        yield trouble("E328", fact, hint)
    elif identity.key is None and len(keys) >= MAX_KEYS:
        fact = "the user has two access keys already, and the .env file has neither"
        hint = "delete the one that nothing uses, in the console"
        yield trouble("E329", fact, hint)
    elif set(keys) - {identity.key}:
        fact = "the user has another access key, which the .env file does not have"
        yield trouble("W330", fact, "delete it, unless something else uses it")
