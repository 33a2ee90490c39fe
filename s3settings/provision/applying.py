"""The plan for one bucket, applied piece by piece, each read again right before and after."""

import time
from collections.abc import Iterator
from functools import partial
from typing import Any

from s3settings.aws.bucket import POLICY, Lack, read, write
from s3settings.aws.errors import code_of
from s3settings.problems.problem import Problem, has_errors
from s3settings.provision.clients import Clients
from s3settings.provision.failures import refused, trouble, unanswered
from s3settings.provision.parts import Part
from s3settings.provision.patience import PASSING_OF_S3, PAUSES, Sleep, patiently
from s3settings.provision.planning import (
    bucket_step,
    lacking,
    other_account,
    parts_of,
    plan,
    there,
)
from s3settings.provision.steps import Plan, Step, step
from s3settings.provision.target import Target

# a public policy is denied until the new public access block has reached every part of S3
_PASSING_FOR_POLICY = PASSING_OF_S3 | {"AccessDenied"}


class _RefusedError(Exception):
    """Raised for a step that can't be taken."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


def apply(clients: Clients, target: Target, *, sleep: Sleep = time.sleep) -> Plan:
    """Take the steps of the plan, if nothing speaks against it; return what was changed.

    A run that is interrupted leaves what it has done, and the next one does the rest.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    before = plan(clients, target)
    if has_errors(before.problems):
        return before
    steps: list[Step] = []
    problems: list[Problem] = []
    try:
        # those taken before an error are kept
        steps.extend(_taken(clients, target, sleep))
    except _RefusedError as error:
        problems.append(error.problem)
    except ClientError as error:
        place = len(steps)
        names = [one.piece for one in before.steps]
        problems.append(refused(error, f"changing the {names[place]}"))
    except BotoCoreError as error:
        problems.append(unanswered(error))
    return Plan(target.bucket, tuple(steps), (*problems, *lacking(steps, target)))


def _taken(clients: Clients, target: Target, sleep: Sleep) -> Iterator[Step]:
    yield _created(clients, target)
    for part in parts_of(target):
        yield _set(clients, target, part, sleep)


def _created(clients: Clients, target: Target) -> Step:
    from botocore.exceptions import ClientError

    found = there(clients, target)
    if isinstance(found, Problem):
        raise _RefusedError(found)
    if found:
        return bucket_step(target, exists=True)
    try:
        clients.s3.create_bucket(Bucket=target.bucket, **_place(target))
    except ClientError as error:
        # another run may have created it meanwhile
        if code_of(error) not in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
            raise
        if there(clients, target) is not True:
            raise _RefusedError(other_account()) from None
    return bucket_step(target, exists=False).as_done


def _place(target: Target) -> dict[str, Any]:
    """Return the region as AWS takes it; the endpoint of another provider determines its own.

    https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html: us-east-1 is not accepted.
    """
    region = target.storage.region_name
    if not target.storage.is_aws or region == "us-east-1":
        return {}
    return {"CreateBucketConfiguration": {"LocationConstraint": region}}


def _set(clients: Clients, target: Target, part: Part, sleep: Sleep) -> Step:
    piece, s3, bucket = part.piece, clients.s3, target.bucket
    if part.is_lacking(target):
        return step(piece.name, Lack.UNSUPPORTED, None)
    passing = _PASSING_FOR_POLICY if piece is POLICY and target.is_public else PASSING_OF_S3
    seen: list[object] = []
    for pause in (0.0, 0.0, *PAUSES):
        sleep(pause)
        seen.append(patiently(partial(read, s3, bucket, piece), PASSING_OF_S3, sleep))
        policy = read(s3, bucket, POLICY) if part.sees_policy else None
        then = part.becomes(seen[-1], target, policy)
        if seen[-1] in (then, Lack.UNSUPPORTED):
            return step(piece.name, seen[0], then).as_done
        if not patiently(partial(write, s3, bucket, piece, then), passing, sleep):
            return step(piece.name, Lack.UNSUPPORTED, None)
    fact = f"the {piece.name} does not stay as it was set"
    hint = "find what else changes the bucket, and run the command again"
    raise _RefusedError(trouble("E327", fact, hint))
