"""Examples per law: all of them in the profile `ci`, a fifth in `repeat` and `dev`, few in `quick`.

`ci` and `repeat`, the profile of further versions and of the wheel, try the same ones every time.
"""

import math

from hypothesis import settings

ALL = 100
SHARES = {"ci": ALL, "repeat": 20, "dev": 20, "quick": 5}
REPRODUCIBLE = {"ci", "repeat"}


def load_profile(name: str) -> None:
    """Choose how many examples each law gets."""
    settings.register_profile(
        name, deadline=None, derandomize=name in REPRODUCIBLE, max_examples=SHARES[name]
    )
    settings.load_profile(name)


def examples(number: int) -> settings:
    """Return settings for this number of examples in the profile `ci`, in proportion elsewhere."""
    return settings(max_examples=math.ceil(number * settings().max_examples / ALL))
