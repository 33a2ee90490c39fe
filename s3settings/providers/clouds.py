"""Cloud platforms whose object storage supports the S3 API besides their own."""

from s3settings.providers.provider import Fact, Provider

_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"
_LITESTREAM = "github.com/benbjohnson/litestream@63225f1 docs/PROVIDER_COMPATIBILITY.md"
_DJANGO_STORAGES = "github.com/jschneier/django-storages@ca89a94 docs/backends/s3_compatible"

_GCS = "https://docs.cloud.google.com/storage/docs"
_NAVER = "https://api.ncloud-docs.com/docs/en/storage-objectstorage"
_NHN = "https://docs.toast.com/en/Storage/Object%20Storage/en/s3-api-guide/"
_OSS = "https://www.alibabacloud.com/help/en/oss"
_OSS_COMPATIBILITY = f"{_OSS}/developer-reference/compatibility-with-amazon-s3"
_OSS_SDKS = f"{_OSS}/developer-reference/use-amazon-s3-sdks-to-access-oss"
_IBM = "https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage"
_OCI_VIRTUAL = "https://docs.oracle.com/ja-jp/iaas/Content/Object/s3-virtual-style.htm"

GCS = Provider(
    id="gcs",
    name="Google Cloud Storage",
    aliases=("google", "google-cloud-storage", "gcp", "gcs-interop"),
    hosts=(
        r"(?:.+\.)?storage\.googleapis\.com",
        r"(?:.+\.)?storage\.[a-z0-9-]+\.rep\.googleapis\.com",
        r"[a-z]+-[a-z]+\d+-storage\.googleapis\.com",
    ),
    endpoint="https://storage.googleapis.com",
    region="auto",
    addressing_style="path",
    acl=True,
    canned_acls=(
        "private",
        "public-read",
        "public-read-write",
        "authenticated-read",
        "bucket-owner-read",
        "bucket-owner-full-control",
    ),
    presign=True,
    presign_max_seconds=604_800,
    storage_classes=("STANDARD", "NEARLINE", "COLDLINE", "ARCHIVE"),
    session_token=False,
    notes=(
        "The keys are HMAC keys of a service account.",
        "A bucket with uniform bucket-level access refuses every ACL.",
        "A copy in parts inside the service is refused.",
        (
            "Where files may not leave a location the endpoint can be "
            "https://storage.LOCATION.rep.googleapis.com."
        ),
    ),
    facts={
        "endpoint": Fact("docs", f"{_GCS}/interoperability; {_GCS}/regional-endpoints"),
        "region": Fact(
            "mixed", f"{_LITESTREAM} has us-east-1; that any is accepted is not verified"
        ),
        "addressing_style": Fact("oss", _LITESTREAM),
        "checksums": Fact(
            "issue",
            "https://github.com/boto/boto3/issues/4400; "
            "https://github.com/gramps-project/gramps-web-api/pull/758",
        ),
        "acl": Fact(
            "docs",
            "github.com/tigrisdata/tigris-os-docs@63c94bc docs/api/s3/index.mdx (a test of three "
            f"services); {_GCS}/aws-simple-migration",
        ),
        "canned_acls": Fact("mixed", f"{_GCS}/aws-simple-migration; the list is not verified"),
        "presign": Fact(
            "docs",
            "github.com/tigrisdata/tigris-os-docs@63c94bc docs/api/s3/index.mdx (a test of three "
            "services)",
        ),
        "presign_max_seconds": Fact(
            "issue", "https://github.com/jschneier/django-storages/issues/1021"
        ),
        "storage_classes": Fact(
            "mixed",
            "https://documentation.s3ns.fr/storage/docs/aws-simple-migration; "
            "the names are not verified",
        ),
        "session_token": Fact("recall", "not verified"),
        "public": Fact("recall", "not verified"),
    },
)

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

