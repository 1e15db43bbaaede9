"""Model → `xml.etree` elements with plain text; the extension encodes it for Markdown.

element → source, provenance → article; texts stands beside them.
"""
