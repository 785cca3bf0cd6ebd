"""The khaonet command: one lazy row a command, so that `khaonet understand` loads no database and no web server."""

import importlib
import sys
from typing import Any

import click

COMMANDS: dict[str, str] = {
    "clock": "bot.cli.job_commands:clock",
    "db": "bot.cli.database_commands:db",
    "demo": "bot.cli.demo:demo",
    "doctor": "bot.cli.doctor:doctor",
    "group": "bot.cli.group_commands:group",
    "job": "bot.cli.job_commands:job",
    "keys": "bot.cli.key_commands:keys",
    "understand": "bot.cli.language_commands:understand_command",
    "user": "bot.cli.group_commands:user",
    "web": "bot.cli.processes:web",
    "worker": "bot.cli.processes:worker",
}
"""Every command, and where it lives: module and name."""


class LazyGroup(click.Group):
    """Imports a command's module only when the command is run or described."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command's name, sorted."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, importing its module; None when there is none of that name."""
        del ctx
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, name = target.split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=LazyGroup)
@click.version_option(package_name="khaonet")
def khaonet() -> None:
    """Khaonet (ข่าวเน็ต): the chatbot of a city's citizen news network."""


def main(args: list[str] | None = None) -> Any:  # noqa: ANN401 - click's own return value
    """Run the command; exit 0 when good, 1 when refused with a sentence, 2 on wrong usage."""
    try:
        return khaonet.main(args=args, prog_name="khaonet")
    except Exception as error:
        from bot.cli.refusals import sentence_for  # noqa: PLC0415 - only when something went wrong

        sentence = sentence_for(error)
        if sentence is None:
            raise
        click.echo(f"khaonet: {sentence}", err=True)
        sys.exit(1)
