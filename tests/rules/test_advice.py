"""Hints that once led on to another problem, or to the wrong variable."""

import pytest

from s3settings.lint import check
from s3settings.storages.storage import Storage
from tests.samples import KEYS, ROLE, storage

WASABI = {
    "AWS_STORAGE_BUCKET_NAME": "acme",
    "AWS_S3_PROVIDER": "wasabi",
    "AWS_S3_REGION_NAME": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "KEYOFTHEPROVIDER0123456789",
    "AWS_SECRET_ACCESS_KEY": "made-up-secret-of-the-provider",
}
R2_KEYS = {
    "AWS_ACCESS_KEY_ID": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "AWS_SECRET_ACCESS_KEY": "0a1b2c3d4e5f6071" * 4,
}
R2_ACCOUNT = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
SUPABASE = {
    **WASABI,
    "AWS_S3_PROVIDER": "supabase",
    "AWS_S3_REGION_NAME": "eu-west-1",
    "AWS_S3_ACCOUNT_ID": "abcdefghijklmnopqrst",
    "AWS_MEDIA_BUCKET_NAME": "acme-uploads",
}


def advice(env: dict[str, str]) -> list[tuple[str, str | None, str]]:
    """Return id, variable and hint of each problem, without its source."""
    return [
        (one.id[11:], one.variable, one.hint.partition(" (source: ")[0])
        for one in check(env=env, env_file=None)
    ]


OLD = {**ROLE, "AWS_S3_PRESET": "django-storages"}


class TestEncryption:
    def test_a_key_of_kms_is_named_where_the_provider_has_none(self) -> None:
        env = {**WASABI, "AWS_S3_PROVIDER": "hetzner", "AWS_S3_REGION_NAME": "fsn1"}

        assert advice({**env, "AWS_S3_KMS_KEY_ID": "alias/acme"}) == [
            ("E055", "AWS_S3_KMS_KEY_ID", "remove it")
        ]

    def test_and_the_encryption_that_goes_with_it(self) -> None:
        env = {
            **WASABI,
            "AWS_S3_PROVIDER": "hetzner",
            "AWS_S3_REGION_NAME": "fsn1",
            "AWS_S3_KMS_KEY_ID": "alias/acme",
            "AWS_S3_SERVER_SIDE_ENCRYPTION": "aws:kms",
        }

        hint = "remove it, and remove AWS_S3_SERVER_SIDE_ENCRYPTION"
        assert advice(env) == [("E055", "AWS_S3_KMS_KEY_ID", hint)]

    def test_a_storage_with_a_provider_of_its_own_does_without_them(self) -> None:
        env = {
            **ROLE,
            "AWS_S3_KMS_KEY_ID": "alias/acme",
            "AWS_MEDIA_PROVIDER": "hetzner",
            "AWS_MEDIA_REGION_NAME": "fsn1",
            "AWS_MEDIA_ACCESS_KEY": "key",
            "AWS_MEDIA_SECRET_KEY": "secret",
        }

        found = ("E055", "AWS_S3_KMS_KEY_ID", "set AWS_MEDIA_KMS_KEY_ID=none")
        assert found in advice(env)


class TestKeys:
    def test_shared_keys_belong_to_the_provider_that_issues_keys_of_their_form(self) -> None:
        env = {**WASABI, **R2_KEYS, "AWS_MEDIA_PROVIDER": "r2", "AWS_MEDIA_ACCOUNT_ID": R2_ACCOUNT}

        hint = "set AWS_STATIC_ACCESS_KEY and AWS_STATIC_SECRET_KEY for Wasabi"
        assert advice(env) == [("E063", "AWS_ACCESS_KEY_ID", hint)]

    def test_a_copy_of_shared_keys_shows_that_those_of_all_are_wrong(self) -> None:
        env = {
            **WASABI,
            "AWS_MEDIA_PROVIDER": "spaces",
            "AWS_MEDIA_REGION_NAME": "nyc3",
            "AWS_MEDIA_ACCESS_KEY": WASABI["AWS_ACCESS_KEY_ID"],
            "AWS_MEDIA_SECRET_KEY": WASABI["AWS_SECRET_ACCESS_KEY"],
        }

        hint = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for Wasabi"
        assert advice(env) == [("E063", "AWS_MEDIA_ACCESS_KEY", hint)]

    def test_missing_ones_are_those_of_the_storage_with_its_own_provider(self) -> None:
        env = {**ROLE, "AWS_MEDIA_PROVIDER": "spaces", "AWS_MEDIA_REGION_NAME": "nyc3"}

        hint = "set the access key and the secret key that DigitalOcean Spaces issued"
        assert advice(env) == [("W081", "AWS_MEDIA_ACCESS_KEY", hint)]


