"""All kinds of problems by their ids, without the prefix."""

from s3settings.problems.kinds import (
    combinations,
    doctor,
    environment,
    policies,
    project,
    providers,
    provision,
    sources,
    stores,
    variables,
)
from s3settings.problems.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    **variables.KINDS,
    **combinations.KINDS,
    **providers.KINDS,
    **environment.KINDS,
    **sources.KINDS,
    **stores.KINDS,
    **project.KINDS,
    **doctor.KINDS,
    **policies.KINDS,
    **provision.KINDS,
}
