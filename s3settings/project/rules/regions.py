"""Rules about the region of a bucket, where botocore does not use the configured one."""

from collections.abc import Iterator

from s3settings.facts.presigning import default_version
from s3settings.problems.problem import Problem
from s3settings.project.reading import Project
from s3settings.project.rules.rule import setting_problem
from s3settings.project.storages import ProjectStorage, in_client_config
from s3settings.rules.endpoints import takes_any_region
from s3settings.urls import host_of, parts_of

_SIGNED_FOR = "us-east-1"
_OF_SIGNATURES = frozenset(
    {"client_config", "custom_domain", "endpoint_url", "querystring_auth", "region_name"}
    | {"object_parameters", "session_profile", "signature_version"}
)
_READ = frozenset({"region_name", "endpoint_url", "client_config"})


def requests_are_signed_for_the_region(project: Project) -> Iterator[Problem]:
    """The region must be set even if the endpoint contains it: botocore does not sign for that one."""
    if "AWS_DEFAULT_REGION" in project.environment:
        return
    for storage in project.storages:
        if storage.is_set("region_name") or not storage.unknown.isdisjoint(_READ):
            continue
        shown = storage.provider.region_of(storage.endpoint_url or "")
        if storage.provider.strict_region and shown not in {None, _SIGNED_FOR}:
            message = (
                "not set, so botocore signs for us-east-1 instead of the region of the endpoint"
            )
            hint = "set region_name to the region of the endpoint"
            yield setting_problem("W001", storage.origin("region_name").variable, message, hint)


def links_have_a_current_signature(project: Project) -> Iterator[Problem]:
    """Links must be signed with version 4 where a server may refuse version 2.

    Without signature_version, botocore signs links with version 2 in some regions, and without a
    region. AWS reads objects with a KMS key for version 4 only.
    """
    if "AWS_DEFAULT_REGION" in project.environment:
        return
    for storage in project.storages:
        unknown = storage.unknown & _OF_SIGNATURES
        if unknown or storage.is_set("custom_domain") or not storage.querystring_auth:
            continue
        config = storage.client_config
        has_version = storage.is_set("signature_version")
        if config is not None:
            has_version = "signature_version" in config
        # a profile may have a region
        is_known = storage.is_set("region_name") or not storage.session_profile
        if has_version or not is_known or default_version(_region(storage)) != "s3":
            continue
        message = ""
        if storage.is_unknown and not takes_old_requests(storage.endpoint_url or ""):
            message = "not set, so links are signed with version 2, which this server may refuse"
        elif storage.is_aws and _has_kms_key(storage):
            message = "not set, so links are signed with version 2, but a KMS key needs version 4"
        if message:
            hint = 'set signature_version to "s3v4" (AWS_S3_SIGNATURE_VERSION)'
            if not storage.is_set("region_name"):
                hint += ", and region_name to the region of the bucket, on which it depends"
            variable = storage.origin("signature_version").variable
            yield in_client_config(storage, setting_problem("W130", variable, message, hint))


def _has_kms_key(storage: ProjectStorage) -> bool:
    """Return True if objects are encrypted with a KMS key, which may be the one of the account."""
    encryption = str(storage.object_parameters.get("ServerSideEncryption", ""))
    return encryption.startswith("aws:kms") or "SSEKMSKeyId" in storage.object_parameters


def takes_old_requests(endpoint: str) -> bool:
    """Return True for MinIO, by its name or its port, and for servers in development."""
    return takes_any_region(host_of(endpoint)) or parts_of(endpoint).netloc.endswith(":9000")


def _region(storage: ProjectStorage) -> str | None:
    return storage.region_name if storage.is_set("region_name") else None


RULES = (
    requests_are_signed_for_the_region,
    links_have_a_current_signature,
)
