#!/usr/bin/env bash
# CloudFormation of moto 5.2.5 makes the bucket of a template and answers CREATE_COMPLETE, but of what the
# template says about the bucket only the encryption and the tags arrive. The public access block, object
# ownership, versioning, lifecycle and CORS rules are dropped without a word, although moto has all of them
# when they are set by the API of S3. A test that deploys a template to moto and sees the stack complete says
# nothing about what it protects; one that reads the bucket back fails for a correct template.
#
# Seen: BucketEncryption and Tags arrive, the other five don't; set by put_..., all five are there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  'moto[cloudformation,s3]==5.2.5' boto3==1.44.8 botocore==1.44.8

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null \
  AWS_ACCESS_KEY_ID=made-up AWS_SECRET_ACCESS_KEY=made-up AWS_DEFAULT_REGION=us-east-1 \
  .venv/bin/python - <<'PYTHON'
import json

import boto3
from botocore.exceptions import ClientError
from moto import mock_aws

FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
BLOCK = dict.fromkeys(FLAGS, True)
OWNERSHIP = {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
ABORT = {"Status": "Enabled", "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}
CORS = {"AllowedMethods": ["GET"], "AllowedOrigins": ["https://example.com"], "AllowedHeaders": ["*"]}
KMS = {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}
PROPERTIES = {
    "BucketEncryption": {"ServerSideEncryptionConfiguration": [KMS]},
    "Tags": [{"Key": "team", "Value": "web"}],
    "PublicAccessBlockConfiguration": BLOCK,
    "OwnershipControls": OWNERSHIP,
    "VersioningConfiguration": {"Status": "Enabled"},
    "LifecycleConfiguration": {"Rules": [ABORT]},
    "CorsConfiguration": {"CorsRules": [CORS]},
}
READ = {
    "BucketEncryption": ("get_bucket_encryption", "aws:kms"),
    "Tags": ("get_bucket_tagging", "team"),
    "PublicAccessBlockConfiguration": ("get_public_access_block", "BlockPublicAcls"),
    "OwnershipControls": ("get_bucket_ownership_controls", "BucketOwnerEnforced"),
    "VersioningConfiguration": ("get_bucket_versioning", "Enabled"),
    "LifecycleConfiguration": ("get_bucket_lifecycle_configuration", "DaysAfterInitiation"),
    "CorsConfiguration": ("get_bucket_cors", "https://example.com"),
}


def present(bucket):
    """Return the properties that the bucket has."""
    found = set()
    for name, (method, text) in READ.items():
        try:
            if text in str(getattr(s3, method)(Bucket=bucket)):
                found.add(name)
        except ClientError:  # such as NoSuchLifecycleConfiguration
            pass
    return found


with mock_aws():
    s3 = boto3.client("s3")
    stacks = boto3.client("cloudformation")
    bucket = {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "of-the-template", **PROPERTIES}}
    template = {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Bucket": bucket}}
    stacks.create_stack(StackName="site", TemplateBody=json.dumps(template))
    status = stacks.describe_stacks(StackName="site")["Stacks"][0]["StackStatus"]

    s3.create_bucket(Bucket="of-the-api")
    s3.put_public_access_block(Bucket="of-the-api", PublicAccessBlockConfiguration=BLOCK)
    s3.put_bucket_ownership_controls(Bucket="of-the-api", OwnershipControls=OWNERSHIP)
    s3.put_bucket_versioning(Bucket="of-the-api", VersioningConfiguration={"Status": "Enabled"})
    rules = {"Rules": [{**ABORT, "Filter": {"Prefix": ""}}]}
    s3.put_bucket_lifecycle_configuration(Bucket="of-the-api", LifecycleConfiguration=rules)
    s3.put_bucket_cors(Bucket="of-the-api", CORSConfiguration={"CORSRules": [CORS]})
    by_template, by_api = present("of-the-template"), present("of-the-api")

print("the stack:", status)
for name in PROPERTIES:
    print(f"{name}: {'arrives' if name in by_template else 'is dropped'}")
dropped = PROPERTIES.keys() - {"BucketEncryption", "Tags"}
print("set by the API of S3:", *sorted(by_api & dropped))
assert status == "CREATE_COMPLETE", "the behavior has changed"
assert by_template == {"BucketEncryption", "Tags"}, "the behavior has changed"
assert dropped <= by_api, "the behavior has changed"
PYTHON
