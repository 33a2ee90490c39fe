"""The tables agree with the installed libraries.

A library older than the one a table was read in may know less, never more or something else.
"""

import inspect
from typing import Any, cast

import botocore
import pytest
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.handlers import VALID_BUCKET
from botocore.model import StringShape, StructureShape
from botocore.session import Session
from s3transfer.manager import TransferManager
from storages.backends.s3 import S3Storage

from s3settings import load
from s3settings.facts.regions import PARTITIONS, REGIONS, Partition, partition_of
from s3settings.facts.s3 import (
    CANNED_ACLS,
    CLIENT_ARGUMENTS,
    CLIENT_BUCKET_PATTERN,
    SERVER_SIDE_ENCRYPTIONS,
    STORAGE_CLASSES,
    TRANSFER_ARGUMENTS,
    UPLOAD_ARGUMENTS,
)
from s3settings.options.table import GZIP_CONTENT_TYPES
from s3settings.shapes import S3Options
from s3settings.variables.names import GLOBAL_VARIABLES
from tests.strategies import PARTITIONS as BOTOCORE_PARTITIONS
from tests.strategies import REGIONS as BOTOCORE_REGIONS

READ_IN = (1, 44, 5)
INSTALLED = tuple(int(part) for part in botocore.__version__.split("."))

as_read = pytest.mark.skipif(INSTALLED < READ_IN, reason="an older botocore knows less")

MODEL = Session().get_service_model("s3")


def values_of(shape: str) -> list[str]:
    """Return the values of an enumeration in botocore's model of S3."""
    return list(cast("StringShape", MODEL.shape_for(shape)).enum)


def members_of(operation: str) -> set[str]:
    """Return the parameters of an operation in botocore's model of S3."""
    shape = MODEL.operation_model(operation).input_shape
    assert isinstance(shape, StructureShape)
    return set(shape.members)


def emitted_options(env: dict[str, str], alias: str = "default") -> set[str]:
    """Return the names of the options that a storage gets."""
    entry = load(env={"AWS_STORAGE_BUCKET_NAME": "acme", **env}, env_file=None)["STORAGES"][alias]
    return set(entry.get("OPTIONS", {}))


class Names(tuple[str, ...]):
    """The settings that fill an option, the first that is there wins."""

    __slots__ = ()


def recorded(name: str, default: object = None) -> Names:
    """Replace `storages.utils.setting`: return the requested names instead of their values."""
    return Names((name, *(default if isinstance(default, Names) else ())))


