"""Path → model, with a finding for each fault.

files, values → source, translation: nothing there raises for what an editor typed. yaml_settings → configuration:
`mkdocs.yml`, where a wrong option stops the work.
"""
