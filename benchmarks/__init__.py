"""Benchmarks: what a build with the plugin costs beside the same pages without it, and what hostile texts cost.

phrases → generate → build → real_glossary; hostile stands alone; __main__ runs both and writes the guide's table.
"""
