"""Clouds with regions in most parts of the world."""

from s3settings.providers.provider import Fact, Provider

_LITESTREAM = "github.com/benbjohnson/litestream@63225f1 docs/PROVIDER_COMPATIBILITY.md"
_RCLONE = "github.com/rclone/rclone@64ab1ac backend/s3/provider"
_CYBERDUCK = "github.com/iterate-ch/profiles@0a0ec1e (Cyberduck profiles)"
_DJANGO_STORAGES = "github.com/jschneier/django-storages@ca89a94 docs/backends/s3_compatible"

_GCS = "https://docs.cloud.google.com/storage/docs"
_IBM = "https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage"
_OCI_VIRTUAL = "https://docs.oracle.com/ja-jp/iaas/Content/Object/s3-virtual-style.htm"
_OCI_VISIBILITY = (
    "https://docs.cloud.nricloud.jp/en-us/iaas/Content/Object/Tasks/"
    "managingbuckets_topic-To_change_the_visibility_of_a_bucket.htm"
)

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
    presign_max_seconds=604_800,
    storage_classes=("STANDARD", "NEARLINE", "COLDLINE", "ARCHIVE"),
    session_token=False,
    publishing=(
        "The role Storage Object Viewer for allUsers makes all files of the bucket public; without "
        "uniform bucket-level access, files uploaded with AWS_STATIC_DEFAULT_ACL=public-read are."
    ),
    notes=(
        "The keys are HMAC keys of a service account.",
        "A bucket with uniform bucket-level access refuses every ACL.",
        "A copy in parts inside the provider is refused.",
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
            "https://github.com/gramps-project/gramps-web-api/pull/758 (2026-01)",
            exclusive=True,
        ),
        "acl": Fact(
            "docs",
            "github.com/tigrisdata/tigris-os-docs@63c94bc docs/api/s3/index.mdx (a test of three "
            f"services); {_GCS}/aws-simple-migration",
        ),
        "canned_acls": Fact("mixed", f"{_GCS}/aws-simple-migration; the list is not verified"),
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
        "publishing": Fact("mixed", f"{_GCS}/aws-simple-migration; the role is not verified"),
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
    storage_classes=("STANDARD",),
    publishing=(
        "Files are public where they are uploaded with AWS_STATIC_DEFAULT_ACL=public-read, or all "
        "of them by a role of the access group Public Access on the bucket."
    ),
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
        "presign_max_seconds": Fact("docs", f"{_IBM}-presign-url: none"),
        "storage_classes": Fact("docs", f"{_RCLONE}/IBMCOS.yaml"),
        "public": Fact("recall", "not verified"),
        "publishing": Fact("mixed", f"{_RCLONE}/IBMCOS.yaml; the group is not verified"),
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
    publishing="The visibility of the bucket makes all of its files public.",
    whole_buckets=True,
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
            "https://github.com/activepieces/activepieces/issues/14110 (2026-07); "
            "https://github.com/projectnessie/nessie/issues/11441",
            exclusive=True,
        ),
        "public": Fact(
            "docs",
            "https://docs.oracle.com/en/database/oracle/apex/26.2/apxdc/"
            "understanding-object-bucket-url-format.html",
        ),
        "publishing": Fact("docs", _OCI_VISIBILITY),
        "whole_buckets": Fact("docs", _OCI_VISIBILITY),
    },
)

PROVIDERS = (GCS, IBM, OCI)
