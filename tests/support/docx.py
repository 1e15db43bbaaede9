"""Documents of Word, made of strings: an archive of the parts that Word would write, as few as a case needs."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

_OFFICE = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
_SPACES = (
    f'{_W} xmlns:r="{_OFFICE}/officeDocument/2006/relationships" xmlns:mc="{_OFFICE}/markup-compatibility/2006" '
    f'xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:m="{_OFFICE}/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_RELATIONS = f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
CONTENT_TYPES = f'<Types xmlns="{_OFFICE}/package/2006/content-types"/>'


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{escape(text)}</w:t></w:r>"


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; `content`: its words, or its runs as XML."""
    inner = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def in_list(content: str, name: int = 1, depth: int = 0) -> str:
    """Return a paragraph that Word numbers."""
    return paragraph(content, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


def level(form: str, text: str, at: int = 0, more: str = "") -> str:
    """Return how the numbers of a level of a list look."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(*definitions: str, named: str = "", more: str = "") -> str:
    """Return the part of the lists; the first definition is of list 1; `named`, `more`: further lists and definitions."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">{levels}</w:abstractNum>' for index, levels in enumerate(definitions)
    )
    named = named + "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>' for index in range(len(definitions))
    )
    return f"<w:numbering {_SPACES}>{abstract}{more}{named}</w:numbering>"


def style(id_: str, name: str, inner: str = "", kind: str = "paragraph") -> str:
    """Return a style."""
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/>{inner}</w:style>'


def notes(kind: str, *texts: str) -> str:
    """Return the part of the notes of a kind; the first has the id 1."""
    written = "".join(f'<w:{kind} w:id="{index}">{text}</w:{kind}>' for index, text in enumerate(texts, 1))
    return f'<w:{kind}s {_SPACES}><w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>{written}</w:{kind}s>'


def core(title: str = "", author: str = "", created: str = "2020-01-01T00:00:00Z") -> str:
    """Return the part of a document's properties."""
    return (
        f'<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<dcterms:created>{created}</dcterms:created></cp:coreProperties>"
    )


def docx(
    body: str, *, styles: str = "", links: Mapping[str, str] | None = None, is_strict: bool = False, **parts: str
) -> bytes:
    """Return a document; `parts`: `numbering`, `footnotes`, `endnotes`, `core` as XML; `links`: id → address.

    `is_strict`: in the strict form of the standard, whose namespaces have other names.
    """
    related = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/officeDocument/2006/relationships/hyperlink" '
        f'Target="{escape(address)}" TargetMode="External"/>'
        for name, address in (links or {}).items()
    )
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f'{_RELATIONS}<Relationship Id="a" Type="{_OFFICE}/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"{_RELATIONS}{related}</Relationships>",
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
    }
    files |= {"docProps/core.xml" if name == "core" else f"word/{name}.xml": text for name, text in parts.items()}
    return archive({name: _strict(text) if is_strict else text for name, text in files.items()})


def _strict(text: str) -> str:
    for part in ("wordprocessingml", "officeDocument", "drawingml"):
        text = text.replace(f"{_OFFICE}/{part}/2006/", f"http://purl.oclc.org/ooxml/{part}/")
    return text


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of files."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return stream.getvalue()
