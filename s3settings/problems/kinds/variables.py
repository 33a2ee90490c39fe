"""Kinds of problems of variables and options, and of what options come to together."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E001": error(
        "missing", "a required variable is not set", "set it in the environment or in .env"
    ),
    "E002": error(
        "missing",
        "one half of the access key pair is set without the other",
        "set both halves, or neither to let boto3 find a role",
    ),
    "E003": error(
        "missing",
        "a temporary access key comes without its session token",
        "set AWS_SESSION_TOKEN beside the key",
    ),
    "E004": error(
        "invalid",
        "the region is not a region of AWS",
        "set a region code such as eu-west-1, or name the service in AWS_S3_PROVIDER",
    ),
    "E005": error(
        "invalid",
        "the bucket name breaks the naming rules of S3",
        "set the name of the bucket: 3 to 63 lowercase letters, digits, dots and hyphens",
    ),
    "E006": error(
        "invalid",
        "an ARN, URL or path stands where a bucket name belongs",
        "set the name alone, without scheme, host or path",
    ),
    "E007": error(
        "invalid",
        "a placeholder of a template was never filled in",
        "replace the placeholder by the real value",
    ),
    "E008": error(
        "invalid", "a boolean is written in another way than true or false", "set true or false"
    ),
    "E009": error(
        "invalid",
        "a number or a duration can't be read",
        "set a whole number, or a duration such as 10m, 12h or 7d",
    ),
    "E010": error(
        "invalid",
        "signed links would live for no time, or longer than seven days",
        "set a duration between one second and 7d",
    ),
    "E011": error(
        "invalid",
        "the custom domain is more or less than a host name",
        "set the host alone, such as cdn.example.com",
    ),
    "E012": error(
        "invalid",
        "the endpoint is not an http or https URL of a server",
        "set the whole URL, such as https://s3.example.com",
    ),
    "E013": error(
        "conflicting",
        "the endpoint already contains the bucket",
        "remove the bucket from the endpoint",
    ),
    "E014": error(
        "invalid",
        "the endpoint carries credentials",
        "move the credentials to AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    ),
    "E015": error("invalid", "the URL protocol is neither http nor https", "set https:"),
    "E016": error(
        "invalid",
        "the location is not a clean key prefix",
        "write names separated by single slashes, such as prod/static",
    ),
    "E017": error(
        "invalid",
        "a value is not one of the words that are allowed",
        "set one of the words that the hint lists",
    ),
    "E018": error(
        "invalid", "Cache-Control breaks RFC 9111", "set directives such as public, max-age=86400"
    ),
    "E019": error(
        "invalid",
        "a JSON object can't be read",
        'write a JSON object such as {"name": "value"}, with double quotes',
    ),
    "E020": error(
        "invalid",
        "an object parameter is not an upload argument of boto3",
        "use the names of upload arguments that boto3 documents",
    ),
    "E021": error(
        "invalid",
        "an argument of the client or transfer configuration is refused",
        "use the arguments of botocore's Config or boto3's TransferConfig",
    ),
    "E022": error(
        "invalid",
        "the CloudFront key is not an RSA private key in PEM",
        "set the private key from -----BEGIN to -----END, with \\n for line breaks",
    ),
    "E023": error(
        "invalid",
        "the CloudFront key id is not the id of a public key",
        "set the id of the public key in CloudFront, not of the distribution",
    ),
    "E024": error(
        "missing",
        "one half of the CloudFront pair is set without the other",
        "set AWS_CLOUDFRONT_KEY and AWS_CLOUDFRONT_KEY_ID together",
    ),
    "E025": error(
        "invalid",
        "a value contains a NUL byte or another control character",
        "type the value anew, on one line",
    ),
    "E026": error(
        "invalid", "a list can't be read", "separate the words by commas, or write a JSON array"
    ),
    "E027": error(
        "invalid",
        "a proxy is not given by protocol and address",
        'write a JSON object such as {"https": "http://proxy.example.com:3128"}',
    ),
    "E028": error(
        "invalid",
        "a text is empty, or something other than text",
        "give it a value as text, without quotes around it, or remove it",
    ),
    "E029": error(
        "invalid",
        "an access key is no access key id, or stands where a secret belongs",
        "set the id as AWS_ACCESS_KEY_ID and the secret as AWS_SECRET_ACCESS_KEY",
    ),
    "E030": error(
        "invalid", "an alias has a name that can't be used", "choose another name for the alias"
    ),
    "E031": error(
        "invalid",
        "a variable belongs to an alias that nobody declared",
        "add the alias to AWS_S3_ALIASES, or remove its variables",
    ),
    "E032": error(
        "invalid",
        "a variable of a storage is spelled in a way that is not read",
        "write AWS_STATIC_… for static files and AWS_MEDIA_… for uploads",
    ),
    "E033": error(
        "invalid",
        "a variable of a storage names an option that does not exist",
        "correct the name of the option, or remove the variable",
    ),
    "E034": error(
        "missing",
        "an .env file that was named can't be read",
        "create the file, correct its path, or let this user read it",
    ),
    "E035": error("invalid", "an .env file is not UTF-8 text", "save the file as UTF-8"),
    "E036": error(
        "invalid",
        "a line of an .env file can't be parsed",
        "write NAME=value, and close every quote",
    ),
    "E037": error(
        "invalid",
        "the project's django-environ can't read a variable",
        "correct the value, or the cast and default of the project's Env",
    ),
    "E038": error(
        "missing",
        "a file named by a NAME_FILE variable can't be read",
        "correct the path, or let this user read the file",
    ),
    "E040": error(
        "conflicting",
        "two storages share a place, or one lies inside the other",
        "give each storage a location or a bucket of its own",
    ),
    "E041": error(
        "conflicting",
        "a signed storage stands behind a domain that nothing signs for",
        "set a CloudFront key, or make the storage public with querystring_auth false",
    ),
    "E042": error(
        "conflicting",
        "static files are told to use signed links",
        "remove querystring_auth from static files, or set false",
    ),
    "E043": error(
        "conflicting",
        "static files are told not to overwrite older versions",
        "remove file_overwrite from static files, or set true",
    ),
    "E044": error(
        "conflicting",
        "a profile and access keys are set together",
        "keep the profile or the keys, and remove the other",
    ),
    "E045": error(
        "conflicting",
        "one object parameter is set in two ways",
        "keep the variable of its own, and remove it from the object parameters",
    ),
    "E046": error(
        "conflicting",
        "the project passes a storage that the variables define too",
        "keep the argument or the variables, and remove the other",
    ),
    "E047": error(
        "conflicting",
        "the backend can't serve this storage",
        "choose a backend that can serve the storage",
    ),
    "E048": error(
        "conflicting",
        "an encryption key is set for an encryption that takes none",
        "set the encryption to aws:kms, or remove the key",
    ),
    "E049": error(
        "conflicting",
        "the location does not fit into links of hashed files",
        "leave # ? and % out of the location",
    ),
    "W001": warning(
        "missing",
        "no region is set, so us-east-1 is assumed",
        "set AWS_S3_REGION_NAME to the region of the bucket",
    ),
    "W002": warning(
        "invalid",
        "nobody reads a variable whose name is close to one of ours",
        "correct the name, or remove the variable",
    ),
    "W003": warning(
        "invalid", "a line of an .env file has no value", "write NAME=value, or remove the line"
    ),
    "W004": warning(
        "conflicting",
        "a session token belongs to other keys than the ones in use",
        "unset the token, or set it beside its own keys",
    ),
    "W005": warning(
        "conflicting",
        "the custom domain repeats the location",
        "remove the location from the domain",
    ),
    "W006": warning(
        "invalid",
        "signed links would probably live longer than the service allows",
        "set a duration of 7d or less",
    ),
    "W007": warning(
        "conflicting",
        "the custom domain is a host that does not serve the files",
        "set the host of the bucket, or that of a CDN",
    ),
    "W008": warning(
        "conflicting",
        "every object gets one content type or encoding",
        "remove it from the object parameters; it is told for each file by its name",
    ),
    "W009": warning(
        "invalid",
        "the location is the code of a region",
        "set the region in AWS_S3_REGION_NAME, and a folder as the location",
    ),
}
