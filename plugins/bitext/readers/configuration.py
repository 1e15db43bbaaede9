"""`mkdocs.yml` → `Options`: what a host would say of the site, read without one."""

from __future__ import annotations

import os
from pathlib import Path

from bitext.config import Options, options_from
from bitext.diagnostics import Finding, Location
from bitext.errors import ConfigurationError
from bitext.nearest import nearest
from bitext.readers.settings import Setting, Settings, read_settings, wrong
from bitext.readers.values import is_web_address

NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""What the file may be called, the first that is there."""

_OURS = ("source_texts", "contact", "terms", "raw_html", "allowed_html", "templates", "enabled")
"""The plugin's options; the last is MkDocs' own, for every plugin. Those that no command asks for are not read."""


def find_configuration(folder: Path) -> Path:
    """Return the `mkdocs.yml` of a folder, or of the nearest folder above it that has one.

    Raises ConfigurationError where there is none.
    """
    for above in (folder, *folder.parents):
        for name in NAMES:
            if (above / name).is_file():
                return above / name
    message = (
        "expected mkdocs.yml in this folder or in one above it, found none; "
        "go to the project's folder, or name the file with --config"
    )
    raise ConfigurationError(Finding("F12", Location(NAMES[0]), message))


def read_options(path: Path) -> Options:
    """Return what the `mkdocs.yml` at `path` sets.

    Raises ConfigurationError where it cannot be read, or where an option that counts here has the wrong form.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 – `resolve` would leave the folder of a linked file
    settings = read_settings(path)
    ours = _ours(settings)
    return options_from(
        path.parent,
        _docs(path, settings),
        source_texts=_text(ours, "source_texts", "source_texts"),
        contact=_text(ours, "contact", ""),
        repository=_address(settings, "repo_url"),
        edit_path=_text(settings, "edit_uri", "") if _given(settings, "edit_uri") else None,
        directory_urls=_yes_or_no(settings, "use_directory_urls", default=True),
    )


def _docs(path: Path, settings: Settings) -> Path:
    name = _text(settings, "docs_dir", "docs")
    docs = Path(os.path.normpath(path.parent / name))
    place = settings["docs_dir"].place if "docs_dir" in settings else Location(path.name)
    if docs == path.parent:
        wrong(place, "expected docs_dir to name a folder of its own, found that of mkdocs.yml; write `docs_dir: docs`")
    if not docs.is_dir():
        wrong(place, f"expected docs_dir to name a folder, found no folder {name}; make it, or correct docs_dir")
    return docs


def _ours(settings: Settings) -> Settings:
    """Return the options below `bitext` in the list of plugins; none where it is not in it."""
    plugins = settings.get("plugins")
    if plugins is None or plugins.value is None:
        return {}
    if plugins.items is not None:
        found = next((entry for item in plugins.items if (entry := _listed(item)) is not None), None)
    elif plugins.fields is not None:
        found = plugins.fields.get("bitext")
    else:
        wrong(plugins.place, f"expected a list of plugins, found {plugins.kind}; write `- bitext` below plugins:")
    return _known(found) if found else {}


def _listed(item: Setting) -> Setting | None:
    """Return the options of a list's item that is ours, else nothing."""
    if not item.fields or "bitext" not in item.fields:
        return None
    other = next((name for name in item.fields if name != "bitext"), None)
    if other is not None:
        found = f"found {other} beside it; put four more spaces before {other}"
        wrong(item.fields[other].place, f"expected the options of bitext indented below it, {found}")
    return item.fields["bitext"]


def _known(options: Setting) -> Settings:
    if options.value is None:
        return {}
    if options.fields is None:
        found = options.kind
        wrong(options.place, f"expected `option: value` lines below bitext:, found {found}; write `contact: …`")
    for name, setting in options.fields.items():
        if name not in _OURS:
            near = nearest(name, _OURS)
            do = f"write {near}" if near else f"the options are {' and '.join(_OURS[:2])}"
            wrong(setting.place, f"expected an option that bitext has, found {name}; {do}")
    return options.fields


def _given(settings: Settings, name: str) -> bool:
    """Return whether there is a value: an empty one counts as left out, as it does for MkDocs."""
    return name in settings and settings[name].value is not None


def _text(settings: Settings, name: str, default: str) -> str:
    if not _given(settings, name):
        return default
    setting = settings[name]
    if not isinstance(setting.value, str):
        plain = setting.fields is None and setting.items is None
        do = "put it in quotation marks" if plain else "write it on one line"
        wrong(setting.place, f"expected text for {name}, found {setting.kind}; {do}")
    return setting.value


def _address(settings: Settings, name: str) -> str:
    text = _text(settings, name, "")
    if text and not is_web_address(text):
        expected = f"expected an address that begins with http:// or https:// for {name}"
        wrong(settings[name].place, f"{expected}, found {text}; copy it from the browser")
    return text


def _yes_or_no(settings: Settings, name: str, *, default: bool) -> bool:
    if not _given(settings, name):
        return default
    setting = settings[name]
    if not isinstance(setting.value, bool):
        wrong(setting.place, f"expected true or false for {name}, found {setting.kind}; write one of them")
    return setting.value
