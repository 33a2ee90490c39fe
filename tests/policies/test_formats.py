import json
import shlex
import subprocess

from inline_snapshot import snapshot

from s3settings.policies import bucket_policy, cors_configuration, iam_policy
from s3settings.policies.attachment import Attachment
from s3settings.policies.cloudformation import as_cloudformation
from s3settings.policies.commands import as_commands
from s3settings.policies.document import allow, policy
from s3settings.policies.terraform import as_terraform
from tests.policies.linters import cfn_lint, parsed_terraform
from tests.samples import ROLE, examined

STORAGES = examined(ROLE).storages
ODD = policy(allow("Read", ("s3:GetObject",), ['arn:aws:s3:::acme/it\'s $(a) "b" %{c} ${*} é\\/*']))
REGION = "eu-west-1"
SERVER = "http://localhost:8333"

IAM = Attachment("iam", "acme-web", iam_policy(STORAGES), REGION, None)
BUCKET = Attachment("bucket", "acme.example", bucket_policy(STORAGES), REGION, None)
CORS = Attachment(
    "cors", "1acme", cors_configuration(["https://example.com"], uploads=True), REGION, None
)
QUOTED = Attachment("bucket", "acme", ODD, REGION, SERVER)
LOCAL = IAM._replace(endpoint_url=SERVER)
ALL = (IAM, BUCKET, CORS, QUOTED)


def test_commands_are_those_of_the_aws_command_line() -> None:
    lines = [shlex.split(line) for line in as_commands((*ALL, LOCAL)).splitlines()]

    assert [[word for word in line if not word.startswith("{")] for line in lines] == [
        ["aws", "iam", "create-policy", "--policy-name", "acme-web", "--policy-document"],
        [
            "aws",
            "s3api",
            "put-bucket-policy",
            "--bucket",
            "acme.example",
            "--policy",
            "--region",
            "eu-west-1",
        ],
        [
            "aws",
            "s3api",
            "put-bucket-cors",
            "--bucket",
            "1acme",
            "--cors-configuration",
            "--region",
            "eu-west-1",
        ],
        [
            *[
                "aws",
                "s3api",
                "put-bucket-policy",
                "--bucket",
                "acme",
                "--policy",
                "--region",
                "eu-west-1",
            ],
            *("--endpoint-url", SERVER),
        ],
        [
            *["aws", "iam", "create-policy", "--policy-name", "acme-web", "--policy-document"],
            *("--region", REGION, "--endpoint-url", SERVER),
        ],
    ]


def test_a_shell_reads_the_documents_as_they_are() -> None:
    script = "aws() { printf '%s\\n' \"$6\"; }\n" + as_commands(ALL)

    done = subprocess.run(["sh", "-c", script], capture_output=True, check=True, text=True)

    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert documents == [attachment.document for attachment in ALL]


def test_a_policy_in_terraform() -> None:
    attachment = BUCKET._replace(document={"Version": "2012-10-17", "Statement": []})

    assert as_terraform([attachment]) == snapshot("""\
resource "aws_s3_bucket_policy" "acme_example" {
  bucket = "acme.example"
  policy = jsonencode({
    "Version": "2012-10-17",
    "Statement": []
  })
}
""")


def test_cors_in_terraform() -> None:
    assert as_terraform([CORS]) == snapshot("""\
resource "aws_s3_bucket_cors_configuration" "_1acme" {
  bucket = "1acme"

  cors_rule {
    id              = "read"
    allowed_origins = ["https://example.com"]
    allowed_methods = ["GET", "HEAD"]
    allowed_headers = ["Range"]
    expose_headers  = ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"]
    max_age_seconds = 3600
  }
  cors_rule {
    id              = "upload"
    allowed_origins = ["https://example.com"]
    allowed_methods = ["PUT", "POST"]
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 3600
  }
}
""")


def test_terraform_is_parsed_back() -> None:
    found = parsed_terraform(as_terraform(ALL))["resource"]

    kinds = [
        (kind.strip('"'), name.strip('"')) for one in found for kind in one for name in one[kind]
    ]
    assert kinds == [
        ("aws_iam_policy", "acme_web"),
        ("aws_s3_bucket_policy", "acme_example"),
        ("aws_s3_bucket_cors_configuration", "_1acme"),
        ("aws_s3_bucket_policy", "acme"),
    ]


def test_what_begins_a_template_is_escaped_in_terraform() -> None:
    text = as_terraform([QUOTED])

    assert "%%{c}" in text
    assert "$${*}" in text


def test_cfn_lint_accepts_the_template() -> None:
    assert cfn_lint(as_cloudformation([IAM, BUCKET, CORS])) == []


def test_a_template_has_the_documents() -> None:
    resources = json.loads(as_cloudformation(ALL))["Resources"]

    assert {name: resource["Type"] for name, resource in resources.items()} == {
        "IamAcmeWeb": "AWS::IAM::ManagedPolicy",
        "BucketAcmeExample": "AWS::S3::BucketPolicy",
        "Cors1acme": "AWS::S3::Bucket",
        "BucketAcme": "AWS::S3::BucketPolicy",
    }
    assert resources["IamAcmeWeb"]["Properties"]["PolicyDocument"] == IAM.document
    assert resources["BucketAcmeExample"]["Properties"]["PolicyDocument"] == BUCKET.document
    assert resources["Cors1acme"]["DeletionPolicy"] == "Retain"
