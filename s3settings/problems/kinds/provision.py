"""Kinds of problems that `s3settings provision` finds at the provider."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E320": error(
        "conflicting",
        "the administrator's credentials are those of the application",
        "name a profile of an administrator with --profile",
    ),
    "E321": error(
        "missing",
        "boto3 finds no credentials of an administrator, or the provider rejects them",
        "name a valid profile with --profile, or renew its credentials",
    ),
    "E322": error(
        "invalid",
        "the administrator may not take a step",
        "allow the action for the administrator, and look at the public access block of the account",
    ),
    "E323": error(
        "conflicting",
        "the bucket belongs to another account",
        "choose another name for the bucket, or a profile of its account with --profile",
    ),
    "W324": warning(
        "missing",
        "the provider lacks a piece that the storages need",
        "use the replacement that the provider has",
    ),
    "E325": error(
        "conflicting",
        "public files need a public access block that would open a statement that others have made",
        "remove the statement from the bucket policy, or use another bucket",
    ),
    "E326": error(
        "conflicting",
        "a bucket policy opens private files, and nothing else is in it",
        "delete the bucket policy in the console",
    ),
    "E327": error(
        "invalid",
        "a step is refused, or does not last",
        "look the code up in the documentation of the provider, and run the command again",
    ),
    "E328": error(
        "conflicting",
        "the .env file can't take the access key",
        "remove the other key from the file, keep git from tracking it, or make it writable",
    ),
    "E329": error(
        "conflicting",
        "the user has two access keys already, the most that AWS allows",
        "delete the one that nothing uses, in the console",
    ),
    "W330": warning(
        "conflicting",
        "the user has another access key, which the .env file does not have",
        "delete it, unless something else uses it",
    ),
    "E331": error(
        "invalid",
        "the settings name an access point, whose bucket is unknown",
        "set the name of the bucket, and run the command with it",
    ),
}