class TestDomains:
    def test_a_domain_of_one_storage_makes_no_other_storage_public(self) -> None:
        env = {**ROLE, "AWS_MEDIA_CUSTOM_DOMAIN": "cdn.acme.io"}

        ((_, _, hint),) = advice(env)

        assert hint.startswith("set AWS_MEDIA_QUERYSTRING_AUTH=false if everyone may read")

    @pytest.mark.parametrize(
        ("domain", "hint"),
        [
            pytest.param(
                "acme.files.s3.eu-central-1.amazonaws.com",
                "correct one of the two; links lead to the bucket in the host",
                id="another-bucket-with-dots-in-another-region",
            ),
            pytest.param(
                "acme.s3-website-eu-central-1.amazonaws.com",
                "write BUCKET.s3.REGION.amazonaws.com, with the region of the bucket",
                id="a-website-in-another-region",
            ),
        ],
    )
    def test_a_wrong_host_is_one_problem(self, domain: str, hint: str) -> None:
        env = {**ROLE, "AWS_STATIC_CUSTOM_DOMAIN": domain}

        assert advice(env) == [("W007", "AWS_STATIC_CUSTOM_DOMAIN", hint)]

    def test_a_host_of_aws_is_one_problem_elsewhere_too(self) -> None:
        env = {**WASABI, "AWS_STATIC_CUSTOM_DOMAIN": "acme.files.s3.eu-west-1.amazonaws.com"}

        hint = "set the host that serves the files of the bucket"
        assert advice(env) == [("W007", "AWS_STATIC_CUSTOM_DOMAIN", hint)]

    def test_a_host_in_china_has_the_domain_of_china(self) -> None:
        env = {
            **ROLE,
            "AWS_S3_REGION_NAME": "cn-north-1",
            "AWS_STATIC_CUSTOM_DOMAIN": "s3.cn-north-1.amazonaws.com.cn",
        }

        hint = "write BUCKET.s3.REGION.amazonaws.com.cn"
        assert advice(env) == [("W007", "AWS_STATIC_CUSTOM_DOMAIN", hint)]

    @pytest.mark.parametrize(
        ("env", "name"),
        [
            pytest.param(
                {
                    **SUPABASE,
                    "AWS_STATIC_CUSTOM_DOMAIN": "abcdefghijklmnopqrst.supabase.co/storage/v1/object/public/other",
                },
                "Supabase Storage",
                id="in-the-path",
            ),
            pytest.param(
                {
                    "AWS_STORAGE_BUCKET_NAME": "acme",
                    "AWS_S3_PROVIDER": "tigris",
                    "AWS_ACCESS_KEY_ID": "tid_a",
                    "AWS_SECRET_ACCESS_KEY": "tsec_b",
                    "AWS_STATIC_CUSTOM_DOMAIN": "other.t3.tigrisfiles.io",
                },
                "Tigris",
                id="in-the-host",
            ),
            pytest.param(
                {
                    **WASABI,
                    "AWS_S3_PROVIDER": "contabo",
                    "AWS_S3_REGION_NAME": "eu2",
                    "AWS_STATIC_CUSTOM_DOMAIN": "eu2.contabostorage.com/0123456789abcdef:other",
                },
                "Contabo Object Storage",
                id="behind-an-account",
            ),
        ],
    )
    def test_a_public_host_of_the_provider_has_this_bucket(
        self, env: dict[str, str], name: str
    ) -> None:
        (found,) = check(env=env, env_file=None)

        assert found.id == "s3settings.W007"
        assert found.message == f"a host of {name}, but not the address of the bucket there"

    @pytest.mark.parametrize(
        "domain",
        [
            "abcdefghijklmnopqrst.supabase.co/storage/v1/object/public/acme",
            "storage.acme.io",
        ],
    )
    def test_its_address_and_a_domain_of_the_project_are_right(self, domain: str) -> None:
        assert advice({**SUPABASE, "AWS_STATIC_CUSTOM_DOMAIN": domain}) == []


