"""What boto3, botocore and cryptography know or make; imported on demand."""
