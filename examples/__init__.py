"""What a reader can run: the demo, and the S3 server that it and the tests use."""
