"""The storages that Django builds from the settings of a project, and how two of them differ."""
