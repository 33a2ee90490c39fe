"""Kinds of problems of one variable: missing, invalid, unknown."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E001": error(
        "missing",
        "a required variable is not set",
        "set it in the environment or in .env",
        settings_hint="set the name of the bucket, as bucket_name in OPTIONS or as AWS_STORAGE_BUCKET_NAME",
    ),
    "E002": error(
        "missing",
        "only one of the access key id and the secret key is set",
        "set both, or neither to let boto3 find the credentials of a role",
    ),
    "E003": error(
        "missing",
        "a temporary access key has no session token",
        "set AWS_SESSION_TOKEN with the access key",
        settings_hint="set the session token as AWS_SESSION_TOKEN too, or set no keys and let boto3 find them",
    ),
    "E004": error(
        "invalid",
        "the region is not an AWS region",
        "set a region code such as eu-west-1, or name the provider in AWS_S3_PROVIDER",
    ),
    "E005": error(
        "invalid",
        "the bucket name breaks the naming rules of S3",
        "set the name of the bucket: 3 to 63 lowercase letters, digits, dots and hyphens",
    ),
    "E006": error(
        "invalid",
        "an ARN, URL or path is set as the bucket name",
        "set only the bucket name, without scheme, host or path",
    ),
    "E007": error(
        "invalid",
        "a placeholder of a template was not replaced",
        "replace the placeholder with the real value",
    ),
    "E008": error(
        "invalid",
        "a boolean is neither true nor false",
        "set true or false",
        settings_hint="set True or False, without quotes",
    ),
    "E009": error(
        "invalid",
        "a number or a duration is malformed",
        "set a whole number, or a duration such as 10m, 12h or 7d",
        settings_hint="set a whole number, without quotes",
    ),
    "E010": error(
        "invalid",
        "the lifetime of signed links is zero, negative or longer than seven days",
        "set a duration between one second and 7d",
    ),
    "E011": error(
        "invalid",
        "the custom domain is not a host name",
        "set only the host, such as cdn.example.com",
    ),
    "E012": error(
        "invalid",
        "the endpoint is not an http or https URL of a server",
        "set the full URL, such as https://s3.example.com",
    ),
    "E014": error(
        "invalid",
        "the endpoint contains credentials",
        "move the credentials to AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    ),
    "E015": error("invalid", "the URL protocol is neither http nor https", "set https:"),
    "E016": error(
        "invalid",
        "the location is not a valid key prefix",
        "write names separated by single slashes, such as prod/static",
    ),
    "E017": error(
        "invalid",
        "a value is not one of the allowed words",
        "set one of the words listed in the hint",
    ),
    "E018": error(
        "invalid", "Cache-Control breaks RFC 9111", "set directives such as public, max-age=86400"
    ),
    "E019": error(
        "invalid",
        "a JSON object is malformed",
        'write a JSON object such as {"name": "value"}, with double quotes',
        settings_hint='set a dict such as {"CacheControl": "max-age=86400"}',
    ),
    "E020": error(
        "invalid",
        "an object parameter is not an upload argument of boto3",
        "use the upload arguments that boto3 documents",
    ),
    "E021": error(
        "invalid",
        "botocore or boto3 rejects an argument of the client or transfer configuration",
        "use the arguments of botocore's Config or boto3's TransferConfig",
    ),
    "E022": error(
        "invalid",
        "the CloudFront key is not an RSA private key in PEM format",
        "set the private key from -----BEGIN to -----END, with \\n for line breaks",
        settings_hint="set the private key from -----BEGIN to -----END, with real line breaks",
    ),
    "E023": error(
        "invalid",
        "the CloudFront key id is not the id of a public key",
        "set the id of the public key in CloudFront, not of the distribution",
    ),
    "E024": error(
        "missing",
        "only one of the CloudFront key and its id is set",
        "set both AWS_CLOUDFRONT_KEY and AWS_CLOUDFRONT_KEY_ID",
    ),
    "E025": error(
        "invalid",
        "a value contains a NUL byte or another control character",
        "retype the value on one line",
    ),
    "E026": error(
        "invalid",
        "a list is malformed",
        "separate the words with commas, or write a JSON array",
        settings_hint="set a list or tuple of strings",
    ),
    "E027": error(
        "invalid",
        "the proxies are not a mapping of protocols to URLs",
        'write a JSON object such as {"https": "http://proxy.example.com:3128"}',
    ),
    "E028": error(
        "invalid",
        "a text value is empty, quoted or not text",
        "set a text value without quotes around it, or remove the variable",
    ),
    "E029": error(
        "invalid",
        "the access key is not an access key id, or a secret is set in its place",
        "set the id as AWS_ACCESS_KEY_ID and the secret as AWS_SECRET_ACCESS_KEY",
    ),
    "E030": error(
        "invalid", "the name of an alias is not allowed", "choose another name for the alias"
    ),
    "E031": error(
        "invalid",
        "a variable belongs to an undeclared alias",
        "add the alias to AWS_S3_ALIASES, or rename the variables if other code reads them",
        hides_storage=True,
    ),
    "E032": error(
        "invalid",
        "a per-storage variable is misspelled",
        "write AWS_STATIC_… for static files and AWS_MEDIA_… for uploads",
    ),
    "E033": error(
        "invalid",
        "a per-storage variable or a default of load() names an unknown option",
        "correct the name of the option, or remove the variable",
    ),
    "E034": error(
        "missing",
        "an .env file is missing or unreadable",
        "create the file, correct its path, or make it readable for the current user",
        hides_variables=True,
    ),
    "E035": error(
        "invalid", "an .env file is not UTF-8 text", "save the file as UTF-8", hides_variables=True
    ),
    "E036": error(
        "invalid",
        "a line of an .env file can't be parsed",
        "write NAME=value, and close every quote",
        hides_variables=True,
    ),
    "E037": error(
        "invalid",
        "the project's django-environ can't read a variable",
        "correct the value, or the cast and default of the project's Env",
    ),
    "E038": error(
        "missing",
        "the file named by a NAME_FILE variable can't be read",
        "correct the path, or make the file readable for the current user",
    ),
    "W001": warning(
        "missing",
        "no region is set for the bucket, so one is assumed",
        "set AWS_S3_REGION_NAME to the region of the bucket",
        settings_hint="set region_name to the region of the bucket; signed links only work there",
    ),
    "W002": warning(
        "invalid",
        "an unknown variable has almost the name of a known one",
        "correct the name, or remove the variable",
    ),
    "W003": warning(
        "invalid", "a line of an .env file has no value", "write NAME=value, or remove the line"
    ),
    "W006": warning(
        "invalid",
        "the lifetime of signed links probably exceeds the limit of the provider",
        "set a duration of 7d or less",
    ),
    "W009": warning(
        "invalid",
        "the location is a region code",
        "set the region in AWS_S3_REGION_NAME, and a folder as the location",
    ),
}
