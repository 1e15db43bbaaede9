"""Annotation: where notes hang on the words that they are about."""
