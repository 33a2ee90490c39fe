"""Sources of values, and the environment of the process at one moment."""

import os


def process_environment() -> dict[str, str]:
    """The variables of the process, without those that another thread removes meanwhile.

    ``dict(os.environ)`` raises KeyError for such a variable.
    """
    # list() of its keys is atomic
    found = ((name, os.environ.get(name)) for name in list(os.environ))
    return {name: value for name, value in found if value is not None}
