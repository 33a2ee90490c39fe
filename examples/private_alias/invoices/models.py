"""An invoice and the storage of its file."""

from django.core.files.storage import Storage, storages
from django.db import models


def invoice_storage() -> Storage:
    """Name the storage by a function, so that migrations hold neither a bucket nor its keys."""
    return storages["invoices"]


class Invoice(models.Model):
    """One invoice; ``file.url`` is a signed link."""

    file = models.FileField(storage=invoice_storage, upload_to="%Y/%m")

    def __str__(self) -> str:
        return str(self.file)
