from s3settings.problems.problem import UNSET, Problem, Source

IN_ENVIRONMENT = Source("environment")

MISSING = Problem(
    "s3settings.E001",
    "error",
    "AWS_STORAGE_BUCKET_NAME",
    UNSET,
    "required",
    "add it to the environment or to .env",
    group="missing",
)
BAD_REGION = Problem(
    "s3settings.E004",
    "error",
    "AWS_S3_REGION_NAME",
    Source("env_file", ".env", 3),
    "not an AWS region",
    "set a region code such as eu-west-1",
)
SHARED = Problem(
    "s3settings.E040",
    "error",
    "AWS_STATIC_LOCATION",
    IN_ENVIRONMENT,
    "the location of staticfiles is the same as that of default",
    "set it to a key prefix of its own",
    alias="staticfiles",
    group="conflicting",
)
BAD_FILE = Problem(
    "s3settings.E035",
    "error",
    None,
    Source("env_file", "prod.env"),
    "not UTF-8 text",
    "save the file as UTF-8",
)
TYPO = Problem(
    "s3settings.W002",
    "warning",
    "AWS_S3_CUSTOM_DOMIAN",
    IN_ENVIRONMENT,
    "unknown variable; it is ignored",
    "did you mean AWS_S3_CUSTOM_DOMAIN?",
)
