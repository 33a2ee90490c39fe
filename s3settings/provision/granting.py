"""The plan for a user, applied: policy first, and a key that is in `.env` or does not exist."""

import json
import time
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING

from s3settings.aws.errors import code_of
from s3settings.dotenv.assignments import CannotAssignError, alone, assigned, beside, sweep
from s3settings.dotenv.readers import Lost, python_dotenv
from s3settings.problems.problem import Problem, has_errors
from s3settings.provision.failures import refused, trouble, unanswered
from s3settings.provision.identity import USER, USER_POLICY, Identity, plan_identity
from s3settings.provision.patience import PASSING_OF_IAM, Sleep, patiently
from s3settings.provision.steps import Plan
from s3settings.storages.storage import Storage

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient


def apply_identity(
    iam: "IAMClient",
    identity: Identity,
    storages: tuple[Storage, ...],
    *,
    sleep: Sleep = time.sleep,
) -> Plan:
    """Take the steps of the plan, if nothing speaks against it; return what was changed."""
    from botocore.exceptions import BotoCoreError, ClientError

    before = plan_identity(iam, identity, storages)
    if has_errors(before.problems):
        return before
    problems = list(before.problems)
    try:
        for one in before.steps:
            if one.is_pending:
                problems += _take(iam, identity, one.piece, sleep)
    except ClientError as error:
        problems.append(refused(error, "changing the user"))
    except BotoCoreError as error:
        problems.append(unanswered(error))
    except (OSError, UnicodeDecodeError):
        problems.append(_no_file("the .env file can't be read or written"))
    if has_errors(problems):
        return Plan(identity.name, (), tuple(problems))
    return Plan(identity.name, tuple(one.as_done for one in before.steps), tuple(problems))


def _take(iam: "IAMClient", identity: Identity, piece: str, sleep: Sleep) -> list[Problem]:
    if piece == USER:
        _create(iam, identity.name)
        return []
    if piece == USER_POLICY:
        document = json.dumps(identity.policy)
        name = identity.policy_name
        put = partial(
            iam.put_user_policy,
            UserName=identity.name,
            PolicyName=name,
            PolicyDocument=document,
        )
        patiently(put, PASSING_OF_IAM, sleep)
        return []
    with alone(identity.env_file):
        return _keep_key(iam, identity, sleep)


def _create(iam: "IAMClient", name: str) -> None:
    from botocore.exceptions import ClientError

    try:
        iam.create_user(UserName=name)
    except ClientError as error:
        # another run has created it meanwhile
        if code_of(error) != "EntityAlreadyExists":
            raise


def _keep_key(iam: "IAMClient", identity: Identity, sleep: Sleep) -> list[Problem]:
    """Create a key and write it to the file, or take it back."""
    path = identity.env_file.resolve()
    sweep(path)
    text = path.read_bytes().decode() if path.exists() else ""
    if python_dotenv(identity.variables[0], text) not in {"", Lost.UNSET}:
        # another run has written it meanwhile
        return []
    try:
        # before there is a key: whether the file can take one, which it does not have
        assigned(text, path.name, dict.fromkeys(identity.variables, token_hex()))
    except CannotAssignError as error:
        return [_no_file(str(error))]
    with beside(path, b"") as written:
        create = partial(iam.create_access_key, UserName=identity.name)
        key = patiently(create, PASSING_OF_IAM, sleep)["AccessKey"]
        pair = (key["AccessKeyId"], key["SecretAccessKey"])
        try:
            values = dict(zip(identity.variables, pair, strict=True))
            written.write_bytes(assigned(text, path.name, values).encode())
            written.replace(path)
        except BaseException:
            iam.delete_access_key(UserName=identity.name, AccessKeyId=pair[0])
            raise
    return []


def _no_file(fact: str) -> Problem:
    return trouble("E328", fact, "correct the .env file, and run the command again")
