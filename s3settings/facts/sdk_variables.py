"""Names of environment variables of SDKs, command-line tools and platforms.

Source: botocore 1.44.5, AWS CLI, the other SDKs' documentation, Lambda, Amplify, aws-vault.
"""

NAMES = frozenset(
    {
        "AWS_ACCESS_KEY",
        "AWS_ACCOUNT_ID",
        "AWS_ACCOUNT_ID_ENDPOINT_MODE",
        "AWS_ALLOW_HTTP",
        "AWS_APPLICATION_SIGNALS_ENABLED",
        "AWS_APPRUNNER_SERVICE_ID",
        "AWS_APP_ID",
        "AWS_ASSUME_ROLE_TTL",
        "AWS_AUTH_SCHEME_PREFERENCE",
        "AWS_AVAILABILITY_ZONE",
        "AWS_BRANCH",
        "AWS_BUCKET",
        "AWS_BUCKET_NAME",
        "AWS_CA_BUNDLE",
        "AWS_CHAINED_SESSION_TOKEN_TTL",
        "AWS_CLONE_URL",
        "AWS_COMMIT_ID",
        "AWS_COMPLETER",
        "AWS_CONFIG_FILE",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CREDENTIALS_EXPIRATION",
        "AWS_CREDENTIAL_EXPIRATION",
        "AWS_CREDENTIAL_FILE",
        "AWS_DATA_PATH",
        "AWS_DEFAULTS_MODE",
        "AWS_DEFAULT_AVAILABILITY_ZONE",
        "AWS_DEFAULT_OUTPUT",
        "AWS_DEFAULT_PROFILE",
        "AWS_DISABLE_HOST_PREFIX_INJECTION",
        "AWS_DISABLE_REQUEST_COMPRESSION",
        "AWS_DURATION_SECONDS",
        "AWS_EC2_METADATA_DISABLED",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
        "AWS_EC2_METADATA_TOKEN_TTL",
        "AWS_EC2_METADATA_V1_DISABLED",
        "AWS_ECS_SERVICE_NAME",
        "AWS_ENABLE_ENDPOINT_DISCOVERY",
        "AWS_ENDPOINT",
        "AWS_ENDPOINT_DISCOVERY_ENABLED",
        "AWS_ENDPOINT_URL",
        "AWS_EXECUTION_ENV",
        "AWS_EXPIRATION",
        "AWS_FEDERATION_TOKEN_TTL",
        "AWS_HTTPS",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "AWS_IMDS_USE_IPV6",
        "AWS_INSTANCE_ID",
        "AWS_INSTANCE_TYPE",
        "AWS_JOB_ID",
        "AWS_LOGIN_CACHE_DIRECTORY",
        "AWS_LOG_GROUP",
        "AWS_LOG_STREAM",
        "AWS_MAX_ATTEMPTS",
        "AWS_METADATA_SERVICE_NUM_ATTEMPTS",
        "AWS_METADATA_SERVICE_TIMEOUT",
        "AWS_MFA_SERIAL",
        "AWS_MIN_TTL",
        "AWS_NEURON_VISIBLE_DEVICES",
        "AWS_NODEJS_CONNECTION_REUSE_ENABLED",
        "AWS_NO_SIGN_REQUEST",
        "AWS_PAGER",
        "AWS_PARTITION",
        "AWS_PROFILE",
        "AWS_PROVIDER_NAME",
        "AWS_PULL_REQUEST_DESTINATION_BRANCH",
        "AWS_PULL_REQUEST_ID",
        "AWS_PULL_REQUEST_SOURCE_BRANCH",
        "AWS_REQUEST_CHECKSUM_CALCULATION",
        "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
        "AWS_REQUEST_PAYER",
        "AWS_RESPONSE_CHECKSUM_VALIDATION",
        "AWS_RETRY_MODE",
        "AWS_ROLE_ARN",
        "AWS_ROLE_EXTERNAL_ID",
        "AWS_ROLE_SESSION_NAME",
        "AWS_ROLE_TO_ASSUME",
        "AWS_S3_BUCKET",
        "AWS_S3_BUCKET_NAME",
        "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
        "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
        "AWS_S3_ENDPOINT",
        "AWS_S3_FILE_BUFFER_SIZE",
        "AWS_S3_FORCE_PATH_STYLE",
        "AWS_S3_USE_ARN_REGION",
        "AWS_S3_USE_PATH_STYLE",
        "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT",
        "AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE",
        "AWS_SDK_LOAD_CONFIG",
        "AWS_SDK_UA_APP_ID",
        "AWS_SECRET_KEY",
        "AWS_SESSION_EXPIRATION",
        "AWS_SESSION_NAME",
        "AWS_SHARED_CREDENTIALS_FILE",
        "AWS_SIGV4A_SIGNING_REGION_SET",
        "AWS_SKIP_CLEANUP_STEP",
        "AWS_STS_ENDPOINT",
        "AWS_STS_REGIONAL_ENDPOINTS",
        "AWS_TOKEN_REFRESH",
        "AWS_USE_DUALSTACK_ENDPOINT",
        "AWS_USE_FIPS_ENDPOINT",
        "AWS_VAULT",
        "AWS_VIRTUAL_HOSTING",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
    }
)