IBM = Provider(
    id="ibm",
    name="IBM Cloud Object Storage",
    aliases=("ibm-cos", "cos"),
    hosts=(
        (
            r"(?:.+\.)?s3(?:\.(?:private|direct))?(?:\.[a-z]{3})?\.(?P<region>[a-z0-9-]+)"
            r"\.cloud-object-storage\.appdomain\.cloud"
        ),
    ),
    endpoint="https://s3.{region}.cloud-object-storage.appdomain.cloud",
    regions=frozenset(
        {
            "us",
            "eu",
            "ap",
            "us-east",
            "us-south",
            "eu-gb",
            "eu-de",
            "jp-tok",
            "au-syd",
            "ams03",
            "che01",
            "mil01",
            "mon01",
            "par01",
            "sjc04",
            "sng01",
        }
    ),
    addressing_style="path",
    acl=True,
    canned_acls=("private", "public-read"),
    presign=True,
    storage_classes=("STANDARD",),
    notes=(
        "The keys are the HMAC part of a service credential.",
        (
            "Inside IBM Cloud the endpoint can be "
            "https://s3.private.REGION.cloud-object-storage.appdomain.cloud."
        ),
        "The class of a bucket (standard, vault, cold, flex, smart) is chosen when it is created.",
        "Signed links have no limit of seven days.",
    ),
    facts={
        "endpoint": Fact("oss", f"{_RCLONE}/IBMCOS.yaml"),
        "region": Fact("docs", f"{_IBM}-object-operations: the location"),
        "regions": Fact("oss", f"{_RCLONE}/IBMCOS.yaml (in part)"),
        "addressing_style": Fact("oss", f"{_RCLONE}/IBMCOS.yaml"),
        "checksums": Fact("unknown", "a safe choice"),
        "acl": Fact("oss", f"{_RCLONE}/IBMCOS.yaml"),
        "canned_acls": Fact("oss", f"{_RCLONE}/IBMCOS.yaml: some offerings have more"),
        "presign": Fact("docs", f"{_IBM}-presign-url"),
        "presign_max_seconds": Fact("docs", f"{_IBM}-presign-url: none"),
        "storage_classes": Fact("docs", f"{_RCLONE}/IBMCOS.yaml"),
        "public": Fact("recall", "not verified"),
    },
)

OCI = Provider(
    id="oci",
    name="Oracle Cloud Object Storage",
    aliases=("oracle", "oracle-oci", "oracle-cloud"),
    hosts=(
        r"(?:.+\.)?(?P<account>[a-z0-9-]+)\.compat\.objectstorage\.(?P<region>[a-z0-9-]+)\..+",
        r"(?:.+\.)?vhcompat\.objectstorage\.(?P<region>[a-z0-9-]+)\..+",
    ),
    endpoint="https://{account}.compat.objectstorage.{region}.oraclecloud.com",
    account="namespace",
    regions=frozenset(
        {
            "us-ashburn-1",
            "us-phoenix-1",
            "us-chicago-1",
            "us-sanjose-1",
            "ca-toronto-1",
            "ca-montreal-1",
            "sa-saopaulo-1",
            "sa-vinhedo-1",
            "sa-santiago-1",
            "uk-london-1",
            "uk-cardiff-1",
            "eu-frankfurt-1",
            "eu-zurich-1",
            "eu-amsterdam-1",
            "eu-marseille-1",
            "eu-milan-1",
            "eu-stockholm-1",
            "me-jeddah-1",
            "me-dubai-1",
            "me-abudhabi-1",
            "il-jerusalem-1",
            "ap-tokyo-1",
            "ap-osaka-1",
            "ap-seoul-1",
            "ap-chuncheon-1",
            "ap-mumbai-1",
            "ap-hyderabad-1",
            "ap-singapore-1",
            "ap-sydney-1",
            "ap-melbourne-1",
        }
    ),
    addressing_style="path",
    presign=True,
    public="host",
    public_host="objectstorage.{region}.oraclecloud.com/n/{account}/b/{bucket}/o",
    notes=(
        "The keys are a user's Customer Secret Key.",
        (
            "The bucket is part of the host only at https://vhcompat.objectstorage.REGION."
            "oci.customer-oci.com, and only where it was made by the S3 API."
        ),
        "Deleting many objects in one request fails with boto3 1.36 and later.",
    ),
    facts={
        "endpoint": Fact("docs", f"{_DJANGO_STORAGES}/oracle-cloud.rst; {_OCI_VIRTUAL}"),
        "region": Fact("docs", f"{_DJANGO_STORAGES}/oracle-cloud.rst"),
        "regions": Fact("oss", _CYBERDUCK),
        "addressing_style": Fact("docs", f"{_OCI_VIRTUAL}; {_CYBERDUCK}"),
        "checksums": Fact(
            "issue",
            "https://github.com/activepieces/activepieces/issues/14110; "
            "https://github.com/projectnessie/nessie/issues/11441",
        ),
        "presign": Fact("recall", "not verified"),
        "public": Fact(
            "docs",
            "https://docs.oracle.com/en/database/oracle/apex/26.2/apxdc/"
            "understanding-object-bucket-url-format.html",
        ),
    },
)

PROVIDERS = (GCS, NAVER, NHN, OSS, IBM, OCI)
