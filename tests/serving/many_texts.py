"""A site of many texts, of every kind that the guide names: the same bytes each time."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from random import Random

from tests.serving.words import TERMS, heading, numeral, paragraph, sentence, title

Files = dict[str, bytes]
"""Path from the project's folder → content."""

CONFIGURATION = """\
site_name: Many texts
site_url: https://texts.example/
repo_url: https://github.com/example/texts
edit_uri: edit/main/docs/
theme:
  name: material
  font: false
  custom_dir: overrides
  features: [navigation.prune, navigation.footer, toc.integrate]
extra_css: [extra.css]
plugins:
  - bitext:
      words: words
      status: true
      contact: rights@example.org
      checks: {C19: warning}
markdown_extensions:
  - tables
  - footnotes
  - toc
  - pymdownx.superfences
draft_docs: |
  drafts/
validation:
  anchors: warn
"""
NAVIGATION = """\
nav:
  - Home: index.md
  - Texts:
      - texts/index.md
      - texts/text-00.md
      - The second text: texts/text-01.md
  - glossary.md
  - about.md
"""
PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
_OWN = ("xi-2021-digital-economy", "promoting-digital-china", "china-daily-2021-digital-economy")
_OWN_TERMS = 40  # of the repository's: each has a page, which costs a build time
_FOLDERS = ("texts", "texts", "laws", "plans", "plans/local", "verse")


def many_texts(count: int, repository: Path | None = None) -> Files:
    """Return a site of some texts; with the repository's own texts, glossary and essays where its folder is given."""
    chance = Random(count)  # noqa: S311 – texts, not secrets
    files = _pages()
    own = _own_texts(repository) if repository else {}
    for number in range(count - sum(path.startswith("source_texts/") and path.endswith(".md") for path in own)):
        made = _KINDS[number % len(_KINDS)](chance, number)
        files |= {path: text.encode() for path, text in made.items()}
    return {**files, **own}


def variant(name: str, count: int, repository: Path | None = None) -> Files:
    """Return a site of some texts in one of several settings."""
    changes = {
        "plain": (),
        "navigation": (("validation:", NAVIGATION + "validation:"),),
        "texts": (("status: true", "search: texts\n      terms: {mark: all}"),),
        "flat": (("site_name:", "use_directory_urls: false\nsite_name:"), ("features: [navigation.prune", "features: [navigation.instant, navigation.tabs")),
        "bare": (("status: true", "sentences: false"), ("site_url: https://texts.example/\n", ""), ("repo_url: https://github.com/example/texts\n", ""), ("edit_uri: edit/main/docs/\n", "")),
    }[name]  # fmt: skip
    files = many_texts(count, repository)
    configuration = files["mkdocs.yml"].decode()
    for before, behind in changes:
        configuration = configuration.replace(before, behind, 1)
    return {**files, "mkdocs.yml": configuration.encode()}


def sealed(body: str) -> str:
    """Return the seal of the body of an original."""
    return sha256(body.strip("\n").encode()).hexdigest()


def entry(term: tuple[str, str, str], definition: str = "", *more: str) -> str:
    """Return an entry of a glossary: an id, a headword and a rendering."""
    lines = [f"- id: {term[0]}", f"zh: {term[1]}", f"renderings: [{term[2]}]"]
    return "\n  ".join([*lines, *([f"definition: {definition}"] if definition else []), *more]) + "\n"


