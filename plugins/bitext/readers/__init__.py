"""Path → model, with a finding for everything that is off.

files, values → source, translation: nothing here raises for what an editor typed.
"""
