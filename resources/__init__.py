"""What a programme has learned: the library, and later the handbook, cases and methods."""
