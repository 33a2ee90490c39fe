"""Kinds of problems of policies, which `s3settings policy` and `s3settings provision` find."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E301": error(
        "conflicting",
        "the provider does not support the document",
        "use the replacement that s3settings policy names",
    ),
    "W302": warning(
        "conflicting",
        "the support of the provider for the document is unknown",
        "look it up in the documentation of the provider before you rely on it",
    ),
    "E303": error(
        "conflicting",
        "a policy would open private files, in the location of public ones",
        "give the public and the private files locations beside each other, or buckets of their own",
    ),
    "E304": error(
        "conflicting",
        "only CloudFront may read the bucket, but links lead to the bucket itself",
        "set the custom domain to the one of the distribution",
    ),
}
