"""Examples per law: all of them in the profile `ci`, a fifth in `dev`, fewer in `quick`."""

import math

from hypothesis import settings

ALL = 100
SHARES = {"ci": ALL, "dev": 20, "quick": 5}


def load_profile(name: str) -> None:
    """Choose how many examples each law gets; `ci` tries the same ones every time."""
    settings.register_profile(
        name, deadline=None, derandomize=name == "ci", max_examples=SHARES[name]
    )
    settings.load_profile(name)


def examples(number: int) -> settings:
    """Return settings for this number of examples in the profile `ci`, in proportion elsewhere."""
    return settings(max_examples=math.ceil(number * settings().max_examples / ALL))
