"""The command line reads `mkdocs.yml` as MkDocs does, and says in one line with its place what is wrong in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs.config import load_config

from bitext.diagnostics import ConfigurationError
from bitext.hosts.configuration import options_of
from bitext.hosts.mkdocs_plugin import BitextPlugin
from bitext.options import OPTIONS, chosen
from bitext.readers.configuration import find_configuration, read_options

PARENT = """\
docs_dir: pages
repo_url: https://git.example/a/b
plugins:
  search: {}
  bitext:
    source_texts: originals
    contact: rights@example.org
"""

RIGHT = {
    "nothing but a name": "site_name: A",
    "no options": "site_name: A\nplugins: [search, bitext]",
    "no options, with a colon": "site_name: A\nplugins:\n  - bitext:\n",
    "options in a list": "site_name: A\nplugins:\n  - bitext: {source_texts: originals, contact: a@b.example}",
    "options in a mapping": "site_name: A\nplugins:\n  search:\n  bitext:\n    source_texts: originals",
    "empty options": "site_name: A\nplugins:\n  - bitext:\n      source_texts:\n      contact: ~\n",
    "a plugin that is off": "site_name: A\nplugins:\n  - bitext: {enabled: true, contact: a@b.example}",
    "a docs folder of another name": "site_name: A\ndocs_dir: pages",
    "a docs folder further down": "site_name: A\ndocs_dir: ./pages/../docs/texts/",
    "pages that are files": "site_name: A\nuse_directory_urls: false",
    "a repository": "site_name: A\nrepo_url: https://git.example/a/b\nedit_uri: _edit/docs",
    "a repository on GitHub": "site_name: A\nrepo_url: https://github.com/a/b",
    "a repository on GitLab": "site_name: A\nrepo_url: https://gitlab.com/a/b/\nedit_uri: -/edit/main/docs/",
    "a repository on Bitbucket": "site_name: A\nrepo_url: https://bitbucket.org/a/b",
    "a repository without editing": "site_name: A\nrepo_url: https://github.com/a/b\nedit_uri: ''",
    "an address of editing alone": "site_name: A\nedit_uri: edit/main/docs/",
    "an editing address of its own": "site_name: A\nrepo_url: https://git.example/a\nedit_uri: https://x.example/docs/",
    "an editing template": "site_name: A\nrepo_url: https://github.com/a/b\nedit_uri_template: edit/main/docs/{path}",
    "an editing template alone": "site_name: A\nedit_uri_template: https://x.example/docs/{path_noext!q}.md",
    "a template over a path": (
        "site_name: A\nrepo_url: https://github.com/a/b\nedit_uri: ''\nedit_uri_template: '?q={path!q}'"
    ),
    "a template in the path": "site_name: A\nrepo_url: https://github.com/a/b\nedit_uri: edit/main/docs/{path}",
    "folders outside": "site_name: A\ndocs_dir: ../pages\nplugins: [bitext: {source_texts: ../originals}]",
    "other folders": "site_name: A\ndocs_dir: pages\nrepo_url: https://github.com/a/b\nplugins: [bitext: {source_texts: zh}]",
    "the environment": "site_name: A\nrepo_url: !ENV [NOT_SET, REPO_URL, x]\nplugins: [bitext: {contact: !ENV [CONTACT, a]}]",
    "the environment's default": "site_name: A\nrepo_url: !ENV [NOT_SET, '']\nuse_directory_urls: !ENV [NOT_SET, false]",
    "an environment that says no": "site_name: A\nuse_directory_urls: !ENV NO",
    "an environment without a word": "site_name: A\nuse_directory_urls: !ENV NOT_SET\nedit_uri: !ENV NOT_SET",
    "plugins by default": "site_name: A\nplugins: !ENV [NOT_SET, [bitext: {contact: c@d.example}]]",
    "tags of other tools": (
        "site_name: A\nmarkdown_extensions:\n  - toc:\n      slugify: !!python/name:os.getcwd\n"
        "extra: {a: !relative $docs_dir, b: !!python/tuple [1]}\n"
    ),
    "aliases": "site_name: A\nextra: {a: &a {contact: c@d.example}}\nplugins:\n  - bitext:\n      <<: *a\n      source_texts: zh\n",
    "inherited settings": "INHERIT: base/parent.yml\nsite_name: A",
    "settings over inherited ones": "INHERIT: base/parent.yml\nsite_name: A\nplugins: {bitext: {contact: me@d.example}}\ndocs_dir: docs",
    "a list over an inherited mapping": "INHERIT: base/parent.yml\nsite_name: A\nplugins: [bitext]",
    "nothing over inherited settings": "INHERIT: base/parent.yml\nsite_name: A\nplugins:\nrepo_url:",
    "inherited twice": "INHERIT: base/child.yml\nsite_name: A",
    "inherited from where the environment says": "INHERIT: !ENV [NOT_SET, base/parent.yml]\nsite_name: A",
    "a byte-order mark": "\ufeffsite_name: A\ndocs_dir: pages",
}

WRONG = {
    "docs_dir: [docs]": "1:11: error[F12] expected text for docs_dir, found a list; write it on one line",
    "docs_dir: 2021": "1:11: error[F12] expected text for docs_dir, found 2021; put it in quotation marks",
    "docs_dir: nowhere": (
        "1:11: error[F12] expected docs_dir to name a folder, found no folder nowhere; make it, or correct docs_dir"
    ),
    "docs_dir: .": (
        "1:11: error[F12] expected docs_dir to name a folder of its own, found that of mkdocs.yml; write `docs_dir: docs`"
    ),
    "use_directory_urls: maybe": (
        "1:21: error[F12] expected true or false for use_directory_urls, found maybe; write one of them"
    ),
    "repo_url: github.com/a/b": (
        "1:11: error[F12] expected an address that begins with http:// or https:// for repo_url, found github.com/a/b; "
        "copy it from the browser"
    ),
    "repo_url: 'http://['": (
        "1:11: error[F12] expected an address that begins with http:// or https:// for repo_url, found http://[; "
        "copy it from the browser"
    ),
    "plugins: bitext": "1:10: error[F12] expected a list of plugins, found bitext; write `- bitext` below plugins:",
    "plugins:\n  - bitext: source_texts": (
        "2:13: error[F12] expected `option: value` lines below bitext:, found source_texts; write `contact: …`"
    ),
    "plugins:\n  - bitext:\n    contact: me": (
        "3:14: error[F12] expected the options of bitext indented below it, found contact beside it; "
        "put four more spaces before contact"
    ),
    "plugins:\n  - bitext:\n      contract: me": (
        "3:17: error[F12] expected an option that bitext has, found contract; write contact"
    ),
    "plugins:\n  - bitext:\n      x: me": (
        "3:10: error[F12] expected an option that bitext has, found x; "
        f"the options are {', '.join(option.name for option in OPTIONS)}"
    ),
    "plugins:\n  - bitext:\n      contact: {mail: me}": (
        "3:16: error[F12] expected text for contact, found `key: value` lines; write it on one line"
    ),
    "plugins:\n  - bitext:\n      source_texts: true": (
        "3:21: error[F12] expected text for source_texts, found True; put it in quotation marks"
    ),
    "a: [": (
        "1:5: error[F12] expected `key: value` lines of valid YAML, found expected the node content, but found "
        "'<stream end>'; correct it"
    ),
    "- a": "1:1: error[F12] expected `key: value` lines of valid YAML, found a list; correct it",
    "a: 1\n---\nb: 1": "2:1: error[F12] expected `key: value` lines of valid YAML, found but found another document; correct it",
    "a: \x07": "1:1: error[F12] expected `key: value` lines of valid YAML, found a character that YAML does not allow; correct it",
    "docs_dir: !ENV {a: b}": (
        "1:11: error[F12] expected `key: value` lines of valid YAML, found !ENV without the name of a variable; correct it"
    ),
    "a: "
    + "[" * 600: "1:1: error[F12] expected `key: value` lines of valid YAML, found values nested too deep; correct it",
    "INHERIT: [a]": "1:10: error[F12] expected the path of a file for INHERIT, found a list; correct it",
    "INHERIT:": "1:9: error[F12] expected the path of a file for INHERIT, found nothing; correct it",
    "INHERIT: no.yml": "1:10: error[F12] expected the file no.yml for INHERIT, found none; correct the path",
    "INHERIT: mkdocs.yml": (
        "1:10: error[F12] expected INHERIT to end, found that mkdocs.yml inherits from itself; take it out"
    ),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all the folders that the cases name, and an environment."""
    (tmp_path.parent / "pages").mkdir(exist_ok=True)
    for name in ("docs/texts", "pages", "base", "docs/source_texts"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "base" / "parent.yml").write_text(PARENT)
    (tmp_path / "base" / "child.yml").write_text(
        "INHERIT: ../base/parent.yml\nplugins: {bitext: {contact: child@d.example}}\n"
    )
    (tmp_path / "base" / "circle.yml").write_text("INHERIT: ../mkdocs.yml\n")
    for name, value in {"REPO_URL": "https://github.com/e/f", "CONTACT": "42@road.example", "NO": "false"}.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_settings_are_those_that_mkdocs_finds(project: Path, text: str) -> None:
    """What a command works with is what the plugin works with."""
    path = project / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    config = load_config(str(path))
    plugin = config.plugins.get("bitext", BitextPlugin())
    if "bitext" not in config.plugins:
        plugin.load_config({})
    assert read_options(path) == options_of(config, plugin.typed)


