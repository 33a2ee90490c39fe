"""The storages that Django builds from the settings of a project, and a plan to load them."""
