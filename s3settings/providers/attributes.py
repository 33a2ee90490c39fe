"""Names of the attributes of a provider that have sources, and the words among their values."""

from typing import Literal

Kind = Literal["docs", "oss", "probe", "issue", "mixed", "recall", "unknown"]
Style = Literal["path", "virtual"]
Public = Literal["api", "host", "domain"]
Attribute = Literal[
    "endpoint",
    "region",
    "regions",
    "strict_region",
    "addressing_style",
    "signature",
    "checksums",
    "acl",
    "canned_acls",
    "presign_max_seconds",
    "storage_classes",
    "encryptions",
    "account_pattern",
    "bucket_pattern",
    "session_token",
    "public",
    "publishing",
    "whole_buckets",
]
