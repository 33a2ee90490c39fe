"""Clouds of Asia."""

from s3settings.providers.provider import Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"

_NAVER = "https://api.ncloud-docs.com/docs/en/storage-objectstorage"
_NHN = "https://docs.toast.com/en/Storage/Object%20Storage/en/s3-api-guide/"
_OSS = "https://www.alibabacloud.com/help/en/oss"
_OSS_COMPATIBILITY = f"{_OSS}/developer-reference/compatibility-with-amazon-s3"
_OSS_SDKS = f"{_OSS}/developer-reference/use-amazon-s3-sdks-to-access-oss"
_COS_DOMAINS = "https://www.tencentcloud.com/document/product/436/57456"

NAVER = Provider(
    id="naver",
    name="Naver Cloud Object Storage",
    aliases=("naver-cloud", "ncloud", "ncp"),
    hosts=(
        r"(?:.+\.)?(?P<region>[a-z]+)\.object\.(?:private\.)?(?:ncloudstorage|ncpstorage)\.com",
        r"(?:.+\.)?[a-z]+\.object\.(?:private\.)?(?:gov|fin)-ncloudstorage\.com",
    ),
    region_names={
        "kr": "kr-standard",
        "us": "us-standard",
        "sg": "sg-standard",
        "jp": "jp-standard",
        "de": "de-standard",
    },
    endpoints={
        "kr-standard": "https://kr.object.ncloudstorage.com",
        "us-standard": "https://us.object.ncloudstorage.com",
        "sg-standard": "https://sg.object.ncloudstorage.com",
        "jp-standard": "https://jp.object.ncpstorage.com",
        "de-standard": "https://de.object.ncloudstorage.com",
        "gov-standard": "https://kr.object.gov-ncloudstorage.com",
        "gov2-standard": "https://krs.object.gov-ncloudstorage.com",
        "fin-standard": "https://kr.object.fin-ncloudstorage.com",
    },
    regions=frozenset(
        {
            "kr-standard",
            "us-standard",
            "sg-standard",
            "jp-standard",
            "de-standard",
            "gov-standard",
            "gov2-standard",
            "fin-standard",
        }
    ),
    addressing_style="path",
    acl=True,
    canned_acls=("private", "public-read", "authenticated-read"),
    bucket_pattern=r"(?!\d{1,3}(?:\.\d{1,3}){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
    notes=(
        "The service has no ListObjectsV2, which django-storages does not call but other tools do.",
        (
            "Inside a VPC of the cloud the endpoint can be "
            "https://kr.object.private.ncloudstorage.com."
        ),
        (
            "Ncloud Storage (BUCKET.REGION.ncloudstorage.com) is another product: for that one set "
            "AWS_S3_ENDPOINT_URL."
        ),
    ),
    facts={
        "endpoint": Fact(
            "docs",
            f"{_NAVER}; https://api-gov.ncloud-docs.com/docs/storage-objectstorage; "
            "https://api-fin.ncloud-docs.com/docs/storage-objectstorage",
        ),
        "region": Fact("docs", _NAVER),
        "regions": Fact("docs", _NAVER, exclusive=True),
        "addressing_style": Fact("docs", f"{_NAVER}-putobjectacl: both work"),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("docs", f"{_NAVER}-putobjectacl"),
        "canned_acls": Fact("docs", f"{_NAVER}-putobjectacl", exclusive=True),
        "bucket_pattern": Fact("docs", f"{_NAVER}-putbucket", exclusive=True),
        "public": Fact("recall", "not verified"),
    },
)

