import pytest
from inline_snapshot import snapshot

from s3settings.policies import cors_configuration, origins_of
from s3settings.policies.cors import is_origin


def test_pages_read_files_from_scripts() -> None:
    assert cors_configuration(["https://example.com", "https://example.com"]) == snapshot(
        {
            "CORSRules": [
                {
                    "ID": "read",
                    "AllowedOrigins": ["https://example.com"],
                    "AllowedMethods": ["GET", "HEAD"],
                    "AllowedHeaders": ["Range"],
                    "ExposeHeaders": ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"],
                    "MaxAgeSeconds": 3600,
                }
            ]
        }
    )


def test_pages_send_files_only_if_they_are_to() -> None:
    [_, upload] = cors_configuration(["https://example.com"], uploads=True)["CORSRules"]

    assert upload == {
        "ID": "upload",
        "AllowedOrigins": ["https://example.com"],
        "AllowedMethods": ["PUT", "POST"],
        "AllowedHeaders": ["*"],
        "ExposeHeaders": ["ETag"],
        "MaxAgeSeconds": 3600,
    }


def test_the_origins_of_a_project() -> None:
    settings = {
        "CSRF_TRUSTED_ORIGINS": ["https://*.example.com", "https://shop.example.org:8443"],
        "ALLOWED_HOSTS": ("example.com", ".example.net", "localhost", "[::1]", "example.com", 5),
    }

    assert origins_of(settings) == (
        "https://*.example.com",
        "https://shop.example.org:8443",
        "https://example.com",
        "https://example.net",
        "https://*.example.net",
        "http://localhost:*",
        "http://[::1]:*",
    )


def test_a_project_of_any_host_has_any_origin() -> None:
    assert origins_of({"ALLOWED_HOSTS": ["*"]}) == ("*",)


def test_a_project_without_hosts_has_no_origin() -> None:
    assert origins_of({"ALLOWED_HOSTS": None, "CSRF_TRUSTED_ORIGINS": "https://a.example"}) == ()


@pytest.mark.parametrize(
    "text",
    ["example.com", "https://a.example/", "https://a.example/b", "https://*.*.example", "ftp://a"],
)
def test_values_that_are_not_an_origin(text: str) -> None:
    assert not is_origin(text)
    assert origins_of({"CSRF_TRUSTED_ORIGINS": [text]}) == ()