@pytest.fixture
def documented_settings(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """Return the settings behind each option, as the installed django-storages reads them."""
    storage = S3Storage(bucket_name="acme")
    monkeypatch.setattr("storages.backends.s3.setting", recorded)
    return cast("dict[str, tuple[str, ...]]", storage.get_default_settings())


@pytest.mark.parametrize("partition", BOTOCORE_PARTITIONS, ids=lambda partition: partition["id"])
def test_the_partitions_have_the_domains_and_patterns_of_botocore(
    partition: dict[str, Any],
) -> None:
    ours = next(one for one in PARTITIONS if one.name == partition["id"])

    pattern = partition["regionRegex"].replace(r"\-", "-").replace("(de)", "de")
    assert (ours.domain, f"^{ours.region_pattern}$") == (
        partition["outputs"]["dnsSuffix"],
        pattern,
    )


@pytest.mark.parametrize("region", BOTOCORE_REGIONS)
def test_no_region_of_botocore_is_missing(region: str) -> None:
    partition = partition_of(region)

    assert partition is not None
    assert region in partition.regions


@pytest.mark.parametrize("partition", PARTITIONS, ids=lambda partition: partition.name)
def test_a_region_newer_than_the_table_belongs_to_the_partition_it_resembles(
    partition: Partition,
) -> None:
    newer = [region.rpartition("-")[0] + "-99" for region in sorted(partition.regions)]

    assert [partition_of(region) for region in newer] == [partition] * len(newer)


def test_a_name_that_resembles_no_region_belongs_to_no_partition() -> None:
    assert partition_of("auto") is None


@as_read
def test_the_partitions_are_those_of_the_botocore_they_were_read_in() -> None:
    assert {one.name: (one.dualstack_domain, one.regions) for one in PARTITIONS} == {
        partition["id"]: (
            partition["outputs"]["dualStackDnsSuffix"],
            frozenset(name for name in partition["regions"] if not name.endswith("-global")),
        )
        for partition in BOTOCORE_PARTITIONS
    }
    assert frozenset(BOTOCORE_REGIONS) == REGIONS


def test_the_canned_acls_are_those_of_the_model() -> None:
    assert list(CANNED_ACLS) == values_of("ObjectCannedACL")


@pytest.mark.parametrize(
    ("shape", "table", "not_for_clients"),
    [
        pytest.param("StorageClass", STORAGE_CLASSES, set[str](), id="storage classes"),
        pytest.param(
            "ServerSideEncryption",
            SERVER_SIDE_ENCRYPTIONS,
            {"aws:fsx", "aws:backup"},
            id="encryptions, those of AWS's own providers apart",
        ),
    ],
)
def test_no_value_of_the_model_is_missing(
    shape: str, table: tuple[str, ...], not_for_clients: set[str]
) -> None:
    assert set(values_of(shape)) - not_for_clients <= set(table)


@as_read
@pytest.mark.parametrize(
    ("shape", "table"),
    [
        pytest.param("StorageClass", STORAGE_CLASSES, id="storage classes"),
        pytest.param("ServerSideEncryption", SERVER_SIDE_ENCRYPTIONS, id="encryptions"),
    ],
)
def test_every_value_is_one_of_the_model(shape: str, table: tuple[str, ...]) -> None:
    assert set(table) <= set(values_of(shape))


def test_the_upload_arguments_are_those_that_every_kind_of_upload_takes() -> None:
    allowed = set(TransferManager.ALLOWED_UPLOAD_ARGS)

    every_kind = allowed & members_of("PutObject") & members_of("CreateMultipartUpload")

    assert set(UPLOAD_ARGUMENTS) == every_kind


def test_no_argument_of_the_client_configuration_is_missing() -> None:
    assert set(Config.OPTION_DEFAULTS) <= set(CLIENT_ARGUMENTS)


@as_read
def test_every_argument_of_the_client_configuration_exists() -> None:
    assert tuple(Config.OPTION_DEFAULTS) == CLIENT_ARGUMENTS


def test_the_arguments_of_the_transfer_configuration_are_those_of_boto3() -> None:
    assert tuple(inspect.signature(TransferConfig).parameters) == TRANSFER_ARGUMENTS


def test_a_bucket_name_is_what_botocore_sends() -> None:
    assert f"^{CLIENT_BUCKET_PATTERN}$" == VALID_BUCKET.pattern


def test_the_types_that_gzip_compresses_are_those_of_django_storages() -> None:
    defaults = S3Storage(bucket_name="acme").get_default_settings()

    assert defaults["gzip_content_types"] == GZIP_CONTENT_TYPES


def test_every_option_is_set_by_the_documented_settings_in_their_order(
    documented_settings: dict[str, tuple[str, ...]],
) -> None:
    ours = {
        option: GLOBAL_VARIABLES[option][: len(names)]
        for option, names in documented_settings.items()
    }

    assert ours == documented_settings


def test_every_option_is_emitted_when_keys_are_set(
    documented_settings: dict[str, tuple[str, ...]],
) -> None:
    env = {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "x" * 20 + "y"}

    assert emitted_options(env) == documented_settings.keys()


def test_every_option_is_emitted_when_a_profile_is_set(
    documented_settings: dict[str, tuple[str, ...]],
) -> None:
    env = {"AWS_S3_SESSION_PROFILE": "acme"}

    assert emitted_options(env) == documented_settings.keys()


@pytest.mark.parametrize("alias", ["default", "staticfiles"])
def test_every_option_but_keys_is_emitted_for_a_role(
    alias: str, documented_settings: dict[str, tuple[str, ...]]
) -> None:
    keys = {"access_key", "secret_key", "security_token", "session_profile"}

    assert emitted_options({}, alias) == documented_settings.keys() - keys


def test_the_type_of_the_options_has_every_option(
    documented_settings: dict[str, tuple[str, ...]],
) -> None:
    assert S3Options.__annotations__.keys() == documented_settings.keys()
