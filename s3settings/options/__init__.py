"""Options of a storage: their table, the model, and how their values are parsed."""
