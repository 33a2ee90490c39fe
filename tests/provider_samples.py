"""The configuration that each S3-compatible provider needs, by its own documentation, and where its buckets are."""

from dataclasses import dataclass, field

from s3settings.providers.table import PROVIDERS

BUCKET = "acme-media"
# for no particular provider, whose format is not specific to any of them
KEYS = {
    "AWS_ACCESS_KEY_ID": "KEYOFTHEPROVIDER0123456789",
    "AWS_SECRET_ACCESS_KEY": "made-up-secret-of-the-provider",
}
R2_ACCOUNT = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
SUPABASE_PROJECT = "abcdefghijklmnopqrst"


@dataclass(frozen=True, slots=True)
class Sample:
    """The variables beside bucket and keys, and what follows from them.

    `host` and `root` are where the API has the bucket `BUCKET`, `region` is the one that signs,
    `public` the address of public files where it is another one.
    """

    id: str
    host: str
    root: str
    region: str
    env: dict[str, str] = field(default_factory=dict[str, str])
    public: str | None = None

    @property
    def named(self) -> dict[str, str]:
        """The variables that lead to the provider."""
        return {"AWS_S3_PROVIDER": self.id, **self.env}

    @property
    def variables(self) -> dict[str, str]:
        """A whole configuration, as short as the provider allows."""
        return {**KEYS, "AWS_STORAGE_BUCKET_NAME": BUCKET, **self.named}

    @property
    def address(self) -> str:
        """Host and path of public files."""
        return self.public or f"{self.host}{self.root}"


def _region(name: str) -> dict[str, str]:
    return {"AWS_S3_REGION_NAME": name}


def _account(name: str) -> dict[str, str]:
    return {"AWS_S3_ACCOUNT_ID": name}


def _endpoint(url: str) -> dict[str, str]:
    return {"AWS_S3_ENDPOINT_URL": url}


def _domain(address: str) -> dict[str, str]:
    return {"AWS_STATIC_CUSTOM_DOMAIN": address}


PATH = f"/{BUCKET}"
_CONTABO = f"eu2.contabostorage.com/5c37e60c3ee04f1eb116c436b1afadca:{BUCKET}"
_LINKSHARE = f"link.storjshare.io/raw/jxkeyoftheshare/{BUCKET}"
_NHN = f"kr1-api-object-storage.nhncloudservice.com/v1/AUTH_0123456789abcdef/{BUCKET}"
_OCI = f"objectstorage.eu-frankfurt-1.oraclecloud.com/n/acmenamespace/b/{BUCKET}/o"
_SUPABASE = f"{SUPABASE_PROJECT}.supabase.co/storage/v1/object/public/{BUCKET}"

