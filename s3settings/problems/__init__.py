"""Problems: what can be wrong, where, and the error that carries all of them."""
