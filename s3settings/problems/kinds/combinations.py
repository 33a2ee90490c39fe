"""Kinds of problems of options that contradict each other."""

from s3settings.problems.kinds.kind import Kind, error, note, warning

KINDS: dict[str, Kind] = {
    "E013": error(
        "conflicting",
        "the endpoint already contains the bucket",
        "remove the bucket from the endpoint",
    ),
    "E040": error(
        "conflicting",
        "two storages share a location, or one location is inside the other",
        "give each storage its own location or bucket",
        decided_by_load=True,
    ),
    "E041": error(
        "conflicting",
        "a storage with signed links has a custom domain but no CloudFront key",
        "make the storage public with querystring_auth false, or set a CloudFront key",
        decided_by_load=True,
    ),
    "E042": error(
        "conflicting",
        "signed links are enabled for static files",
        "remove querystring_auth from static files, or set it to false",
        settings_hint="set storages.backends.s3.S3StaticStorage as the backend, or querystring_auth to False",
        decided_by_load=True,
    ),
    "E043": error(
        "conflicting",
        "overwriting is disabled for static files",
        "remove file_overwrite from static files, or set it to true",
        variables_only=True,
    ),
    "E044": error(
        "conflicting",
        "a profile and access keys are both set",
        "keep either the profile or the keys",
        settings_hint="set access_key and secret_key to None in OPTIONS, or remove the profile",
    ),
    "E045": error(
        "conflicting",
        "an object parameter is set twice",
        "keep its own variable, and remove it from the object parameters",
    ),
    "E046": error(
        "conflicting",
        "a storage is defined both by the project and by variables",
        "keep either the argument or the variables",
    ),
    "E047": error(
        "conflicting",
        "the backend can't serve this storage",
        "choose a backend that supports the storage",
    ),
    "E048": error(
        "conflicting",
        "an encryption key is set for an encryption that takes none",
        "remove the key, or set the encryption to aws:kms",
    ),
    "E049": error(
        "conflicting",
        "the location contains a character that breaks links to hashed files",
        "remove #, ? and % from the location",
    ),
    "E064": error(
        "conflicting",
        "the location of all storages ends with the name of one storage",
        "set it as the location of that storage, or leave the name out of the location of all",
        variables_only=True,
    ),
    "E080": error(
        "conflicting",
        "a proxy has a password, and secrets are kept out of OPTIONS",
        "set the proxy in the environment of the process, which boto3 reads",
        variables_only=True,
    ),
    "W004": warning(
        "conflicting",
        "a session token is set for other access keys than the ones in use",
        "unset the token, or set it in the same place as its keys",
        variables_only=True,
    ),
    "W005": warning(
        "conflicting",
        "the custom domain repeats the location",
        "remove the location from the domain",
    ),
    "W007": warning(
        "conflicting",
        "the custom domain is a host that does not serve the files",
        "set the host of the bucket or of a CDN",
    ),
    "W008": warning(
        "conflicting",
        "a content type or encoding is set for every object",
        "remove it from the object parameters; django-storages derives it from the name of each file",
    ),
    "W084": warning(
        "conflicting",
        "unsigned links lead to objects that are encrypted with a KMS key",
        "encrypt the files of this storage with AES256, or serve them by a CDN that may use the key",
        settings_hint="set object_parameters of this storage without the KMS key, or custom_domain to a CDN that may use the key",
    ),
    "W085": warning(
        "conflicting",
        "unsigned links lead to objects with the ACL private",
        "set the ACL public-read for public files, or sign the links",
        settings_hint="set default_acl to public-read for public files, or querystring_auth to True",
    ),
    "W088": warning(
        "conflicting",
        "links are signed, but the ACL makes the files public",
        "set no ACL for private files, or leave the links of public files unsigned",
    ),
    "W065": warning(
        "conflicting",
        "a variable is set for a storage that load() leaves to the project",
        "remove the variable, or the argument static=False or media=False",
        variables_only=True,
    ),
    "W066": note(
        "conflicting",
        "a default of the django-storages preset differs from the recommended one",
        "set the variable in the hint, one at a time; then the preset can go",
        variables_only=True,
    ),
    "W067": warning(
        "conflicting",
        "two storages share a location, or one is inside the other, and both are set explicitly",
        "give each storage its own location or bucket",
    ),
    "W068": warning(
        "conflicting",
        "immutable files are requested, but no name of a file contains a hash",
        "enable the manifest, or remove the setting",
        settings_hint="set storages.backends.s3.S3ManifestStaticStorage, or remove the setting",
    ),
    "W069": warning(
        "conflicting",
        "a file for the copy of the manifest is set, but there is no manifest",
        "enable the manifest, or remove the variable",
        variables_only=True,
    ),
}
