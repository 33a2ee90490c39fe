from typing import cast

import pytest

from examples.seaweedfs import SeaweedFS
from s3settings.aws.bucket import (
    ENCRYPTION,
    OWNERSHIP,
    POLICY,
    VERSIONING,
    Lack,
    Piece,
    read,
    write,
)

pytestmark = pytest.mark.slow


def test_a_policy_of_one_statement_is_a_list_of_one() -> None:
    assert POLICY.value({"Policy": '{"Statement": {"Sid": "A"}}'}) == {"Statement": [{"Sid": "A"}]}


@pytest.mark.parametrize("text", ["", "<ListBucketResult/>", "[]", "{}"])
def test_a_policy_that_is_something_else(text: str) -> None:
    assert POLICY.value({"Policy": text}) is Lack.UNSUPPORTED


def test_a_bucket_that_never_had_versions() -> None:
    assert VERSIONING.value({}) is Lack.UNSET


@pytest.mark.parametrize(
    ("piece", "value"),
    [
        (ENCRYPTION, [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]),
        (VERSIONING, "Suspended"),
        (OWNERSHIP, "ObjectWriter"),
    ],
    ids=["encryption", "versioning", "ownership"],
)
def test_a_piece_is_read_as_it_was_written(
    piece: Piece, value: object, s3_server: SeaweedFS, bucket: str
) -> None:
    client = s3_server.client()

    assert write(client, bucket, piece, value)

    found = read(client, bucket, piece)
    client.close()
    assert normal(found) == normal(value)


def normal(value: object) -> object:
    """Return rules without what the server adds."""
    if not isinstance(value, list):
        return value
    rules = cast("list[dict[str, object]]", value)
    return [one["ApplyServerSideEncryptionByDefault"] for one in rules]
