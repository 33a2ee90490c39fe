"""Statements for the secret stores of AWS that a configuration is read from."""

from collections.abc import Iterable, Iterator

from s3settings.facts.regions import PARTITIONS, partition_of
from s3settings.policies.document import Statement, allow
from s3settings.problems.problem import Invalid
from s3settings.sources.secret_stores import Store, store_of

# https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
_GET_SECRET = ("secretsmanager:GetSecretValue",)
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
_GET_PARAMETERS = ("ssm:GetParametersByPath",)
# AWS adds six characters to the name of a secret
_SUFFIX = "-??????"


def reading_of(secrets: Iterable[str], region_name: str) -> Iterator[Statement]:
    """Yield what reading the stores takes, such as ``aws-ssm:/prod/storage/``; Vault has no IAM.

    `region_name` is the region of stores that name none. An invalid name is left out, because
    ``s3settings check`` reports it.
    """
    stores = [*_valid(secrets)]
    secret = [_secret(one, region_name) for one in stores if one.kind.source.endswith("manager")]
    if secret:
        yield allow("ReadSecrets", _GET_SECRET, secret)
    paths = [one for one in stores if one.kind.source == "aws_ssm"]
    parameters = [arn for one in paths for arn in _parameters(one, region_name)]
    if parameters:
        yield allow("ReadParameters", _GET_PARAMETERS, parameters)


def _valid(secrets: Iterable[str]) -> Iterator[Store]:
    for text in secrets:
        try:
            yield store_of(text)
        except Invalid:
            continue


def _secret(store: Store, region_name: str) -> str:
    if store.name.startswith("arn:"):
        return store.name
    return f"{_place('secretsmanager', store, region_name)}:secret:{store.name}{_SUFFIX}"


def _parameters(store: Store, region_name: str) -> tuple[str, str]:
    """Return the path itself, which is asked for, and what is below it."""
    path = f"{_place('ssm', store, region_name)}:parameter{store.name.rstrip('/')}"
    return path, f"{path}/*"


def _place(service: str, store: Store, region_name: str) -> str:
    region = store.parameters.get("region_name", region_name)
    return f"arn:{(partition_of(region) or PARTITIONS[0]).name}:{service}:{region}:*"
