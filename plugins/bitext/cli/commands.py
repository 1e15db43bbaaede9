"""The commands by their names, each imported when it is asked for."""
# ruff: noqa: PLC0415 – to import all of them takes longer than most of them take to run

from __future__ import annotations

import click

from bitext.nearest import nearest


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's name
        """Return the names of the commands in the order of the work."""
        return list(_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's names
        """Return a command by its name, or None where there is none."""
        return command_of(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first word names; raises UsageError, with the one that may be meant."""
        word = args[0]
        if not (word.startswith("-") or ctx.resilient_parsing or self.get_command(ctx, word)):
            near = nearest(word, _NAMES)
            raise click.UsageError(f"No such command '{word}'{f'; write {near}' if near else ''}.", ctx)
        return super().resolve_command(ctx, args)


_NAMES = (
    "init",
    "new",
    "align",
    "check",
    "explain",
    "pairs",
    "sentences",
    "seal",
    "glossary",
    "assets",
    "search",
    "completion",
)


def command_of(name: str) -> click.Command | None:  # noqa: C901  # a table, which decides nothing
    """Return a command by its name, or None where there is none."""
    command: click.Command | None = None
    match name:
        case "init":
            from bitext.cli.init import init as command
        case "new":
            from bitext.cli.new import new as command
        case "align":
            from bitext.cli.align import align as command
        case "check":
            from bitext.cli.check import check as command
        case "explain":
            from bitext.cli.explain import explain as command
        case "completion":
            from bitext.cli.completion import completion as command
        case "pairs":
            from bitext.cli.pairs import pairs as command
        case "sentences":
            from bitext.cli.sentences import sentences as command
        case "seal":
            from bitext.cli.seal import seal as command
        case "glossary":
            from bitext.cli.glossary import glossary as command
        case "assets":
            from bitext.cli.assets import assets as command
        case "search":
            from bitext.cli.search import search as command
    return command