NHN = Provider(
    id="nhn",
    name="NHN Cloud Object Storage",
    aliases=("nhn-cloud", "toast"),
    hosts=(r"(?:.+\.)?(?P<region>[a-z0-9]+)-api-object-storage\.nhncloudservice\.com",),
    region_names={"kr1": "KR1", "kr2": "KR2", "jp1": "JP1", "us1": "US1"},
    endpoints={
        "KR1": "https://kr1-api-object-storage.nhncloudservice.com",
        "KR2": "https://kr2-api-object-storage.nhncloudservice.com",
    },
    regions=frozenset({"KR1", "KR2", "JP1", "US1"}),
    addressing_style="path",
    public="domain",
    domain_hint="kr1-api-object-storage.nhncloudservice.com/v1/AUTH_TENANT_ID/BUCKET",
    whole_buckets=True,
    notes=(
        "The keys are S3 API credentials of the console (OpenStack EC2 credentials).",
        "The documented calls set the ACL of a bucket, not of an object.",
        "Endpoints outside Korea are not confirmed: set AWS_S3_ENDPOINT_URL there.",
    ),
    facts={
        "endpoint": Fact(
            "oss",
            "public code that quotes the service's S3 API guide, "
            "https://docs.nhncloud.com/en/Storage/Object%20Storage/en/s3-api-guide/",
        ),
        "region": Fact("recall", "not verified: KR1 in upper case"),
        "regions": Fact("recall", "not verified"),
        "addressing_style": Fact("recall", "not verified"),
        "checksums": Fact(
            "oss",
            "public code that quotes the service's S3 API guide: the AWS CLI up to 2.22.35, the "
            "last before default checksums",
        ),
        "public": Fact(
            "oss",
            "images in the service's own pages; "
            "https://docs.nhncloud.com/ko/Storage/Object%20Storage/ko/acl-guide/",
            exclusive=True,
        ),
        "whole_buckets": Fact("docs", f"{_NHN}: only ACLs of buckets"),
    },
)

OSS = Provider(
    id="oss",
    name="Alibaba Cloud OSS",
    aliases=("alibaba", "alibaba-oss", "aliyun"),
    hosts=(
        r"(?:.+\.)?(?:s3\.)?oss-accelerate(?:-overseas)?\.aliyuncs\.com",
        r"(?:.+\.)?(?:s3\.)?oss-(?P<region>[a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com",
    ),
    endpoint="https://s3.oss-{region}.aliyuncs.com",
    regions=frozenset(
        {
            "cn-hangzhou",
            "cn-shanghai",
            "cn-qingdao",
            "cn-beijing",
            "cn-zhangjiakou",
            "cn-huhehaote",
            "cn-wulanchabu",
            "cn-shenzhen",
            "cn-heyuan",
            "cn-guangzhou",
            "cn-chengdu",
            "cn-hongkong",
            "us-west-1",
            "us-east-1",
            "ap-southeast-1",
            "ap-southeast-3",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-northeast-1",
            "eu-central-1",
            "eu-west-1",
            "me-east-1",
        }
    ),
    addressing_style="virtual",
    acl=True,
    canned_acls=("private", "public-read", "public-read-write"),
    presign=True,
    presign_max_seconds=604_800,
    storage_classes=("STANDARD", "STANDARD_IA", "GLACIER"),
    bucket_pattern=r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
    public="host",
    public_host="{bucket}.oss-{region}.aliyuncs.com",
    domain_hint="the domain mapped to the bucket",
    notes=(
        "Inside Alibaba Cloud the endpoint can be https://s3.oss-REGION-internal.aliyuncs.com.",
        "New buckets block public access until that is switched off.",
        "Accounts opened since 2025-03-20 need a custom domain for buckets in mainland China.",
        "One tool reports that only STANDARD is honored as a storage class.",
    ),
    facts={
        "endpoint": Fact("docs", _OSS_SDKS),
        "region": Fact("docs", f"{_OSS_SDKS}: any value signs"),
        "regions": Fact("oss", f"{_RCLONE}/Alibaba.yaml; {_CYBERDUCK}"),
        "addressing_style": Fact(
            "docs", f"{_OSS_COMPATIBILITY}: SecondLevelDomainForbidden", exclusive=True
        ),
        "checksums": Fact(
            "docs", "https://help.aliyun.com/en/oss/developer-reference/use-aws-sdks-to-access-oss"
        ),
        "acl": Fact("docs", _OSS_COMPATIBILITY),
        "canned_acls": Fact("docs", _OSS_COMPATIBILITY, exclusive=True),
        "presign": Fact("docs", f"{_OSS}/support/0002-00000418"),
        "presign_max_seconds": Fact("docs", f"{_OSS}/support/0002-00000418", exclusive=True),
        "storage_classes": Fact("docs", _OSS_COMPATIBILITY),
        "bucket_pattern": Fact("docs", f"{_OSS}/support/0015-00000001", exclusive=True),
        "public": Fact("mixed", f"{_OSS_SDKS}; the host is not verified"),
    },
)

