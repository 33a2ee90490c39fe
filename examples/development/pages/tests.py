"""Tests whose uploads stay in memory, regardless of .env."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import SimpleTestCase, override_settings

from s3settings import load

IN_MEMORY = load(env={"AWS_S3_BACKEND": "memory"}, env_file=None)


@override_settings(**IN_MEMORY)
class HomeTests(SimpleTestCase):
    """The page that takes a file."""

    def test_an_upload_is_stored_and_linked(self) -> None:
        """The link names the file that was sent."""
        answer = self.client.post("/", {"file": ContentFile(b"Hello!", name="hello.txt")})

        self.assertContains(answer, 'href="/media/hello.txt"')
        self.assertEqual(default_storage.open("hello.txt").read(), b"Hello!")
