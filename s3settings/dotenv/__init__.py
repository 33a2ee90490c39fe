"""The grammar of `.env` files: tokens, statements, and differences between their readers."""
