"""Self-hosted servers, whose endpoint only the operator knows."""

from s3settings.providers.provider import Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_MINIO = "github.com/minio/minio@7aac2a2"
_CEPH = "github.com/ceph/ceph@11b8681 doc/radosgw/s3.rst"
_SEAWEEDFS = "github.com/seaweedfs/seaweedfs@cc8364a weed/s3api"
_GARAGE = "github.com/deuxfleurs-org/garage@3f4ab3a doc/book/reference-manual"
_GARAGE_API = f"{_GARAGE}/s3-compatibility.md"
_LOCALSTACK = "https://docs.localstack.cloud/aws/integrations/aws-sdks/javascript"

_IP = r"\d{1,3}(?:\.\d{1,3}){3}"
_WEEK = 604_800

MINIO = Provider(
    id="minio",
    name="MinIO",
    aliases=("aistor",),
    endpoint_example="http://localhost:9000",
    region="us-east-1",
    addressing_style="path",
    acl=False,
    canned_acls=("private",),
    presign=True,
    presign_max_seconds=_WEEK,
    storage_classes=("STANDARD", "REDUCED_REDUNDANCY"),
    encryptions=("AES256", "aws:kms"),
    bucket_pattern=r".{1,63}",
    session_token=True,
    notes=(
        "The server accepts any region unless its operator sets MINIO_REGION or MINIO_SITE_REGION.",
        "An ACL of an object is ignored: a bucket policy makes files public.",
        "Encryption needs a KMS that the operator configures.",
        "Releases before 2025 fail on the checksums that boto3 sends by default.",
        "The community repository states that it is no longer maintained.",
    ),
    facts={
        "region": Fact("recall", "a convention, not verified"),
        "regions": Fact("oss", f"{_MINIO} cmd/globals.go: any"),
        "addressing_style": Fact("oss", f"{_RCLONE}/Minio.yaml"),
        "checksums": Fact(
            "issue",
            "https://github.com/storj/gateway-st/issues/89; "
            "https://github.com/langgenius/dify/pull/35117",
        ),
        "acl": Fact("oss", f"{_MINIO} cmd/acl-handlers.go, docs/minio-limits.md", exclusive=True),
        "canned_acls": Fact("oss", f"{_MINIO} cmd/acl-handlers.go", exclusive=True),
        "presign": Fact("oss", f"{_MINIO} cmd/signature-v4-parser.go"),
        "presign_max_seconds": Fact("oss", f"{_MINIO} cmd/signature-v4-parser.go", exclusive=True),
        "storage_classes": Fact("recall", "not verified"),
        "encryptions": Fact("oss", f"{_RCLONE}/Minio.yaml"),
        "bucket_pattern": Fact("oss", f"{_MINIO} docs/minio-limits.md", exclusive=True),
        "session_token": Fact("recall", "not verified"),
        "public": Fact("recall", "not verified"),
    },
)

CEPH = Provider(
    id="ceph",
    name="Ceph Object Gateway",
    aliases=("ceph-rgw", "radosgw", "rgw"),
    endpoint_example="https://rgw.example.com",
    region="us-east-1",
    addressing_style="path",
    acl=True,
    presign=True,
    encryptions=("AES256", "aws:kms"),
    notes=(
        "The region is the api name of the zonegroup, or any.",
        "A bucket in the host needs rgw_dns_name.",
        "Storage classes have the names that the zone defines.",
        "Whether the default checksums of boto3 pass depends on the release.",
    ),
    facts={
        "region": Fact("recall", "not verified"),
        "regions": Fact("docs", f"{_RCLONE}/Ceph.yaml"),
        "addressing_style": Fact("oss", f"{_RCLONE}/Ceph.yaml"),
        "checksums": Fact(
            "issue",
            "https://github.com/siderolabs/talos-backup/issues/36; "
            "https://github.com/ceph/s3-tests/pull/540",
        ),
        "acl": Fact("docs", _CEPH),
        "presign": Fact("oss", _GARAGE_API),
        "encryptions": Fact("oss", f"{_RCLONE}/Ceph.yaml"),
        "public": Fact("recall", "not verified"),
    },
)

