"""Near misses: what looks like our notation and is none. Each is found by its shape, and said with the right form."""
