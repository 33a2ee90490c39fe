"""Migrations of the invoices app."""