SEAWEEDFS = Provider(
    id="seaweedfs",
    name="SeaweedFS",
    aliases=("seaweed", "weed"),
    endpoint_example="http://localhost:8333",
    region="us-east-1",
    addressing_style="path",
    acl=False,
    canned_acls=("private",),
    presign=True,
    presign_max_seconds=_WEEK,
    encryptions=("AES256", "aws:kms"),
    bucket_pattern=(
        rf"(?!filemeta$)(?!xn--)(?!.*\.\.)(?!{_IP}$)(?!.*-s3alias$)"
        r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"
    ),
    notes=(
        "An ACL of an object is stored and has no effect: a bucket policy makes files public.",
        "Any region signs.",
    ),
    facts={
        "region": Fact("recall", "a convention, not verified"),
        "addressing_style": Fact("oss", f"{_RCLONE}/SeaweedFS.yaml"),
        "checksums": Fact("oss", f"{_SEAWEEDFS}/chunked_reader_v4.go: recent versions take both"),
        "acl": Fact(
            "probe",
            "SeaweedFS 4.48, executed: an object uploaded with public-read answers 403",
            exclusive=True,
        ),
        "canned_acls": Fact("probe", "SeaweedFS 4.48, executed", exclusive=True),
        "presign": Fact("oss", f"{_SEAWEEDFS}/auth_signature_v4.go"),
        "presign_max_seconds": Fact("oss", f"{_SEAWEEDFS}/auth_signature_v4.go", exclusive=True),
        "encryptions": Fact("oss", f"{_SEAWEEDFS}/s3_sse_kms.go"),
        "bucket_pattern": Fact("oss", f"{_SEAWEEDFS}/s3bucket/s3api_bucket.go", exclusive=True),
        "public": Fact("probe", "SeaweedFS 4.48, executed: a bucket policy opens a prefix"),
    },
)

GARAGE = Provider(
    id="garage",
    name="Garage",
    endpoint_example="http://localhost:3900",
    region="garage",
    addressing_style="path",
    acl=False,
    presign=True,
    presign_max_seconds=_WEEK,
    storage_classes=(),
    encryptions=(),
    bucket_pattern=(
        rf"(?!.*\.\.)(?!{_IP}$)(?!.*-s3alias$)[a-z0-9][a-z0-9.-]{{1,61}}[a-z0-9]|[0-9a-f]{{64}}"
    ),
    public="domain",
    domain_hint="BUCKET.ROOT_DOMAIN, with the root_domain of [s3_web] in garage.toml",
    whole_buckets=True,
    notes=(
        "The region has to equal s3_region in garage.toml, else AuthorizationHeaderMalformed.",
        "A bucket in the host needs root_domain of [s3_api] in garage.toml.",
        "Files are only public in website mode.",
        "An access key id starts with GK.",
    ),
    facts={
        "region": Fact("docs", f"{_GARAGE}/configuration.md"),
        "addressing_style": Fact("docs", f"{_GARAGE_API}: path is always on"),
        "signature": Fact("docs", f"{_GARAGE_API}: v2 is missing", exclusive=True),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("docs", _GARAGE_API, exclusive=True),
        "presign": Fact("docs", _GARAGE_API),
        "presign_max_seconds": Fact(
            "oss",
            "github.com/deuxfleurs-org/garage src/api/common/signature/payload.rs",
            exclusive=True,
        ),
        "storage_classes": Fact("docs", _GARAGE_API, exclusive=True),
        "encryptions": Fact("docs", f"{_GARAGE_API}: only SSE-C", exclusive=True),
        "bucket_pattern": Fact(
            "oss",
            "github.com/deuxfleurs-org/garage src/model/bucket_alias_table.rs; that the 64 digits "
            "of an id serve as a name is not verified",
        ),
        "public": Fact("docs", _GARAGE_API, exclusive=True),
        "whole_buckets": Fact("docs", f"{_GARAGE_API}: a bucket is a website or not"),
    },
)

LOCALSTACK = Provider(
    id="localstack",
    name="LocalStack",
    hosts=(r"localstack", r"(?:.+\.)?localhost\.localstack\.cloud"),
    endpoint_example="http://localhost:4566",
    region="us-east-1",
    addressing_style="path",
    checksums=None,
    acl=True,
    presign=True,
    session_token=True,
    notes=(
        "The keys are test and test by convention.",
        "A bucket in the host needs the endpoint http://s3.localhost.localstack.cloud:4566.",
    ),
    facts={
        "region": Fact("docs", f"{_LOCALSTACK}: a convention"),
        "addressing_style": Fact("docs", _LOCALSTACK),
        "checksums": Fact("recall", "not verified"),
        "acl": Fact("recall", "not verified"),
        "presign": Fact("docs", "https://docs.localstack.cloud/aws/services/s3/"),
        "session_token": Fact("recall", "not verified"),
        "public": Fact("recall", "not verified"),
    },
)

# the provider of an endpoint that is not in the table
OTHER = Provider(
    id="other",
    name="S3-compatible service",
    endpoint_example="https://s3.example.com",
    region="us-east-1",
    addressing_style="path",
    facts={
        "region": Fact("unknown", "a safe choice"),
        "addressing_style": Fact("unknown", "a safe choice"),
        "checksums": Fact("unknown", "a safe choice"),
    },
)

PROVIDERS = (MINIO, CEPH, SEAWEEDFS, GARAGE, LOCALSTACK)
