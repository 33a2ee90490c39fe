"""Kinds of problems of the settings of a Django project."""

from s3settings.problems.kinds.kind import Kind, error, note, warning

KINDS: dict[str, Kind] = {
    "E100": error(
        "invalid",
        "the settings of the project can't be imported",
        "correct the module name, or the exception that the module raises",
    ),
    "E101": error(
        "missing",
        "STORAGES lacks a storage that Django needs",
        "add entries for default and staticfiles to STORAGES",
    ),
    "E102": error(
        "invalid", "the STORAGES setting is misspelled", "rename the setting to STORAGES"
    ),
    "E103": error(
        "invalid",
        "an entry of STORAGES is malformed",
        'write each entry as {"BACKEND": "…", "OPTIONS": {…}}',
    ),
    "E104": error(
        "invalid",
        "the class of a storage can't be imported",
        "correct the dotted path of the class",
    ),
    "E105": error(
        "invalid",
        "the installed Django does not read a storage setting",
        "move the storage to STORAGES",
    ),
    "E106": error(
        "conflicting",
        "an older storage setting is used together with STORAGES",
        "move the storage to STORAGES, and remove the older setting",
    ),
    "E107": error(
        "invalid",
        "django-storages has no option of this name",
        "correct the name of the option, or remove it",
    ),
    "E108": error(
        "invalid",
        "a setting has the wrong type",
        "set a value of the expected type; convert the text of an environment variable",
    ),
    "E109": error(
        "invalid",
        "a URL or host is malformed, or contains an unfilled placeholder",
        "build the full URL from values that are set, with https://",
    ),
    "E110": error(
        "conflicting",
        "the path of STATIC_URL or MEDIA_URL differs from the location of the storage",
        "use the same path in the URL and the location",
    ),
    "E111": error(
        "invalid", "upload_to or a similar path is a URL", "set a folder inside the storage"
    ),
    "E112": error(
        "conflicting",
        "migrations would contain a secret of a storage",
        "pass a function that returns the storage to the field",
    ),
    "E113": error(
        "invalid", "an object parameter is a CORS header", "set CORS rules on the bucket"
    ),
    "E114": error(
        "invalid",
        "INSTALLED_APPS lists the name of the package instead of the app",
        "write storages",
    ),
    "E115": error(
        "conflicting",
        "the bases of a storage class are in an order by which files stay on the local disk",
        "write the class on S3 before StaticFilesStorage and its subclasses",
    ),
    "E116": error(
        "invalid",
        "a storage class has a value in place of a method or a property",
        "rename the attribute, or write the name of the option that is meant",
    ),
    "W101": warning(
        "missing",
        "uploads with the same name overwrite each other",
        "set file_overwrite to False for the default storage",
    ),
    "W102": warning(
        "invalid",
        "an unknown setting has almost the name of a known one",
        "correct the name of the setting",
        explains_missing=True,
    ),
    "W103": warning(
        "invalid", "a setting was removed from django-storages", "set its replacement, or remove it"
    ),
    "W104": warning(
        "invalid",
        "a setting or variable has a name that another library reads",
        "set the name that django-storages reads, or the option",
        explains_missing=True,
    ),
    "W105": warning(
        "conflicting",
        "new objects get a public ACL",
        "set default_acl to None, and make files public with a bucket policy",
        deployment_only=True,
    ),
    "W106": warning(
        "missing",
        "a setting is None, which is not the same as unset",
        "remove the setting where there is no value",
    ),
    "W107": warning(
        "conflicting",
        "the provider may reject the checksums of botocore",
        'set a client_config with request_checksum_calculation="when_required"',
    ),
    "W108": warning(
        "conflicting",
        "a global setting applies to a storage with its own bucket",
        "set the option in OPTIONS, or remove the global setting",
    ),
    "W109": warning(
        "conflicting",
        "CORS settings of Django are set for files on S3",
        "set CORS rules on the bucket",
        deployment_only=True,
    ),
    "W110": warning(
        "conflicting",
        "STATIC_URL or MEDIA_URL does not lead to the storage",
        "set custom_domain to the host of the URL, or correct the URL",
    ),
    "W111": warning(
        "conflicting",
        "a CloudFront key is set, but no links are signed with it",
        "remove the key, or enable signed links for private files",
    ),
    "W112": warning(
        "conflicting",
        "compression is enabled for static files that are not on S3",
        "set S3StaticStorage for static files, or remove the setting",
    ),
    "W113": warning(
        "conflicting",
        "the installed release of django-storages behaves differently",
        "upgrade django-storages",
    ),
    "W114": warning(
        "conflicting",
        "an app stores signed links, which expire",
        "use a public storage where links are stored",
        deployment_only=True,
    ),
    "W115": note(
        "invalid",
        "uploads go to the root of the bucket",
        "set a location for each storage",
        deployment_only=True,
    ),
    "W116": warning(
        "conflicting", "two storages share a location", "give each storage its own location"
    ),
    "W118": warning(
        "invalid",
        "the AWS endpoint has an outdated form",
        "write https://s3.REGION.amazonaws.com, or set only the region",
    ),
    "W120": warning(
        "conflicting",
        "links lead to a host that does not serve the region",
        'set addressing_style to "virtual"',
    ),
    "W121": warning(
        "invalid",
        "MEDIA_ROOT or STATIC_ROOT is a URL",
        "set a folder on the local disk, or remove the setting",
    ),
    "W122": warning(
        "invalid",
        "a storage class has an attribute that django-storages does not read",
        "rename the attribute to the option, or remove it",
    ),
    "W123": warning(
        "conflicting",
        "compressed files and static files have different storages",
        "set COMPRESS_STORAGE to the class of the static files",
    ),
    "W126": warning(
        "conflicting",
        "an app makes the storage of uploads without its options",
        "set a class that has these options as attributes, or the storage of uploads",
    ),
    "W133": note(
        "conflicting",
        "botocore sends checksums to a server of which nothing is known",
        'set a client_config with request_checksum_calculation="when_required" if uploads fail',
        deployment_only=True,
    ),
    "W124": warning(
        "conflicting",
        "another collectstatic runs than that of s3settings",
        "put the app first in INSTALLED_APPS whose command is to run",
    ),
    "W125": warning(
        "conflicting",
        "a setting beside load() has no effect, or undoes what load() sets",
        "remove the setting, and set the variable, or pass the value to load()",
    ),
    "W127": warning(
        "conflicting",
        "easy-thumbnails stores thumbnails in another place than uploads or the settings",
        'set STORAGES["easy_thumbnails"], or THUMBNAIL_DEFAULT_STORAGE before easy-thumbnails 2.9',
    ),
    "W130": warning(
        "missing",
        "links are signed with version 2 of signatures, where version 4 may be required",
        'set signature_version to "s3v4"',
    ),
    "W131": warning(
        "conflicting",
        "the bases of a storage class are in an order by which links lack the hashes of files",
        "write ManifestFilesMixin before the class on S3",
    ),
    "W132": note(
        "invalid",
        "code sets the options of a storage, so that they can't be checked",
        "set options in OPTIONS, or as attributes of the class",
    ),
    "W134": warning(
        "invalid",
        "a secret is written in the source of the settings",
        "read it from the environment, and replace the key",
    ),
    "W135": warning(
        "conflicting",
        "pages are cached longer than the signed links in them work",
        "cache pages for a shorter time, or use a public storage",
        deployment_only=True,
    ),
    "W136": note(
        "conflicting",
        "sorl.thumbnail can't open private files by their signed links",
        "pass the field or its name to sorl.thumbnail, not its URL",
    ),
    "W139": note(
        "conflicting",
        "an older storage setting differs from STORAGES, and has no effect",
        "remove the older setting",
    ),
}
