"""The only page of this project."""
