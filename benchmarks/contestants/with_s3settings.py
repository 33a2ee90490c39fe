"""This library."""

from s3settings import load

__all__ = ["load"]
