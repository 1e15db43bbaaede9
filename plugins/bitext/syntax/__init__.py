"""Our notation, scanned once, with line numbers.

numbers → source_blocks; html, lines → regions; regions, runs, marks → translation_blocks; characters, frontmatter and
prose stand alone.
"""
