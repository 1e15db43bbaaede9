"""`bitext completion`: what makes a shell complete our commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from bitext.cli.examples import example

_SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_BITEXT_COMPLETE"
"""The variable by which the script asks us; click makes it of our name."""


@click.command(
    epilog=example(
        'eval "$(bitext completion bash)"   # in ~/.bashrc',
        'eval "$(bitext completion zsh)"    # in ~/.zshrc',
        "bitext completion fish > ~/.config/fish/completions/bitext.fish",
    )
)
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print what makes SHELL complete commands, options, pages, ids and codes."""
    class_ = get_completion_class(shell)
    if class_ is None:  # a click without it
        raise click.UsageError(f"expected a click that knows {shell}, found one that does not.")
    made = class_(context.find_root().command, {}, "bitext", _VARIABLE)
    click.echo(made.source_template % made.source_vars(), nl=False)
    return 0
