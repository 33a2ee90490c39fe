"""Clouds of China."""

from datetime import date

from s3settings.providers.provider import BY_ACL, Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"

_OSS = "https://www.alibabacloud.com/help/en/oss"
_OSS_COMPATIBILITY = f"{_OSS}/developer-reference/compatibility-with-amazon-s3"
_OSS_SDKS = f"{_OSS}/developer-reference/use-amazon-s3-sdks-to-access-oss"
_COS_DOMAINS = "https://www.tencentcloud.com/document/product/436/57456"

OSS = Provider(
    id="oss",
    name="Alibaba Cloud OSS",
    aliases=("alibaba", "alibaba-oss", "aliyun"),
    hosts=(
        r"(?:.+\.)?(?:s3\.)?oss-accelerate(?:-overseas)?\.aliyuncs\.com",
        r"(?:.+\.)?(?:s3\.)?oss-(?P<region>[a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com",
        r"(?:.+\.)?(?P<region>[a-z]{2}-[a-z0-9-]+)\.oss\.aliyuncs\.com",
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
    presign_max_seconds=604_800,
    storage_classes=("STANDARD", "STANDARD_IA", "GLACIER"),
    bucket_pattern=r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
    publishing=BY_ACL,
    public="host",
    public_host="{bucket}.oss-{region}.aliyuncs.com",
    domain_hint="the domain mapped to the bucket",
    notes=(
        "Inside Alibaba Cloud the endpoint can be https://s3.oss-REGION-internal.aliyuncs.com.",
        "New buckets block public access until that is switched off.",
        "At its own host, browsers download files instead of displaying them: set a custom domain.",
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
            "docs",
            "https://help.aliyun.com/en/oss/developer-reference/use-aws-sdks-to-access-oss",
            exclusive=True,
        ),
        "acl": Fact("docs", _OSS_COMPATIBILITY),
        "canned_acls": Fact("docs", _OSS_COMPATIBILITY, exclusive=True),
        "presign_max_seconds": Fact("docs", f"{_OSS}/support/0002-00000418", exclusive=True),
        "storage_classes": Fact("docs", _OSS_COMPATIBILITY),
        "bucket_pattern": Fact("docs", f"{_OSS}/support/0015-00000001", exclusive=True),
        "public": Fact("mixed", f"{_OSS_SDKS}; the host is not verified"),
        "publishing": Fact("docs", _OSS_COMPATIBILITY),
    },
)

TENCENT = Provider(
    id="tencent",
    name="Tencent Cloud COS",
    aliases=("tencent-cos", "tencent-cloud", "qcloud"),
    hosts=(
        (
            r"(?:.+\.)?cos(?:-internal)?\.(?P<region>(?!accelerate)[a-z]{2}-[a-z0-9-]+)"
            r"\.(?:myqcloud\.com|tencentcos\.cn)"
        ),
    ),
    endpoint="https://cos.{region}.myqcloud.com",
    region_example="ap-guangzhou",
    regions=frozenset(
        {
            "ap-bangkok",
            "ap-beijing",
            "ap-chengdu",
            "ap-chongqing",
            "ap-guangzhou",
            "ap-hongkong",
            "ap-jakarta",
            "ap-mumbai",
            "ap-nanjing",
            "ap-seoul",
            "ap-shanghai",
            "ap-shanghai-fsi",
            "ap-shenzhen-fsi",
            "ap-beijing-fsi",
            "ap-beijing-1",
            "ap-singapore",
            "ap-tokyo",
            "eu-frankfurt",
            "eu-moscow",
            "na-ashburn",
            "na-siliconvalley",
            "na-toronto",
            "sa-saopaulo",
        }
    ),
    addressing_style="virtual",
    acl=True,
    storage_classes=("STANDARD", "STANDARD_IA", "ARCHIVE"),
    publishing=BY_ACL,
    notes=(
        "The name of a bucket ends with the APPID of the account, such as acme-media-1250000000.",
        (
            "A bucket created since January 1, 2024 rejects path-style requests, and its default "
            "domain makes browsers download files: set a custom domain for public files."
        ),
    ),
    facts={
        "endpoint": Fact("oss", f"{_RCLONE}/TencentCOS.yaml; tencentcos.cn is in public code"),
        "region": Fact("oss", f"{_RCLONE}/TencentCOS.yaml"),
        "regions": Fact("mixed", f"{_RCLONE}/TencentCOS.yaml; others are not verified"),
        "addressing_style": Fact("docs", _COS_DOMAINS, exclusive=True),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("oss", f"{_RCLONE}/TencentCOS.yaml"),
        "storage_classes": Fact("oss", f"{_RCLONE}/TencentCOS.yaml"),
        "public": Fact("docs", _COS_DOMAINS),
        "publishing": Fact("oss", f"{_RCLONE}/TencentCOS.yaml"),
    },
    checked=date(2026, 11, 28),
)

OBS = Provider(
    id="obs",
    name="Huawei Cloud OBS",
    aliases=("huawei", "huawei-obs"),
    hosts=(r"(?:.+\.)?obs\.(?P<region>[a-z]{2}-[a-z0-9-]+)\.myhuaweicloud\.(?:com|eu)",),
    endpoint="https://obs.{region}.myhuaweicloud.com",
    region_example="eu-west-101",
    regions=frozenset(
        {
            "ae-ad-1",
            "af-north-1",
            "af-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "cn-east-2",
            "cn-east-3",
            "cn-east-4",
            "cn-north-1",
            "cn-north-2",
            "cn-north-4",
            "cn-north-9",
            "cn-south-1",
            "cn-south-4",
            "cn-southwest-2",
            "eu-west-0",
            "eu-west-101",
            "la-north-2",
            "la-south-2",
            "me-east-1",
            "my-kualalumpur-1",
            "na-mexico-1",
            "ru-moscow-1",
            "ru-northwest-2",
            "sa-argentina-1",
            "sa-brazil-1",
            "sa-chile-1",
            "sa-peru-1",
            "tr-west-1",
        }
    ),
    addressing_style="virtual",
    acl=True,
    publishing=BY_ACL,
    notes=("A bucket in the path is rejected: VirtualHostDomainRequired.",),
    facts={
        "endpoint": Fact(
            "mixed",
            "https://support.huaweicloud.com/eu/qs-obs/obs_qs_0006.html: eu-west-101; "
            f"{_RCLONE}/HuaweiOBS.yaml",
        ),
        "region": Fact("oss", f"{_RCLONE}/HuaweiOBS.yaml"),
        "regions": Fact("mixed", f"{_RCLONE}/HuaweiOBS.yaml; others are not verified"),
        "addressing_style": Fact(
            "oss",
            "public code that handles VirtualHostDomainRequired; "
            "https://support.huaweicloud.com/eu/ugobs-obs/obs_41_0003.html: bucket in the host",
            exclusive=True,
        ),
        "checksums": Fact(
            "issue",
            "https://github.com/langgenius/dify/pull/13354; "
            "https://github.com/huaweicloud/terraform-provider-huaweicloud/issues/7021 (2026-07)",
            exclusive=True,
        ),
        "acl": Fact("oss", f"{_RCLONE}/HuaweiOBS.yaml"),
        "public": Fact("docs", "https://support.huaweicloud.com/eu/ugobs-obs/obs_41_0003.html"),
        "publishing": Fact("oss", f"{_RCLONE}/HuaweiOBS.yaml"),
    },
    checked=date(2026, 11, 28),
)

PROVIDERS = (OSS, TENCENT, OBS)
