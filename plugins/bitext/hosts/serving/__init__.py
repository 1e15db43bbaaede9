"""`mkdocs serve`: an edit makes anew just the pages that change by it, and the one that is looked at first."""
