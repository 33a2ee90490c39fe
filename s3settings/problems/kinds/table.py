"""Every kind of problem by its id, which is for ever."""

from s3settings.problems.kinds import environment, project, providers, variables
from s3settings.problems.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    **variables.KINDS,
    **providers.KINDS,
    **environment.KINDS,
    **project.KINDS,
}