def _pages() -> Files:
    first, second, third = TERMS[0][0], TERMS[1][0], TERMS[2][0]
    glossary = [entry(term, f"What {term[2]} means. See [a text](texts/text-00.md#p2).") for term in TERMS[:9]]
    glossary += [entry(term) for term in TERMS[9:14]]
    glossary[2] = entry(
        TERMS[2],
        "Power to compute.",
        f"see_also: [{first}]",
        'sources: [{text: A text, url: "texts/text-00.md#p3"}, {text: Elsewhere, url: "https://example.org/"}]',
    )
    texts = {
        "mkdocs.yml": CONFIGURATION,
        "docs/extra.css": "body { margin: 0 }\n",
        "overrides/partials/copyright.html": "<p>Ours.</p>\n",
        "words/en.json": '{"bar.view": "Ways to look"}\n',
        "docs/index.md": "# Home\n\nPolicy in two languages.\n\n<!-- sample: texts/text-00.md#p3 -->\n\n<!-- texts -->\n",
        "docs/texts/index.md": "---\ntitle: All texts\n---\n\n# All texts\n\n<!-- texts -->\n",
        "docs/notes.md": "# All notes\n\nWhat editors say.\n\n<!-- notes -->\n",
        "docs/about.md": f"# About\n\nSee [a pair](texts/text-00.md#p3), [a term](glossary.md#{first}) and [one more](glossary/{second}.md).\n\n![A picture](images/dot.png)\n\n<!-- sample -->\n",
        "docs/guide/how.md": "---\ntitle: How to read\ntags: [guide]\n---\n\n## First\n\nRead [the first text](../texts/text-00.md) [^1].\n\n[^1]: It is short.\n\n## Then\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "docs/drafts/later.md": "# Later\n\nNot yet.\n",
        "docs/glossary.yml": "# Terms of the texts.\n" + "\n".join(glossary),
        "docs/glossary/more.yml": "\n".join(entry(term) for term in TERMS[14:]),
        f"docs/glossary/{first}.md": "It is said in [the third pair](../texts/text-00.md#p3), and elsewhere.\n\n## History\n\nA long one.\n",
        f"docs/glossary/{third}.md": "---\ndescription: On computing.\n---\n\n# An essay of its own\n\nShort.\n",
    }
    return {**{path: text.encode() for path, text in texts.items()}, "docs/images/dot.png": PICTURE}


def _own_texts(repository: Path) -> Files:
    """Return texts of the repository with their glossary, which stands beside that of the others."""
    paths = [f"docs/texts/{name}.md" for name in _OWN] + [f"source_texts/{name}.md" for name in _OWN]
    paths += sorted(path.relative_to(repository).as_posix() for path in repository.glob("docs/glossary/*.md"))
    paths += sorted(path.relative_to(repository).as_posix() for path in repository.glob("source_texts/.sealed/*.txt"))
    found = {path: (repository / path).read_bytes() for path in paths}
    ours = {term[0] for term in TERMS}
    entries = (repository / "docs/glossary.yml").read_text("utf-8").split("\n- id: ")[1:]
    kept = [f"- id: {each}" for each in entries if each.partition("\n")[0] not in ours][:_OWN_TERMS]
    return {**found, "docs/glossary/own.yml": "\n".join(kept).encode()}


def _file(matter: str, *blocks: str) -> str:
    return f"---\n{matter}---\n\n" + "\n\n".join(blocks) + "\n"


def _both(number: int, matter: str, page: str, source: list[str], translation: list[str]) -> dict[str, str]:
    """Return the two files of a text."""
    name, folder = f"text-{number:02}", "texts" if number < 6 else _FOLDERS[number % len(_FOLDERS)]
    return {
        f"source_texts/{name}.md": _file(matter, *source),
        f"docs/{folder}/{name}.md": _file(f"source_text: {name}\n{page}", *translation),
    }


def _matter(chance: Random, zh: str, number: int) -> str:
    related = f"related: [text-{number - 1:02}]\n" if number and chance.random() < 0.3 else ""
    return (
        f"title: {zh}\ntype: {chance.choice(('plan', 'notice', 'opinion'))}\nissuer: {{zh: 国务院, en: State Council}}\n"
        f"number: 国发〔2021〕{number + 1}号\nissued: 2021-{number % 12 + 1:02}-{number % 28 + 1:02}\n{related}"
    )


