"""The names: the variable that fills an option, of all storages or of one."""

from collections.abc import Iterable, Iterator

# option (spelled as django-storages spells it, then ours) -> its global variables, the first wins
# django-storages 1.14.6: S3Storage.get_default_settings; region: what SDKs and Lambda set
GLOBAL_VARIABLES: dict[str, tuple[str, ...]] = {
    "access_key": ("AWS_S3_ACCESS_KEY_ID", "AWS_ACCESS_KEY_ID"),
    "secret_key": ("AWS_S3_SECRET_ACCESS_KEY", "AWS_SECRET_ACCESS_KEY"),
    "security_token": ("AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"),
    "session_profile": ("AWS_S3_SESSION_PROFILE",),
    "bucket_name": ("AWS_STORAGE_BUCKET_NAME",),
    "region_name": ("AWS_S3_REGION_NAME", "AWS_REGION", "AWS_DEFAULT_REGION"),
    "endpoint_url": ("AWS_S3_ENDPOINT_URL",),
    "custom_domain": ("AWS_S3_CUSTOM_DOMAIN",),
    "url_protocol": ("AWS_S3_URL_PROTOCOL",),
    "location": ("AWS_LOCATION",),
    "default_acl": ("AWS_DEFAULT_ACL",),
    "querystring_auth": ("AWS_QUERYSTRING_AUTH",),
    "querystring_expire": ("AWS_QUERYSTRING_EXPIRE",),
    "file_overwrite": ("AWS_S3_FILE_OVERWRITE",),
    "object_parameters": ("AWS_S3_OBJECT_PARAMETERS",),
    "gzip": ("AWS_IS_GZIPPED",),
    "gzip_content_types": ("GZIP_CONTENT_TYPES",),
    "signature_version": ("AWS_S3_SIGNATURE_VERSION",),
    "addressing_style": ("AWS_S3_ADDRESSING_STYLE",),
    "use_ssl": ("AWS_S3_USE_SSL",),
    "verify": ("AWS_S3_VERIFY",),
    "proxies": ("AWS_S3_PROXIES",),
    "max_memory_size": ("AWS_S3_MAX_MEMORY_SIZE",),
    "file_name_charset": ("AWS_S3_FILE_NAME_CHARSET",),
    "use_threads": ("AWS_S3_USE_THREADS",),
    "transfer_config": ("AWS_S3_TRANSFER_CONFIG",),
    "client_config": ("AWS_S3_CLIENT_CONFIG",),
    "cloudfront_key_id": ("AWS_CLOUDFRONT_KEY_ID",),
    "cloudfront_key": ("AWS_CLOUDFRONT_KEY",),
    "provider": ("AWS_S3_PROVIDER",),
    "account_id": ("AWS_S3_ACCOUNT_ID",),
    "backend": ("AWS_S3_BACKEND",),
    "cache_control": ("AWS_S3_CACHE_CONTROL",),
    "storage_class": ("AWS_S3_STORAGE_CLASS",),
    "server_side_encryption": ("AWS_S3_SERVER_SIDE_ENCRYPTION",),
    "kms_key_id": ("AWS_S3_KMS_KEY_ID",),
}
STATIC_ONLY = ("manifest",)
ALIASES_VARIABLE = "AWS_S3_ALIASES"

# what projects call the parts of a service, and the buckets of the two storages
_SIMILAR = (
    "B2_",
    "BUCKETEER_",
    "BUCKET_NAME",
    "CLOUDCUBE_",
    "CLOUDFLARE_R2_",
    "DO_SPACES_",
    "MEDIA_BUCKET",
    "MINIO_",
    "R2_",
    "S3_",
    "SPACES_",
    "STATIC_BUCKET",
    "SUPABASE_S3_",
    "WASABI_",
)

# the two scopes every project has, and the key of STORAGES each one fills
STATIC, MEDIA = "static", "media"
ALIAS_OF_SCOPE = {MEDIA: "default", STATIC: "staticfiles"}


def wanted(name: str) -> bool:
    """Whether a variable is worth a look: ours, one of AWS, or something that resembles them."""
    return "AWS_" in name or name.endswith(("GZIP_CONTENT_TYPES", "GZIP_CONTENT_TYPES_FILE"))


def suspected(name: str) -> bool:
    """Whether a variable is wanted, or may be meant to be one that is."""
    return wanted(name) or name.startswith(_SIMILAR)


def variable_of(option: str, scope: str = "") -> str:
    """The variable to name in a hint: the one of all storages, or the one of a scope."""
    if not scope and option in GLOBAL_VARIABLES:
        return GLOBAL_VARIABLES[option][-1 if option in {"access_key", "secret_key"} else 0]
    return f"{start_of(scope or STATIC)}{option.upper()}"


def start_of(scope: str) -> str:
    """What the variables of one storage start with, such as ``AWS_MEDIA_``."""
    return f"AWS_{scope.upper()}_"


def options_of(scope: str) -> tuple[str, ...]:
    """The options that variables of one storage can set."""
    return (*GLOBAL_VARIABLES, *(STATIC_ONLY if scope == STATIC else ()))


def names(scopes: Iterable[str], prefix: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every variable with its scope ("" for all) and option, in the order in which they win."""
    for start in dict.fromkeys((prefix, "")):
        for option, variables in GLOBAL_VARIABLES.items():
            for variable in variables:
                yield start + variable, ("", option)
        for scope in scopes:
            start_of_scope = start + start_of(scope)
            for option in options_of(scope):
                yield start_of_scope + option.upper(), (scope, option)
