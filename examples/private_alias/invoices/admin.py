"""Invoices in the admin."""

from django.contrib import admin

from invoices.models import Invoice

admin.site.register(Invoice)
