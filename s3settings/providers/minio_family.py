"""MinIO, and a server that takes its place; only the operator knows the endpoint."""

from datetime import date

from s3settings.providers.provider import BY_POLICY, Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_MINIO = "github.com/minio/minio@7aac2a2"
_RUSTFS = "github.com/rustfs/rustfs@20d1266"

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
    presign_max_seconds=_WEEK,
    storage_classes=("STANDARD", "REDUCED_REDUNDANCY"),
    encryptions=("AES256", "aws:kms"),
    bucket_pattern=r".{1,63}",
    session_token=True,
    publishing=BY_POLICY,
    notes=(
        "The server accepts any region unless its operator sets MINIO_REGION or MINIO_SITE_REGION.",
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
            "https://github.com/storj/gateway-st/issues/89: accepted since "
            "github.com/minio/minio@76913a9",
        ),
        "acl": Fact("oss", f"{_MINIO} cmd/acl-handlers.go, docs/minio-limits.md", exclusive=True),
        "canned_acls": Fact("oss", f"{_MINIO} cmd/acl-handlers.go", exclusive=True),
        "presign_max_seconds": Fact("oss", f"{_MINIO} cmd/signature-v4-parser.go", exclusive=True),
        "storage_classes": Fact("recall", "not verified"),
        "encryptions": Fact("oss", f"{_RCLONE}/Minio.yaml"),
        "bucket_pattern": Fact("oss", f"{_MINIO} docs/minio-limits.md", exclusive=True),
        "session_token": Fact("recall", "not verified"),
        "public": Fact("recall", "not verified"),
        "publishing": Fact("oss", f"{_MINIO} cmd/acl-handlers.go, docs/minio-limits.md"),
    },
)

RUSTFS = Provider(
    id="rustfs",
    name="RustFS",
    endpoint_example="http://localhost:9000",
    region="us-east-1",
    addressing_style="path",
    acl=False,
    canned_acls=("private",),
    storage_classes=("STANDARD", "REDUCED_REDUNDANCY"),
    bucket_pattern=(
        rf"(?!rustfs$)(?!{_IP}$)(?!.*(?:\.\.|\.-|-\.))[A-Za-z0-9][A-Za-z0-9._:-]{{1,61}}[A-Za-z0-9]"
    ),
    publishing=BY_POLICY,
    notes=(
        "The region is us-east-1 unless the operator sets RUSTFS_REGION.",
        "A bucket in the host needs RUSTFS_SERVER_DOMAINS.",
        "The operator chooses the keys: RUSTFS_ACCESS_KEY and RUSTFS_SECRET_KEY.",
    ),
    facts={
        "region": Fact("oss", f"{_RUSTFS} crates/config/src/constants/app.rs"),
        "addressing_style": Fact("oss", f"{_RUSTFS} rustfs/src/config/cli.rs"),
        "checksums": Fact(
            "issue", "https://github.com/rustfs/rustfs/issues/2282 (2026-03): it computes them"
        ),
        "acl": Fact(
            "docs",
            f"{_RUSTFS} docs/architecture/s3-compatibility-matrix.md: ACL authorization is excluded",
            exclusive=True,
        ),
        "canned_acls": Fact("oss", f"{_RUSTFS} rustfs/src/storage/ecfs.rs: taken, without effect"),
        "storage_classes": Fact(
            "oss", f"{_RUSTFS} crates/ecstore/src/config/storageclass.rs", exclusive=True
        ),
        "bucket_pattern": Fact(
            "oss", f"{_RUSTFS} crates/ecstore/src/bucket/utils.rs", exclusive=True
        ),
        "public": Fact("recall", "not verified"),
        "publishing": Fact(
            "docs", f"{_RUSTFS} docs/architecture/s3-compatibility-matrix.md: bucket policies"
        ),
    },
    checked=date(2026, 11, 28),
)

PROVIDERS = (MINIO, RUSTFS)
