"""The settings of this project and its URLs."""
