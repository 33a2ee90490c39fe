"""Follow the hints of many random configurations: ``python -m tests.hints 10000``."""

import os
import sys
from unittest.mock import patch

from botocore import session
from botocore.loaders import create_loader
from hypothesis import HealthCheck, settings

from tests import conftest
from tests.hints.following import AWS_KEYS
from tests.hints.test_hints import follow_random_hints

if __name__ == "__main__":
    assert conftest.__name__
    os.environ["AWS_ACCESS_KEY_ID"] = AWS_KEYS["access_key"]
    os.environ["AWS_SECRET_ACCESS_KEY"] = AWS_KEYS["secret_key"]
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    many = settings(max_examples=int(sys.argv[1]), deadline=None, suppress_health_check=checks)
    # one reading of the service models for all clients
    with patch.object(session, "create_loader", return_value=create_loader()):
        many(follow_random_hints)()
