"""Variables by which platforms, frameworks and tools name the parts of a bucket.

Sources: https://devcenter.heroku.com/articles/bucketeer and /cloudcube, https://docs.railway.com/storage-buckets,
https://laravel.com/docs/filesystem (`config/filesystems.php`), https://docs.joinmastodon.org/admin/config/#s3,
https://docs.getoutline.com/s/hosting (`.env.sample`), https://www.clever-cloud.com/developers/doc/addons/cellar/,
https://docs.dify.ai (`.env.example`), django-minio-storage (`docs/usage.md`), and public `.env.example` files.
"""

from collections.abc import Collection

from s3settings.record import Record

# what a name starts with -> the provider that it is about, if it is about one
_FAMILIES: dict[str, str | None] = {
    "AWS": None,
    "AWS_S3": None,
    "AWS_S3_UPLOAD": None,
    "ALIYUN_OSS": "oss",
    "B2": "b2",
    "BACKBLAZE": "b2",
    "BACKBLAZE_B2": "b2",
    "BUCKETEER": None,
    "CELLAR": None,
    "CELLAR_ADDON": None,
    "CF_R2": "r2",
    "CLOUDCUBE": None,
    "CLOUDFLARE_R2": "r2",
    "DIGITALOCEAN_SPACES": "spaces",
    "DO_SPACES": "spaces",
    "HETZNER": "hetzner",
    "HETZNER_S3": "hetzner",
    "LINODE": "linode",
    "LINODE_BUCKET": "linode",
    "LINODE_S3": "linode",
    "MINIO": None,
    "MINIO_STORAGE": None,
    "OBJECT_STORAGE": None,
    "OBS": "obs",
    "OSS": "oss",
    "OVH_S3": "ovh",
    "R2": "r2",
    "S3": None,
    "S3_STORAGE": None,
    "SCALEWAY": "scaleway",
    "SCW": "scaleway",
    "SPACES": "spaces",
    "STORAGE": None,
    "STORAGE_AWS": None,
    "STORAGE_S3": None,
    "SUPABASE": "supabase",
    "SUPABASE_S3": "supabase",
    "TIGRIS": "tigris",
    "VULTR": "vultr",
    "VULTR_S3": "vultr",
    "WASABI": "wasabi",
    "YANDEX": None,
    "YANDEX_S3": None,
}
# what a name ends with -> the option
_ENDS = {
    "ACCESS_KEY": "access_key",
    "ACCESS_KEY_ID": "access_key",
    "ACCESS_KEY_SECRET": "secret_key",
    "ACCOUNT_ID": "account_id",
    "ACL": "default_acl",
    "ADDRESSING": "addressing_style",
    "ADDRESSING_PATH": "addressing_style",
    "ADDRESSING_STYLE": "addressing_style",
    "ADDRESS_STYLE": "addressing_style",
    "ALIAS_HOST": "custom_domain",
    "BUCKET": "bucket_name",
    "BUCKET_ENDPOINT": "endpoint_url",
    "BUCKET_NAME": "bucket_name",
    "BUCKET_REGION": "region_name",
    "BUCKET_URL": "endpoint_url",
    "CDN_BASE": "custom_domain",
    "CDN_DOMAIN": "custom_domain",
    "CDN_ENDPOINT": "custom_domain",
    "CDN_URL": "custom_domain",
    "CUSTOM_DOMAIN": "custom_domain",
    "DOMAIN_REPLACE": "public_endpoint_url",
    "ENDPOINT": "endpoint_url",
    "ENDPOINT_URL": "endpoint_url",
    "EXTERNAL_ENDPOINT": "public_endpoint_url",
    "FORCE_PATH_STYLE": "addressing_style",
    "HOST": "endpoint_url",
    "KEY": "access_key",
    "KEY_ID": "access_key",
    "KEY_SECRET": "secret_key",
    "KMS_KEY": "kms_key_id",
    "KMS_KEY_ARN": "kms_key_id",
    "PATH_STYLE": "addressing_style",
    "PERMISSION": "default_acl",
    "PUBLIC_BASE_URL": "custom_domain",
    "PUBLIC_DOMAIN": "custom_domain",
    "PUBLIC_ENDPOINT": "public_endpoint_url",
    "PUBLIC_URL": "custom_domain",
    "REGION": "region_name",
    "REGION_NAME": "region_name",
    "SECRET": "secret_key",
    "SECRET_ACCESS_KEY": "secret_key",
    "SECRET_KEY": "secret_key",
    "SIGNATURE_VERSION": "signature_version",
    "STORAGE_BUCKET_NAME": "bucket_name",
    "USE_PATH_STYLE": "addressing_style",
    "USE_PATH_STYLE_ENDPOINT": "addressing_style",
}
# what the URL of a family is: that of the files for browsers, or that of the bucket
_URLS = {"AWS": "custom_domain", "CLOUDCUBE": "bucket_name"}
OF_OUTLINE = "AWS_S3_UPLOAD_"
# what platforms set for the files of the app; most leave the bucket to it
ADD_ONS = ("BUCKETEER_", "CELLAR_ADDON_", "CLOUDCUBE_")
# words of a family
_LONGEST = max(family.count("_") + 1 for family in _FAMILIES)
# the names of Railway, which have no start of their own; together they are about a bucket
WITHOUT_START = {
    "ACCESS_KEY_ID": "access_key",
    "BUCKET": "bucket_name",
    "ENDPOINT": "endpoint_url",
    "REGION": "region_name",
    "SECRET_ACCESS_KEY": "secret_key",
}
_TOGETHER = frozenset({"ACCESS_KEY_ID", "BUCKET", "SECRET_ACCESS_KEY"})

