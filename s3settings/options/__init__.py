"""Options of a storage: their table, and how their values are parsed."""
