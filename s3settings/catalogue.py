"""Every kind of problem by its id, which is for ever: severity, group, cause and cure."""

from typing import NamedTuple

from s3settings.problems import UNSET, Group, Invalid, Problem, Severity, Source

PREFIX = "s3settings."


class Kind(NamedTuple):
    """One kind of problem.

    `cause` completes the sentence "reported when …", `cure` says what to do in general; the hint
    of a problem says it for the case at hand.
    """

    severity: Severity
    group: Group
    cause: str
    cure: str


def _error(group: Group, cause: str, cure: str) -> Kind:
    return Kind("error", group, cause, cure)


def _warning(group: Group, cause: str, cure: str) -> Kind:
    return Kind("warning", group, cause, cure)


KINDS: dict[str, Kind] = {
    "E001": _error(
        "missing", "a required variable is not set", "set it in the environment or in .env"
    ),
    "E002": _error(
        "missing",
        "one half of the access key pair is set without the other",
        "set both halves, or neither to let boto3 find a role",
    ),
    "E003": _error(
        "missing",
        "a temporary access key comes without its session token",
        "set AWS_SESSION_TOKEN beside the key",
    ),
    "E004": _error(
        "invalid",
        "the region is not a region of AWS",
        "set a region code such as eu-west-1, or name the service in AWS_S3_PROVIDER",
    ),
    "E005": _error(
        "invalid",
        "the bucket name breaks the naming rules of S3",
        "set the name of the bucket: 3 to 63 lowercase letters, digits, dots and hyphens",
    ),
    "E006": _error(
        "invalid",
        "an ARN, URL or path stands where a bucket name belongs",
        "set the name alone, without scheme, host or path",
    ),
    "E007": _error(
        "invalid",
        "a placeholder of a template was never filled in",
        "replace the placeholder by the real value",
    ),
    "E008": _error(
        "invalid", "a boolean is written in another way than true or false", "set true or false"
    ),
    "E009": _error(
        "invalid",
        "a number or a duration can't be read",
        "set a whole number, or a duration such as 10m, 12h or 7d",
    ),
    "E010": _error(
        "invalid",
        "signed links would live for no time, or longer than seven days",
        "set a duration between one second and 7d",
    ),
    "E011": _error(
        "invalid",
        "the custom domain is more or less than a host name",
        "set the host alone, such as cdn.example.com",
    ),
    "E012": _error(
        "invalid",
        "the endpoint is not an http or https URL of a server",
        "set the whole URL, such as https://s3.example.com",
    ),
    "E013": _error(
        "conflicting",
        "the endpoint already contains the bucket",
        "remove the bucket from the endpoint",
    ),
    "E014": _error(
        "invalid",
        "the endpoint carries credentials",
        "move the credentials to AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    ),
    "E015": _error("invalid", "the URL protocol is neither http nor https", "set https:"),
    "E016": _error(
        "invalid",
        "the location is not a clean key prefix",
        "write names separated by single slashes, such as prod/static",
    ),
    "E017": _error(
        "invalid",
        "a value is not one of the words that are allowed",
        "set one of the words that the hint lists",
    ),
    "E018": _error(
        "invalid", "Cache-Control breaks RFC 9111", "set directives such as public, max-age=86400"
    ),
    "E019": _error(
        "invalid",
        "a JSON object can't be read",
        'write a JSON object such as {"name": "value"}, with double quotes',
    ),
    "E020": _error(
        "invalid",
        "an object parameter is not an upload argument of boto3",
        "use the names of upload arguments that boto3 documents",
    ),
    "E021": _error(
        "invalid",
        "an argument of the client or transfer configuration is refused",
        "use the arguments of botocore's Config or boto3's TransferConfig",
    ),
    "E022": _error(
        "invalid",
        "the CloudFront key is not an RSA private key in PEM",
        "set the private key from -----BEGIN to -----END, with \\n for line breaks",
    ),
    "E023": _error(
        "invalid",
        "the CloudFront key id is not the id of a public key",
        "set the id of the public key in CloudFront, not of the distribution",
    ),
    "E024": _error(
        "missing",
        "one half of the CloudFront pair is set without the other",
        "set AWS_CLOUDFRONT_KEY and AWS_CLOUDFRONT_KEY_ID together",
    ),
    "E025": _error(
        "invalid",
        "a value contains a NUL byte or another control character",
        "type the value anew, on one line",
    ),
    "E026": _error(
        "invalid", "a list can't be read", "separate the words by commas, or write a JSON array"
    ),
    "E027": _error(
        "invalid",
        "a proxy is not given by protocol and address",
        'write a JSON object such as {"https": "http://proxy.example.com:3128"}',
    ),
    "E028": _error(
        "invalid",
        "a text is empty, or something other than text",
        "give it a value as text, without quotes around it, or remove it",
    ),
    "E029": _error(
        "invalid",
        "an access key is no access key id, or stands where a secret belongs",
        "set the id as AWS_ACCESS_KEY_ID and the secret as AWS_SECRET_ACCESS_KEY",
    ),
    "E030": _error(
        "invalid", "an alias has a name that can't be used", "choose another name for the alias"
    ),
    "E031": _error(
        "invalid",
        "a variable belongs to an alias that nobody declared",
        "add the alias to AWS_S3_ALIASES, or remove its variables",
    ),
    "E032": _error(
        "invalid",
        "a variable of a storage is spelled in a way that is not read",
        "write AWS_STATIC_… for static files and AWS_MEDIA_… for uploads",
    ),
    "E033": _error(
        "invalid",
        "a variable of a storage names an option that does not exist",
        "correct the name of the option, or remove the variable",
    ),
    "E034": _error(
        "missing",
        "an .env file that was named can't be read",
        "create the file, correct its path, or let this user read it",
    ),
    "E035": _error("invalid", "an .env file is not UTF-8 text", "save the file as UTF-8"),
    "E036": _error(
        "invalid",
        "a line of an .env file can't be parsed",
        "write NAME=value, and close every quote",
    ),
    "E037": _error(
        "invalid",
        "the project's django-environ can't read a variable",
        "correct the value, or the cast and default of the project's Env",
    ),
    "E038": _error(
        "missing",
        "a file named by a NAME_FILE variable can't be read",
        "correct the path, or let this user read the file",
    ),
    "E040": _error(
        "conflicting",
        "two storages share a place, or one lies inside the other",
        "give each storage a location or a bucket of its own",
    ),
    "E041": _error(
        "conflicting",
        "a signed storage stands behind a domain that nothing signs for",
        "set a CloudFront key, or make the storage public with querystring_auth false",
    ),
    "E042": _error(
        "conflicting",
        "static files are told to use signed links",
        "remove querystring_auth from static files, or set false",
    ),
    "E043": _error(
        "conflicting",
        "static files are told not to overwrite older versions",
        "remove file_overwrite from static files, or set true",
    ),
    "E044": _error(
        "conflicting",
        "a profile and access keys are set together",
        "keep the profile or the keys, and remove the other",
    ),
    "E045": _error(
        "conflicting",
        "one object parameter is set in two ways",
        "keep the variable of its own, and remove it from the object parameters",
    ),
    "E046": _error(
        "conflicting",
        "the project passes a storage that the variables define too",
        "keep the argument or the variables, and remove the other",
    ),
    "E047": _error(
        "conflicting",
        "the backend can't serve this storage",
        "choose a backend that can serve the storage",
    ),
    "E048": _error(
        "conflicting",
        "an encryption key is set for an encryption that takes none",
        "set the encryption to aws:kms, or remove the key",
    ),
    "E049": _error(
        "conflicting",
        "the location does not fit into links of hashed files",
        "leave # ? and % out of the location",
    ),
    "E050": _error(
        "missing",
        "the endpoint of a service needs a part that is not set",
        "set the part that the service shows, or the whole endpoint",
    ),
    "E051": _error(
        "conflicting",
        "the endpoint belongs to another service or region",
        "correct the endpoint, or the service and region it belongs to",
    ),
    "E052": _error(
        "invalid", "the region is not one of the service", "set a region that the service documents"
    ),
    "E053": _error(
        "conflicting",
        "the service has no such ACL of an object",
        "remove the ACL, or set one that the service has",
    ),
    "E054": _error(
        "conflicting",
        "the service has no such storage class",
        "remove the storage class, or set one that the service has",
    ),
    "E055": _error(
        "conflicting",
        "the service has no such encryption",
        "remove the encryption, or set one that the service has",
    ),
    "E056": _error(
        "missing",
        "the service shows public files on a custom domain alone",
        "set AWS_S3_CUSTOM_DOMAIN to the domain of the bucket, or sign the links",
    ),
    "E057": _error("conflicting", "the service has no session tokens", "remove the session token"),
    "E058": _error(
        "conflicting",
        "the service refuses the signature",
        "set the signature version that the service takes",
    ),
    "E059": _error(
        "conflicting",
        "endpoints of AWS are combined that exclude each other",
        "keep one of the endpoints",
    ),
    "E060": _error(
        "conflicting",
        "a directory bucket of S3 Express, which no storage can use",
        "set a general purpose bucket",
    ),
    "E061": _error(
        "conflicting",
        "the service does not answer to the addressing style",
        "remove the addressing style, or set the one that the service answers to",
    ),
    "E062": _error(
        "invalid",
        "the endpoint is a host of public files or a console, not an API",
        "set the endpoint of the API",
    ),
    "E063": _error(
        "conflicting",
        "two services are to be reached with the same keys",
        "set the keys of each service for the storages that are there",
    ),
    "E100": _error(
        "invalid",
        "the settings of the project can't be imported",
        "correct the name of the module, or what it raises",
    ),
    "E101": _error(
        "missing",
        "STORAGES lacks a storage that Django needs",
        "add entries for default and staticfiles to STORAGES",
    ),
    "E102": _error("invalid", "STORAGES is misspelt", "rename the setting to STORAGES"),
    "E103": _error(
        "invalid",
        "an entry of STORAGES is not built as Django expects it",
        'write each entry as {"BACKEND": "…", "OPTIONS": {…}}',
    ),
    "E104": _error(
        "invalid",
        "the class of a storage can't be imported",
        "correct the dotted path of the class",
    ),
    "E105": _error(
        "invalid",
        "this release of Django does not read a setting of storages",
        "move the storage to STORAGES",
    ),
    "E106": _error(
        "conflicting",
        "an older setting of storages stands beside STORAGES",
        "move the storage to STORAGES, and remove the older setting",
    ),
    "E107": _error(
        "invalid",
        "django-storages has no option of this name",
        "correct the name of the option, or remove it",
    ),
    "E108": _error(
        "invalid",
        "a setting has text, or an object, where another type belongs",
        "set the value itself, without quotes, and parse the text of a variable",
    ),
    "E109": _error(
        "invalid",
        "an address is no URL, or a part of it was never filled in",
        "build the whole address from values that are there, with https://",
    ),
    "E110": _error(
        "conflicting",
        "STATIC_URL or MEDIA_URL has another path than the files",
        "make the path of the URL and the location of the storage the same",
    ),
    "E111": _error("invalid", "the path of uploads is a URL", "set a folder inside the storage"),
    "E112": _error(
        "conflicting",
        "migrations would hold a secret of a storage",
        "give the field a function that returns the storage",
    ),
    "E113": _error(
        "invalid", "an object parameter is a header of CORS", "set CORS rules on the bucket"
    ),
    "E114": _error(
        "invalid",
        "INSTALLED_APPS has the name of the package in place of the app",
        "write storages",
    ),
    "W101": _warning(
        "missing",
        "uploads with the same name overwrite each other",
        "set file_overwrite to False for the default storage",
    ),
    "W102": _warning(
        "invalid",
        "nobody reads a setting whose name is close to another one",
        "correct the name of the setting",
    ),
    "W103": _warning(
        "invalid",
        "django-storages no longer reads a setting, nor do we",
        "set what took its place, or remove it",
    ),
    "W104": _warning(
        "invalid",
        "a setting or variable has the name that another library gives it",
        "set the name that django-storages reads, or the option",
    ),
    "W105": _warning(
        "conflicting",
        "new objects get a public ACL",
        "set default_acl to None, and make files public by a bucket policy",
    ),
    "W106": _warning(
        "missing",
        "a setting is None, which is not the same as unset",
        "leave the setting out where there is no value",
    ),
    "W107": _warning(
        "conflicting",
        "the service may refuse the checksums of botocore",
        "set a client_config with request_checksum_calculation when_required",
    ),
    "W108": _warning(
        "conflicting",
        "a storage with its own bucket takes a setting for all",
        "set the option in OPTIONS, or remove the setting for all",
    ),
    "W109": _warning(
        "conflicting",
        "CORS settings of Django are meant for files on S3",
        "set CORS rules on the bucket",
    ),
    "W110": _warning(
        "conflicting",
        "STATIC_URL or MEDIA_URL does not lead to the storage",
        "set custom_domain to the host of the URL, or correct the URL",
    ),
    "W111": _warning(
        "conflicting",
        "a CloudFront key signs no links",
        "remove the key, or sign the links of private files",
    ),
    "W112": _warning(
        "conflicting",
        "static files are not on S3, where they would be compressed",
        "set S3StaticStorage for static files, or remove the setting",
    ),
    "W113": _warning(
        "conflicting", "a release of django-storages behaves otherwise", "upgrade django-storages"
    ),
    "W114": _warning(
        "conflicting",
        "an app keeps links that are signed",
        "use a public storage where links are kept",
    ),
    "W115": _warning(
        "invalid", "uploads go to the root of the bucket", "set a location for each storage"
    ),
    "W116": _warning(
        "conflicting",
        "two storages have their files in one place",
        "set a location of its own for each storage",
    ),
    "W118": _warning(
        "invalid",
        "the endpoint of AWS is in its old form",
        "write https://s3.REGION.amazonaws.com, or set the region alone",
    ),
    "W120": _warning(
        "conflicting",
        "links lead to a host that does not reach the region",
        'set addressing_style to "virtual"',
    ),
    "W121": _warning(
        "invalid",
        "MEDIA_ROOT or STATIC_ROOT is a URL",
        "set a folder of the local disk, or remove the setting",
    ),
    "W122": _warning(
        "invalid",
        "a class of a storage has an attribute that django-storages does not read",
        "rename the attribute to the option, or remove it",
    ),
    "W123": _warning(
        "conflicting",
        "compressed files are kept elsewhere than static files",
        "set COMPRESS_STORAGE to the class of the static files",
    ),
    "W001": _warning(
        "missing",
        "no region is set, so us-east-1 is assumed",
        "set AWS_S3_REGION_NAME to the region of the bucket",
    ),
    "W002": _warning(
        "invalid",
        "nobody reads a variable whose name is close to one of ours",
        "correct the name, or remove the variable",
    ),
    "W003": _warning(
        "invalid", "a line of an .env file has no value", "write NAME=value, or remove the line"
    ),
    "W004": _warning(
        "conflicting",
        "a session token belongs to other keys than the ones in use",
        "unset the token, or set it beside its own keys",
    ),
    "W005": _warning(
        "conflicting",
        "the custom domain repeats the location",
        "remove the location from the domain",
    ),
    "W006": _warning(
        "invalid",
        "signed links would probably live longer than the service allows",
        "set a duration of 7d or less",
    ),
    "W007": _warning(
        "conflicting",
        "the custom domain is a host that does not serve the files",
        "set the host of the bucket, or that of a CDN",
    ),
    "W008": _warning(
        "conflicting",
        "every object gets one content type or encoding",
        "remove it from the object parameters; it is told for each file by its name",
    ),
    "W009": _warning(
        "invalid",
        "the location is the code of a region",
        "set the region in AWS_S3_REGION_NAME, and a folder as the location",
    ),
    "W052": _warning(
        "invalid",
        "the region is probably not one of the service",
        "check the region with the service",
    ),
    "W053": _warning(
        "conflicting",
        "the service probably has no such ACL of an object",
        "check the ACL with the service, or remove it",
    ),
    "W054": _warning(
        "conflicting",
        "the service probably has no such storage class",
        "check the storage class with the service, or remove it",
    ),
    "W055": _warning(
        "conflicting",
        "the service probably has no such encryption",
        "check the encryption with the service, or remove it",
    ),
    "W056": _warning(
        "missing",
        "the service probably shows public files on a custom domain",
        "set AWS_S3_CUSTOM_DOMAIN to the domain of the bucket, or sign the links",
    ),
    "W057": _warning(
        "conflicting", "the service probably has no session tokens", "remove the session token"
    ),
    "W058": _warning(
        "conflicting",
        "the service probably refuses the signature",
        "check the signature version with the service",
    ),
    "W062": _warning(
        "invalid",
        "the endpoint is probably that of a console",
        "set the port of the API",
    ),
    "W063": _warning(
        "conflicting",
        "a key of AWS is sent to another service",
        "set a key that the service issued",
    ),
    "W064": _warning(
        "conflicting",
        "private files are in a bucket that is public as a whole",
        "give private files a bucket of their own",
    ),
    "W010": _warning(
        "invalid",
        "white space stands around a name or value of an .env file",
        "remove the white space around the name, the = and the value",
    ),
    "W011": _warning(
        "invalid",
        "a line of an .env file does not start with the bare name",
        "start the line with the bare name, without export or a byte order mark",
    ),
    "W012": _warning(
        "invalid",
        "quotes of an .env file become part of the value elsewhere",
        "write the value without quotes",
    ),
    "W013": _warning(
        "invalid",
        "a comment of an .env file becomes part of the value elsewhere",
        "move the comment to a line of its own",
    ),
    "W014": _warning(
        "invalid",
        "a value of an .env file is replaced by another one elsewhere",
        "write the value without references to other variables",
    ),
    "W015": _warning(
        "invalid",
        "a backslash in quotes of an .env file has several meanings",
        "write the value without quotes, or without the backslash",
    ),
    "W016": _warning(
        "invalid",
        "a line break or control character of an .env file is ambiguous",
        "write the value on one line, without control characters",
    ),
    "W017": _warning(
        "conflicting", "a variable stands in an .env file twice", "keep one of the lines"
    ),
    "W018": _warning(
        "invalid",
        "an .env file with a secret can be read by every user",
        "run chmod o-r on the file",
    ),
    "W019": _warning(
        "invalid",
        "an .env file with a secret is tracked by git",
        "run git rm --cached on the file, add it to .gitignore, and replace the secret",
    ),
    "W020": _warning(
        "conflicting",
        "the environment sends the files to another server",
        "unset AWS_ENDPOINT_URL, or say AWS_S3_ENDPOINT_URL outright",
    ),
    "W021": _warning(
        "conflicting",
        "the environment names a profile that does not exist",
        "unset AWS_PROFILE, or correct the name",
    ),
    "W022": _warning(
        "conflicting",
        "the environment changes the checksums of requests",
        "unset the variable, or say the mode outright in AWS_S3_CLIENT_CONFIG",
    ),
    "W023": _warning(
        "conflicting",
        "the environment names the certificates to trust",
        "unset AWS_CA_BUNDLE, or say its path outright in AWS_S3_VERIFY",
    ),
    "W024": _warning(
        "conflicting",
        "the environment sends requests through a proxy",
        "unset the proxy, add the host to NO_PROXY, or say the proxy outright in AWS_S3_PROXIES",
    ),
    "W025": _warning(
        "conflicting",
        "the environment asks for dual-stack or FIPS hosts",
        "unset the variable, or say it outright in AWS_S3_CLIENT_CONFIG",
    ),
    "W026": _warning(
        "conflicting",
        "the environment sets the host of us-east-1",
        "unset the variable, or say it outright in AWS_S3_CLIENT_CONFIG",
    ),
    "W027": _warning(
        "conflicting",
        "another package has replaced files of a package in use",
        "uninstall the other package, then install the one in use anew",
    ),
}


def problem(
    id: str,  # noqa: A002 - the field's name in Problem
    message: str,
    hint: str,
    *,
    variable: str | None,
    source: Source = UNSET,
    alias: str | None = None,
) -> Problem:
    """A problem of a known kind at one place."""
    kind = KINDS[id]
    return Problem(
        PREFIX + id, kind.severity, variable, source, message, hint, alias, group=kind.group
    )


def at(invalid: Invalid, *, variable: str, source: Source) -> Problem:
    """The problem that a parser found, at the variable that held the value."""
    return problem(invalid.id, invalid.message, invalid.hint, variable=variable, source=source)
