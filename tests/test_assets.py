"""What a site is given of our styles and scripts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import playwright
import pytest

from bitext.assets import EARLY_SCRIPT, SCRIPT, STYLESHEET, published
from bitext.assets.joining import joined
from bitext.assets.lean import lean_script, lean_style
from bitext.assets.names import shortened

NODE = Path(playwright.__file__).parent / "driver" / "node"
"""The Node that Playwright brings, which runs the tests of our scripts too."""


SCRIPTS = {
    "a line's comment": ("// @ts-check\n\nlet a = 1; // why\nb();\n", "let a=1;b();\n"),
    "a block's comment": (
        "/**\n * @param {string} a\n */\nfunction f(a) {\n  return a;\n}\nf();\n",
        "function f(a){return a;}\nf();\n",
    ),
    "a cast": ("/** @type {A} */ (a).b(/** @type {C} */ (c));\n", "(a).b((c));\n"),
    "a string": ("const a = \"https://b  c/*\" + 'a // b';\n", "const a=\"https://b  c/*\"+'a // b';\n"),
    "a template": ("f(`a  ${b + 1} // c`, `\\``);\n", "f(`a  ${b + 1} // c`,`\\``);\n"),
    "an expression": ('a = /^[ "/]+  x\\//g.test(b);\n', 'a=/^[ "/]+  x\\//g.test(b);\n'),
    "a division": ("a = b / 2 + c / 3; // half\n", "a=b/2+c/3;\n"),
    "signs": ("a = - -b;\nc = (d) => ({ e, ...f });\n", "a=- -b;c=(d)=>({e,...f});\n"),
}
STYLES = {
    "a comment": ("/* a { */\na {\n  color: red; /* why */\n}\n\n/* b */\nb > c,\nd {\n}\n", "a{color:red}b>c,d{}\n"),
    "a string": ('a::after {\n  content: "; {  /* a */" / "";\n}\n', 'a::after{content:"; {  /* a */" / ""}\n'),
    "a selector": (
        "a :is(b, c):not(d) * {\n  margin: calc(1rem - -2 * 3px)\n    auto;\n}\n",
        "a :is(b,c):not(d) *{margin:calc(1rem - -2 * 3px) auto}\n",
    ),
    "a number": (
        "a {\n  margin: -0.5rem 10.0rem;\n  line-height: 0.5;\n}\n",
        "a{margin:-.5rem 10.0rem;line-height:.5}\n",
    ),
    "a query": (
        "@media screen and (min-width: 60rem) {\n  a {\n  }\n}\n",
        "@media screen and (min-width:60rem){a{}}\n",
    ),
}


@pytest.mark.parametrize(("written", "given"), SCRIPTS.values(), ids=SCRIPTS)
def test_a_lean_script_does_the_same(written: str, given: str) -> None:
    """A site is given no comment and no idle space; nothing else is taken away."""
    assert lean_script(written) == given


@pytest.mark.parametrize(("written", "given"), STYLES.values(), ids=STYLES)
def test_a_lean_style_says_the_same(written: str, given: str) -> None:
    """The same for style sheets, where a space may have a meaning."""
    assert lean_style(written) == given


NAMES = {
    "a variable": ("const long=1;use(long,long);\n", "const a=1;use(a,a);\n"),
    "a property": ("const long=x.long;f({long:long});\n", "const a=x.long;f({long:a});\n"),
    "a property's name for short": (
        "function f(one){const long=one;return{long};}\n",
        "function a(b){const long=b;return{long};}\n",
    ),
    "what is given": ("const go=({a,...rest},[one],two=1)=>rest+one+two;\n", "const b=({a,...d},[c],e=1)=>d+c+e;\n"),
    "a template": ("const two=1;f(`two ${two} ${g(two)}`);\n", "const a=1;f(`two ${a} ${g(a)}`);\n"),
    "a string": ('const two=1;f("two",/two/,two);\n', 'const a=1;f("two",/two/,a);\n'),
    "the browser's": ("function go(){close();}\n", "function a(){close();}\n"),
    "a name that is taken": ("const a=1;const long=a;b(long);\n", "const c=1;const d=c;b(d);\n"),
}


@pytest.mark.parametrize(("lean", "short"), NAMES.values(), ids=NAMES)
def test_names_are_short(lean: str, short: str) -> None:
    """What a script declares has a short name; what others know by name keeps it."""
    assert shortened(lean) == short


def test_a_template_that_is_not_understood() -> None:
    """It stops the build instead of breaking in a browser."""
    with pytest.raises(ValueError, match="expected no brackets"):
        shortened("f(`${g({ a })}`);\n")


def run(script: str, *options: str) -> str:
    """Return what a module prints."""
    done = subprocess.run(
        [NODE, "--input-type=module", *options, "-"], input=script, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_joined_script_does_what_its_modules_do() -> None:
    """Every form of import and export that is understood works, each module runs once, after those it imports."""
    modules = {
        "hub.js": 'import { two } from "./two.js";\nimport { one as first, add } from "./one.js";\nimport { later } from "./two.js";\n'
        "console.log(first, add(1, two), typeof later());\n",
        "one.js": 'export const one = 1;\nexport function add(a, b) {\n  return a + b;\n}\nconsole.log("once");\n',
        "two.js": 'import {\n  add,\n} from "./one.js";\nconst own = 1;\nexport const two = add(own, 1);\n'
        "export async function later() {\n  return own;\n}\n",
    }
    assert run(joined(modules, "hub.js")) == "once\n1 3 object\n"


def test_names_are_kept_apart() -> None:
    """Names of two modules, the browser's own and variables inside functions do not meet, though all share one scope."""
    modules = {
        "hub.js": 'import { mount as a } from "./a.js";\nimport { mount as b } from "./b.js";\nconst top = "top";\n'
        "for (const mount of [a, b]) console.log(mount(top), typeof escape);\n",
        "a.js": "let state = 1;\nfunction escape(x) {\n  return [state, x].top ?? { x };\n}\nexport function mount(root) {\n"
        "  state += 1;\n  return ['a', escape(root).x, state].join(' ');\n}\n",
        "b.js": 'const state = "state";\nconst root = "root";\nexport function mount(top) {\n  return [state, root, ...top].join(" ");\n}\n',
    }
    assert run(joined(modules, "hub.js")) == "a top 2 function\nstate root t o p function\n"


