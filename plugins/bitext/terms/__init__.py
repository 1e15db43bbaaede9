"""Annotation: where notes hang, where terms stand, and which of the places are marked."""
