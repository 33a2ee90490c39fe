"""The demo, example projects, and the S3 server of the demo and the tests."""
