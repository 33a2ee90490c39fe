"""Values of the process environment, or of a mapping in its place."""

import os
from collections.abc import Callable, Mapping

from s3settings.sources.process import process_environment
from s3settings.sources.values import ENVIRONMENT, Environment, Reading, value_of


def read_environment(env: Environment, wanted: Callable[[str], bool]) -> tuple[Reading, Reading]:
    """Read the variables that are `wanted`: those that are set, and the defaults of an `Env`.

    `env` is a mapping or an ``environ.Env``; None is the environment of the process.
    """
    if env is None or env is os.environ:
        env = process_environment()
    if not isinstance(env, Mapping):
        from s3settings.sources.django_environ import read_django_environ

        return read_django_environ(env, wanted)
    values = {name: value_of(name, env[name], ENVIRONMENT) for name in env if wanted(name)}
    return Reading(values), Reading({})