_SWITCHES = ("PATH_STYLE", "PATH_STYLE_ENDPOINT")
_ON = frozenset({"1", "on", "true", "yes"})
_OFF = frozenset({"0", "off", "false", "no"})


class Foreign(Record):
    """The option that a variable of another program is about, and the provider in its name."""

    option: str
    provider: str | None = None


def foreign(name: str, others: Collection[str]) -> Foreign | None:
    """Return what a name of another program is about; `others` are the names beside it."""
    if name in WITHOUT_START and all(one in others for one in _TOGETHER):
        return Foreign(WITHOUT_START[name])
    words = name.split("_")
    # a name may have thousands of words
    for length in range(min(len(words) - 1, _LONGEST), 0, -1):
        family, end = "_".join(words[:length]), "_".join(words[length:])
        option = _URLS.get(family) if end == "URL" else _ENDS.get(end)
        if option and family in _FAMILIES:
            return Foreign(option, _FAMILIES[family])
    return None


def provider_in(name: str) -> str | None:
    """Return the id of the provider in a name such as ``R2_BUCKET``, or None."""
    found = foreign(name, frozenset())
    return found.provider if found else None


def is_off(name: str, value: object) -> bool:
    """Return True for a switch, such as ``S3_FORCE_PATH_STYLE``, that is off."""
    return name.endswith(_SWITCHES) and str(value).strip().lower() not in _ON


def is_switch(value: object) -> bool:
    """Return True for a word that turns something on or off, and is the name of nothing."""
    return str(value).strip().lower() in _ON | _OFF


def instead(name: str, option: str, variable: str, value: object) -> str:
    """Return what to write in place of a name: the variable, and how its value has to differ."""
    if name.endswith(_SWITCHES):
        return f"{variable}=path"
    has_scheme = "://" in str(value)
    if option == "custom_domain" and has_scheme:
        return f"{variable}, without https://"
    if option == "bucket_name" and has_scheme:
        return f"{variable} with the first name of its host, and AWS_LOCATION with its path"
    if option in {"endpoint_url", "public_endpoint_url"} and not has_scheme:
        return f"{variable}, with http:// or https://"
    return variable


def rewritten(name: str, option: str, value: object) -> object:
    """Return the value in the form that `instead` asks for."""
    if name.endswith(_SWITCHES):
        return "path"
    scheme, separator, rest = str(value).strip().partition("://")
    if option == "custom_domain" and separator:
        return rest
    if option == "bucket_name" and separator:
        return rest.split("/", 1)[0].split(".", 1)[0]
    if option in {"endpoint_url", "public_endpoint_url"} and not separator:
        return f"https://{scheme}"
    return value
