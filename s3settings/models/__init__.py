"""The pydantic models of the options: for one storage, and for a project."""
