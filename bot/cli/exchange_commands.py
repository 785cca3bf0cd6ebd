"""khaonet import, khaonet export: what can be taken in and given out, and where each command lives."""

import click

from bot.cli.lazy_group import LazyGroup

IMPORTS: dict[str, str] = {
    "chat": "bot.cli.chat_commands:import_chat",
    "form": "bot.cli.form_commands:import_form",
    "geography": "bot.cli.geography_commands:import_geography",
    "meetings": "bot.cli.meeting_commands:import_meetings",
    "projects": "bot.cli.register_commands:import_projects",
}
EXPORTS: dict[str, str] = {
    "indicators": "bot.cli.register_commands:export_indicators",
    "projects": "bot.cli.register_commands:export_projects",
    "tips": "bot.cli.tip_commands:tips",
}


@click.group("import", cls=LazyGroup, table=IMPORTS)
def import_group() -> None:
    """Take in forms, the register, meetings, boundaries or a chat's history."""


@click.group("export", cls=LazyGroup, table=EXPORTS)
def export_group() -> None:
    """Give out tips, projects or indicators."""
