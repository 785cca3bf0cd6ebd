"""The khaonet command: one lazy row a command, so that `khaonet understand` loads no database and no web server."""

import sys
from typing import Any

import click

from bot.cli.lazy_group import LazyGroup

COMMANDS: dict[str, str] = {
    "ask": "bot.cli.asking_commands:ask_command",
    "backup": "bot.cli.backup_commands:backup_command",
    "clock": "bot.cli.job_commands:clock",
    "compare": "bot.cli.compare_command:compare_command",
    "console": "bot.cli.console_commands:console",
    "db": "bot.cli.database_commands:db",
    "demo": "bot.cli.demo:demo",
    "doctor": "bot.cli.doctor:doctor",
    "erase": "bot.cli.privacy_commands:erase",
    "export": "bot.cli.exchange_commands:export_group",
    "group": "bot.cli.group_commands:group",
    "import": "bot.cli.exchange_commands:import_group",
    "job": "bot.cli.job_commands:job",
    "keys": "bot.cli.key_commands:keys",
    "line": "bot.cli.line_commands:line_group",
    "progress": "bot.cli.asking_commands:progress_command",
    "restore": "bot.cli.backup_commands:restore_command",
    "summary": "bot.cli.summary_commands:summary",
    "understand": "bot.cli.language_commands:understand_command",
    "train": "bot.cli.language_commands:train_command",
    "evaluate": "bot.cli.language_commands:evaluate_command",
    "user": "bot.cli.group_commands:user",
    "web": "bot.cli.processes:web",
    "worker": "bot.cli.processes:worker",
}
"""Every command, and where it lives: module and name."""


@click.group(cls=LazyGroup, table=COMMANDS)
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