def _policy(chance: Random, number: int) -> dict[str, str]:
    """A document with chapters, items, notes of all kinds and links."""
    zh, en = title(chance)
    source, translation = [f"# {zh}"], ["> [!NOTE]\n> The copy names no translator. –Ed.", f"# {en}"]
    for chapter in range(1, chance.randint(3, 4)):
        head = heading(chance, chapter)
        source.append(f"## {head[0]}")
        translation.append(f"## {head[1]}")
        for _ in range(chance.randint(1, 3)):
            said = paragraph(chance)
            source.append(said[0])
            translation.append(said[1])
        items = [sentence(chance) for _ in range(chance.randint(0, 2))]
        source += [f"({numeral(at + 1)}){item[0]}" for at, item in enumerate(items)]
        translation += ["\n".join(f"{at + 1}. {item[1]}" for at, item in enumerate(items))] if items else []
    translation[3] += '[^ed-1] It is large scale [or "size" –Ed.] now.'
    source[2] += "规模很大。"
    lemma = " ".join(translation[3].split()[:2])
    translation.append(f"[^ed-1]: **{source[2][:3]} / {lemma}:** see [there](../texts/text-00.md#p2). –Ed.")
    if number:
        translation[-2] += (
            f"\n\n> [!TIP]\n> Compare [another](../texts/text-0{number % 5}.md#p{number % 4 + 1}). –Trans."
        )
    page = f"title: {en}\ntranslators: [{chance.choice(('A. Wang', 'B. Li', 'DigiChina'))}]\npublished: 2022-01-{number % 28 + 1:02}\n"
    return _both(number, _matter(chance, zh, number), page, source, translation)


def _law(chance: Random, number: int) -> dict[str, str]:
    """A law: chapters and articles, two paragraphs for one, one left out."""
    zh, en = title(chance)
    source, translation = [f"# {zh}", "## 第一章 总则"], [f"# {en}", "## Chapter 1: General Provisions"]
    for article in range(1, chance.randint(4, 7)):
        said = paragraph(chance)
        source.append(f"第{numeral(article)}条 {said[0]}")
        translation.append(f"Article {article} {said[1]}")
    source.append("附件:名单")
    translation.append("<!-- untranslated: " + str(len(source)) + " the annex -->")
    first, second = sentence(chance), sentence(chance)
    source[2] = f"第一条 {first[0]}{second[0]}"
    translation[2] = f"<!-- source: 3 -->\nArticle 1 {first[1]}\n\n<!-- source: 3 -->\n{second[1]}"
    matter = f"title: {zh}\ntype: law\nissuer: 全国人大\nadopted: 2020-0{number % 9 + 1}\n"
    return _both(number, matter, f"title: {en}\nverified: yes\nlicense: CC BY 4.0\n", source, translation)


def _verse(chance: Random, number: int) -> dict[str, str]:
    """Verse whose lines stand."""
    lines = [sentence(chance) for _ in range(4)]
    source = ["# 静夜思", "\n".join(zh.replace("。", ",") for zh, _ in lines), "\n".join(zh for zh, _ in lines[:2])]
    translation = ["# Thoughts", "\n".join(en for _, en in lines), "\n".join(en for _, en in lines[:2])]
    return _both(
        number,
        f"title: 静夜思{number}\nauthor: 李白\nlines: keep\nlanguage: lzh\n",
        f"title: Thoughts {number}\n",
        source,
        translation,
    )


def _reverse(chance: Random, number: int) -> dict[str, str]:
    """An English original with a Chinese translation."""
    zh, en = title(chance)
    said = [paragraph(chance) for _ in range(4)]
    matter = f"title: {en}\nlanguage: en\ntype: article\nauthor: A. Smith\npublished: 2020\n"
    page = f"title: {zh}\nlanguage: zh-Hans\ntranslators: 王某\n"
    return _both(number, matter, page, [f"# {en}", *(b for _, b in said)], [f"# {zh}", *(a for a, _ in said)])


def _two_translations(chance: Random, number: int) -> dict[str, str]:
    """One original with an English and a German translation."""
    made = _policy(chance, number)
    german = _file(
        f"source_text: text-{number:02}\ntitle: Mitteilung {number}\nlanguage: de\ntranslators: [C. Maier]\n",
        *(["# Mitteilung", *(f"Absatz {at} über Daten und Wirtschaft. Er hat {at} Sätze." for at in range(2, 9))]),
    )
    return {**made, f"docs/deutsch/text-{number:02}.md": german}


