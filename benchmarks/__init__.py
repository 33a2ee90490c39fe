"""What a start of a project costs, and a link to a file: this library beside its peers."""
