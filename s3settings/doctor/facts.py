"""Facts about identity and bucket, as far as the credentials may ask for them."""

from typing import Any, cast

from s3settings.aws.bucket import ACCESS_BLOCK, ENCRYPTION, OWNERSHIP, VERSIONING, Lack, Piece, read
from s3settings.aws.errors import code_of
from s3settings.doctor.bench import Bench
from s3settings.doctor.codes import MEANINGS, breakdown
from s3settings.problems.problem import Problem

ACCOUNT = "account"
BLOCK = "public access block"
_PIECES = (OWNERSHIP, ACCESS_BLOCK, VERSIONING, ENCRYPTION)


def identity(bench: Bench) -> Problem | str:
    """The credentials are those of an identity that the provider knows, by its STS."""
    from botocore.exceptions import (
        BotoCoreError,
        ClientError,
        NoCredentialsError,
        PartialCredentialsError,
    )

    try:
        with_sts = bench.sts()
        try:
            answer = with_sts.get_caller_identity()
        finally:
            with_sts.close()
    except ClientError as error:
        code = code_of(error)
        return bench.problem(*MEANINGS[code]) if code in MEANINGS else f"not known: {code}"
    except (NoCredentialsError, PartialCredentialsError) as error:
        return breakdown(bench, error)
    except BotoCoreError:
        # a machine may reach S3 and not STS
        return "not known: no answer of STS"
    bench.known[ACCOUNT] = answer.get("Account", "")
    return answer.get("Arn", "not known")


def owner(bench: Bench) -> Problem | str:
    """The bucket belongs to the account of the credentials."""
    from botocore.exceptions import BotoCoreError, ClientError

    account = bench.known.get(ACCOUNT)
    if not account:
        return "not known"
    try:
        bench.client.head_bucket(Bucket=bench.bucket, ExpectedBucketOwner=account)
    except ClientError:
        # the bucket was listed before
        fact = "the bucket belongs to another account than the credentials"
        hint = "check that it is the bucket that you mean"
        return bench.problem("W229", fact, hint, "bucket_name")
    except BotoCoreError as error:
        return breakdown(bench, error)
    return "the account of the credentials"


def settings(bench: Bench) -> str:
    """The settings of the bucket that decide who may read, and what stays."""
    return "; ".join(f"{piece.name}: {_shown(bench, piece)}" for piece in _PIECES)


def _shown(bench: Bench, piece: Piece) -> str:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        found = read(bench.client, bench.bucket, piece)
    except ClientError as error:
        return f"not known, {code_of(error)}"
    except BotoCoreError:
        return "not known, no answer"
    if isinstance(found, Lack):
        return found.value
    if piece is ACCESS_BLOCK:
        return _flags(bench, cast("dict[str, bool]", found))
    return _algorithm(found) if piece is ENCRYPTION else str(found)


def _flags(bench: Bench, found: dict[str, bool]) -> str:
    """Return the names of flags that are set, and remember whether they close public policies."""
    if found["BlockPublicPolicy"] or found["RestrictPublicBuckets"]:
        bench.known[BLOCK] = "closed"
    return ", ".join(name for name, is_set in found.items() if is_set) or "blocks nothing"


def _algorithm(found: Any) -> str:  # noqa: ANN401 - rules as boto3 returns them
    return str(found[0].get("ApplyServerSideEncryptionByDefault", {}).get("SSEAlgorithm", "set"))
