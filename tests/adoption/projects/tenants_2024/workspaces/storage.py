from storages.backends.s3 import S3Storage


def current_workspace():
    return "shared"


class WorkspaceStorage(S3Storage):
    file_overwrite = False

    def _normalize_name(self, name):
        return super()._normalize_name(f"{current_workspace()}/{name}")
