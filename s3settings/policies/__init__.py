"""The documents that the cloud has to have for a configuration: pure functions of storages.

`iam_policy` is what an identity may do, `bucket_policy` who else may read, `cors_configuration`
which pages may use the files from scripts.
"""

from s3settings.policies.bucket import bucket_policy
from s3settings.policies.cors import cors_configuration, origins_of
from s3settings.policies.document import Document, Policy, Statement
from s3settings.policies.iam import Process, iam_policy

__all__ = [
    "Document",
    "Policy",
    "Process",
    "Statement",
    "bucket_policy",
    "cors_configuration",
    "iam_policy",
    "origins_of",
]
