"""Every kind of problem by its id, which is for ever: severity, group and the cause in short."""

from typing import NamedTuple

from s3settings.problems import UNSET, Group, Invalid, Problem, Severity, Source

PREFIX = "s3settings."


class Kind(NamedTuple):
    """One kind of problem; `cause` completes the sentence "reported when …"."""

    severity: Severity
    group: Group
    cause: str


def _error(group: Group, cause: str) -> Kind:
    return Kind("error", group, cause)


def _warning(group: Group, cause: str) -> Kind:
    return Kind("warning", group, cause)


KINDS: dict[str, Kind] = {
    "E001": _error("missing", "a required variable is not set"),
    "E002": _error("missing", "one half of the access key pair is set without the other"),
    "E003": _error("missing", "a temporary access key comes without its session token"),
    "E004": _error("invalid", "the region is not a region of AWS"),
    "E005": _error("invalid", "the bucket name breaks the naming rules of S3"),
    "E006": _error("invalid", "an ARN, URL or path stands where a bucket name belongs"),
    "E007": _error("invalid", "a placeholder of a template was never filled in"),
    "E008": _error("invalid", "a boolean is written in another way than true or false"),
    "E009": _error("invalid", "a number or a duration can't be read"),
    "E010": _error("invalid", "signed links would live for no time, or longer than seven days"),
    "E011": _error("invalid", "the custom domain is more or less than a host name"),
    "E012": _error("invalid", "the endpoint is not an http or https URL of a server"),
    "E013": _error("conflicting", "the endpoint already contains the bucket"),
    "E014": _error("invalid", "the endpoint carries credentials"),
    "E015": _error("invalid", "the URL protocol is neither http nor https"),
    "E016": _error("invalid", "the location is not a clean key prefix"),
    "E017": _error("invalid", "a value is not one of the words that are allowed"),
    "E018": _error("invalid", "Cache-Control breaks RFC 9111"),
    "E019": _error("invalid", "a JSON object can't be read"),
    "E020": _error("invalid", "an object parameter is not an upload argument of boto3"),
    "E021": _error("invalid", "an argument of the client or transfer configuration is refused"),
    "E022": _error("invalid", "the CloudFront key is not an RSA private key in PEM"),
    "E023": _error("invalid", "the CloudFront key id is not the id of a public key"),
    "E024": _error("missing", "one half of the CloudFront pair is set without the other"),
    "E025": _error("invalid", "a value contains a NUL byte or another control character"),
    "E026": _error("invalid", "a list can't be read"),
    "E027": _error("invalid", "a proxy is not given by protocol and address"),
    "E028": _error("invalid", "a text is empty, or something other than text"),
    "E029": _error(
        "invalid", "an access key is no access key id, or stands where a secret belongs"
    ),
    "E030": _error("invalid", "an alias has a name that can't be used"),
    "E031": _error("invalid", "a variable belongs to an alias that nobody declared"),
    "E032": _error("invalid", "a variable of a storage is spelled in a way that is not read"),
    "E033": _error("invalid", "a variable of a storage names an option that does not exist"),
    "E034": _error("missing", "an .env file that was named can't be read"),
    "E035": _error("invalid", "an .env file is not UTF-8 text"),
    "E036": _error("invalid", "a line of an .env file can't be parsed"),
    "E037": _error("invalid", "the project's django-environ can't read a variable"),
    "E038": _error("missing", "a file named by a NAME_FILE variable can't be read"),
    "E040": _error("conflicting", "two storages share a place, or one lies inside the other"),
    "E041": _error("conflicting", "a signed storage stands behind a domain that nothing signs for"),
    "E042": _error("conflicting", "static files are told to use signed links"),
    "E043": _error("conflicting", "static files are told not to overwrite older versions"),
    "E044": _error("conflicting", "a profile and access keys are set together"),
    "E045": _error("conflicting", "one object parameter is set in two ways"),
    "E046": _error("conflicting", "the project passes a storage that the variables define too"),
    "E047": _error("conflicting", "the backend can't serve this storage"),
    "E048": _error("conflicting", "an encryption key is set for an encryption that takes none"),
    "E049": _error("conflicting", "the location does not fit into links of hashed files"),
    "E050": _error("missing", "the endpoint of a service needs a part that is not set"),
    "E051": _error("conflicting", "the endpoint belongs to another service or region"),
    "E052": _error("invalid", "the region is not one of the service"),
    "E053": _error("conflicting", "the service has no such ACL of an object"),
    "E054": _error("conflicting", "the service has no such storage class"),
    "E055": _error("conflicting", "the service has no such encryption"),
    "E056": _error("missing", "the service shows public files on a custom domain alone"),
    "E057": _error("conflicting", "the service has no session tokens"),
    "E058": _error("conflicting", "the service refuses the signature"),
    "E059": _error("conflicting", "endpoints of AWS are combined that exclude each other"),
    "E060": _error("conflicting", "a directory bucket of S3 Express, which no storage can use"),
    "E061": _error("conflicting", "the service does not answer to the addressing style"),
    "E100": _error("invalid", "the settings of the project can't be imported"),
    "E101": _error("missing", "STORAGES lacks a storage that Django needs"),
    "E102": _error("invalid", "STORAGES is misspelt"),
    "E103": _error("invalid", "an entry of STORAGES is not built as Django expects it"),
    "E104": _error("invalid", "the class of a storage can't be imported"),
    "E105": _error("invalid", "this release of Django does not read a setting of storages"),
    "E106": _error("conflicting", "an older setting of storages stands beside STORAGES"),
    "E107": _error("invalid", "django-storages has no option of this name"),
    "E108": _error("invalid", "a setting has text, or an object, where another type belongs"),
    "E109": _error("invalid", "an address is no URL, or a part of it was never filled in"),
    "E110": _error("conflicting", "STATIC_URL or MEDIA_URL has another path than the files"),
    "E111": _error("invalid", "the path of uploads is a URL"),
    "E112": _error("conflicting", "migrations would hold a secret of a storage"),
    "E113": _error("invalid", "an object parameter is a header of CORS"),
    "W101": _warning("missing", "uploads with the same name overwrite each other"),
    "W102": _warning("invalid", "nobody reads a setting whose name is close to another one"),
    "W103": _warning("invalid", "django-storages no longer reads a setting"),
    "W104": _warning("invalid", "a setting has the name that another library gives it"),
    "W105": _warning("conflicting", "new objects get a public ACL"),
    "W106": _warning("missing", "a setting is None, which is not the same as unset"),
    "W107": _warning("conflicting", "the service may refuse the checksums of botocore"),
    "W108": _warning("conflicting", "a storage with its own bucket takes a setting for all"),
    "W109": _warning("conflicting", "CORS settings of Django are meant for files on S3"),
    "W110": _warning("conflicting", "STATIC_URL or MEDIA_URL does not lead to the storage"),
    "W111": _warning("conflicting", "a CloudFront key signs no links"),
    "W112": _warning("conflicting", "static files are not on S3, where they would be compressed"),
    "W113": _warning("conflicting", "a release of django-storages behaves otherwise"),
    "W114": _warning("conflicting", "an app keeps links that are signed"),
    "W115": _warning("invalid", "uploads go to the root of the bucket"),
    "W116": _warning("conflicting", "two storages have their files in one place"),
    "W117": _warning("invalid", "the custom domain is no host of the internet"),
    "W118": _warning("invalid", "the endpoint of AWS is in its old form"),
    "W119": _warning("conflicting", "the custom domain is the host of another bucket"),
    "W001": _warning("missing", "no region is set, so us-east-1 is assumed"),
    "W002": _warning("invalid", "nobody reads a variable whose name is close to one of ours"),
    "W003": _warning("invalid", "a line of an .env file has no value"),
    "W004": _warning("conflicting", "a session token belongs to other keys than the ones in use"),
    "W005": _warning("conflicting", "the custom domain repeats the location"),
    "W052": _warning("invalid", "the region is probably not one of the service"),
    "W053": _warning("conflicting", "the service probably has no such ACL of an object"),
    "W054": _warning("conflicting", "the service probably has no such storage class"),
    "W055": _warning("conflicting", "the service probably has no such encryption"),
    "W056": _warning("missing", "the service probably shows public files on a custom domain"),
    "W057": _warning("conflicting", "the service probably has no session tokens"),
    "W058": _warning("conflicting", "the service probably refuses the signature"),
    "W010": _warning("invalid", "white space stands around a name or value of an .env file"),
    "W011": _warning("invalid", "a line of an .env file does not start with the bare name"),
    "W012": _warning("invalid", "quotes of an .env file become part of the value elsewhere"),
    "W013": _warning("invalid", "a comment of an .env file becomes part of the value elsewhere"),
    "W014": _warning("invalid", "a value of an .env file is replaced by another one elsewhere"),
    "W015": _warning("invalid", "a backslash in quotes of an .env file has several meanings"),
    "W016": _warning("invalid", "a line break or control character of an .env file is ambiguous"),
    "W017": _warning("conflicting", "a variable stands in an .env file twice"),
    "W018": _warning("invalid", "an .env file with a secret can be read by every user"),
    "W019": _warning("invalid", "an .env file with a secret is tracked by git"),
    "W020": _warning("conflicting", "the environment sends the files to another server"),
    "W021": _warning("conflicting", "the environment names a profile that does not exist"),
    "W022": _warning("conflicting", "the environment changes the checksums of requests"),
    "W023": _warning("conflicting", "the environment names the certificates to trust"),
    "W024": _warning("conflicting", "the environment sends requests through a proxy"),
    "W025": _warning("conflicting", "the environment asks for dual-stack or FIPS hosts"),
    "W026": _warning("conflicting", "the environment sets the host of us-east-1"),
    "W027": _warning("conflicting", "another package has replaced files of a package in use"),
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
