import pytest

from tests.samples import KEYS, ROLE, Told, examined, told
from tests.services import KEYS as OTHER_KEYS
from tests.services import MINIMAL

AWS = {**ROLE, **KEYS}
R2 = {**MINIMAL["r2"], **OTHER_KEYS}
STATIC_ON_R2 = {
    "AWS_STATIC_PROVIDER": "r2",
    "AWS_STATIC_ACCOUNT_ID": "0a1b",
    "AWS_STATIC_CUSTOM_DOMAIN": "static.example.com",
}
STATIC_KEYS = {"AWS_STATIC_ACCESS_KEY": "0a1b2c3d4e5f", "AWS_STATIC_SECRET_KEY": "of-r2"}
MEDIA_ON_MINIO = {
    "AWS_MEDIA_PROVIDER": "minio",
    "AWS_MEDIA_ENDPOINT_URL": "http://minio:9000",
}
BOTH = "sent to Amazon S3 and to Cloudflare R2, which both issue keys of their own"
CHINA = "sent to Amazon S3 and to Amazon S3 in aws-cn, which both issue keys of their own"


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param(AWS, [], id="one service"),
        pytest.param(
            {**AWS, **STATIC_ON_R2}, [("E063", "AWS_ACCESS_KEY_ID", BOTH)], id="two services"
        ),
        pytest.param({**AWS, **STATIC_ON_R2, **STATIC_KEYS}, [], id="two services, two keys"),
        pytest.param(
            {**AWS, **STATIC_ON_R2, "AWS_MEDIA_BACKEND": "filesystem", **OTHER_KEYS},
            [],
            id="files of the other storage are local",
        ),
        pytest.param(
            {**ROLE, **STATIC_ON_R2, "AWS_S3_SESSION_PROFILE": "acme"},
            [("E063", "AWS_S3_SESSION_PROFILE", BOTH)],
            id="a profile",
        ),
        pytest.param({**ROLE, **STATIC_ON_R2}, [], id="no keys"),
        pytest.param(
            {**AWS, "AWS_STATIC_REGION_NAME": "cn-north-1"},
            [("E063", "AWS_ACCESS_KEY_ID", CHINA)],
            id="two partitions of AWS",
        ),
        pytest.param({**AWS, "AWS_STATIC_REGION_NAME": "us-east-1"}, [], id="two regions of AWS"),
        pytest.param(
            {**ROLE, **OTHER_KEYS, **MEDIA_ON_MINIO},
            [],
            id="a server whose operator chose the keys",
        ),
        pytest.param({**MINIMAL["minio"], **KEYS}, [], id="who chose them in the form of AWS"),
        pytest.param(
            {**AWS, **MEDIA_ON_MINIO},
            [
                (
                    "W063",
                    "AWS_ACCESS_KEY_ID",
                    "a key of AWS, while MinIO has keys of its own",
                )
            ],
            id="a key of AWS that is used there too",
        ),
        pytest.param(
            {**AWS, "AWS_MEDIA_ENDPOINT_URL": "https://proxy.example.com"},
            [],
            id="a server that may be a proxy",
        ),
        pytest.param(
            {**AWS, **STATIC_ON_R2, "AWS_STATIC_PROVIDER": "cloudfare"},
            [("E017", "AWS_STATIC_PROVIDER", "not a service that is known")],
            id="a service that is misspelt",
        ),
        pytest.param(
            {**R2, **KEYS},
            [
                (
                    "W063",
                    "AWS_ACCESS_KEY_ID",
                    "a key of AWS, while Cloudflare R2 has keys of its own",
                )
            ],
            id="a key of AWS in the shell",
        ),
        pytest.param(R2, [], id="a key that may be any service's"),
        pytest.param(
            {**MINIMAL["localstack"], **KEYS}, [], id="a key of AWS for what plays AWS in tests"
        ),
    ],
)
def test_keys_go_to_the_service_that_issued_them(env: dict[str, str], expected: list[Told]) -> None:
    assert told(env) == expected


@pytest.mark.parametrize(
    ("env", "hint"),
    [
        pytest.param(
            {**AWS, **STATIC_ON_R2},
            "set AWS_STATIC_ACCESS_KEY and AWS_STATIC_SECRET_KEY for Cloudflare R2",
            id="another pair",
        ),
        pytest.param(
            {**ROLE, **STATIC_ON_R2, "AWS_S3_SESSION_PROFILE": "acme"},
            "set AWS_STATIC_SESSION_PROFILE for Cloudflare R2",
            id="another profile",
        ),
        pytest.param(
            {**AWS, "AWS_MEDIA_REGION_NAME": "cn-north-1"},
            "set AWS_MEDIA_ACCESS_KEY and AWS_MEDIA_SECRET_KEY for Amazon S3 in aws-cn",
            id="for the storage that is apart",
        ),
        pytest.param(
            {**R2, **KEYS}, "set it, and the secret, to a key of Cloudflare R2", id="another key"
        ),
    ],
)
def test_the_hint_names_what_to_set(env: dict[str, str], hint: str) -> None:
    (problem,) = examined(env).problems

    assert problem.hint == hint
