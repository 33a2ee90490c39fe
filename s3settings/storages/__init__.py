"""Storages with every option resolved, and where their buckets answer."""
