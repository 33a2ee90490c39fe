#!/usr/bin/env bash
# moto 5.2.5 answers ListObjects (version 1) with a delimiter page by page, but puts all folders on each page,
# and they don't count towards its size. ListObjectsV2 of the same server has each folder once. `listdir` of
# django-storages 1.14.6 uses version 1 and adds up the pages: in a folder with more than a thousand files
# every subfolder comes once per page. Code that walks through folders by listdir, as `collectstatic --clear`
# does, visits everything several times, and a test that counts on moto is wrong from the 1001st file on.
#
# Seen with 2001 files and two folders: listdir has css three times and img three times; ListObjectsV2 each
# once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
  Django==5.2.19 django-storages==1.14.6 boto3==1.44.8 botocore==1.44.8 'moto[s3]==5.2.5'

env -i PATH="$PATH" AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null .venv/bin/python - <<'PYTHON'
from django.conf import settings
from moto import mock_aws

settings.configure(USE_TZ=True)
from storages.backends.s3 import S3Storage

with mock_aws():
    storage = S3Storage(
        bucket_name="bucket", region_name="us-east-1", access_key="made-up", secret_key="made-up"
    )
    client = storage.connection.meta.client
    client.create_bucket(Bucket="bucket")
    for key in (*(f"photo-{number:04}.jpg" for number in range(2001)), "css/site.css", "img/dot.svg"):
        client.put_object(Bucket="bucket", Key=key)
    folders, files = storage.listdir("")
    pages = client.get_paginator("list_objects_v2").paginate(Bucket="bucket", Delimiter="/")
    prefixes = [each["Prefix"] for page in pages for each in page.get("CommonPrefixes", ())]

print("listdir, by ListObjects:", len(files), "files, folders:", *folders)
print("ListObjectsV2, folders:", *prefixes)
assert len(files) == len(set(files)) == 2001, "the behavior has changed"
assert folders == ["css", "img"] * 3, "the behavior has changed"
assert prefixes == ["css/", "img/"], "the behavior has changed"
PYTHON
