"""Self-hosted servers, whose endpoint only the operator knows."""

from datetime import date

from s3settings.providers.provider import BY_ACL_OR_POLICY, BY_POLICY, Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_CEPH = "github.com/ceph/ceph@11b8681 doc/radosgw/s3.rst"
_SEAWEEDFS = "github.com/seaweedfs/seaweedfs@cc8364a weed/s3api"
_GARAGE = "github.com/deuxfleurs-org/garage@3f4ab3a doc/book/reference-manual"
_GARAGE_API = f"{_GARAGE}/s3-compatibility.md"
_VERSITYGW = "github.com/versity/versitygw@5d9d548"
_LOCALSTACK = "https://docs.localstack.cloud/aws/integrations/aws-sdks/javascript"

_IP = r"\d{1,3}(?:\.\d{1,3}){3}"
_WEEK = 604_800

CEPH = Provider(
    id="ceph",
    name="Ceph Object Gateway",
    aliases=("ceph-rgw", "radosgw", "rgw"),
    endpoint_example="https://rgw.example.com",
    region="us-east-1",
    addressing_style="path",
    acl=True,
    encryptions=("AES256", "aws:kms"),
    publishing=BY_ACL_OR_POLICY,
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
            "probe",
            "Ceph 16.2.15, executed: those of boto3 are refused over https, with 411, and pass over http",
        ),
        "acl": Fact("docs", _CEPH),
        "encryptions": Fact("oss", f"{_RCLONE}/Ceph.yaml"),
        "public": Fact("probe", "Ceph 16.2.15, executed"),
        "publishing": Fact("probe", "Ceph 16.2.15, executed: both open files to everybody"),
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
    presign_max_seconds=_WEEK,
    encryptions=("AES256", "aws:kms"),
    bucket_pattern=(
        rf"(?!filemeta$)(?!xn--)(?!.*\.\.)(?!{_IP}$)(?!.*-s3alias$)"
        r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"
    ),
    publishing=BY_POLICY,
    notes=("Any region signs.",),
    facts={
        "region": Fact("recall", "a convention, not verified"),
        "addressing_style": Fact("oss", f"{_RCLONE}/SeaweedFS.yaml"),
        "checksums": Fact(
            "probe",
            "SeaweedFS 4.48, executed: over https, those of boto3 leave aws-chunked in the "
            "Content-Encoding of objects",
        ),
        "acl": Fact(
            "probe",
            "SeaweedFS 4.48, executed: an object uploaded with public-read answers 403",
            exclusive=True,
        ),
        "canned_acls": Fact("probe", "SeaweedFS 4.48, executed", exclusive=True),
        "presign_max_seconds": Fact("oss", f"{_SEAWEEDFS}/auth_signature_v4.go", exclusive=True),
        "encryptions": Fact("oss", f"{_SEAWEEDFS}/s3_sse_kms.go"),
        "bucket_pattern": Fact("oss", f"{_SEAWEEDFS}/s3bucket/s3api_bucket.go", exclusive=True),
        "public": Fact("probe", "SeaweedFS 4.48, executed: a bucket policy opens a prefix"),
        "publishing": Fact(
            "probe",
            "SeaweedFS 4.48, executed: a policy opens a prefix, an ACL of an object does not",
        ),
    },
)

GARAGE = Provider(
    id="garage",
    name="Garage",
    endpoint_example="http://localhost:3900",
    region="garage",
    addressing_style="path",
    acl=False,
    presign_max_seconds=_WEEK,
    storage_classes=(),
    encryptions=(),
    bucket_pattern=(
        rf"(?!.*\.\.)(?!{_IP}$)(?!.*-s3alias$)[a-z0-9][a-z0-9.-]{{1,61}}[a-z0-9]|[0-9a-f]{{64}}"
    ),
    publishing="A bucket is public as a whole, in website mode: garage bucket website --allow BUCKET.",
    public="domain",
    domain_hint="BUCKET.ROOT_DOMAIN, with the root_domain of [s3_web] in garage.toml",
    whole_buckets=True,
    notes=(
        "The region has to equal s3_region in garage.toml, else AuthorizationHeaderMalformed.",
        "A bucket in the host needs root_domain of [s3_api] in garage.toml.",
        "An access key id starts with GK.",
    ),
    facts={
        "region": Fact("docs", f"{_GARAGE}/configuration.md"),
        "addressing_style": Fact("docs", f"{_GARAGE_API}: path is always on"),
        "signature": Fact("docs", f"{_GARAGE_API}: v2 is missing", exclusive=True),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("docs", _GARAGE_API, exclusive=True),
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
        "publishing": Fact("docs", _GARAGE_API),
    },
)

