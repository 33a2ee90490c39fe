"""Requests that a provider refuses for a while, because an earlier change is still on its way."""

from collections.abc import Callable
from typing import TypeVar

from s3settings.aws.errors import code_of

Sleep = Callable[[float], None]
T = TypeVar("T")

# seconds between attempts; changes of S3 and IAM arrive everywhere within seconds
PAUSES = (0.5, 1.0, 2.0, 4.0)
# https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
PASSING_OF_S3 = frozenset({"OperationAborted", "NoSuchBucket"})
PASSING_OF_IAM = frozenset({"NoSuchEntity", "ConcurrentModification"})


def patiently(ask: Callable[[], T], passing: frozenset[str], sleep: Sleep) -> T:
    """Return the answer, after pauses while the error has one of the codes; raises the others."""
    from botocore.exceptions import ClientError

    for pause in PAUSES:
        try:
            return ask()
        except ClientError as error:
            if code_of(error) not in passing:
                raise
        sleep(pause)
    return ask()
