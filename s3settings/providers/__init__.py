"""The S3-compatible providers, one row each; a new provider is a new row.

A verified fact may become an error, other facts only a default or a warning
(`Provider.may_reject`). The rows are in the modules of this package, by kind of provider; `table`
has them all, and is only imported if a configuration names a provider or an endpoint.
"""
