"""Slips of an editor's hand that explain why a section does not fit.

slip ← lists, footnotes, headings, articles, copies, marks ← search; slip ← telling.
"""