def test_what_would_have_to_be_respelled_and_cannot_is_refused() -> None:
    """A name that meets another one, and is a property or stands in a template too, is for its author to change."""
    one = 'import { a } from "./a.js";\nconst top = a;\n'
    for line in ("f({ top });", "f({ top: 1 });", "f({ b, top });", "f(`${top}`);"):
        with pytest.raises(ValueError, match="rename it"):
            joined({"hub.js": f"{one}{line}\n", "a.js": "export const a = top;\n"}, "hub.js")
    assert "f(b, top$hub, [top$hub])" in joined(
        {"hub.js": f"{one}f(b, top, [top]);\n", "a.js": "export const a = top;\n"}, "hub.js"
    )


@pytest.mark.parametrize(
    "line",
    [
        'import * as one from "./one.js";',
        'import one from "./one.js";',
        'import "./one.js";',
        'import { one } from "one";',
        'import { one } from "../one.js";',
        'const one = await import("./one.js");',
        "const here = import.meta.url;",
        "export default 1;",
        "export { one };",
        'export * from "./one.js";',
        "export let one = 1;",
        "export class One {}",
        "export const { a, b } = one;",
    ],
)
def test_what_cannot_be_joined_is_refused(line: str) -> None:
    """A form that is not understood stops the build instead of breaking in a browser."""
    with pytest.raises(ValueError, match="expected a plain import, export or declaration"):
        joined({"hub.js": f'import {{ x }} from "./one.js";\n{line}\n', "one.js": "export const x = 1;\n"}, "hub.js")


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        (
            {"hub.js": 'import { a } from "./a.js";\n', "a.js": 'import { hub } from "./hub.js";\n'},
            "no circle of imports",
        ),
        ({"hub.js": 'import { a } from "./a.js";\n'}, r"found \['a.js'\] missing"),
        ({"hub.js": "", "a.js": ""}, r"and \['a.js'\] unused"),
    ],
    ids=["circle", "missing", "unused"],
)
def test_the_modules_have_to_fit(modules: dict[str, str], said: str) -> None:
    """No module is left out, wanted in vain, or older than itself."""
    with pytest.raises(ValueError, match=said):
        joined(modules, "hub.js")


def test_the_published_script_is_one() -> None:
    """The form of each of our modules is understood, and what they become together is read without a mistake."""
    texts = published()
    assert set(texts) == {STYLESHEET, EARLY_SCRIPT, SCRIPT}
    assert run(texts[SCRIPT], "--check") == ""
