"""Storages as projects write them."""

import functools

from django.contrib.staticfiles.storage import (
    ManifestFilesMixin,
    ManifestStaticFilesStorage,
    StaticFilesStorage,
)
from storages.backends.s3 import S3StaticStorage, S3Storage


class Media(S3Storage):  # type: ignore[misc] # published without types
    bucket_name = "acme"
    region_name = "eu-west-1"
    location = "media"
    file_overwrite = False
    custom_domain = None


class PublicMedia(Media):
    location = "public"
    default_acl = "public-read"
    querystring_auth = False


class UnsignedMedia(Media):
    querystring_auth = False


class Static(S3StaticStorage):  # type: ignore[misc] # published without types
    bucket_name = "acme"
    location = "static"
    custom_domain = "cdn.example.com"


class Hashed(ManifestFilesMixin, S3StaticStorage):  # type: ignore[misc] # published without types
    bucket_name = "acme"
    region_name = "eu-west-1"
    location = "static"


class HashedTooLate(S3StaticStorage, ManifestFilesMixin):  # type: ignore[misc] # published without types
    bucket_name = "acme"
    region_name = "eu-west-1"
    location = "static"


class WithSetting(Media):
    AWS_DEFAULT_ACL = "private"


def of_tenant(tenant: str, options: dict[str, object]) -> dict[str, object]:
    return {**options, "bucket_name": f"{tenant}-media"}


class WithConstructor(S3Storage):  # type: ignore[misc] # published without types
    def __init__(self, tenant: str = "", **options: object) -> None:
        super().__init__(  # pyright: ignore[reportUnknownMemberType] # as above
            **of_tenant(tenant, options)
        )


class Signed(S3Storage):  # type: ignore[misc] # published without types
    def __init__(self, **options: object) -> None:
        super().__init__(**{**options, "custom_domain": None})  # pyright: ignore[reportUnknownMemberType] # as above


class WithProperty(S3Storage):  # type: ignore[misc] # published without types
    file_overwrite = False

    @property
    def bucket_name(self) -> str:
        return "acme"


class WithLinks(S3StaticStorage):  # type: ignore[misc] # published without types
    bucket_name = "acme"
    location = "static"

    def url(self, name: str, *_: object, **__: object) -> str:
        return f"https://files.example.com/{name}"


class NotOnS3:
    pass


def made_by_a_function(**options: object) -> S3Storage:  # pyright: ignore[reportUnknownParameterType] # as above
    return S3Storage(**options)


class WithCode(Media):
    AWS_REGION = "eu-west-1"
    AWS_S3_READ_TIMEOUT = 5
    AWS_S3_USE_SIGV4 = True
    AWS_S3_CONFIG = None

    @property
    def signature_version(self) -> str | None:
        return "s3v4" if self.AWS_S3_USE_SIGV4 else None

    @staticmethod
    def timeouts() -> list[object]:
        return [getattr(WithCode, name) for name in ("AWS_S3_READ_TIMEOUT", "AWS_S3_CONFIG")]

    def pick(self) -> list[str]:
        return [name for name in vars(self) if name == self.AWS_REGION]


class WithBucket(S3Storage):  # type: ignore[misc] # published without types
    file_overwrite = False

    def __init__(self, **options: object) -> None:
        options["bucket_name"] = "acme"
        super().__init__(**options)  # pyright: ignore[reportUnknownMemberType] # as above


made_by_a_partial = functools.partial(S3Storage, bucket_name="acme")


def made_elsewhere(**options: object) -> object:
    return NotOnS3(**options)


class StaticOnDisk(StaticFilesStorage, S3StaticStorage):  # type: ignore[misc] # as above
    bucket_name = "acme"
    region_name = "eu-west-1"


class StaticOnS3(S3StaticStorage, StaticFilesStorage):  # type: ignore[misc] # as above
    bucket_name = "acme"
    region_name = "eu-west-1"


class HashedOnDisk(ManifestStaticFilesStorage, S3StaticStorage):  # type: ignore[misc] # as above
    bucket_name = "acme"
    region_name = "eu-west-1"


class HashedOnS3(S3StaticStorage, ManifestStaticFilesStorage):  # type: ignore[misc] # as above
    bucket_name = "acme"
    region_name = "eu-west-1"