# what boto3 reads from the environment of the process, and the option with the same effect; keys
# have precedence over roles and files
READ_BY_BOTO3 = {
    "AWS_CA_BUNDLE": "verify",
    "AWS_CONFIG_FILE": "access_key",
    "AWS_DEFAULT_PROFILE": "session_profile",
    "AWS_MAX_ATTEMPTS": "client_config",
    "AWS_PROFILE": "session_profile",
    "AWS_REQUEST_CHECKSUM_CALCULATION": "client_config",
    "AWS_RESPONSE_CHECKSUM_VALIDATION": "client_config",
    "AWS_RETRY_MODE": "client_config",
    "AWS_ROLE_ARN": "access_key",
    "AWS_SHARED_CREDENTIALS_FILE": "access_key",
    "AWS_USE_DUALSTACK_ENDPOINT": "client_config",
    "AWS_USE_FIPS_ENDPOINT": "client_config",
    "AWS_WEB_IDENTITY_TOKEN_FILE": "access_key",
}

# arguments of one that is a mapping
_RETRIES = {"AWS_MAX_ATTEMPTS": "max_attempts", "AWS_RETRY_MODE": "mode"}

# prefixes of services and tools, including django-ses and project-specific variables; the services
# of AWS are those of botocore 1.44.5 that are configured with buckets, paths or roles of their own
FAMILIES = (
    "AWS_ENDPOINT_URL_",
    "AWS_BEARER_TOKEN_",
    "AWS_LAMBDA_",
    "AWS_LWA_",
    "AWS_XRAY_",
    "AWS_BATCH_",
    "AWS_CLI_",
    "AWS_SSO_",
    "AWS_VAULT_",
    "AWS_CSM_",
    "AWS_EMF_",
    "AWS_OTEL_",
    "AWS_AMPLIFY_",
    "AWS_CDK_",
    "AWS_SAM_",
    "AWS_SES_",
    "AWS_SNS_",
    "AWS_SQS_",
    "AWS_DYNAMODB_",
    "AWS_COGNITO_",
    "AWS_SECRETS_MANAGER_",
    "AWS_SECRET_MANAGER_",
    "AWS_KMS_",
    "AWS_BEDROCK_",
    "AWS_ATHENA_",
    "AWS_CLOUDTRAIL_",
    "AWS_CLOUDWATCH_",
    "AWS_CODEBUILD_",
    "AWS_CODEPIPELINE_",
    "AWS_COMPREHEND_",
    "AWS_CONNECT_",
    "AWS_DATASYNC_",
    "AWS_DMS_",
    "AWS_ECR_",
    "AWS_ECS_",
    "AWS_EKS_",
    "AWS_ELASTICTRANSCODER_",
    "AWS_EMR_",
    "AWS_EVENTBRIDGE_",
    "AWS_FIREHOSE_",
    "AWS_GLUE_",
    "AWS_IOT_",
    "AWS_IVS_",
    "AWS_KENDRA_",
    "AWS_KINESIS_",
    "AWS_LEX_",
    "AWS_LOCATION_SERVICE_",
    "AWS_LOGS_",
    "AWS_MEDIACONVERT_",
    "AWS_OPENSEARCH_",
    "AWS_PERSONALIZE_",
    "AWS_PINPOINT_",
    "AWS_POLLY_",
    "AWS_QUICKSIGHT_",
    "AWS_RDS_",
    "AWS_REDSHIFT_",
    "AWS_REKOGNITION_",
    "AWS_SAGEMAKER_",
    "AWS_SFN_",
    "AWS_SSM_",
    "AWS_STS_",
    "AWS_TEXTRACT_",
    "AWS_TRANSCRIBE_",
    "AWS_TRANSLATE_",
)


def is_foreign(name: str) -> bool:
    """Return True if the variable belongs to an SDK, a platform or another package."""
    return name in NAMES or name.startswith(FAMILIES)


def argument_of(name: str) -> str:
    """Return the argument of a client configuration that does the same, as ``={"NAME": …}``."""
    if READ_BY_BOTO3[name] != "client_config":
        return ""
    if name in _RETRIES:
        return f'={{"retries": {{"{_RETRIES[name]}": …}}}}'
    return f'={{"{_argument(name)}": …}}'


def arguments(name: str, value: str) -> dict[str, object]:
    """Return the client configuration that does the same as a variable with the value."""
    words = {"true": True, "false": False}
    item = int(value) if value.isdecimal() else words.get(value.lower(), value)
    return {"retries": {_RETRIES[name]: item}} if name in _RETRIES else {_argument(name): item}


def _argument(name: str) -> str:
    return name.removeprefix("AWS_").lower()
