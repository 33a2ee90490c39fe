import os

AWS_ACCESS_KEY_ID = os.environ.get("SPACES_ACCESS_KEY")
AWS_SECRET_ACCESS_KEY = os.environ.get("SPACES_SECRET_KEY")
AWS_STORAGE_BUCKET_NAME = os.environ.get("SPACES_BUCKET")
AWS_S3_ENDPOINT_URL = "https://fra1.digitaloceanspaces.com"
AWS_S3_CUSTOM_DOMAIN = f"{AWS_STORAGE_BUCKET_NAME}.fra1.cdn.digitaloceanspaces.com"
AWS_S3_OBJECT_PARAMETERS = {
    "CacheControl": "max-age=86400",
    "ACL": "public-read",
}
AWS_LOCATION = f"https://{AWS_STORAGE_BUCKET_NAME}.fra1.digitaloceanspaces.com"

DEFAULT_FILE_STORAGE = "home.cdn.backends.MediaRootS3BotoStorage"
STATICFILES_STORAGE = "home.cdn.backends.StaticRootS3BotoStorage"
