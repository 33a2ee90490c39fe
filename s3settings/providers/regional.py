"""Object storage of clouds and platforms with users in one part of the world, or on one platform."""

from s3settings.providers.provider import Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"

_COS_DOMAINS = "https://www.tencentcloud.com/document/product/436/57456"
_CONTABO = "https://docs.contabo.com/docs/products/Object-Storage/technical-description/"
_RAILWAY = "https://docs.railway.com/guides/storage-buckets"

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

CONTABO = Provider(
    id="contabo",
    name="Contabo Object Storage",
    hosts=(r"(?:.+\.)?(?P<region>[a-z0-9-]+)\.contabostorage\.com",),
    endpoint="https://{region}.contabostorage.com",
    addressing_style="path",
    acl=True,
    presign=True,
    encryptions=(),
    public="domain",
    domain_hint="REGION.contabostorage.com/TENANT:BUCKET, as the panel shows for a shared file",
    notes=(
        "The region is the first part of the endpoint, such as eu2.",
        "Links to public files contain the tenant id: TENANT:BUCKET.",
        "A file that is no longer shared can stay public for an hour.",
    ),
    facts={
        "endpoint": Fact("docs", _CONTABO),
        "region": Fact("recall", "Ceph accepts any, not verified"),
        "addressing_style": Fact("docs", _CONTABO, exclusive=True),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("recall", "Ceph has them, not verified"),
        "presign": Fact("recall", "not verified"),
        "encryptions": Fact("docs", f"{_CONTABO}: no server side encryption yet", exclusive=True),
        "public": Fact("recall", "not verified"),
    },
)

RAILWAY = Provider(
    id="railway",
    name="Railway Storage Buckets",
    hosts=(r"(?:.+\.)?storage\.railway\.app",),
    endpoint="https://storage.railway.app",
    region="auto",
    regions=frozenset({"auto"}),
    addressing_style="virtual",
    presign=True,
    presign_max_seconds=7_776_000,
    encryptions=(),
    public="domain",
    domain_hint=(
        "the host of a proxy of your own; Railway has no public buckets, so serve static files "
        "with AWS_STATIC_BACKEND=whitenoise"
    ),
    notes=(
        "Buckets are private: files are read through signed links only.",
        "Buckets created before the change to virtual hosts require the path style.",
        "The name of a bucket ends with a hash, such as acme-a1b2c3d.",
    ),
    facts={
        "endpoint": Fact("docs", _RAILWAY),
        "region": Fact("docs", _RAILWAY),
        "regions": Fact("docs", _RAILWAY),
        "addressing_style": Fact("docs", _RAILWAY),
        "checksums": Fact("unknown", "a safe choice"),
        "presign": Fact("docs", _RAILWAY),
        "presign_max_seconds": Fact("docs", f"{_RAILWAY}: 90 days", exclusive=True),
        "encryptions": Fact("docs", _RAILWAY),
        "public": Fact("docs", _RAILWAY, exclusive=True),
    },
)

PROVIDERS = (TENCENT, OBS, ARVAN, CONTABO, RAILWAY)
