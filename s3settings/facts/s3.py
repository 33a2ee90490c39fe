"""Values that S3 accepts: ACLs, storage classes, encryptions, upload arguments, limits."""

# botocore 1.44.5, S3 service model: ObjectCannedACL
CANNED_ACLS = (
    "private",
    "public-read",
    "public-read-write",
    "authenticated-read",
    "aws-exec-read",
    "bucket-owner-read",
    "bucket-owner-full-control",
)
# of these, the ones by which others than the owner may read objects
PUBLIC_ACLS = ("public-read", "public-read-write", "authenticated-read")
# botocore 1.44.5, S3 service model: StorageClass
STORAGE_CLASSES = (
    "STANDARD",
    "REDUCED_REDUNDANCY",
    "STANDARD_IA",
    "ONEZONE_IA",
    "INTELLIGENT_TIERING",
    "GLACIER",
    "DEEP_ARCHIVE",
    "OUTPOSTS",
    "GLACIER_IR",
    "SNOW",
    "EXPRESS_ONEZONE",
    "FSX_OPENZFS",
    "FSX_ONTAP",
    "AWS_BACKUP_WARM",
    "AWS_BACKUP_LOW_COST_WARM",
)
# botocore 1.44.5, S3 service model: ServerSideEncryption, those a client may ask for
SERVER_SIDE_ENCRYPTIONS = (
    "AES256",
    "aws:kms",
    "aws:kms:dsse",
)
# s3transfer 0.19.3: TransferManager.ALLOWED_UPLOAD_ARGS that PutObject and CreateMultipartUpload
# accept as well, since django-storages 1.14.6 passes object_parameters to all three
UPLOAD_ARGUMENTS = (
    "ACL",
    "CacheControl",
    "ChecksumAlgorithm",
    "ContentDisposition",
    "ContentEncoding",
    "ContentLanguage",
    "ContentType",
    "ExpectedBucketOwner",
    "Expires",
    "GrantFullControl",
    "GrantRead",
    "GrantReadACP",
    "GrantWriteACP",
    "Metadata",
    "ObjectLockLegalHoldStatus",
    "ObjectLockMode",
    "ObjectLockRetainUntilDate",
    "RequestPayer",
    "SSECustomerAlgorithm",
    "SSECustomerKey",
    "SSECustomerKeyMD5",
    "SSEKMSEncryptionContext",
    "SSEKMSKeyId",
    "ServerSideEncryption",
    "StorageClass",
    "Tagging",
    "WebsiteRedirectLocation",
)

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
MAX_PRESIGNED_SECONDS = 604_800

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
BUCKET_NAME_PATTERN = r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"
BUCKET_FORBIDDEN_PREFIXES = ("xn--", "sthree-", "amzn-s3-demo-")
BUCKET_FORBIDDEN_SUFFIXES = (".mrap", "--table-s3")

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html
ACCESS_POINT_PATTERN = (
    r"arn:aws[a-z-]*:s3:(?P<region>[a-z0-9-]+):(?P<account>\d{12}):accesspoint[/:]"
    r"(?P<name>[a-z0-9][a-z0-9-]{1,48}[a-z0-9])"
)

# reasons why some access points can't store files. s3transfer 0.19.3:
# TransferManager.VALIDATE_SUPPORTED_BUCKET_VALUES; Outposts:
# https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsWorkingAccessPoints.html
OBJECT_LAMBDA = "an access point of S3 Object Lambda, which does not support uploads"
OUTPOSTS = "an access point on an Outpost, whose links only work inside its VPC"

# botocore 1.44.5, handlers.py: VALID_BUCKET, the names that a client accepts for any S3-compatible provider
CLIENT_BUCKET_PATTERN = r"[a-zA-Z0-9.\-_]{1,255}"

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html: unique identifiers
TEMPORARY_KEY_PREFIX = "ASIA"
LONG_LIVED_KEY_PREFIX = "AKIA"
# providers whose own keys start like those of another one, by their ids:
# https://upcloud-api-documentation.ploi.cloud/object-storage/access-keys
# https://docs.railway.com/storage-buckets, as quoted in a report: tid_ and tsec_; not verified
WITH_KEYS_LIKE = {"upcloud": "aws", "railway": "tigris"}

# botocore 1.44.5: Config.OPTION_DEFAULTS
CLIENT_ARGUMENTS = (
    "region_name",
    "signature_version",
    "user_agent",
    "user_agent_extra",
    "user_agent_appid",
    "connect_timeout",
    "read_timeout",
    "parameter_validation",
    "max_pool_connections",
    "proxies",
    "proxies_config",
    "s3",
    "s3_disable_express_session_auth",
    "retries",
    "client_cert",
    "inject_host_prefix",
    "endpoint_discovery_enabled",
    "use_dualstack_endpoint",
    "use_fips_endpoint",
    "ignore_configured_endpoint_urls",
    "defaults_mode",
    "tcp_keepalive",
    "request_min_compression_size_bytes",
    "disable_request_compression",
    "client_context_params",
    "sigv4a_signing_region_set",
    "request_checksum_calculation",
    "response_checksum_validation",
    "account_id_endpoint_mode",
    "auth_scheme_preference",
)

# botocore 1.44.5, the documentation of Config: the keys of s3, numbers and booleans
CLIENT_S3_ARGUMENTS = (
    "addressing_style",
    "payload_signing_enabled",
    "use_accelerate_endpoint",
    "use_arn_region",
    "use_dualstack_endpoint",
    "us_east_1_regional_endpoint",
    "disable_multiregion_access_points",
    "disable_s3_express_session_auth",
)
CLIENT_NUMBERS = ("connect_timeout", "read_timeout", "max_pool_connections")
CLIENT_TIMEOUTS = ("connect_timeout", "read_timeout")
CLIENT_TEXTS = ("auth_scheme_preference", "user_agent", "user_agent_appid", "user_agent_extra")
# botocore 1.44.5, args.py and client.py: what a client refuses when it is made, by the first request
CLIENT_WORDS = {
    "account_id_endpoint_mode": ("preferred", "disabled", "required"),
    "defaults_mode": ("legacy", "auto", "standard", "in-region", "cross-region", "mobile"),
    "request_checksum_calculation": ("when_supported", "when_required"),
    "response_checksum_validation": ("when_supported", "when_required"),
    "s3.us_east_1_regional_endpoint": ("legacy", "regional"),
}
CLIENT_SWITCHES = (
    "parameter_validation",
    "inject_host_prefix",
    "endpoint_discovery_enabled",
    "use_dualstack_endpoint",
    "use_fips_endpoint",
    "ignore_configured_endpoint_urls",
    "tcp_keepalive",
    "disable_request_compression",
    "s3_disable_express_session_auth",
    "s3.payload_signing_enabled",
    "s3.use_accelerate_endpoint",
    "s3.use_arn_region",
    "s3.use_dualstack_endpoint",
    "s3.disable_multiregion_access_points",
    "s3.disable_s3_express_session_auth",
)

# boto3 1.44.5: boto3.s3.transfer.TransferConfig
TRANSFER_ARGUMENTS = (
    "multipart_threshold",
    "max_concurrency",
    "multipart_chunksize",
    "num_download_attempts",
    "max_io_queue",
    "io_chunksize",
    "use_threads",
    "max_bandwidth",
    "preferred_transfer_client",
)

# bytes; https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
LONGEST_KEY = 1024
