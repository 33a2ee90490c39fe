"""Rules about links: their lifetime, their signature, and the host in them."""

from collections.abc import Iterator

from s3settings.facts.s3 import MAX_PRESIGNED_SECONDS, PUBLIC_ACLS
from s3settings.options.table import CLOUDFRONT
from s3settings.problems.problem import Invalid
from s3settings.rules.rule import Finding, Rule
from s3settings.storages.storage import Storage

_ENCRYPTION = ("server_side_encryption", "kms_key_id", "object_parameters")


def _expiry_is_possible(storage: Storage) -> Iterator[Finding]:
    if storage.querystring_expire <= 0:
        hint = "set a positive number of seconds"
        yield Finding("E010", "querystring_expire", "links would expire immediately", hint)
        return
    limit = _longest_lifetime(storage)
    if limit is not None and storage.querystring_expire > limit:
        sure = storage.provider.may_reject("presign_max_seconds")
        doubt = "" if sure else "probably "
        message = (
            f"longer than {limit // 86_400} days, {doubt}the maximum lifetime of a signed link"
        )
        hint = f"set {limit} seconds ({limit // 86_400} days) or less"
        yield Finding("E010" if sure else "W006", "querystring_expire", message, hint)


def _longest_lifetime(storage: Storage) -> int | None:
    """Return the limit of the provider; an unknown server is assumed to have the one of S3."""
    return MAX_PRESIGNED_SECONDS if storage.is_unknown else storage.provider.presign_max_seconds


def _signed_domain_has_a_signer(storage: Storage) -> Iterator[Finding]:
    if storage.is_signed_by_cloudfront and not (
        storage.cloudfront_key or storage.cloudfront_key_id
    ):
        # for all storages, it would open the files of those without a domain
        own = storage.is_static or not storage.own.isdisjoint({"querystring_auth", "custom_domain"})
        public = storage.setting_of("querystring_auth", "false", own=own)
        private = storage.setting_of("custom_domain", "none", own=True)
        key = storage.setting_of("cloudfront_key", "PEM")
        key_id = storage.setting_of("cloudfront_key_id", "ID")
        hint = (
            f"set {public} if everyone may read the files; {private} to sign links to the bucket "
            f"itself, or {key} and {key_id} to sign for CloudFront"
        )
        message = (
            f"links of {storage.alias} would be unsigned: S3 can't sign links to a custom domain"
        )
        yield Finding("E041", "custom_domain", message, hint)


def _cloudfront_pair_is_complete(storage: Storage) -> Iterator[Finding]:
    pair = ("cloudfront_key", "cloudfront_key_id")
    for option, other in (pair, pair[::-1]):
        if getattr(storage, option) is None and getattr(storage, other) is not None:
            message = f"missing, although {storage.origin(other).variable} is set"
            yield Finding("E024", option, message, "set both the key and the id of its public key")


def _cloudfront_key_loads(storage: Storage) -> Iterator[Finding]:
    if storage.cloudfront_key is not None and storage.is_signed_by_cloudfront:
        from s3settings.aws import boto

        try:
            boto.check_private_key(storage.cloudfront_key)
        except Invalid as invalid:
            yield Finding(invalid.id, "cloudfront_key", invalid.message, invalid.hint)


def _static_files_are_public(storage: Storage) -> Iterator[Finding]:
    if storage.is_static and storage.querystring_auth:
        message = (
            "static files can't use signed links: cached pages and CSS would contain expired ones"
        )
        yield Finding("E042", "querystring_auth", message, "remove it, or set it to false")


def _objects_are_readable_without_a_signature(storage: Storage) -> Iterator[Finding]:
    """Yield a warning for unsigned links to S3 itself that lead to objects with a KMS key.

    https://repost.aws/knowledge-center/s3-bucket-access-default-encryption: nobody without
    permission for the key reads them, so no anonymous visitor does; a distribution can.
    """
    encryption = str(storage.object_parameters.get("ServerSideEncryption"))
    if storage.querystring_auth or not storage.is_aws or not encryption.startswith("aws:kms"):
        return
    from s3settings.facts.hosts import host_of_bucket

    domain = storage.custom_domain
    if storage.has_domain and host_of_bucket(domain or "") is None:
        return
    option = next((name for name in _ENCRYPTION if storage.is_set(name)), "object_parameters")
    message = (
        f"unsigned links of {storage.alias} lead to objects with a KMS key, which S3 serves to "
        "nobody without a signature"
    )
    yield Finding("W084", option, message, f"set {_without_key(storage, option)}")


