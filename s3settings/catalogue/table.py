"""Every kind of problem by its id, which is for ever."""

from s3settings.catalogue import environment, project, services, variables
from s3settings.catalogue.kind import Kind

KINDS: dict[str, Kind] = {
    **variables.KINDS,
    **services.KINDS,
    **environment.KINDS,
    **project.KINDS,
}
