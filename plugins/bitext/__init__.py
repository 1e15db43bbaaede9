"""Bitext: annotated translations, side by side with their originals."""

__version__ = "0.1.0"
