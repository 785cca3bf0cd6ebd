"""The khaonet command."""

import click


@click.group()
def main() -> None:
    """Khaonet (ข่าวเน็ต): the chatbot of a city's citizen news network."""
