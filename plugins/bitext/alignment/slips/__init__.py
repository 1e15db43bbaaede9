"""Slips of an editor's hand that explain why a section does not fit.

slip ← lists, footnotes, headings, copies, marks ← search; slip ← telling.
"""