TENCENT = Provider(
    id="tencent",
    name="Tencent Cloud COS",
    aliases=("tencent-cos", "tencent-cloud", "qcloud"),
    hosts=(r"(?:.+\.)?cos\.(?P<region>(?!accelerate)[a-z]{2}-[a-z0-9-]+)\.myqcloud\.com",),
    endpoint="https://cos.{region}.myqcloud.com",
    addressing_style="virtual",
    acl=True,
    presign=True,
    storage_classes=("STANDARD", "STANDARD_IA", "ARCHIVE"),
    notes=(
        "The name of a bucket ends with the APPID of the account, such as acme-media-1250000000.",
        (
            "A bucket created since January 1, 2024 rejects path-style requests, and its default "
            "domain makes browsers download files: set a custom domain for public files."
        ),
    ),
    facts={
        "endpoint": Fact("oss", f"{_RCLONE}/TencentCOS.yaml"),
        "region": Fact("oss", f"{_RCLONE}/TencentCOS.yaml"),
        "addressing_style": Fact("docs", _COS_DOMAINS, exclusive=True),
        "checksums": Fact("oss", f"{_RCLONE}/TencentCOS.yaml: no data integrity protections"),
        "acl": Fact("oss", f"{_RCLONE}/TencentCOS.yaml"),
        "presign": Fact("recall", "not verified"),
        "storage_classes": Fact("oss", f"{_RCLONE}/TencentCOS.yaml"),
        "public": Fact("docs", _COS_DOMAINS),
    },
)

OBS = Provider(
    id="obs",
    name="Huawei Cloud OBS",
    aliases=("huawei", "huawei-obs"),
    hosts=(r"(?:.+\.)?obs\.(?P<region>[a-z]{2}-[a-z0-9-]+)\.myhuaweicloud\.(?:com|eu)",),
    endpoint="https://obs.{region}.myhuaweicloud.com",
    addressing_style="virtual",
    acl=True,
    presign=True,
    notes=("OBS rejects path-style requests: the bucket is part of the host.",),
    facts={
        "endpoint": Fact("oss", f"{_RCLONE}/HuaweiOBS.yaml"),
        "region": Fact("oss", f"{_RCLONE}/HuaweiOBS.yaml"),
        "addressing_style": Fact("recall", "not verified"),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("oss", f"{_RCLONE}/HuaweiOBS.yaml"),
        "presign": Fact("recall", "not verified"),
        "public": Fact("recall", "not verified"),
    },
)

ARVAN = Provider(
    id="arvan",
    name="ArvanCloud Object Storage",
    aliases=("arvancloud",),
    hosts=(r"(?:.+\.)?s3\.(?P<region>[a-z0-9-]+)\.arvanstorage\.(?:ir|com)",),
    endpoint="https://s3.{region}.arvanstorage.ir",
    regions=frozenset({"ir-thr-at1", "ir-tbz-sh1"}),
    addressing_style="path",
    acl=True,
    presign=True,
    storage_classes=("STANDARD",),
    notes=("The region of the endpoint is the region code.",),
    facts={
        "endpoint": Fact("oss", f"{_RCLONE}/ArvanCloud.yaml"),
        "region": Fact("oss", f"{_RCLONE}/ArvanCloud.yaml: the location"),
        "regions": Fact("oss", f"{_RCLONE}/ArvanCloud.yaml"),
        "addressing_style": Fact("oss", f"{_RCLONE}/ArvanCloud.yaml"),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("oss", f"{_RCLONE}/ArvanCloud.yaml"),
        "presign": Fact("recall", "not verified"),
        "storage_classes": Fact("oss", f"{_RCLONE}/ArvanCloud.yaml"),
        "public": Fact("recall", "not verified"),
    },
)

PROVIDERS = (NAVER, NHN, OSS, TENCENT, OBS, ARVAN)
