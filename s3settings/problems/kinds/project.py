"""Kinds of problems of the settings that a Django project really has."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E100": error(
        "invalid",
        "the settings of the project can't be imported",
        "correct the name of the module, or what it raises",
    ),
    "E101": error(
        "missing",
        "STORAGES lacks a storage that Django needs",
        "add entries for default and staticfiles to STORAGES",
    ),
    "E102": error("invalid", "STORAGES is misspelt", "rename the setting to STORAGES"),
    "E103": error(
        "invalid",
        "an entry of STORAGES is not built as Django expects it",
        'write each entry as {"BACKEND": "…", "OPTIONS": {…}}',
    ),
    "E104": error(
        "invalid",
        "the class of a storage can't be imported",
        "correct the dotted path of the class",
    ),
    "E105": error(
        "invalid",
        "this release of Django does not read a setting of storages",
        "move the storage to STORAGES",
    ),
    "E106": error(
        "conflicting",
        "an older setting of storages stands beside STORAGES",
        "move the storage to STORAGES, and remove the older setting",
    ),
    "E107": error(
        "invalid",
        "django-storages has no option of this name",
        "correct the name of the option, or remove it",
    ),
    "E108": error(
        "invalid",
        "a setting has text, or an object, where another type belongs",
        "set the value itself, without quotes, and parse the text of a variable",
    ),
    "E109": error(
        "invalid",
        "an address is no URL, or a part of it was never filled in",
        "build the whole address from values that are there, with https://",
    ),
    "E110": error(
        "conflicting",
        "STATIC_URL or MEDIA_URL has another path than the files",
        "make the path of the URL and the location of the storage the same",
    ),
    "E111": error("invalid", "the path of uploads is a URL", "set a folder inside the storage"),
    "E112": error(
        "conflicting",
        "migrations would hold a secret of a storage",
        "give the field a function that returns the storage",
    ),
    "E113": error(
        "invalid", "an object parameter is a header of CORS", "set CORS rules on the bucket"
    ),
    "E114": error(
        "invalid",
        "INSTALLED_APPS has the name of the package in place of the app",
        "write storages",
    ),
    "W101": warning(
        "missing",
        "uploads with the same name overwrite each other",
        "set file_overwrite to False for the default storage",
    ),
    "W102": warning(
        "invalid",
        "nobody reads a setting whose name is close to another one",
        "correct the name of the setting",
    ),
    "W103": warning(
        "invalid",
        "django-storages no longer reads a setting, nor do we",
        "set what took its place, or remove it",
    ),
    "W104": warning(
        "invalid",
        "a setting or variable has the name that another library gives it",
        "set the name that django-storages reads, or the option",
    ),
    "W105": warning(
        "conflicting",
        "new objects get a public ACL",
        "set default_acl to None, and make files public by a bucket policy",
    ),
    "W106": warning(
        "missing",
        "a setting is None, which is not the same as unset",
        "leave the setting out where there is no value",
    ),
    "W107": warning(
        "conflicting",
        "the service may refuse the checksums of botocore",
        "set a client_config with request_checksum_calculation when_required",
    ),
    "W108": warning(
        "conflicting",
        "a storage with its own bucket takes a setting for all",
        "set the option in OPTIONS, or remove the setting for all",
    ),
    "W109": warning(
        "conflicting",
        "CORS settings of Django are meant for files on S3",
        "set CORS rules on the bucket",
    ),
    "W110": warning(
        "conflicting",
        "STATIC_URL or MEDIA_URL does not lead to the storage",
        "set custom_domain to the host of the URL, or correct the URL",
    ),
    "W111": warning(
        "conflicting",
        "a CloudFront key signs no links",
        "remove the key, or sign the links of private files",
    ),
    "W112": warning(
        "conflicting",
        "static files are not on S3, where they would be compressed",
        "set S3StaticStorage for static files, or remove the setting",
    ),
    "W113": warning(
        "conflicting", "a release of django-storages behaves otherwise", "upgrade django-storages"
    ),
    "W114": warning(
        "conflicting",
        "an app keeps links that are signed",
        "use a public storage where links are kept",
    ),
    "W115": warning(
        "invalid", "uploads go to the root of the bucket", "set a location for each storage"
    ),
    "W116": warning(
        "conflicting",
        "two storages have their files in one place",
        "set a location of its own for each storage",
    ),
    "W118": warning(
        "invalid",
        "the endpoint of AWS is in its old form",
        "write https://s3.REGION.amazonaws.com, or set the region alone",
    ),
    "W120": warning(
        "conflicting",
        "links lead to a host that does not reach the region",
        'set addressing_style to "virtual"',
    ),
    "W121": warning(
        "invalid",
        "MEDIA_ROOT or STATIC_ROOT is a URL",
        "set a folder of the local disk, or remove the setting",
    ),
    "W122": warning(
        "invalid",
        "a class of a storage has an attribute that django-storages does not read",
        "rename the attribute to the option, or remove it",
    ),
    "W123": warning(
        "conflicting",
        "compressed files are kept elsewhere than static files",
        "set COMPRESS_STORAGE to the class of the static files",
    ),
}