class TestPlaces:
    def test_a_style_that_a_bucket_with_dots_does_not_get_is_reported_too(self) -> None:
        env = {**SUPABASE, "AWS_STORAGE_BUCKET_NAME": "acme.files"}

        ((id_, variable, hint),) = advice({**env, "AWS_S3_ADDRESSING_STYLE": "virtual"})

        assert (id_, variable, hint) == (
            "E061",
            "AWS_S3_ADDRESSING_STYLE",
            "remove it, or set path",
        )

    def test_a_public_endpoint_of_one_storage_is_corrected_there(self) -> None:
        env = {**ROLE, "AWS_MEDIA_PUBLIC_ENDPOINT_URL": "http://minio:9000"}

        hint = "set it to the URL of the server for browsers"
        assert ("W080", "AWS_MEDIA_PUBLIC_ENDPOINT_URL", hint) in advice(
            {**env, "AWS_S3_ENDPOINT_URL": "https://minio.acme.com"}
        )

    def test_a_part_of_a_storage_url_is_named(self) -> None:
        env = {"AWS_STORAGE_URL": "s3://acme/media?region_name=eu-wst-1"}

        assert [(one.id[11:], one.message) for one in check(env=env, env_file=None)] == [
            ("E004", "region_name: not an AWS region"),
            (
                "E064",
                "location: ends with the name of default, and each storage adds its own to it",
            ),
        ]

    def test_storages_without_a_bucket_share_the_missing_one(self) -> None:
        env = {
            "AWS_S3_REGION_NAME": "eu-west-1",
            "AWS_MEDIA_LOCATION": "files",
            "AWS_STATIC_LOCATION": "files",
        }

        assert [one[0] for one in advice(env)] == ["W067", "E001"]

    def test_files_that_whitenoise_does_not_serve_are_checked_as_those_on_s3(self) -> None:
        env = {"AWS_S3_BACKEND": "whitenoise", "AWS_S3_REGION_NAME": "eu-wst-1"}

        assert sorted(one[0] for one in advice(env)) == ["E001", "E004", "E047"]
        assert [one[0] for one in advice({"AWS_S3_BACKEND": "whitenoise"})] == ["E047"]


class TestPreset:
    def storage(self, env: dict[str, str]) -> Storage:
        return storage({**OLD, **env})

    def test_links_have_the_path_that_boto3_uses_at_a_public_endpoint(self) -> None:
        one = self.storage({"AWS_S3_PUBLIC_ENDPOINT_URL": "https://files.acme.com"})

        assert (one.address, one.link_address) == (
            "acme.s3.eu-west-1.amazonaws.com",
            "files.acme.com/acme",
        )

    def test_the_version_of_signatures_is_that_of_the_client_of_a_provider(self) -> None:
        config = '{"retries": {"max_attempts": 3}}'
        env = {"AWS_S3_PROVIDER": "localstack", "AWS_S3_CLIENT_CONFIG": config}
        env["AWS_S3_ENDPOINT_URL"] = "http://localhost:4566"

        assert self.storage(env).signature_version == "s3v4"

    def test_a_version_that_would_have_no_effect_is_not_advised(self) -> None:
        env = {**OLD, "AWS_S3_CLIENT_CONFIG": '{"retries": {"max_attempts": 3}}'}

        assert not any(one[1] == "AWS_S3_SIGNATURE_VERSION" for one in advice(env))

    def test_each_storage_is_advised_about_its_own_provider(self) -> None:
        env = {
            **OLD,
            **KEYS,
            "AWS_MEDIA_ENDPOINT_URL": "https://s3.eu-central-1.wasabisys.com",
        }

        assert ("W066", "AWS_MEDIA_PROVIDER", "set it to wasabi") in advice(env)
