"""Pages of the web are brought in with their main text whole, and without what stands around it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bitext.importers import Document, as_page, as_source, read_document
from bitext.model.edition import Translation
from bitext.readers.translation import with_body
from bitext.syntax.source_blocks import scan
from tests.support.imported import case_in, summary

CASES = sorted((Path(__file__).parent / "cases" / "import").glob("*.txt"))


def read(folder: Path, page: str | bytes, *, whole: bool = False) -> Document:
    """Return the document in a page; text is in UTF-8."""
    file = folder / "page.html"
    file.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_document(file, "page.html", whole=whole)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_page_as_its_publisher_serves_it(file: Path, tmp_path: Path) -> None:
    """Every sentence arrives, and all else is as the case says; `RENEW_CASES=1` writes what came out, to be read."""
    case = case_in(file)
    document = read(tmp_path, case.page.encode(case.encoding))
    found = summary(document)
    if os.environ.get("RENEW_CASES"):
        before = file.read_text(encoding="utf-8").partition("=== title\n")[0]
        file.write_text(before.rstrip("\n") + "\n" + found, encoding="utf-8")
    assert [sentence for sentence in case.sentences if sentence not in as_source(document)] == []
    assert case_in(file).expected == found


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_both_files_have_the_same_blocks(file: Path, tmp_path: Path) -> None:
    """What was brought in as an original and as a page pairs block by block; notes stand apart on a page alone."""
    case = case_in(file)
    document = replace(read(tmp_path, case.page.encode(case.encoding)), notes=())
    page = with_body(Translation("a.md", "a.md", "a"), as_page(document), 1)[0]
    assert [block.kind for block in scan(as_source(document))] == [block.kind for block in page.blocks]


ARTICLE = "<h1>标题</h1><div class='TRS_Editor'><p>第一句话在这里。</p>{}<p>最后一句话也在这里。</p></div>"


@pytest.mark.parametrize(
    ("html", "source", "page"),
    [
        ("<p>甲<br>乙</p>", "甲\n乙", "甲<br>\n乙"),
        ("<p>床前明月光，<br>　疑是地上霜。</p>", "床前明月光，\n\n疑是地上霜。", "床前明月光，\n\n疑是地上霜。"),
        ("<p>一段。<br><br><br>又一段。</p>", "一段。\n\n又一段。", "一段。\n\n又一段。"),
        ("<p>前\n后 <b>粗</b> 体</p>", "前后 粗 体", "前后 **粗** 体"),
        ("<p>water\nflows</p>", "water flows", "water flows"),
        ("<p># 不是标题</p>", "\\# 不是标题", "\\# 不是标题"),
        ("<p>- 不是列表</p>", "\\- 不是列表", "\\- 不是列表"),
        ("<p>| 不是表</p>", "\\| 不是表", "| 不是表"),
        ("<p>![图](a.png)</p>", "\\![图](a.png)", "!\\[图](a.png)"),
        ("<p>2021. 是年份</p>", "2021. 是年份", "2021\\. 是年份"),
        ("<p>a_b_c *d* [e](f) `g`</p>", "a_b_c *d* [e](f) `g`", "a_b_c \\*d\\* \\[e](f) \\`g\\`"),
        ("<p>x &lt;b&gt; &amp;lt;</p>", "x <b> &lt;", "x &lt;b> &amp;lt;"),
        ("<p><b>《规划》</b>指出</p>", "《规划》指出", "<strong>《规划》</strong>指出"),
        ("<p><b>甲</b><i>乙</i></p>", "甲乙", "<strong>甲</strong><em>乙</em>"),
        ("<p><b><i>甲</i></b>乙</p>", "甲乙", "***甲***乙"),
        ('<p><a href="http://a.cn/x (1)">甲[1]</a>乙</p>', "甲[1]乙", "[甲\\[1\\]](http://a.cn/x%20%281%29)乙"),
        ('<p>见<a href="javascript:x()">甲</a>与<a href="#a">乙</a></p>', "见甲与乙", "见甲与乙"),
        ('<p>见<a href="/b">甲</a></p>', "见甲", "见甲"),
        ("<ul><li>甲<ul><li>乙</ul><li>丙</ul>", "- 甲\n    - 乙\n- 丙", "- 甲\n    - 乙\n- 丙"),
        ("<ul><li><ul><li>甲</ul></ul>", "- 甲", "- 甲"),
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙", "1. 甲\n2. 乙"),
        ('<ol type="I" start="4"><li>甲</ol>', "- IV. 甲", "- IV. 甲"),
        ("<ol><li><p>甲</p><p>乙</p><li>丙</ol>", "1. 甲\n乙\n2. 丙", "1. 甲\n\n    乙\n\n2. 丙"),
        ("<blockquote><p>甲<p>乙</blockquote>", "> 甲\n>\n> 乙", "> 甲\n>\n> 乙"),
        ("<blockquote>甲</blockquote><blockquote>乙</blockquote>", "> 甲\n\n> 乙", "> 甲\n\n> 乙"),
        ("<pre>甲  乙\n丙</pre>", "甲 乙\n丙", "甲 乙<br>\n丙"),
        ("<pre><code>a  = 1\n# b</code></pre>", "```\na  = 1\n# b\n```", "```\na  = 1\n# b\n```"),
        ("<table><tr><th>甲<th>乙<tr><td>a|b<td></table>", "| 甲 | 乙 |\n|---|---|\n| a\\|b |  |", "| 甲 | 乙 |\n|---|---|\n| a\\|b |  |"),
        ("<table><tr><td>甲<td>乙<tr><td colspan=2>全<tr><td>丙<td>丁</table>", "| 甲 | 乙 |\n| 全 |  |\n| 丙 | 丁 |", "| 甲 | 乙 |\n|---|---|\n| 全 |  |\n| 丙 | 丁 |"),
        ("<p>甲<img src=x alt='𠮷'>乙</p>", "甲𠮷乙", "甲𠮷乙"),
        ("<p>甲\u200b乙<wbr>丙&shy;丁</p>", "甲乙丙丁", "甲乙丙丁"),
        ("<p>&nbsp;&nbsp;甲&nbsp;乙</p>", "甲\u00a0乙", "甲 乙"),
        ("<dl><dt>甲<dd>乙</dl>", "甲\n\n乙", "甲\n\n乙"),
        ("<q>甲</q>说", "“甲”说", "“甲”说"),
    ],
)  # fmt: skip
def test_what_elements_become(html: str, source: str, page: str, tmp_path: Path) -> None:
    """Each element of HTML has its form in an original and on a page, and its words stay as they are."""
    document = read(tmp_path, ARTICLE.format(html))
    first, last = "# 标题\n\n第一句话在这里。\n\n", "\n\n最后一句话也在这里。"
    assert as_source(document).removeprefix(first).removesuffix(last) == source
    assert as_page(document).removeprefix(first).removesuffix(last) == page


@pytest.mark.parametrize(
    "line",
    [
        "【字体：<a>大</a> <a>中</a> <a>小</a>】",
        "[打印] [关闭]",
        "责任编辑：张三",
        "（责编：张三、李四）",
        "分享让更多人看到",
        "当前位置：<a href='/'>首页</a> > 正文",
        "相关阅读：",
        "京ICP备05070218号 京公网安备11010202000001号",
        "Share this:",
        "Leave a Reply",
        "Posted in Translation | Tagged water",
    ],
)
def test_a_line_that_is_no_text_is_left_out_and_counted(line: str, tmp_path: Path) -> None:
    """Buttons, web editors and footers stand in the midst of a text as well."""
    document = read(tmp_path, ARTICLE.format(f"<p>{line}</p>"))
    assert as_source(document) == "# 标题\n\n第一句话在这里。\n\n最后一句话也在这里。"
    assert document.dropped


@pytest.mark.parametrize(
    "line",
    [
        "时间：2022年5月1日上午9点",
        "数据来源：国家统计局",
        "编辑出版工作由新闻出版署主管",
        "大",
        "一、总体要求",
        "2021年10月18日",
        "中国版权",
        "分享经济",
        "关闭小煤矿。",
        "打印机和复印机",
        "首页登载的文章",
        "Related work",
        "Print shops",
    ],
)
def test_a_line_of_the_text_that_looks_like_it_stays(line: str, tmp_path: Path) -> None:
    """What only resembles a button is text."""
    document = read(tmp_path, ARTICLE.format(f"<p>{line}</p>"))
    assert line in as_source(document)


def test_links_at_the_ends_are_left_out_and_annexes_are_not(tmp_path: Path) -> None:
    """A menu is links before or after the text, and so is the list of its annexes."""
    menu = "<p><a href='/a'>上一层</a> | <a href='/b'>下一层</a></p>"
    annexes = "<p><a href='/1.docx'>重点任务分工</a></p><p><a href='/2'>附件：名单</a></p>"
    for text in ("<p>第一句话在这里。（责任编辑：张三）</p>", "<p>第一句话<br>在这里。</p>"):
        document = read(tmp_path, f"<body>{menu}{text}{annexes}{menu}</body>")
        found = as_source(document).replace("\n在", "在").split("\n\n")
        assert found == ["第一句话在这里。", "重点任务分工", "附件：名单"]


def test_a_title_on_several_lines_stands_once(tmp_path: Path) -> None:
    """A long title is set in the middle, line by line: the lines are no headings of their own."""
    lines = "<p align=center><b>关于推动设备更新和</b></p><p align=center><b>以旧换新的通知</b></p>"
    html = (
        f"<title>关于推动设备更新和以旧换新的通知</title>{lines}<p>各省人民政府：现通知如下。</p><p><b>一、要求</b></p>"
    )
    body = as_source(read(tmp_path, html))
    assert body == "# 关于推动设备更新和以旧换新的通知\n\n各省人民政府：现通知如下。\n\n## 一、要求"


def test_the_name_of_the_site_is_no_title(tmp_path: Path) -> None:
    """A logo is a heading of the highest level on many pages."""
    html = "<title>{}</title><h1>中国水网</h1><div class='tit'>水法</div><div id='zoom'><p>第一句话在这里。</p></div>"
    for title in ("水法_中国水网", "水法-中国水网", "水法 | 中国水网", "水法_法律_中国水网"):
        assert read(tmp_path, html.format(title)).title == "水法"
    assert (
        read(tmp_path, "<title>“十四五”规划（2021-2025年）_水网</title><p>正文在这里。</p>").title
        == "“十四五”规划（2021-2025年）"
    )


def test_a_page_can_be_taken_whole(tmp_path: Path) -> None:
    """An editor who misses something takes all, with what stands around it."""
    html = f"<div class='menu'>菜单在上面。</div>{ARTICLE.format('')}<div class='footer'>页脚在下面。</div>"
    assert "菜单" not in as_source(read(tmp_path, html))
    assert as_source(read(tmp_path, html, whole=True)).split("\n\n")[1::3] == ["菜单在上面。", "页脚在下面。"]


def test_what_lies_outside_of_the_main_text_is_said(tmp_path: Path) -> None:
    """A sentence that was left out with a container that was not chosen is named."""
    document = read(
        tmp_path, f"<div><p>这一段在正文之外，但是有一句完整的话。</p></div><div>{ARTICLE.format('')}</div>"
    )
    assert document.remarks == (
        "Left out outside of the main text: One paragraph, beginning “这一段在正文之外，但是有一句完整的话。…”; take all with --whole.",
    )


def test_a_container_with_little_of_the_text_is_not_taken_for_it(tmp_path: Path) -> None:
    """Where the element that is named as the text holds less than a third of the sentences, all of them are taken."""
    others = "".join(f"<div><p>正文的第{number}句话在别处，相当长。</p></div>" for number in range(5))
    document = read(tmp_path, f"<article><p>这里只有一句话。</p></article>{others}")
    assert as_source(document).count("正文的第") == 5
    assert document.remarks[0].startswith("No part of the page holds a third of its sentences")


def test_a_name_does_not_make_furniture_of_the_text(tmp_path: Path) -> None:
    """An element that holds most of the page is its text, even in a class called `print` or `sidebar`."""
    for name in ("print", "sidebar", "footer", "share", "comments"):
        document = read(
            tmp_path, f"<div class='{name}'><p>全文都在这里。</p><p>一句也没有丢。</p></div><p>版权所有</p>"
        )
        assert as_source(document) == "全文都在这里。\n\n一句也没有丢。"


def test_the_languages_of_the_blocks_are_told_by_their_script(tmp_path: Path) -> None:
    """A page in two languages can be paired when it is known which paragraph is in which."""
    document = read(
        tmp_path,
        "<p>水是清的。</p><p>The water is clear.</p><table><tr><td>水</td><td>河</td></tr><tr><td>江</td><td>湖</td></tr></table>",
    )
    assert [block.language for block in document.blocks] == ["zh", "en", "zh"]


def test_lines_that_were_wrapped_are_one_paragraph(tmp_path: Path) -> None:
    """A hand that ends each line with a break means one paragraph, unless each line is one."""
    wrapped = "The river is long and wide, and nobody who lives beside it<br>has measured it, although it is so easy to do if one has<br>a rope."
    found = as_source(read(tmp_path, f"<body><p>{wrapped}</p></body>"))
    assert found == wrapped.replace("<br>", " ")
    lines = "The river is long and wide, and nobody who lives beside it has measured it.<br>That is easy to do if one has a rope, and time enough."
    assert as_source(read(tmp_path, f"<body><p>{lines}</p></body>")) == lines.replace("<br>", "\n\n")


def test_a_note_whose_call_is_left_out_is_text(tmp_path: Path) -> None:
    """Nothing that a document says is lost with a menu that leads to it."""
    html = "<nav><p>见 <a href='#n1'>[1]</a></p></nav><p>第一句话在这里。</p><p>第二句话在这里。</p><p id='n1'>[1] 一条注释。</p>"
    document = read(tmp_path, html)
    assert document.notes == ()
    assert as_source(document) == "第一句话在这里。\n\n第二句话在这里。\n\n[1] 一条注释。"


def test_plain_text_and_markdown_are_documents_too(tmp_path: Path) -> None:
    """One reader has all kinds of files: of plain text the paragraphs, of Markdown the text as it stands."""
    (tmp_path / "a.txt").write_text("节水办法\n\n一、总则\n\n# 为了节约用水，\n制定本办法。\n", encoding="utf-8")
    plain = read_document(tmp_path / "a.txt", "a.txt")
    assert (plain.title, plain.language) == ("节水办法", "zh-Hans")
    assert as_source(plain).startswith("# 节水办法\n\n## 一、总则\n\n\\# 为了节约用水，")
    (tmp_path / "a.md").write_text("# T\n\n*a* [b](c)\n\n| a |\n|---|\n| b |\n\n- i\n", encoding="utf-8")
    marked = read_document(tmp_path / "a.md", "a.md")
    assert as_source(marked) == as_page(marked) == "# T\n\n*a* [b](c)\n\n| a |\n|---|\n| b |\n\n- i"
    assert [block.kind for block in marked.blocks] == ["heading", "paragraph", "table", "item"]
    assert read_document(tmp_path / "none.txt", "none.txt").fault is not None
