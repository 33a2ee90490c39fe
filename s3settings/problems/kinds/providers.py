"""Kinds of problems of a bucket's provider: what it requires, and what it does not support."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E050": error(
        "missing",
        "a part of the provider's endpoint is not set",
        "set the part as the provider displays it, or the full endpoint",
    ),
    "E051": error(
        "conflicting",
        "the endpoint belongs to another provider or region",
        "correct the endpoint, or the provider and region",
        settings_hint="correct the endpoint or the region",
    ),
    "E052": error(
        "invalid", "the provider has no such region", "set a region that the provider documents"
    ),
    "E053": error(
        "conflicting",
        "the provider does not support the ACL",
        "remove the ACL, or set a supported one",
    ),
    "E054": error(
        "conflicting",
        "the provider does not support the storage class",
        "remove the storage class, or set a supported one",
    ),
    "E055": error(
        "conflicting",
        "the provider does not support the encryption",
        "remove the encryption, or set a supported one",
    ),
    "E056": error(
        "missing",
        "the provider serves public files only on a custom domain",
        "set AWS_S3_CUSTOM_DOMAIN to the domain of the bucket, or sign the links",
    ),
    "E057": error(
        "conflicting", "the provider does not support session tokens", "remove the session token"
    ),
    "E058": error(
        "conflicting",
        "the provider rejects the signature version",
        "set the signature version that the provider supports",
    ),
    "E059": error(
        "conflicting",
        "AWS endpoint variants that exclude each other are combined",
        "keep one of the variants",
    ),
    "E060": error(
        "conflicting",
        "the bucket is an S3 Express directory bucket, which django-storages can't use",
        "set a general purpose bucket",
    ),
    "E061": error(
        "conflicting",
        "the provider does not support the addressing style",
        "remove the addressing style, or set the supported one",
    ),
    "E062": error(
        "invalid",
        "the endpoint is a host of public files or of a console, not of an API",
        "set the endpoint of the API",
    ),
    "E063": error(
        "conflicting",
        "the same keys are used for two providers",
        "set the keys of each provider for its storages",
    ),
    "W052": warning(
        "invalid",
        "the provider probably has no such region",
        "look up the region in the provider's documentation",
    ),
    "W053": warning(
        "conflicting",
        "the provider probably does not support the ACL",
        "look up the ACL in the provider's documentation, or remove it",
    ),
    "W054": warning(
        "conflicting",
        "the provider probably does not support the storage class",
        "look up the storage class in the provider's documentation, or remove it",
    ),
    "W055": warning(
        "conflicting",
        "the provider probably does not support the encryption",
        "look up the encryption in the provider's documentation, or remove it",
    ),
    "W056": warning(
        "missing",
        "the provider probably serves public files only on a custom domain",
        "set AWS_S3_CUSTOM_DOMAIN to the domain of the bucket, or sign the links",
    ),
    "W057": warning(
        "conflicting",
        "the provider probably does not support session tokens",
        "remove the session token",
    ),
    "W058": warning(
        "conflicting",
        "the provider probably rejects the signature version",
        "look up the signature version in the provider's documentation",
    ),
    "W062": warning(
        "invalid",
        "the endpoint is probably a CDN or a console, not an API",
        "set the endpoint of the API",
    ),
    "W063": warning(
        "conflicting",
        "an AWS access key is used for another provider",
        "set a key issued by the provider",
    ),
    "W080": warning(
        "conflicting",
        "links lead to a host that browsers elsewhere do not reach",
        "set AWS_S3_PUBLIC_ENDPOINT_URL to the URL of the server for browsers, or a custom domain",
        settings_hint="set custom_domain, or endpoint_url for signed links, to a host that browsers reach",
    ),
    "W081": warning(
        "missing",
        "a provider that has no roles is used without keys",
        "set the keys that the provider issued, or name a profile that has them",
    ),
    "W082": warning(
        "invalid",
        "a key does not have the form in which the provider issues its keys",
        "copy the key again, from the page of the provider",
    ),
    "W083": warning(
        "conflicting",
        "the custom domain is a host for development, which limits the rate of requests",
        "connect a domain of your own to the bucket, and set that",
    ),
    "W086": warning(
        "conflicting",
        "virtual addressing is set for a server that has the name of a container",
        "set path addressing",
    ),
    "W087": warning(
        "invalid",
        "the host of the endpoint is that of a provider, or resembles it, but is not its S3 API",
        "write the endpoint as the provider documents it",
    ),
    "W064": warning(
        "conflicting",
        "private files are in a public bucket",
        "set another bucket for the private files",
        settings_hint="set bucket_name of the private storage to a private bucket",
    ),
}
