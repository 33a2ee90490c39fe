"""Sources of values."""
