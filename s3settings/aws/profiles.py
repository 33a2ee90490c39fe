"""The AWS profiles of this machine; botocore is imported on demand."""

from collections.abc import Mapping
from contextlib import suppress


def profiles(env: Mapping[str, str]) -> frozenset[str] | None:
    """Return the profiles in the two config files of AWS; None if boto3 can't read one of them."""
    from botocore.configloader import load_config, raw_config_parse
    from botocore.exceptions import ConfigNotFound, ConfigParseError

    config = env.get("AWS_CONFIG_FILE", "~/.aws/config")
    credentials = env.get("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")
    found: set[str] = set()
    try:
        with suppress(ConfigNotFound):
            found |= load_config(config)["profiles"].keys()
        with suppress(ConfigNotFound):
            found |= raw_config_parse(credentials).keys()
    except ConfigParseError:
        return None
    return frozenset(found)