VERSITYGW = Provider(
    id="versitygw",
    name="Versity S3 Gateway",
    aliases=("versity", "versity-gateway"),
    endpoint_example="http://localhost:7070",
    region="us-east-1",
    addressing_style="path",
    acl=False,
    canned_acls=("private",),
    presign_max_seconds=_WEEK,
    bucket_pattern=rf"(?!{_IP}$)[a-z0-9][a-z0-9.-]{{1,61}}[a-z0-9]",
    publishing=(
        "A bucket policy makes files public, and the ACL of a bucket all of its files; an ACL of an "
        "object has no effect."
    ),
    notes=(
        "The region has to equal VGW_REGION of the gateway, which is us-east-1 by default.",
        "A bucket in the host needs VGW_VIRTUAL_DOMAIN.",
        "The operator chooses the keys, as ROOT_ACCESS_KEY or with versitygw admin create-user.",
    ),
    facts={
        "region": Fact("oss", f"{_VERSITYGW} cmd/versitygw/main.go"),
        "addressing_style": Fact("oss", f"{_VERSITYGW} cmd/versitygw/main.go: path is always on"),
        "signature": Fact(
            "oss", f"{_VERSITYGW} s3api/middlewares/presign-auth.go: v2 is rejected", exclusive=True
        ),
        "checksums": Fact("oss", f"{_VERSITYGW} s3api/utils/chunk-reader.go: it takes both"),
        "acl": Fact(
            "oss",
            f"{_VERSITYGW} s3api/controllers/object-put.go, "
            "tests/integration/NotImplemented_actions.go",
            exclusive=True,
        ),
        "canned_acls": Fact("oss", f"{_VERSITYGW} s3api/controllers/object-put.go: not read"),
        "presign_max_seconds": Fact(
            "oss", f"{_VERSITYGW} s3api/utils/presign-auth-reader.go", exclusive=True
        ),
        "bucket_pattern": Fact(
            "oss", f"{_VERSITYGW} s3api/utils/utils.go: unless the operator turns it off"
        ),
        "public": Fact("oss", f"{_VERSITYGW} auth/access-control.go"),
        "publishing": Fact("oss", f"{_VERSITYGW} auth/access-control.go"),
    },
    checked=date(2026, 11, 28),
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
    session_token=True,
    publishing=BY_ACL_OR_POLICY,
    notes=(
        "The keys are test and test by convention.",
        "A bucket in the host needs the endpoint http://s3.localhost.localstack.cloud:4566.",
    ),
    facts={
        "region": Fact("docs", f"{_LOCALSTACK}: a convention"),
        "addressing_style": Fact("docs", _LOCALSTACK),
        "checksums": Fact("recall", "not verified"),
        "acl": Fact("recall", "not verified"),
        "session_token": Fact("recall", "not verified"),
        "public": Fact("recall", "not verified"),
        "publishing": Fact("recall", "not verified"),
    },
)

# the provider of an endpoint that is not in the table
OTHER = Provider(
    id="other",
    name="S3-compatible provider",
    endpoint_example="https://s3.example.com",
    region="us-east-1",
    addressing_style="path",
    publishing=(
        "A bucket policy, an ACL of each object or a setting of the bucket makes files public: look "
        "it up in the documentation of the provider."
    ),
    facts={
        "region": Fact("unknown", "a safe choice"),
        "addressing_style": Fact("unknown", "a safe choice"),
        "checksums": Fact("unknown", "a safe choice"),
        "publishing": Fact("unknown", "it differs between providers"),
    },
)

PROVIDERS = (CEPH, SEAWEEDFS, GARAGE, VERSITYGW, LOCALSTACK)
