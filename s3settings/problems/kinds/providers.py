"""Kinds of problems of the service a bucket is on: what it needs, and what it can't do."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E050": error(
        "missing",
        "the endpoint of a service needs a part that is not set",
        "set the part that the service shows, or the whole endpoint",
    ),
    "E051": error(
        "conflicting",
        "the endpoint belongs to another service or region",
        "correct the endpoint, or the service and region it belongs to",
    ),
    "E052": error(
        "invalid", "the region is not one of the service", "set a region that the service documents"
    ),
    "E053": error(
        "conflicting",
        "the service has no such ACL of an object",
        "remove the ACL, or set one that the service has",
    ),
    "E054": error(
        "conflicting",
        "the service has no such storage class",
        "remove the storage class, or set one that the service has",
    ),
    "E055": error(
        "conflicting",
        "the service has no such encryption",
        "remove the encryption, or set one that the service has",
    ),
    "E056": error(
        "missing",
        "the service shows public files on a custom domain alone",
        "set AWS_S3_CUSTOM_DOMAIN to the domain of the bucket, or sign the links",
    ),
    "E057": error("conflicting", "the service has no session tokens", "remove the session token"),
    "E058": error(
        "conflicting",
        "the service refuses the signature",
        "set the signature version that the service takes",
    ),
    "E059": error(
        "conflicting",
        "endpoints of AWS are combined that exclude each other",
        "keep one of the endpoints",
    ),
    "E060": error(
        "conflicting",
        "a directory bucket of S3 Express, which no storage can use",
        "set a general purpose bucket",
    ),
    "E061": error(
        "conflicting",
        "the service does not answer to the addressing style",
        "remove the addressing style, or set the one that the service answers to",
    ),
    "E062": error(
        "invalid",
        "the endpoint is a host of public files or a console, not an API",
        "set the endpoint of the API",
    ),
    "E063": error(
        "conflicting",
        "two services are to be reached with the same keys",
        "set the keys of each service for the storages that are there",
    ),
    "W052": warning(
        "invalid",
        "the region is probably not one of the service",
        "check the region with the service",
    ),
    "W053": warning(
        "conflicting",
        "the service probably has no such ACL of an object",
        "check the ACL with the service, or remove it",
    ),
    "W054": warning(
        "conflicting",
        "the service probably has no such storage class",
        "check the storage class with the service, or remove it",
    ),
    "W055": warning(
        "conflicting",
        "the service probably has no such encryption",
        "check the encryption with the service, or remove it",
    ),
    "W056": warning(
        "missing",
        "the service probably shows public files on a custom domain",
        "set AWS_S3_CUSTOM_DOMAIN to the domain of the bucket, or sign the links",
    ),
    "W057": warning(
        "conflicting", "the service probably has no session tokens", "remove the session token"
    ),
    "W058": warning(
        "conflicting",
        "the service probably refuses the signature",
        "check the signature version with the service",
    ),
    "W062": warning(
        "invalid",
        "the endpoint is probably a CDN or a console, not an API",
        "set the endpoint of the API",
    ),
    "W063": warning(
        "conflicting",
        "a key of AWS is sent to another service",
        "set a key that the service issued",
    ),
    "W064": warning(
        "conflicting",
        "private files are in a bucket that is public as a whole",
        "give private files a bucket of their own",
    ),
}
