"""The grammar of `.env` files: tokens, statements, and who reads them differently."""
