"""Invoices, which only their owners may read."""
