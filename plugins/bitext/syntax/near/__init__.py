"""Near misses: what looks like our notation and is not, found by its shape and reported with the right form."""
