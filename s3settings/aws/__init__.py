"""Adapters of boto3, botocore and cryptography, which are imported on demand."""