def _without_key(storage: Storage, option: str) -> str:
    if option == "object_parameters":
        parameters = storage.setting_of(option, "{…}", own=True)
        return f"{parameters} without the KMS key, or the domain of a CDN that may use it"
    encryption = storage.setting_of("server_side_encryption", "AES256", own=True)
    if not storage.is_set("kms_key_id"):
        return encryption
    return f"{encryption} and {storage.setting_of('kms_key_id', 'none', own=True)}"


def _unsigned_files_are_not_private(storage: Storage) -> Iterator[Finding]:
    """Yield a warning for unsigned links to private objects, where ACLs make files public."""
    provider, domain = storage.provider, storage.custom_domain
    has_acl = provider.acl and provider.is_hosted and not storage.is_aws
    if storage.querystring_auth or storage.default_acl != "private" or not has_acl:
        return
    if storage.has_domain and not provider.matches(f"https://{domain}"):
        return
    public = storage.setting_of("default_acl", "public-read", own=True)
    signed = storage.setting_of("querystring_auth", "true", own=True)
    if storage.is_set("custom_domain") and domain is not None:
        # S3 can't sign links to a domain
        signed += f" and {storage.setting_of('custom_domain', 'none', own=True)}"
    hint = f"set {public}" if storage.is_static else f"set {signed}, or {public} for public files"
    message = (
        f"unsigned links of {storage.alias} lead to objects with the ACL private, which visitors "
        "read only if a bucket policy allows it"
    )
    yield Finding("W085", "default_acl", message, hint)


def _signed_files_are_not_public(storage: Storage) -> Iterator[Finding]:
    """Yield a warning for signed links to objects that AWS rejects or shows to everyone."""
    if storage.is_aws and storage.querystring_auth and storage.default_acl in PUBLIC_ACLS:
        message = (
            "a public ACL: buckets created since April 2023 reject uploads with it, and on others "
            f"everyone may read the files of {storage.alias} without its signed links"
        )
        private = storage.setting_of("default_acl", "none", own=True)
        public = storage.setting_of("querystring_auth", "false", own=True)
        hint = f"set {private}, or {public} if everyone may read the files"
        yield Finding("W088", "default_acl", message, hint)


def _domain_does_not_repeat_the_location(storage: Storage) -> Iterator[Finding]:
    domain = (storage.custom_domain or "") if storage.is_set("custom_domain") else ""
    host, _, path = domain.partition("/")
    if not storage.location or not f"/{path}".endswith(f"/{storage.location}"):
        return
    if not _is_the_bucket(storage, host, path):
        message = f"ends with the location of {storage.alias}, which links already contain"
        yield Finding("W005", "custom_domain", message, "remove the location from the domain")


def _is_the_bucket(storage: Storage, host: str, path: str) -> bool:
    """Return True if the end of a path is the bucket, which has the name of the location."""
    bucket = storage.bucket_name
    return (
        bucket == storage.location
        and not host.startswith(f"{bucket}.")
        and not f"/{path}".endswith(f"/{bucket}/{bucket}")
    )


RULES = (
    Rule(_expiry_is_possible, ("querystring_expire",)),
    Rule(_signed_domain_has_a_signer, ("custom_domain", "querystring_auth", *CLOUDFRONT)),
    Rule(_cloudfront_pair_is_complete, CLOUDFRONT),
    Rule(_cloudfront_key_loads, CLOUDFRONT),
    Rule(_static_files_are_public, ("querystring_auth",)),
    Rule(
        _objects_are_readable_without_a_signature,
        (*_ENCRYPTION, "querystring_auth", "custom_domain", "endpoint_url", "provider"),
    ),
    Rule(
        _unsigned_files_are_not_private,
        ("default_acl", "querystring_auth", "custom_domain", "endpoint_url", "provider"),
    ),
    Rule(
        _signed_files_are_not_public,
        ("default_acl", "querystring_auth", "endpoint_url", "provider"),
    ),
    Rule(_domain_does_not_repeat_the_location, ("custom_domain", "location", "bucket_name")),
)
