"""Kinds of problems that the live probes of `s3settings doctor` find."""

from s3settings.problems.kinds.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "E201": error(
        "invalid",
        "the host name of the endpoint does not resolve",
        "correct the endpoint, or the region that it is made of",
    ),
    "E202": error(
        "invalid",
        "the endpoint does not answer in time, or not by HTTP",
        "correct host and port of the endpoint, or open the way to it in the firewall",
    ),
    "E203": error(
        "invalid",
        "the TLS certificate of the endpoint is not valid for it",
        "correct the host of the endpoint, or set AWS_S3_VERIFY to the bundle of its authority",
    ),
    "E204": error(
        "invalid",
        "the clock of this machine differs from that of the provider by 15 minutes or more",
        "synchronize the clock, for example with systemd-timesyncd or chrony",
    ),
    "E205": error(
        "missing",
        "boto3 finds no credentials",
        "set the access key and its secret, or give the machine a role",
    ),
    "E206": error(
        "invalid",
        "the provider does not know the access key",
        "set an access key that exists and is active at this provider",
    ),
    "E207": error(
        "invalid",
        "the provider rejects the signature",
        "set the secret of this access key again; if it is right, check region and checksums",
    ),
    "E208": error(
        "invalid",
        "the session token is expired or invalid",
        "get new temporary credentials, or use a role that renews them",
    ),
    "E209": error(
        "invalid", "the bucket is in another region", "set the region that the bucket is in"
    ),
    "E210": error(
        "invalid",
        "the bucket does not exist",
        "create the bucket with s3settings provision, or correct its name and its endpoint",
    ),
    "E211": error(
        "invalid",
        "the credentials may not list the bucket",
        "allow s3:ListBucket on the bucket, see s3settings policy iam",
    ),
    "E212": error(
        "invalid",
        "the credentials may not write to the location",
        "allow s3:PutObject in the location, see s3settings policy iam",
    ),
    "E213": error(
        "conflicting",
        "the bucket refuses the ACL that uploads send",
        "remove the ACL, and make files public by a bucket policy",
    ),
    "E214": error(
        "invalid",
        "the provider refuses an upload with these options",
        "remove the encryption, storage class or other argument that the provider lacks",
    ),
    "E215": error(
        "invalid",
        "a file that was written can't be read back",
        "allow s3:GetObject in the location, see s3settings policy iam",
    ),
    "E216": error(
        "invalid",
        "a file comes back with other content than was written",
        "find the proxy or provider that changes files on their way",
    ),
    "W217": warning(
        "invalid",
        "a header of files is lost or changed",
        "find the proxy or provider that drops the header",
    ),
    "E218": error(
        "invalid",
        "a missing file is answered with 403, which django-storages takes for a failure",
        "allow s3:ListBucket on the bucket, without a condition",
    ),
    "E219": error(
        "invalid", "a signed link does not open the file", "check region, endpoint and clock"
    ),
    "E220": error(
        "conflicting",
        "a link with a changed signature opens the file",
        "use a provider that checks signatures, or close the bucket to the public",
    ),
    "E221": error(
        "conflicting",
        "the public link of a file does not open it",
        "allow the public to read the location, see s3settings policy bucket",
    ),
    "E222": error(
        "conflicting",
        "everybody can read a private file",
        "remove the location from the bucket policy, and the public ACLs",
    ),
    "E223": error(
        "conflicting",
        "everybody can list the bucket",
        "remove s3:ListBucket for everybody from the bucket policy, and public ACLs of the bucket",
    ),
    "E224": error(
        "missing",
        "the bucket does not allow pages of the origin to use its files from scripts and as fonts",
        "apply the rules of s3settings policy cors",
    ),
    "W225": warning(
        "missing", "the manifest of the static files is missing", "run manage.py collectstatic"
    ),
    "E226": error(
        "invalid",
        "the credentials may not delete in the location",
        "allow s3:DeleteObject in the location, see s3settings policy iam",
    ),
    "E227": error(
        "invalid",
        "an answer is not that of S3",
        "correct the endpoint: it has to be the S3 API of the provider",
    ),
    "E228": error(
        "conflicting",
        "the custom domain serves other files than the bucket",
        "correct the custom domain, or the origin of the distribution behind it",
    ),
    "W229": warning(
        "conflicting",
        "the bucket belongs to another account than the credentials",
        "check that it is the bucket that you mean",
    ),
    "W230": warning(
        "missing", "files of the manifest are not in the bucket", "run manage.py collectstatic"
    ),
    "W231": warning(
        "conflicting",
        "the local copy of the manifest is not the published one",
        "run manage.py collectstatic, or deploy the release again",
    ),
}
