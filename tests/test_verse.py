"""Verse from a file: its lines stand on both sides; prose that was wrapped stays prose."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from bitext.cli import main
from bitext.readers.raw_texts import RawText, is_verse
from tests.support.small_project import write_project

QUATRAIN = "静夜思\n李白\n\n床前明月光，\n疑是地上霜。\n\n举头望明月，\n低头思故乡。\n"
NIGHT = (
    "Quiet Night\nLi Bai\n\nBefore my bed the moonlight lies so bright\nthat it might be the frost upon the ground.\n\n"
    "I lift my head and watch the moon,\nthen bow it, and think of home.\n"
)
OLD = (
    "Ode\n\nShall I compare thee to a summer's day\nThou art more lovely and more temperate\n"
    "Rough winds do shake the buds\nAnd summer's lease is all too short\n"
)
PROSE = (
    "Water is the source of life, the foundation of production and the basis of ecology. The State shall build a society "
    "that saves water. All units and individuals have the duty to save water, and no one may waste it, whatever they "
    "pay for it. Local people's governments at all levels shall put the saving of water into their plans."
)
CHINESE_PROSE = (
    "水是生命之源、生产之要、生态之基。国家厉行节水，坚持和落实节水优先方针，深入实施国家节水行动，全面建设节水型社会。"
    "任何单位和个人都应当依法履行节水义务。县级以上人民政府应当将节水工作纳入国民经济和社会发展有关规划、年度计划。"
)


def wrapped(text: str, width: int) -> str:
    """Return a text of two paragraphs, wrapped at a width."""
    lines = textwrap.wrap(text, width)
    return "Title\n\n" + "\n".join(lines) + "\n\n" + "\n".join(lines[1:]) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        QUATRAIN,
        NIGHT,
        OLD,
        "诗\n\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。",
        "Sea\n\nand then\nthe sea came in over\nall that\n\nand we\nwere nowhere to be found again",
        QUATRAIN.replace("静夜思\n李白", "# 静夜思\n\n李白"),
    ],
)
def test_verse(text: str) -> None:
    """Short lines that end with a sign, before a capital, or where the next word had room."""
    assert is_verse(RawText("a.txt", text))


@pytest.mark.parametrize(
    "text",
    [
        *(wrapped(PROSE, width) for width in (24, 30, 38, 45, 52, 56, 72)),
        *(wrapped(CHINESE_PROSE, width) for width in (10, 14, 20, 24, 28, 36)),
        "Water is life.\nIt is short.\n\nSave it.\nAll of it, whoever you are.\n",
        "Title\n\nOne paragraph.\n\nAnother one.\n\nThe Office,\n3 March 2024\n",
        "关于节水的通知\n\n各省：\n国务院\n\n一、总则\n二、分则\n三、附则\n四、罚则\n",
        "Things\n\n- one,\n- two,\n- three,\n- four,\n\nThe end,\nall told.\n",
        "对照\n\n水。\nWater is the source of life,\n土，\nLand is the mother of wealth,\n",
        "| a, | b |\n|----|---|\n| c, | d |\n| e, | f |\n\nThe end.\n",
        "床前明月光，\n疑是地上霜。",
    ],
)
def test_no_verse(text: str) -> None:
    """Prose that was wrapped, lists, tables, addresses, and two languages line by line."""
    assert not is_verse(RawText("a.txt", text))


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("command", ["new", "align"])
def test_both_sides_keep_their_lines(
    command: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The original says that its lines are kept, and each stanza has as many on either side."""
    monkeypatch.chdir(write_project(tmp_path))
    for name, text in (("night.zh", QUATRAIN), ("night.en", NIGHT)):
        title = "# " if ending == "md" else ""
        (tmp_path / f"{name}.{ending}").write_text(title + text.replace("\n", "\n\n", 1), "utf-8")
    assert main([command, f"night.zh.{ending}", f"night.en.{ending}"]) == 0
    original, page = (
        next(tmp_path.glob(f"{folder}/**/night.md")).read_text("utf-8") for folder in ("source_texts", "docs")
    )
    assert "\nlines: keep\n" in original
    assert "\n\n床前明月光，\n疑是地上霜。\n\n举头望明月，\n低头思故乡。\n" in original
    assert "\n\nI lift my head and watch the moon,\nthen bow it, and think of home.\n" in page
    capsys.readouterr()
    main(["check", "night", "--all"])
    assert "C31" not in capsys.readouterr().out


def test_both_in_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A poem and its translation, one below the other in one file, keep their lines too."""
    monkeypatch.chdir(write_project(tmp_path))
    (tmp_path / "night.txt").write_text(f"{QUATRAIN}\n{NIGHT}".replace("\nLi Bai", ""), "utf-8")
    assert main(["new", "night.txt"]) == 0
    original, page = ((tmp_path / folder / "night.md").read_text("utf-8") for folder in ("source_texts", "docs"))
    assert "\nlines: keep\n" in original
    assert "床前明月光，\n疑是地上霜。\n\n举头望明月，\n低头思故乡。\n" in original
    assert "I lift my head and watch the moon,<br>\nthen bow it, and think of home.\n" in page


def test_an_original_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of a poem without a translation stand too; those of prose that was wrapped are not kept."""
    monkeypatch.chdir(write_project(tmp_path))
    (tmp_path / "night.txt").write_text(QUATRAIN, "utf-8")
    (tmp_path / "prose.txt").write_text(wrapped(CHINESE_PROSE, 20).replace("Title", "节水"), "utf-8")
    main(["new", "night.txt"])
    main(["new", "prose.txt"])
    assert "lines: keep" in (tmp_path / "source_texts" / "night.md").read_text("utf-8")
    assert "疑是地上霜。\n\n举头" in (tmp_path / "source_texts" / "night.md").read_text("utf-8")
    assert "lines: keep" not in (tmp_path / "source_texts" / "prose.md").read_text("utf-8")
