"""Our notation, scanned once, with line numbers.

numbers → source_blocks; html, lines → regions; lines, marks → block_reader → block_rules; regions, block_rules →
translation_blocks; characters, frontmatter and prose stand alone.
"""
