"""Lexicons: which words render which, by the project's glossary and by dictionaries."""