def _without_original(chance: Random, number: int) -> dict[str, str]:
    """A text whose original is not on file."""
    zh, en = title(chance)
    said = [paragraph(chance)[1] for _ in range(4)]
    return _both(number, f"title: {zh}\ntype: speech\ndelivered: 2019-10\n", f"title: {en}\n", [], [f"# {en}", *said])


def _marked(chance: Random, number: int) -> dict[str, str]:
    """A text with pairing marks, marks of sentences, a table, a quotation, a picture and code."""
    zh, en = title(chance)
    one, two, three, four = (paragraph(chance, 2) for _ in range(4))
    ends = four[1].find(". ") + 2
    source = [
        f"# {zh}",
        one[0],
        two[0],
        f"> {three[0]}",
        "| 甲 | 数据资源 |\n|---|---|\n| 1 | 2 |",
        "![图](../docs/images/dot.png)",
        four[0],
    ]
    translation = [
        f"# {en}",
        f"<!-- source: 2-3 -->\n{one[1]} {two[1]}",
        f"> {three[1]}",
        "| A | data resources |\n|---|---|\n| 1 | 2 |",
        "![Picture](../images/dot.png)",
        f"{four[1][:ends]}<!-- sentence: 2 --> {four[1][ends:]}",
        f"<!-- source: none -->\nAdded: [a term](../glossary.md#{TERMS[1][0]}) of **data**.",
    ]
    page = f"title: {en}\nterms: {{skip: [{TERMS[3][0]}]}}\ninitials: {{GW: G. Wu}}\neditors: G. Wu\n"
    return _both(number, _matter(chance, zh, number), page, source, translation)


def _sealed(chance: Random, number: int) -> dict[str, str]:
    """A sealed original that has changed since it was translated; a finding that may stand."""
    zh, en = title(chance)
    said = [paragraph(chance, 2) for _ in range(4)]
    before = "\n\n".join([f"# {zh}", *(a for a, _ in said)])
    now = [f"# {zh}", *(a for a, _ in said)]
    now[2] = paragraph(chance, 1)[0]
    seal = sealed(before)
    name = f"text-{number:02}"
    ignore = f"<!-- ignore: C03 the gazette has it so -->\n{said[1][1]}"
    made = _both(
        number,
        f"title: {zh}\nsha256: {sealed(chr(10).join('' for _ in ()) + (chr(10) * 2).join(now))}\nverified: {{by: A. Wang, on: 2024-05-02, against: the gazette}}\n",
        f"title: {en}\nsource_sha256: {seal}\nignore: {{C12: printed so}}\n",
        now,
        [f"# {en}", said[0][1], ignore, *(b for _, b in said[2:])],
    )
    return {**made, f"source_texts/.sealed/{name}-{seal[:12]}.txt": before + "\n"}


def _broken(chance: Random, number: int) -> dict[str, str]:
    """A text with faults: counts that do not fit, a note without a mark, a link to nowhere, a wrong mark."""
    made = _policy(chance, number)
    path = next(path for path in made if path.startswith("docs/"))
    blocks = made[path].rstrip("\n").split("\n\n")
    del blocks[5]
    blocks[4] += ' And [nowhere](nowhere.md), [no pair](../texts/text-00.md#p99), [^missing] and [or "x" –Ed].'
    blocks += ["<!-- sources: 3 -->", "<!-- source: 99 -->\nToo far.", "[^left]: Left over. –Ed."]
    made[path] = "\n\n".join(blocks) + "\n"
    return made


_KINDS: tuple[Callable[[Random, int], Mapping[str, str]], ...] = (
    _policy, _marked, _law, _policy, _verse, _reverse, _two_translations, _sealed, _without_original, _policy, _broken, _policy
)  # fmt: skip
