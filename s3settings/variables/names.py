"""The names: the variable that fills an option, of all storages or of one."""

from collections.abc import Iterable, Iterator

from s3settings.options.table import OPTIONS
from s3settings.sources.values import (
    SECRETS_DIR_VARIABLE,
    SECRETS_VARIABLE,
    SOURCE_VARIABLES,
    STORAGE_URL,
)

# option -> the variables that set it for all storages, the first wins
GLOBAL_VARIABLES: dict[str, tuple[str, ...]] = {
    option.name: option.variables for option in OPTIONS.values() if option.variables
}
STATIC_ONLY = tuple(option.name for option in OPTIONS.values() if option.is_static)
# option -> the setting that collectstatic reads
COMMAND_SETTINGS = {
    option.name: f"AWS_STATIC_{option.name.upper()}"
    for option in OPTIONS.values()
    if option.is_setting
}
ALIASES_VARIABLE = "AWS_S3_ALIASES"
PRESET_VARIABLE = "AWS_S3_PRESET"
# the URL of all storages
URL_VARIABLE = f"AWS_{STORAGE_URL}"
# variables that are about no single option
GENERAL_VARIABLES = (ALIASES_VARIABLE, PRESET_VARIABLE)
# variables of the library itself, which have no prefix
OF_LIBRARY = "S3SETTINGS_"
LIBRARY_VARIABLES = (*SOURCE_VARIABLES, f"{OF_LIBRARY}IGNORE")
# what those mean that are in no table of options
MEANINGS = {
    ALIASES_VARIABLE: "Aliases of additional storages, comma-separated; each has variables such as AWS_INVOICES_LOCATION.",
    PRESET_VARIABLE: "Defaults of options that nothing sets: recommended, or django-storages.",
    URL_VARIABLE: "One URL with the bucket and its options, such as s3://bucket/location?region_name=eu-west-1.",
    SECRETS_DIR_VARIABLE: "A directory with one file for each variable, as containers mount secrets.",
    SECRETS_VARIABLE: "Secret stores, comma-separated, such as aws-secretsmanager:prod/storage.",
}

# what projects call the parts of a provider, and the buckets of the two storages
_SIMILAR = (
    "ALIYUN_OSS_",
    "B2_",
    "BACKBLAZE_",
    "BUCKETEER_",
    "BUCKET_NAME",
    "CELLAR_",
    "CF_R2_",
    "CLOUDCUBE_",
    "CLOUDFLARE_R2_",
    "DIGITALOCEAN_SPACES_",
    "DO_SPACES_",
    "HETZNER_",
    "LINODE_",
    "MEDIA_BUCKET",
    "MINIO_",
    "OBJECT_STORAGE_",
    "OBS_",
    "OSS_",
    "OVH_S3_",
    "R2_",
    "S3_",
    "SCALEWAY_",
    "SCW_",
    "SPACES_",
    "STATIC_BUCKET",
    "STORAGE_",
    "SUPABASE_",
    "TIGRIS_",
    "VULTR_",
    "WASABI_",
    "YANDEX_",
    "aws_",
)
# those of Railway
_WHOLE = frozenset({"ACCESS_KEY_ID", "BUCKET", "ENDPOINT", "REGION", "SECRET_ACCESS_KEY"})

# the two scopes every project has, and the key of STORAGES each one fills
STATIC, MEDIA = "static", "media"
ALIAS_OF_SCOPE = {MEDIA: "default", STATIC: "staticfiles"}


def wanted(name: str) -> bool:
    """Return True if a variable is worth a look: ours, one of AWS, or something that resembles them."""
    return (
        "AWS_" in name
        or name.startswith(OF_LIBRARY)
        or name.endswith(("GZIP_CONTENT_TYPES", "GZIP_CONTENT_TYPES_FILE"))
    )


def suspected(name: str) -> bool:
    """Return True if a variable is wanted, or may be meant to be one that is."""
    return wanted(name) or name.startswith(_SIMILAR) or name in _WHOLE


def variable_of(option: str, scope: str = "") -> str:
    """The variable to name in a hint: the one of all storages, or the one of a scope."""
    if not scope and option in GLOBAL_VARIABLES:
        return GLOBAL_VARIABLES[option][-1 if option in {"access_key", "secret_key"} else 0]
    return f"{start_of(scope or STATIC)}{option.upper()}"


def start_of(scope: str) -> str:
    """The start of the variables of one storage, such as ``AWS_MEDIA_``."""
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


def url_names(scopes: Iterable[str], prefix: str) -> Iterator[tuple[str, str]]:
    """The variables of storage URLs with their scope ("" for all), in the order in which they win."""
    for start in dict.fromkeys((prefix, "")):
        yield start + URL_VARIABLE, ""
        for scope in scopes:
            yield f"{start}{start_of(scope)}{STORAGE_URL}", scope
