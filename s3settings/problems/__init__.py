"""Problems of a configuration: their kinds, and the error that carries them."""
