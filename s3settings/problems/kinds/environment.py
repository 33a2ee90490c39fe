"""Kinds of problems of `.env` files and the process environment, reported by `s3settings check`."""

from s3settings.problems.kinds.kind import Kind, note, warning

KINDS: dict[str, Kind] = {
    "W010": warning(
        "invalid",
        "there is white space around a name or value in an .env file",
        "remove the white space around the name, the = and the value",
    ),
    "W011": warning(
        "invalid",
        "a line of an .env file does not start with the variable name",
        "start the line with the name, without export or a byte order mark",
    ),
    "W012": warning(
        "invalid",
        "other tools read quotes in an .env file as part of the value",
        "write the value without quotes",
    ),
    "W013": warning(
        "invalid",
        "other tools read a comment in an .env file as part of the value",
        "move the comment to a line of its own",
    ),
    "W014": warning(
        "invalid",
        "other tools expand a reference in a value of an .env file",
        "write the value without references to other variables",
    ),
    "W015": warning(
        "invalid",
        "other tools read a backslash between quotes in an .env file differently",
        "write the value without quotes, or without the backslash",
    ),
    "W016": warning(
        "invalid",
        "other tools read a line break or control character in an .env file differently",
        "write the value on one line, without control characters",
    ),
    "W017": warning(
        "conflicting", "a variable is set twice in an .env file", "keep one of the lines"
    ),
    "W018": warning(
        "invalid",
        "an .env file with a secret is readable by every user",
        "run chmod o-r on the file",
    ),
    "W019": warning(
        "invalid",
        "an .env file with a secret is tracked by git",
        "run git rm --cached on the file, add it to .gitignore, and replace the secret",
    ),
    "W020": warning(
        "conflicting",
        "an environment variable redirects requests to another server",
        "unset AWS_ENDPOINT_URL, or set AWS_S3_ENDPOINT_URL explicitly",
    ),
    "W021": warning(
        "conflicting",
        "the environment names a profile that does not exist",
        "unset AWS_PROFILE, or correct the name",
    ),
    "W022": warning(
        "conflicting",
        "an environment variable changes the checksums of requests",
        "unset the variable, or set the mode explicitly in AWS_S3_CLIENT_CONFIG",
    ),
    "W023": warning(
        "conflicting",
        "an environment variable replaces the trusted certificates",
        "unset AWS_CA_BUNDLE, or set AWS_S3_VERIFY explicitly to its path",
    ),
    "W024": warning(
        "conflicting",
        "an environment variable routes requests through a proxy",
        "unset the variable, add the host to NO_PROXY, or set AWS_S3_PROXIES explicitly",
    ),
    "W025": warning(
        "conflicting",
        "an environment variable enables dual-stack or FIPS endpoints",
        "unset the variable, or set the option explicitly in AWS_S3_CLIENT_CONFIG",
    ),
    "W026": warning(
        "conflicting",
        "an environment variable selects the endpoint of us-east-1",
        "unset the variable, or set the option explicitly in AWS_S3_CLIENT_CONFIG",
    ),
    "W027": warning(
        "conflicting",
        "another package has overwritten files of an installed package",
        "uninstall the other package, then reinstall the package in use",
    ),
    "W028": note(
        "conflicting",
        "an .env file sets a variable that boto3 reads from the environment only",
        "set it in the environment of the process, or set the option with the same effect",
        variables_only=True,
    ),
    "W029": warning(
        "missing",
        "the file of trusted certificates does not exist",
        "correct the path, or add the file to the machine or image",
    ),
}
