"""The time of collectstatic to S3 behind a given round trip, beside other ways to publish."""
