"""Files of the docs folder that MkDocs must not see: it follows every link, and opens every file."""

from __future__ import annotations

from mkdocs.structure.files import File, Files, InclusionLevel

from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.project import docs_of


def leave_out(files: Files, options: Options) -> tuple[Finding, ...]:
    """Remove the files from `files` that must not be read or published; return the findings on them, each once.

    A page that is itself a link out of the project stays: its text is never read, and the page says so.
    """
    tree = docs_of(options)
    found: dict[Finding, None] = {}
    for file in [file for file in files if _is_in_docs(file, options)]:
        fault = tree.fault(file.abs_src_path or "", is_page=file.is_documentation_page())
        if fault:
            files.remove(file)
            found[fault] = None
    return tuple(found)


def _is_in_docs(file: File, options: Options) -> bool:
    return file.src_dir == str(options.docs) and file.inclusion is not InclusionLevel.EXCLUDED
