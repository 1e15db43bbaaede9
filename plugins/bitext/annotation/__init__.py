"""Where things stand in a text: pure functions over strings, so that they can be cached by content.

hits, sweep → headwords; hits, english, forms → renderings; headwords, renderings → terms → marking.
"""
