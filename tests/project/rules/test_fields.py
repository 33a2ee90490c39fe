from typing import cast

import pytest
from django.core.files.storage import InMemoryStorage, Storage
from django.db import models
from django.test.utils import isolate_apps
from storages.backends.s3 import S3Storage

from s3settings.masked import Masked
from s3settings.project import problems_in, read

KEYS = {"access_key": "AKIAIOSFODNN7EXAMPLE", "bucket_name": "acme"}
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def reported(storage: object) -> list[tuple[str, str | None, str]]:
    with isolate_apps():

        class Invoice(models.Model):  # noqa: DJ008 - nobody looks at one
            file = models.FileField(storage=cast("Storage | None", storage))

            class Meta:
                app_label = "shop"

        field = Invoice._meta.get_field("file")
        problems = problems_in(read({}, environment={}, fields=[field]))
    return [
        (problem.id.removeprefix("s3settings."), problem.variable, problem.message)
        for problem in problems
    ]


def test_secrets_of_a_storage_object_in_migrations_are_reported() -> None:
    assert reported(S3Storage(**KEYS, secret_key=SECRET)) == [
        (
            "E112",
            "shop.Invoice.file",
            "migrations would contain the secret_key of its storage, which is passed as an object",
        )
    ]


def made() -> S3Storage:
    return S3Storage(**KEYS, secret_key=SECRET)


@pytest.mark.parametrize(
    "storage",
    [
        S3Storage(**KEYS, secret_key=Masked(SECRET)),
        S3Storage(bucket_name="acme"),
        made,
        InMemoryStorage(),
        None,
    ],
    ids=["a masked secret", "no keys", "a function", "another storage", "the default"],
)
def test_other_storages_show_no_secret(storage: object) -> None:
    assert reported(storage) == []
