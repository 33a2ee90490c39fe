import pytest

from s3settings.aws.bucket import POLICY, VERSIONING, Lack


def test_a_policy_of_one_statement_is_a_list_of_one() -> None:
    assert POLICY.value({"Policy": '{"Statement": {"Sid": "A"}}'}) == {"Statement": [{"Sid": "A"}]}


@pytest.mark.parametrize("text", ["", "<ListBucketResult/>", "[]", "{}"])
def test_a_policy_that_is_something_else(text: str) -> None:
    assert POLICY.value({"Policy": text}) is Lack.UNSUPPORTED


def test_a_bucket_that_never_had_versions() -> None:
    assert VERSIONING.value({}) is Lack.UNSET
