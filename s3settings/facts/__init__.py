"""Facts about AWS and its SDKs, as data with their sources."""
