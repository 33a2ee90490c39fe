"""django-configurations: a class whose values read the environment once it is set up."""

import json
from typing import Any

from configurations import Configuration, importer, values

from benchmarks.work import VARIABLES, django_settings

# a class can't be made without it; a project's manage.py has it installed
importer.installed = True


def load() -> dict[str, Any]:
    """The settings, from one more class: its values are read once."""

    class Storages(Configuration):  # type: ignore[misc] # published without types
        DOTENV = ".env"

        AWS_ACCESS_KEY_ID = values.Value(environ_prefix=None)
        AWS_SECRET_ACCESS_KEY = values.Value(environ_prefix=None)
        AWS_S3_REGION_NAME = values.Value(environ_prefix=None)
        AWS_S3_ADDRESSING_STYLE = values.Value(environ_prefix=None)
        AWS_S3_SIGNATURE_VERSION = values.Value(environ_prefix=None)
        AWS_S3_URL_PROTOCOL = values.Value(environ_prefix=None)
        AWS_S3_CACHE_CONTROL = values.Value(environ_prefix=None)
        AWS_S3_SERVER_SIDE_ENCRYPTION = values.Value(environ_prefix=None)
        AWS_S3_OBJECT_PARAMETERS = values.Value(environ_prefix=None)
        AWS_DEFAULT_ACL = values.Value(environ_prefix=None)
        AWS_QUERYSTRING_EXPIRE = values.IntegerValue(default=0, environ_prefix=None)
        AWS_IS_GZIPPED = values.BooleanValue(default=False, environ_prefix=None)
        GZIP_CONTENT_TYPES = values.ListValue(default=[], environ_prefix=None)
        AWS_S3_USE_SSL = values.BooleanValue(default=False, environ_prefix=None)
        AWS_S3_VERIFY = values.BooleanValue(default=False, environ_prefix=None)
        AWS_S3_PROXIES = values.Value(environ_prefix=None)
        AWS_S3_MAX_MEMORY_SIZE = values.IntegerValue(default=0, environ_prefix=None)
        AWS_S3_FILE_NAME_CHARSET = values.Value(environ_prefix=None)
        AWS_MEDIA_BUCKET_NAME = values.Value(environ_prefix=None)
        AWS_MEDIA_LOCATION = values.Value(environ_prefix=None)
        AWS_MEDIA_QUERYSTRING_AUTH = values.BooleanValue(default=False, environ_prefix=None)
        AWS_MEDIA_FILE_OVERWRITE = values.BooleanValue(default=False, environ_prefix=None)
        AWS_MEDIA_STORAGE_CLASS = values.Value(environ_prefix=None)
        AWS_MEDIA_GZIP = values.BooleanValue(default=False, environ_prefix=None)
        AWS_STATIC_BUCKET_NAME = values.Value(environ_prefix=None)
        AWS_STATIC_LOCATION = values.Value(environ_prefix=None)
        AWS_STATIC_CUSTOM_DOMAIN = values.Value(environ_prefix=None)
        AWS_STATIC_CACHE_CONTROL = values.Value(environ_prefix=None)
        AWS_STATIC_MAX_MEMORY_SIZE = values.IntegerValue(default=0, environ_prefix=None)
        AWS_STATIC_MANIFEST = values.BooleanValue(default=False, environ_prefix=None)

    Storages.pre_setup()
    Storages.setup()
    read = {name: getattr(Storages, name) for name in VARIABLES}
    for name in ("AWS_S3_OBJECT_PARAMETERS", "AWS_S3_PROXIES"):
        read[name] = json.loads(read[name])
    return django_settings(read)
