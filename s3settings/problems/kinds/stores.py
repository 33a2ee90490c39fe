"""Kinds of problems of secret stores, most of which only the store knows."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E073": error(
        "invalid",
        "a secret store is named wrongly, or its region or address is missing",
        "write aws-secretsmanager:NAME, aws-ssm:/PATH/ or vault:MOUNT/PATH",
        hides_variables=True,
    ),
    "E074": error(
        "missing",
        "a secret store can't be reached",
        "check network, proxy, region and endpoint",
        hides_variables=True,
    ),
    "E075": error(
        "missing",
        "a secret store refuses access",
        "let the role of the machine read the secret, or renew its credentials",
        hides_variables=True,
    ),
    "E076": error(
        "missing",
        "a secret does not exist, or is deleted",
        "correct the name and the region, or restore the secret",
        hides_variables=True,
    ),
    "E077": error(
        "invalid",
        "a secret is not a JSON object of variables",
        'store text such as {"AWS_STORAGE_BUCKET_NAME": "acme"}',
        hides_variables=True,
    ),
    "E078": error(
        "missing",
        "a secret store does not answer the request, such as for too many of them",
        "try again later, or start fewer processes at once",
        hides_variables=True,
    ),
    "E079": error(
        "missing",
        "the package for a secret store is not installed",
        "run pip install 's3settings[vault]'",
        hides_variables=True,
    ),
    "W071": warning(
        "missing",
        "a secret store has no variable",
        "name the keys after variables, or correct the name of the secret",
        variables_only=True,
    ),
}
