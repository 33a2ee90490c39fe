"""Kinds of problems of `.env` files and of the process environment, which `check` alone looks for."""

from s3settings.problems.kinds.kind import Kind, warning

KINDS: dict[str, Kind] = {
    "W010": warning(
        "invalid",
        "white space stands around a name or value of an .env file",
        "remove the white space around the name, the = and the value",
    ),
    "W011": warning(
        "invalid",
        "a line of an .env file does not start with the bare name",
        "start the line with the bare name, without export or a byte order mark",
    ),
    "W012": warning(
        "invalid",
        "quotes of an .env file become part of the value elsewhere",
        "write the value without quotes",
    ),
    "W013": warning(
        "invalid",
        "a comment of an .env file becomes part of the value elsewhere",
        "move the comment to a line of its own",
    ),
    "W014": warning(
        "invalid",
        "a value of an .env file is replaced by another one elsewhere",
        "write the value without references to other variables",
    ),
    "W015": warning(
        "invalid",
        "a backslash in quotes of an .env file has several meanings",
        "write the value without quotes, or without the backslash",
    ),
    "W016": warning(
        "invalid",
        "a line break or control character of an .env file is ambiguous",
        "write the value on one line, without control characters",
    ),
    "W017": warning(
        "conflicting", "a variable stands in an .env file twice", "keep one of the lines"
    ),
    "W018": warning(
        "invalid",
        "an .env file with a secret can be read by every user",
        "run chmod o-r on the file",
    ),
    "W019": warning(
        "invalid",
        "an .env file with a secret is tracked by git",
        "run git rm --cached on the file, add it to .gitignore, and replace the secret",
    ),
    "W020": warning(
        "conflicting",
        "the environment sends the files to another server",
        "unset AWS_ENDPOINT_URL, or say AWS_S3_ENDPOINT_URL outright",
    ),
    "W021": warning(
        "conflicting",
        "the environment names a profile that does not exist",
        "unset AWS_PROFILE, or correct the name",
    ),
    "W022": warning(
        "conflicting",
        "the environment changes the checksums of requests",
        "unset the variable, or say the mode outright in AWS_S3_CLIENT_CONFIG",
    ),
    "W023": warning(
        "conflicting",
        "the environment names the certificates to trust",
        "unset AWS_CA_BUNDLE, or say its path outright in AWS_S3_VERIFY",
    ),
    "W024": warning(
        "conflicting",
        "the environment sends requests through a proxy",
        "unset the proxy, add the host to NO_PROXY, or say the proxy outright in AWS_S3_PROXIES",
    ),
    "W025": warning(
        "conflicting",
        "the environment asks for dual-stack or FIPS hosts",
        "unset the variable, or say it outright in AWS_S3_CLIENT_CONFIG",
    ),
    "W026": warning(
        "conflicting",
        "the environment sets the host of us-east-1",
        "unset the variable, or say it outright in AWS_S3_CLIENT_CONFIG",
    ),
    "W027": warning(
        "conflicting",
        "another package has replaced files of a package in use",
        "uninstall the other package, then install the one in use anew",
    ),
}
