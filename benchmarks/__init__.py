"""The cost of a start of a project, and of a link to a file: this library beside its peers."""
