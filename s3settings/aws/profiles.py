"""The AWS profiles of this machine; botocore is imported on demand."""

from contextlib import suppress


def profiles(config_file: str, credentials_file: str) -> frozenset[str] | None:
    """Return the profiles in the two config files of AWS; None if boto3 can't read one of them."""
    from botocore.configloader import load_config, raw_config_parse
    from botocore.exceptions import ConfigNotFound, ConfigParseError

    found: set[str] = set()
    try:
        with suppress(ConfigNotFound):
            found |= load_config(config_file)["profiles"].keys()
        with suppress(ConfigNotFound):
            found |= raw_config_parse(credentials_file).keys()
    except ConfigParseError:
        return None
    return frozenset(found)
