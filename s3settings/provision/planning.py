"""The plan for one bucket: nothing but questions is sent."""

from collections.abc import Iterator, Sequence
from typing import cast

from s3settings.aws.bucket import ACCESS_BLOCK, CORS, POLICY, Lack, read
from s3settings.aws.errors import code_of
from s3settings.policies.refusals import refusals
from s3settings.problems.problem import Problem, has_errors
from s3settings.providers.documents import DocumentKind, support
from s3settings.provision import merging
from s3settings.provision.clients import Clients
from s3settings.provision.failures import refused, trouble, unanswered
from s3settings.provision.parts import PARTS, Part
from s3settings.provision.steps import Plan, Step, step
from s3settings.provision.target import Target, is_for_everybody
from s3settings.storages.addresses import is_access_point

# whether the provider has the document is found out, or known from the table, piece by piece
_ABOUT_PROVIDERS = frozenset({"s3settings.E301", "s3settings.W302"})
BUCKET = "bucket"


def plan(clients: Clients, target: Target) -> Plan:
    """Return the steps that the bucket needs, and what keeps them from being taken."""
    from botocore.exceptions import BotoCoreError, ClientError

    problems = list(objections(target))
    if has_errors(problems):
        return Plan(target.bucket, (), tuple(problems))
    steps: list[Step] = []
    try:
        found = there(clients, target)
        if isinstance(found, Problem):
            return Plan(target.bucket, (), (*problems, found))
        steps.append(bucket_step(target, exists=found))
        state = _state(clients, target) if found else {}
        steps += [_step(part, state, target) for part in parts_of(target)]
        problems += [*_foreseen(state, target), *lacking(steps, target)]
    except ClientError as error:
        problems.append(refused(error, "reading the bucket"))
    except BotoCoreError as error:
        problems.append(unanswered(error))
    return Plan(target.bucket, tuple(steps), tuple(problems))


def objections(target: Target) -> Iterator[Problem]:
    """Yield what speaks against the bucket policy for any bucket."""
    if is_access_point(target.bucket):
        fact = "the settings name an access point, whose bucket is unknown"
        yield trouble("E331", fact, "set the name of the bucket, and run the command with it")
    found = refusals(target.storages, "bucket", target.distribution)
    yield from (one for one in found if one.id not in _ABOUT_PROVIDERS)


def there(clients: Clients, target: Target) -> bool | Problem:
    """Return True if the bucket exists, is in the region and belongs to the administrator's account."""
    from botocore.exceptions import ClientError

    try:
        answer = clients.s3.list_objects_v2(Bucket=target.bucket, MaxKeys=1)
    except ClientError as error:
        if code_of(error) == "NoSuchBucket":
            return False
        return refused(error, "listing the bucket")
    if answer.get("Name") != target.bucket:
        hint = "set the URL of the S3 API of the provider as the endpoint"
        return trouble("E227", "the listing of the bucket is not one of S3", hint)
    if not target.storage.is_aws:
        return True
    headers = answer["ResponseMetadata"]["HTTPHeaders"]
    if headers.get("x-amz-bucket-region", target.storage.region_name) != target.storage.region_name:
        hint = "set the region that the bucket is in"
        return trouble("E209", "the bucket is in another region", hint)
    return _is_own(clients, target)


def _is_own(clients: Clients, target: Target) -> bool | Problem:
    from botocore.exceptions import ClientError

    try:
        clients.s3.head_bucket(Bucket=target.bucket, ExpectedBucketOwner=clients.account or "")
    except ClientError:
        return other_account()
    return True


def other_account() -> Problem:
    """Return the problem of a bucket that the administrator may not change."""
    hint = "choose another name for the bucket, or a profile of its account with --profile"
    return trouble("E323", "the bucket belongs to another account", hint)


def bucket_step(target: Target, *, exists: bool) -> Step:
    """Return the step that creates the bucket."""
    place = f"in {target.storage.region_name}"
    return step(BUCKET, place if exists else Lack.UNSET, place)


def parts_of(target: Target) -> list[Part]:
    """Return the parts that the target needs, in their order."""
    return [part for part in PARTS if part.is_for(target)]


def _state(clients: Clients, target: Target) -> dict[str, object]:
    return {
        part.piece.name: read(clients.s3, target.bucket, part.piece)
        for part in parts_of(target)
        if not part.is_lacking(target)
    }


def _step(part: Part, state: dict[str, object], target: Target) -> Step:
    name = part.piece.name
    now = Lack.UNSUPPORTED if part.is_lacking(target) else state.get(name, Lack.UNSET)
    return step(name, now, part.becomes(now, target, state.get(POLICY.name)))


def _foreseen(state: dict[str, object], target: Target) -> Iterator[Problem]:
    """Yield what the steps would break."""
    policy, block = state.get(POLICY.name), state.get(ACCESS_BLOCK.name)
    if target.is_public and is_held_back(block, policy, target):
        fact = "the public access block holds back a public statement that others have made"
        hint = "remove the statement from the bucket policy, or use another bucket"
        yield trouble("E325", fact, hint)
    after = merging.policy(policy, target)
    if isinstance(after, dict) and not cast("dict[str, object]", after)["Statement"]:
        fact = "the bucket policy opens files that the settings keep private, and has nothing else"
        yield trouble("E326", fact, "delete the bucket policy in the console")


def is_held_back(block: object, policy: object, target: Target) -> bool:
    """Return True if a public statement of others opens nothing because of the block."""
    blocks = isinstance(block, dict) and bool(
        cast("dict[str, object]", block)["RestrictPublicBuckets"]
    )
    return blocks and any(map(is_for_everybody, merging.foreign(policy, target)))


def lacking(steps: Sequence[Step], target: Target) -> Iterator[Problem]:
    """Yield what the storages need and the provider does not have."""
    provider = target.storage.provider
    needed: dict[str, tuple[bool, DocumentKind]] = {
        POLICY.name: (target.is_public, "bucket"),
        CORS.name: (bool(target.origins), "cors"),
    }
    for one in steps:
        is_needed, document = needed.get(one.piece, (False, "bucket"))
        if one.state == "lacking" and is_needed:
            answer = support(provider.id, document)
            means = answer.means if answer.accepted is False else "set it in the console"
            fact = f"{provider.name} has no {one.piece}, which the storages need"
            yield trouble("W324", fact, means)
