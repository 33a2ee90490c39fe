"""Rules about objects: how they are written, encrypted and transferred."""

from collections.abc import Iterator, Mapping
from typing import cast

from s3settings.options.parsing import Options
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Invalid, Problem
from s3settings.rules.rule import Finding, Rule
from s3settings.storages.resolution import SHORT_FORMS
from s3settings.storages.storage import Storage
from s3settings.variables.names import variable_of

_DERIVED_PER_FILE = ("ContentType", "ContentEncoding")


def _static_files_are_overwritten(storage: Storage) -> Iterator[Finding]:
    if storage.is_static and not storage.file_overwrite and storage.preset == "recommended":
        message = "collectstatic could not replace outdated files"
        yield Finding("E043", "file_overwrite", message, "remove it, or set it to true")


def _location_is_safe_in_hashed_links(storage: Storage) -> Iterator[Finding]:
    if storage.manifest and not {"#", "?", "%"}.isdisjoint(storage.location):
        message = "links to hashed files would break: Django does not quote #, ? and % in them"
        yield Finding("E049", "location", message, "remove #, ? and % from the location")


def _immutable_files_are_hashed(storage: Storage) -> Iterator[Finding]:
    if storage.immutable and storage.backend == "s3" and not storage.manifest:
        message = "no file is immutable: without a manifest no name contains a hash"
        hint = "set AWS_STATIC_MANIFEST=true, or remove it"
        yield Finding("W068", "immutable", message, hint)


def _local_manifest_has_a_source(storage: Storage) -> Iterator[Finding]:
    if storage.local_manifest and storage.backend == "s3" and not storage.manifest:
        message = "there is no manifest to copy"
        hint = "set AWS_STATIC_MANIFEST=true, or remove it"
        yield Finding("W069", "local_manifest", message, hint)


def _encryption_uses_the_key(storage: Storage) -> Iterator[Finding]:
    parameters = storage.object_parameters
    encryption = parameters.get("ServerSideEncryption")
    if "SSEKMSKeyId" in parameters and encryption in (None, "AES256"):
        hint = "remove it, or set the encryption to aws:kms"
        message = (
            "AES256 does not use a KMS key" if encryption else "set without server-side encryption"
        )
        yield Finding("E048", "kms_key_id", message, hint)


def _content_type_is_not_fixed(storage: Storage) -> Iterator[Finding]:
    for argument in _DERIVED_PER_FILE:
        if argument in storage.object_parameters:
            message = f"{argument} is set to the same value for every file"
            hint = "remove it; django-storages derives it from the name of each file"
            yield Finding("W008", "object_parameters", message, hint)


def _client_config_is_accepted(storage: Storage) -> Iterator[Finding]:
    if storage.client_config is not None:
        from s3settings.aws import boto

        try:
            boto.client_config(storage.client_config)
        except Invalid as invalid:
            yield Finding(invalid.id, "client_config", invalid.message, invalid.hint)


def _transfer_config_is_accepted(storage: Storage) -> Iterator[Finding]:
    if storage.transfer_config is not None:
        from s3settings.aws import boto

        try:
            boto.transfer_config(storage.transfer_config)
        except Invalid as invalid:
            yield Finding(invalid.id, "transfer_config", invalid.message, invalid.hint)


def duplicate_parameters(options: Options) -> Iterator[Problem]:
    """Yield a problem for each upload argument that is also set by its own option, at one level."""
    for scope, level in {"": options.common, **options.scopes}.items():
        given = level["object_parameters"].value if "object_parameters" in level else None
        parameters = cast("Mapping[str, object]", given or {})
        for option, name in SHORT_FORMS.items():
            if option not in level or level[option].value is None or name not in parameters:
                continue
            origin = level[option].origin
            other = variable_of("object_parameters", scope)
            message = f"{name} is also set in {other}"
            hint = f"keep either {origin.variable} or {name} in {other}"
            yield problem("E045", message, hint, variable=origin.variable, source=origin.source)


RULES = (
    Rule(_location_is_safe_in_hashed_links, ("location", "manifest")),
    Rule(_local_manifest_has_a_source, ("local_manifest", "manifest", "backend")),
    Rule(_immutable_files_are_hashed, ("immutable", "manifest", "backend")),
    Rule(_static_files_are_overwritten, ("file_overwrite",)),
    Rule(_encryption_uses_the_key, ("kms_key_id", "server_side_encryption", "object_parameters")),
    Rule(_content_type_is_not_fixed, ("object_parameters",)),
    Rule(_client_config_is_accepted, ("client_config", "proxies")),
    Rule(_transfer_config_is_accepted, ("transfer_config",)),
)
