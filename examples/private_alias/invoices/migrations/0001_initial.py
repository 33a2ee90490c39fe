"""The table of invoices; of their storage it knows no more than a function."""

from collections.abc import Sequence
from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import invoices.models


class Migration(migrations.Migration):
    """Create the table."""

    operations: ClassVar[Sequence[Operation]] = [
        migrations.CreateModel(
            name="Invoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(storage=invoices.models.invoice_storage, upload_to="%Y/%m"),
                ),
            ],
        ),
    ]
