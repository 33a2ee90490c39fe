"""Support of providers for the policies of AWS, and what the others have in their place."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from s3settings.providers.provider import Fact

DocumentKind = Literal["iam", "bucket", "cors"]


class Support(NamedTuple):
    """Support of a provider for a document of AWS; `accepted` is None if it is unknown.

    `means` completes an imperative: how the document gets there, or what does its work.
    """

    accepted: bool | None
    means: str
    fact: Fact


Row = Mapping[DocumentKind, Support]

_NOT_LOOKED_UP = Fact("unknown", "nothing was found")
_UNKNOWN = Support(None, "look it up in the documentation of the provider", _NOT_LOOKED_UP)
_BY_API = "send it to the API, as s3settings policy --format cli does"

_R2 = "https://developers.cloudflare.com/r2"
_B2 = "https://www.backblaze.com"
_WASABI = "https://docs.wasabi.com"
_SUPABASE = "https://supabase.com/docs/guides/storage"
_TIGRIS = "https://www.tigrisdata.com/docs"
_STORJ = "github.com/storj/docs@98b590c app/(docs)/dcs/api/s3/s3-compatibility/page.md"
_SPACES = "https://docs.digitalocean.com"
_HETZNER = "https://docs.hetzner.com/storage/object-storage/supported-actions/: no exception"
_SCALEWAY = "https://www.scaleway.com/en/docs/object-storage/api-cli"
_OVH = "github.com/ovh/docs@154999a s3_s3_compliancy"
_LINODE = "https://www.pulumi.com/registry/packages/linode/api-docs/objectstoragekey/"
_NCLOUD = "https://api.ncloud-docs.com/docs/en/storage-objectstorage"
_NHN = "https://docs.toast.com/en/Storage/Object%20Storage/en/s3-api-guide/: not in its list"
_OSS = "https://www.alibabacloud.com/help/en/oss/developer-reference/compatibility-with-amazon-s3"
_IBM = "https://cloud.ibm.com/docs/cloud-object-storage: compatibility API"
_GCS = "https://docs.cloud.google.com/storage/docs"
_COMPARED = f"{_TIGRIS}/api/s3.md: one suite of tests against three providers"
_MINIO = "github.com/minio/minio@7aac2a2 docs/minio-limits.md"
_MC = "https://min.io/docs/minio/linux/reference/minio-mc"
_CEPH = "https://docs.ceph.com/en/latest/radosgw"
_SEAWEEDFS = "SeaweedFS 4.48, executed"
_GARAGE = "https://garagehq.deuxfleurs.fr/reference_manual/s3_compatibility.html"
_RUSTFS = "github.com/rustfs/rustfs@20d1266 docs/architecture/s3-compatibility-matrix.md"
_VERSITYGW = "github.com/versity/versitygw@5d9d548"
_VERSITYGW_PUT = f"{_VERSITYGW} s3api/controllers/bucket-put.go"
_YANDEX = "github.com/yandex-cloud/docs@0f9155f en/storage"
_EXOSCALE = "https://community.exoscale.com"
_RAILWAY_DOCS = "github.com/railwayapp/docs@c2a634f content/docs"
_RAILWAY = f"{_RAILWAY_DOCS}/storage-buckets.md"
_OCI_VISIBILITY = (
    "https://docs.cloud.nricloud.jp/en-us/iaas/Content/Object/Tasks/"
    "managingbuckets_topic-To_change_the_visibility_of_a_bucket.htm"
)


def _docs(means: str, source: str, *, accepted: bool = False) -> Support:
    return Support(accepted, means, Fact("docs", source))


def _taken(source: str, means: str = _BY_API) -> Support:
    return _docs(means, source, accepted=True)


def _recalled(means: str, *, accepted: bool | None = False) -> Support:
    return Support(accepted, means, Fact("recall", "not verified"))


def _row(iam: Support, bucket: Support, cors: Support) -> Row:
    return MappingProxyType({"iam": iam, "bucket": bucket, "cors": cors})


_ALL_UNKNOWN = _row(_UNKNOWN, _UNKNOWN, _UNKNOWN)
_PUBLIC_ACL = "set default_acl to public-read, which the provider obeys for each object"

DOCUMENTS: Mapping[str, Row] = MappingProxyType(
    {
        "aws": _row(
            _taken("https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html"),
            _taken("https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html"),
            _taken("https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html"),
        ),
        "r2": _row(
            _docs(
                "create an API token with Object Read & Write, scoped to this bucket",
                f"{_R2}/api/tokens",
            ),
            _docs(
                "connect a custom domain to the bucket, which makes all of it public",
                f"{_R2}/api/s3/api/: GetBucketPolicy is not implemented",
            ),
            _taken(f"{_R2}/api/s3/api/"),
        ),
        "b2": _row(
            _docs(
                "create an application key for this bucket and this file name prefix, with "
                "listAllBucketNames, listFiles, readFiles, writeFiles and deleteFiles",
                f"{_B2}/docs/cloud-storage-s3-compatible-app-keys",
            ),
            _docs(
                "make the bucket public as a whole, in its settings",
                f"{_B2}/docs/cloud-storage-s3-compatible-api: not in its list",
            ),
            _taken(f"{_B2}/apidocs/s3-put-bucket-cors"),
        ),
        "wasabi": _row(
            _taken(f"{_WASABI}/apidocs/iam-and-sts-support"),
            _taken(f"{_WASABI}/docs/bucket-policy"),
            _taken(f"{_WASABI}/apidocs/operations-on-buckets-1"),
        ),
        "supabase": _row(
            _docs(
                "keep the access key on the server: it reaches every bucket of the project",
                f"{_SUPABASE}/s3/authentication",
            ),
            _docs("make the bucket public in the dashboard", f"{_SUPABASE}/s3/compatibility"),
            _docs("do without it: a bucket has none", f"{_SUPABASE}/s3/compatibility"),
        ),
        "idrive": _ALL_UNKNOWN,
        "tigris": _row(
            _taken(f"{_TIGRIS}/iam/policies", "attach it to the access key, not to a user"),
            _docs("make the bucket public in its settings", _COMPARED),
            _taken(_COMPARED),
        ),
        "storj": _row(
            _recalled("create an access grant for this bucket and this prefix"),
            _docs("share the prefix by linksharing", _STORJ),
            _docs("do without it: a bucket has none", _STORJ),
        ),
        "spaces": _row(
            _docs(
                "create a limited access key that may read, write and delete in this bucket",
                f"{_SPACES}/reference/terraform/reference/resources/spaces_key/",
            ),
            _taken(f"{_SPACES}/products/spaces/how-to/configure-bucket-policies/"),
            _taken(f"{_SPACES}/reference/terraform/reference/resources/spaces_bucket/"),
        ),
        "hetzner": _row(
            _recalled("keep the project of the bucket apart: a key reaches all of a project"),
            _taken(_HETZNER),
            _taken(_HETZNER),
        ),
        "scaleway": _row(
            _docs(
                "create an IAM application with the permission sets of Object Storage",
                f"{_SCALEWAY}/combining-iam-and-object-storage/",
            ),
            _docs(
                "write a bucket policy of version 2023-04-17 that allows your own application "
                "too, since it refuses everything else",
                f"{_SCALEWAY}/bucket-policy/",
            ),
            _taken(f"{_SCALEWAY}/setting-cors-rules/"),
        ),
        "ovh": _row(
            _taken(
                "https://www.pulumi.com/registry/packages/ovh/api-docs/cloudproject/s3policy/",
                "import it as the S3 policy of the user",
            ),
            _docs(_PUBLIC_ACL, _OVH),
            _taken(_OVH),
        ),
        "linode": _row(
            _docs("create a limited access key for this bucket", _LINODE),
            _recalled(_BY_API, accepted=None),
            Support(
                None,
                "send it to an endpoint of type E0 or E1; the others differ",
                Fact("mixed", "https://techdocs.akamai.com/cloud-computing/docs/endpoint-types"),
            ),
        ),
        "vultr": _ALL_UNKNOWN,
        "gcs": _row(
            _docs(
                "grant the service account of the key a role on this bucket",
                f"{_GCS}/authentication/managing-hmackeys",
            ),
            _docs("grant allUsers the role Storage Object Viewer on the bucket", _COMPARED),
            _docs("set it with gcloud storage buckets update --cors-file", _COMPARED),
        ),
        "naver": _row(_UNKNOWN, _docs(_PUBLIC_ACL, f"{_NCLOUD}: not in its list"), _taken(_NCLOUD)),
        "nhn": _row(
            _UNKNOWN,
            _docs("set the access policy of the container in the console", _NHN),
            _docs("set it with the API of OpenStack Swift", _NHN),
        ),
        "oss": _row(
            _recalled("write a RAM policy with the actions of oss:"),
            _docs(_PUBLIC_ACL, f"{_OSS}: not in its list"),
            _docs("set it in the console", f"{_OSS}: not in its list"),
        ),
        "ibm": _row(
            _recalled("give the service credential the role Writer on this bucket"),
            _docs("give the access group Public Access a role on the bucket", _IBM),
            _taken(_IBM),
        ),
        "oci": _row(
            _UNKNOWN,
            _docs("set the visibility of the bucket to public", _OCI_VISIBILITY),
            _UNKNOWN,
        ),
        "minio": _row(
            _taken(
                f"{_MC}-admin/mc-admin-policy-create.html",
                "run mc admin policy create ALIAS NAME FILE",
            ),
            _taken(
                f"{_MC}/mc-anonymous-set-json.html",
                "send it to the API, or run mc anonymous set-json FILE ALIAS/BUCKET",
            ),
            Support(
                accepted=False,
                means="set MINIO_API_CORS_ALLOW_ORIGIN on the server, which allows all by default",
                fact=Fact("oss", _MINIO),
            ),
        ),
        "ceph": _row(
            _taken(f"{_CEPH}/iam/"), _taken(f"{_CEPH}/bucketpolicy/"), _taken(f"{_CEPH}/s3/")
        ),
        "seaweedfs": _row(
            Support(accepted=True, means=_BY_API, fact=Fact("probe", _SEAWEEDFS)),
            Support(accepted=True, means=_BY_API, fact=Fact("probe", _SEAWEEDFS)),
            Support(accepted=True, means=_BY_API, fact=Fact("probe", _SEAWEEDFS)),
        ),
        "garage": _row(
            _docs("run garage bucket allow --read --write BUCKET --key KEY", _GARAGE),
            _docs("run garage bucket website --allow BUCKET", _GARAGE),
            _taken(_GARAGE),
        ),
        "rustfs": _row(_UNKNOWN, _taken(_RUSTFS), _taken(_RUSTFS)),
        "versitygw": _row(
            Support(
                accepted=False,
                means="create a user of the gateway for this project: versitygw admin create-user",
                fact=Fact("oss", f"{_VERSITYGW} cmd/internal/gwcli/admin.go"),
            ),
            Support(accepted=True, means=_BY_API, fact=Fact("oss", _VERSITYGW_PUT)),
            Support(accepted=True, means=_BY_API, fact=Fact("oss", _VERSITYGW_PUT)),
        ),
        "yandex": _row(
            _docs(
                "grant the service account of the key a role on the bucket",
                f"{_YANDEX}/concepts/acl.md",
            ),
            _taken(f"{_YANDEX}/concepts/policy.md"),
            _taken(f"{_YANDEX}/concepts/bucket.md"),
        ),
        "exoscale": _row(
            _docs(
                "create an API key whose IAM role is limited to this bucket",
                f"{_EXOSCALE}/documentation/storage/simple-object-storage-overview/",
            ),
            _taken("https://www.pulumi.com/registry/packages/exoscale/api-docs/sosbucketpolicy"),
            _taken(f"{_EXOSCALE}/documentation/storage/simple-object-storage-overview/"),
        ),
        "upcloud": _row(
            _taken(
                "https://www.pulumi.com/registry/packages/upcloud/api-docs/"
                "managedobjectstorageuserpolicy/",
                "create it as a policy of the service, and attach it to the user",
            ),
            Support(accepted=True, means=_BY_API, fact=Fact("oss", "public code")),
            _UNKNOWN,
        ),
        "railway": _row(
            _UNKNOWN,
            _docs("read files through signed links: buckets are private", _RAILWAY),
            _taken(f"{_RAILWAY_DOCS}/storage-buckets/uploading-serving.md"),
        ),
        **dict.fromkeys(("arvan", "contabo", "obs", "tencent"), _ALL_UNKNOWN),
        "localstack": _row(
            _recalled(_BY_API, accepted=None),
            _recalled(_BY_API, accepted=None),
            _recalled(_BY_API, accepted=None),
        ),
    }
)


def support(provider_id: str, kind: DocumentKind) -> Support:
    """Return the support of a provider for a document, unknown if the provider has no row."""
    return DOCUMENTS.get(provider_id, _ALL_UNKNOWN)[kind]