@pytest.mark.parametrize(("text", "message"), WRONG.items(), ids=[text[:40] for text in WRONG])
def test_what_is_wrong_is_said_with_its_place(project: Path, text: str, message: str) -> None:
    """Every wrong setting is one line that names the file, the line and the right form."""
    path = project / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_options(path)
    assert str(caught.value) == f"mkdocs.yml:{message}"


def test_a_wrong_setting_is_named_in_the_file_that_holds_it(project: Path) -> None:
    """An inherited fault is that of the file that it stands in."""
    (project / "mkdocs.yml").write_text("INHERIT: base/wrong.yml\n")
    (project / "base" / "wrong.yml").write_text("site_name: A\ndocs_dir: 1\n")
    with pytest.raises(ConfigurationError, match=r"^base/wrong\.yml:2:11: error\[F12\] expected text for docs_dir"):
        read_options(project / "mkdocs.yml")


def test_a_circle_ends(project: Path) -> None:
    """Two files that inherit from one another are a message, not an endless reading."""
    (project / "mkdocs.yml").write_text("INHERIT: base/circle.yml\n")
    with pytest.raises(
        ConfigurationError, match=r"^base/circle\.yml:1:10: .* found that mkdocs\.yml inherits from itself"
    ):
        read_options(project / "mkdocs.yml")


