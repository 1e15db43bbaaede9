"""Our notation, scanned once, with line numbers.

numbers → source_blocks; html, marks → translation_blocks; frontmatter stands alone.
"""
