"""The settings of this project."""
