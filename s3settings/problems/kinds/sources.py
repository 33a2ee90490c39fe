"""Kinds of problems of secrets directories and storage URLs."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E070": error(
        "missing",
        "the secrets directory is missing or unreadable",
        "mount the directory, correct its path, or let the current user read it",
        hides_variables=True,
    ),
    "E071": error(
        "missing",
        "a file in the secrets directory can't be read",
        "mount a regular file of UTF-8 text that the current user may read",
    ),
    "E072": error(
        "invalid",
        "a storage URL is malformed",
        "write s3://bucket/location?option=value, with keys and values percent-encoded",
        hides_variables=True,
    ),
    "W070": warning(
        "conflicting",
        "a variable and its file are both set",
        "remove one of them",
        variables_only=True,
    ),
}
