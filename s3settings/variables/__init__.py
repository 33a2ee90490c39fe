"""Names of variables: the options they set, aliases, typos, and names of other libraries."""