SAMPLES = (
    Sample("aws", "acme-media.s3.eu-west-1.amazonaws.com", "", "eu-west-1", _region("eu-west-1")),
    Sample(
        "r2",
        f"{R2_ACCOUNT}.r2.cloudflarestorage.com",
        PATH,
        "auto",
        _account(R2_ACCOUNT) | _domain("static.example.com"),
        "static.example.com",
    ),
    Sample(
        "b2", f"{BUCKET}.s3.us-west-004.backblazeb2.com", "", "us-west-004", _region("us-west-004")
    ),
    Sample(
        "wasabi",
        f"{BUCKET}.s3.eu-central-1.wasabisys.com",
        "",
        "eu-central-1",
        _region("eu-central-1"),
    ),
    Sample(
        "supabase",
        f"{SUPABASE_PROJECT}.storage.supabase.co",
        f"/storage/v1/s3{PATH}",
        "eu-west-1",
        _account(SUPABASE_PROJECT) | _region("eu-west-1"),
        _SUPABASE,
    ),
    Sample("idrive", "s3.us-west-1.idrivee2.com", PATH, "us-west-1", _region("us-west-1")),
    Sample("tigris", f"{BUCKET}.t3.storage.dev", "", "auto", {}, f"{BUCKET}.t3.tigrisfiles.io"),
    Sample("storj", "gateway.storjshare.io", PATH, "auto", _domain(_LINKSHARE), _LINKSHARE),
    Sample("spaces", f"{BUCKET}.nyc3.digitaloceanspaces.com", "", "nyc3", _region("nyc3")),
    Sample("hetzner", f"{BUCKET}.fsn1.your-objectstorage.com", "", "fsn1", _region("fsn1")),
    Sample("scaleway", f"{BUCKET}.s3.fr-par.scw.cloud", "", "fr-par", _region("fr-par")),
    Sample("ovh", f"{BUCKET}.s3.gra.io.cloud.ovh.net", "", "gra", _region("gra")),
    Sample(
        "linode", f"{BUCKET}.us-iad-18.linodeobjects.com", "", "us-iad-18", _region("us-iad-18")
    ),
    Sample("vultr", f"{BUCKET}.ewr1.vultrobjects.com", "", "ewr1", _region("ewr1")),
    Sample("gcs", "storage.googleapis.com", PATH, "auto"),
    Sample("naver", "kr.object.ncloudstorage.com", PATH, "kr-standard", _region("kr-standard")),
    Sample(
        "nhn",
        "kr1-api-object-storage.nhncloudservice.com",
        PATH,
        "KR1",
        _region("KR1") | _domain(_NHN),
        _NHN,
    ),
    Sample(
        "oss",
        f"{BUCKET}.s3.oss-cn-hangzhou.aliyuncs.com",
        "",
        "cn-hangzhou",
        _region("cn-hangzhou"),
        f"{BUCKET}.oss-cn-hangzhou.aliyuncs.com",
    ),
    Sample("ibm", "s3.eu-de.cloud-object-storage.appdomain.cloud", PATH, "eu-de", _region("eu-de")),
    Sample(
        "oci",
        "acmenamespace.compat.objectstorage.eu-frankfurt-1.oraclecloud.com",
        PATH,
        "eu-frankfurt-1",
        _account("acmenamespace") | _region("eu-frankfurt-1"),
        _OCI,
    ),
    Sample(
        "tencent",
        f"{BUCKET}.cos.ap-guangzhou.myqcloud.com",
        "",
        "ap-guangzhou",
        _region("ap-guangzhou"),
    ),
    Sample(
        "obs",
        f"{BUCKET}.obs.eu-west-101.myhuaweicloud.com",
        "",
        "eu-west-101",
        _region("eu-west-101"),
    ),
    Sample(
        "arvan",
        f"{BUCKET}.s3.ir-thr-at1.arvanstorage.ir",
        "",
        "ir-thr-at1",
        _region("ir-thr-at1"),
    ),
    Sample(
        "contabo",
        "eu2.contabostorage.com",
        PATH,
        "eu2",
        _region("eu2") | _domain(_CONTABO),
        _CONTABO,
    ),
    Sample(
        "railway",
        f"{BUCKET}.storage.railway.app",
        "",
        "auto",
        _domain("files.example.com"),
        "files.example.com",
    ),
    Sample("exoscale", "sos-de-fra-1.exo.io", PATH, "de-fra-1", _region("de-fra-1")),
    Sample(
        "upcloud",
        "1a2b3.upcloudobjects.com",
        PATH,
        "europe-1",
        _account("1a2b3") | _region("europe-1"),
    ),
    Sample("yandex", f"{BUCKET}.storage.yandexcloud.net", "", "ru-central1"),
    Sample(
        "minio",
        "minio.example.com:9000",
        PATH,
        "us-east-1",
        _endpoint("https://minio.example.com:9000"),
    ),
    Sample(
        "rustfs",
        "rustfs.example.com:9000",
        PATH,
        "us-east-1",
        _endpoint("https://rustfs.example.com:9000"),
    ),
    Sample(
        "versitygw",
        "versity.example.com:7070",
        PATH,
        "us-east-1",
        _endpoint("https://versity.example.com:7070"),
    ),
    Sample("ceph", "rgw.example.com", PATH, "us-east-1", _endpoint("https://rgw.example.com")),
    Sample(
        "seaweedfs",
        "weed.example.com:8333",
        PATH,
        "us-east-1",
        _endpoint("https://weed.example.com:8333"),
    ),
    Sample(
        "garage",
        "garage.example.com:3900",
        PATH,
        "garage",
        _endpoint("https://garage.example.com:3900") | _domain(f"{BUCKET}.web.example.com"),
        f"{BUCKET}.web.example.com",
    ),
    Sample(
        "localstack",
        "s3.localhost.localstack.cloud:4566",
        PATH,
        "us-east-1",
        _endpoint("https://s3.localhost.localstack.cloud:4566"),
    ),
)

# what each provider needs beside keys
IN_BUCKET = {"AWS_STORAGE_BUCKET_NAME": BUCKET}
# that of private files, where public ones open theirs as a whole
OF_UPLOADS = {"AWS_MEDIA_BUCKET_NAME": "acme-uploads"}
MINIMAL = {
    provider.id: {
        **IN_BUCKET,
        **(OF_UPLOADS if provider.id in {"r2", "b2", "supabase", "oci", "nhn", "garage"} else {}),
        **provider.named,
    }
    for provider in SAMPLES
}

# The only ones that botocore's default checksums were made for.
WITH_DEFAULT_CHECKSUMS = frozenset({"aws", "localstack"})

assert {provider.id for provider in SAMPLES} == {row.id for row in PROVIDERS}


def without(variables: dict[str, str], *names: str) -> dict[str, str]:
    """Return the variables but those."""
    return {name: value for name, value in variables.items() if name not in names}


def endpoint(url: str, **variables: str) -> dict[str, str]:
    """Return a configuration without the name of the provider."""
    return {**KEYS, **IN_BUCKET, **OF_UPLOADS, "AWS_S3_ENDPOINT_URL": url, **variables}
