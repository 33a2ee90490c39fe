"""The S3-compatible providers, one row each; a new provider is a new row.

A fact that was looked up or executed may become an error, the rest a default or a warning
(`Provider.may_reject`). The rows are in the modules of this package, by kind of service; `table`
has them all, and is not imported before a configuration names a service or an endpoint.
"""