def test_bytes_that_are_no_text(project: Path) -> None:
    """A file in another encoding is a message."""
    (project / "mkdocs.yml").write_bytes("site_name: 节约用水".encode("gbk"))
    with pytest.raises(ConfigurationError, match="a character that YAML does not allow"):
        read_options(project / "mkdocs.yml")


def test_aliases_that_lead_in_a_circle(project: Path) -> None:
    """A value that holds itself is read once."""
    (project / "mkdocs.yml").write_text("site_name: A\nextra: &a {b: [*a]}\nplugins: &p [*p, bitext]\n")
    assert read_options(project / "mkdocs.yml").source_texts == project / "source_texts"


def test_odd_values_of_no_concern(project: Path) -> None:
    """What other tools would stumble over is theirs to report."""
    text = "a: 2021-13-40\nb: !!int ''\nc: !!bool x\nd: !!omap [a: 1]\n? [e]\n: f\ng: !!timestamp h\n"
    (project / "mkdocs.yml").write_text(text)
    assert read_options(project / "mkdocs.yml").docs == project / "docs"


def test_the_nearest_file_is_found(project: Path) -> None:
    """The project is the folder at hand or the nearest above it, by either name of its file."""
    (project / "mkdocs.yaml").write_text("site_name: A\n")
    assert find_configuration(project / "docs" / "texts") == project / "mkdocs.yaml"
    (project / "mkdocs.yml").write_text("site_name: A\n")
    assert find_configuration(project) == project / "mkdocs.yml"
    (project / "docs" / "mkdocs.yml").write_text("site_name: A\n")
    assert find_configuration(project / "docs" / "texts") == project / "docs" / "mkdocs.yml"


def test_a_path_may_be_relative(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of the project is known in full, however its file was named."""
    (project / "mkdocs.yml").write_text("site_name: A\n")
    monkeypatch.chdir(project / "docs")
    options = read_options(Path(os.pardir) / "mkdocs.yml")
    assert (options.root, options.docs) == (project, project / "docs")


@pytest.mark.parametrize("contact", ["javascript:alert(1)", "42 Road", "data:text/html,x", "https:// x"])
def test_a_contact_is_something_to_write_to(contact: str) -> None:
    """A contact that is neither an address of the web nor of e-mail stops the work: it would become a link."""
    with pytest.raises(ConfigurationError) as raised:
        chosen({"contact": contact})
    assert str(raised.value) == (
        "mkdocs.yml:1:1: error[F12] expected contact to be an address with http:// or https://, or an e-mail address, "
        f"found {contact}; correct it, or take it out"
    )
