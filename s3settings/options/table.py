"""The table of options: what each one is called, how it is parsed, and its defaults.

Parsers, the fields of the model, the names of variables, the defaults of a storage, what is handed
to django-storages and the order of `show` come from here. A new option is one entry.
"""

from s3settings.facts import s3
from s3settings.options.option import Option
from s3settings.parsers import boto_arguments, credentials, endpoints, scalars, text
from s3settings.parsers.cache_control import cache_control

# django-storages 1.14.6: S3Storage.get_default_settings
GZIP_CONTENT_TYPES = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/x-javascript",
    "image/svg+xml",
)

_TABLE = (
    # in the order in which they are shown
    Option(
        "bucket_name", endpoints.bucket_name, "Name of the bucket.", ("AWS_STORAGE_BUCKET_NAME",)
    ),
    Option(
        "region_name",
        endpoints.region_name,
        "Region of the bucket, such as eu-west-1.",
        # what SDKs and Lambda set
        ("AWS_S3_REGION_NAME", "AWS_REGION", "AWS_DEFAULT_REGION"),
    ),
    Option(
        "access_key",
        credentials.access_key,
        "Access key id; without keys boto3 finds a role by itself.",
        ("AWS_S3_ACCESS_KEY_ID", "AWS_ACCESS_KEY_ID"),
        # no secret to AWS, but it does not belong in a log
        is_secret=True,
    ),
    Option(
        "secret_key",
        credentials.secret,
        "Secret of the access key.",
        ("AWS_S3_SECRET_ACCESS_KEY", "AWS_SECRET_ACCESS_KEY"),
        is_secret=True,
    ),
    Option(
        "security_token",
        credentials.secret,
        "Session token of a temporary access key.",
        ("AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"),
        is_secret=True,
    ),
    Option(
        "session_profile",
        text.plain,
        "Profile of the AWS configuration file, instead of keys.",
        ("AWS_S3_SESSION_PROFILE",),
    ),
    Option(
        "credentials",
        scalars.one_of("options", "chain"),
        "options: secrets are in OPTIONS, the default; chain: only boto3 gets them.",
        ("AWS_S3_CREDENTIALS",),
        is_emitted=False,
    ),
    Option(
        "provider",
        endpoints.provider,
        "S3-compatible provider, such as r2 or minio; default: aws.",
        ("AWS_S3_PROVIDER",),
        is_emitted=False,
        supposed=endpoints.supposed_provider,
    ),
    Option(
        "account_id",
        endpoints.account_id,
        "Account id, project or namespace in the provider's endpoint.",
        ("AWS_S3_ACCOUNT_ID",),
        is_emitted=False,
    ),
    Option(
        "endpoint_url",
        endpoints.endpoint_url,
        "URL of an S3-compatible provider other than AWS.",
        ("AWS_S3_ENDPOINT_URL",),
        supposed=endpoints.supposed_endpoint,
    ),
    Option(
        "public_endpoint_url",
        endpoints.endpoint_url,
        "URL of the endpoint in links, where browsers can't reach that of requests.",
        ("AWS_S3_PUBLIC_ENDPOINT_URL",),
        is_emitted=False,
        supposed=endpoints.supposed_endpoint,
    ),
    Option(
        "custom_domain",
        endpoints.custom_domain,
        "Host that serves the files, such as a CDN, without scheme.",
        ("AWS_S3_CUSTOM_DOMAIN",),
        supposed=endpoints.supposed_domain,
    ),
    Option(
        "url_protocol",
        endpoints.url_protocol,
        "Protocol of links to the custom domain: https: or http:.",
        ("AWS_S3_URL_PROTOCOL",),
        storages_default="https:",
    ),
    Option(
        "location",
        endpoints.location,
        "Key prefix inside the bucket, without slashes at its ends.",
        ("AWS_LOCATION",),
        storages_default="",
        supposed=endpoints.supposed_location,
    ),
    Option(
        "default_acl",
        scalars.one_of(*s3.CANNED_ACLS),
        "Canned ACL of new objects; most buckets refuse any.",
        ("AWS_DEFAULT_ACL",),
    ),
    Option(
        "querystring_auth",
        scalars.boolean,
        "Whether links are signed.",
        ("AWS_QUERYSTRING_AUTH",),
        default=True,
        static_default=False,
    ),
    Option(
        "querystring_expire",
        scalars.seconds,
        "Lifetime of a signed link in seconds, seven days at most.",
        ("AWS_QUERYSTRING_EXPIRE",),
        default=3_600,
    ),
    Option(
        "querystring_stable",
        scalars.boolean,
        "Whether a signed link stays the same for half of its lifetime, for caches.",
        ("AWS_QUERYSTRING_STABLE",),
        is_emitted=False,
    ),
    Option(
        "file_overwrite",
        scalars.boolean,
        "Whether a new file replaces one of the same name.",
        ("AWS_S3_FILE_OVERWRITE",),
        default=False,
        static_default=True,
        storages_default=True,
    ),
    Option(
        "object_parameters",
        boto_arguments.object_parameters,
        "Upload arguments of boto3 for every object, as JSON.",
        ("AWS_S3_OBJECT_PARAMETERS",),
    ),
    Option(
        "cache_control",
        cache_control,
        "Cache-Control of new objects, such as max-age=86400.",
        ("AWS_S3_CACHE_CONTROL",),
        is_emitted=False,
        upload_argument="CacheControl",
    ),
    Option(
        "storage_class",
        scalars.storage_class,
        "Storage class of new objects, such as STANDARD_IA.",
        ("AWS_S3_STORAGE_CLASS",),
        is_emitted=False,
        upload_argument="StorageClass",
    ),
    Option(
        "server_side_encryption",
        scalars.one_of(*s3.SERVER_SIDE_ENCRYPTIONS),
        "Encryption of new objects: AES256 or aws:kms.",
        ("AWS_S3_SERVER_SIDE_ENCRYPTION",),
        is_emitted=False,
        upload_argument="ServerSideEncryption",
    ),
    Option(
        "kms_key_id",
        text.plain,
        "Id, alias or ARN of the KMS key that encrypts new objects.",
        ("AWS_S3_KMS_KEY_ID",),
        is_emitted=False,
        upload_argument="SSEKMSKeyId",
    ),
    Option(
        "gzip",
        scalars.boolean,
        "Whether files of gzip_content_types are compressed.",
        ("AWS_IS_GZIPPED",),
        default=False,
    ),
    Option(
        "gzip_content_types",
        scalars.words,
        "Content types that gzip compresses.",
        ("GZIP_CONTENT_TYPES",),
        default=GZIP_CONTENT_TYPES,
        is_list=True,
    ),
    Option(
        "signature_version",
        scalars.one_of("s3v4", "s3"),
        "Version of the request signature.",
        ("AWS_S3_SIGNATURE_VERSION",),
        default="s3v4",
        storages_default=None,
    ),
    Option(
        "addressing_style",
        scalars.one_of("virtual", "path", "auto"),
        "Whether the bucket is in the host or in the path.",
        ("AWS_S3_ADDRESSING_STYLE",),
    ),
    Option(
        "use_ssl",
        scalars.boolean,
        "Whether AWS is reached by https; an endpoint has its own scheme.",
        ("AWS_S3_USE_SSL",),
        default=True,
    ),
    Option(
        "verify",
        boto_arguments.verify,
        "Whether certificates are verified, or the path of a CA bundle.",
        ("AWS_S3_VERIFY",),
    ),
    Option("proxies", boto_arguments.proxies, "Proxies by protocol, as JSON.", ("AWS_S3_PROXIES",)),
    Option(
        "max_memory_size",
        scalars.size,
        "Bytes of a file kept in memory before it goes to disk; 0: all.",
        ("AWS_S3_MAX_MEMORY_SIZE",),
        default=0,
    ),
    Option(
        "file_name_charset",
        scalars.charset,
        "Character encoding of file names.",
        ("AWS_S3_FILE_NAME_CHARSET",),
        default="utf-8",
    ),
    Option(
        "use_threads",
        scalars.boolean,
        "Whether transfers use threads; false for gevent.",
        ("AWS_S3_USE_THREADS",),
        default=True,
    ),
    Option(
        "transfer_config",
        boto_arguments.transfer_config,
        "Arguments of boto3's TransferConfig, as JSON.",
        ("AWS_S3_TRANSFER_CONFIG",),
    ),
    Option(
        "client_config",
        boto_arguments.client_config,
        "Arguments of botocore's Config, as JSON.",
        ("AWS_S3_CLIENT_CONFIG",),
    ),
    Option(
        "cloudfront_key_id",
        credentials.cloudfront_key_id,
        "Id of the CloudFront public key that verifies signed links.",
        ("AWS_CLOUDFRONT_KEY_ID",),
    ),
    Option(
        "cloudfront_key",
        credentials.cloudfront_key,
        "Private key that signs links for CloudFront, in PEM.",
        ("AWS_CLOUDFRONT_KEY",),
        is_secret=True,
    ),
    Option(
        "backend",
        scalars.backend,
        "s3, filesystem, memory, whitenoise (static) or a subclass's dotted path.",
        ("AWS_S3_BACKEND",),
        default="s3",
        is_emitted=False,
    ),
    Option(
        "manifest",
        scalars.boolean,
        "Whether file names carry a hash of their content.",
        default=False,
        is_emitted=False,
        is_static=True,
    ),
    Option(
        "local_manifest",
        text.path,
        "File to which collectstatic copies the manifest, and from which processes start.",
        is_emitted=False,
        is_static=True,
    ),
    Option(
        "immutable",
        scalars.boolean,
        "Whether collectstatic uploads hashed files as immutable, to be cached for a year.",
        default=False,
        is_emitted=False,
        is_static=True,
        is_setting=True,
    ),
    Option(
        "upload_concurrency",
        scalars.concurrency,
        "Number of requests that collectstatic sends at the same time.",
        default=64,
        is_emitted=False,
        is_static=True,
        is_setting=True,
    ),
)
OPTIONS: dict[str, Option] = {option.name: option for option in _TABLE}

# what belongs together is inherited together
KEYS = ("access_key", "secret_key", "security_token")
CREDENTIALS = (*KEYS, "session_profile")
CLOUDFRONT = ("cloudfront_key_id", "cloudfront_key")
