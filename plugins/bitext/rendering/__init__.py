"""Model → `xml.etree` elements, text as it is read: what protects it from Markdown is the extension's business.

element → source, provenance → article; texts stands beside them.
"""
