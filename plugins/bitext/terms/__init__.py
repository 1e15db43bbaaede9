"""Terms: where they stand in a text, and which of these places are marked."""
