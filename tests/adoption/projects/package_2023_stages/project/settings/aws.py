def storages(stage):
    bucket = f"acme-radio-{stage}"
    domain = f"{bucket}.s3.eu-west-3.amazonaws.com"
    options = {
        "bucket_name": bucket,
        "region_name": "eu-west-3",
        "custom_domain": domain,
        "object_parameters": {"CacheControl": "max-age=3600"},
    }
    backend = "storages.backends.s3.S3Storage"
    return domain, {
        "default": {"BACKEND": backend, "OPTIONS": {**options, "location": "upload"}},
        "staticfiles": {"BACKEND": backend, "OPTIONS": {**options, "location": "static"}},
    }
