"""khaonet import chat: the history of a group that the bot could not hear."""

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bot.cli.context import open_runtime
from bot.cli.judging_ahead import heard_ahead
from bot.cli.progress_bar import watched
from bot.cli.refusals import RefusedError
from bot.runtime import Runtime
from language.chat_export.chat import Chat, NoChatError
from language.chat_export.reading import read_chat
from language.phrases.chat_import import COUNTS, NOT_IN_EXPORT, flaw_line
from services.audit import note_deed
from services.chat_import import find_chat_group, finish, prepare, take_batch
from services.chat_work import ChatImport

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN_FLAWS = 20


@click.command("chat")
@click.argument("file", type=FILE)
@click.option("--group", "group", required=True, help="A registered group: its LINE group id, our id, or its name.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def import_chat(file: Path, group: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Take in a chat exported from LINE or OpenChat; the same or an overlapping file adds nothing twice."""
    chat = _read(file)
    runtime = open_runtime()
    try:
        work = _take(runtime, chat, group)
    finally:
        runtime.database.dispose()
    report = _report(chat, work)
    if as_json:
        click.echo(json.dumps(report | {"file": file.name}, ensure_ascii=False))
    else:
        _print(report)


def _read(file: Path) -> Chat:
    try:
        return read_chat(file.read_bytes(), file.name)
    except NoChatError as error:
        raise RefusedError(f"{file}: is no chat exported from LINE ({error}); nothing was saved") from error


def _take(runtime: Runtime, chat: Chat, given: str) -> ChatImport:
    """Take the chat portion by portion, so that messages that come meanwhile need not wait."""
    with runtime.sessions() as session:
        group = find_chat_group(session, given)
        if group is None:
            raise RefusedError(
                f"no registered group {given}; nothing was saved. List the groups: khaonet group list. Register one: "
                f"khaonet group register {given} --kind news_network --name NAME (for an OpenChat, any id you choose)"
            )
        work = prepare(runtime.vault, group, chat)
    batches = work.batches()
    with heard_ahead(runtime, batches, work.home) as heard:
        for batch, known in watched(heard, "Reading messages", len(batches)):
            with runtime.sessions.begin() as session:
                take_batch(session, work, batch, now=runtime.clock(), heard=known)
    with runtime.sessions.begin() as session:
        finish(session, work, now=runtime.clock())
        subject = f"group {work.group_id}"
        note_deed(session, actor="command line", verb="import chat", subject=subject, now=runtime.clock())
    return work


def _report(chat: Chat, work: ChatImport) -> dict[str, Any]:
    flaws = [
        {"line": warned.number, "why": str(warned.flaw), "text": flaw_line(warned.number, warned.flaw)}
        for warned in chat.warnings
    ]
    counts = {name: work.counts[name] for name in COUNTS}
    note = {"media_note": NOT_IN_EXPORT} if work.counts["media_noted"] else {}
    return {"chat": chat.name, "group": work.group_id, **counts, "codes": work.codes, "unreadable_lines": flaws, **note}


def _print(report: dict[str, Any]) -> None:
    table = Table("", "", title=report["chat"] or None)
    table.columns[1].justify = "right"
    for name, label in COUNTS.items():
        table.add_row(label, f"{report[name]:,}")
    console = Console()
    console.print(table)
    flaws = report["unreadable_lines"]
    for flaw in flaws[:_SHOWN_FLAWS]:
        console.print(flaw["text"], markup=False)
    if len(flaws) > _SHOWN_FLAWS:
        console.print(f"… +{len(flaws) - _SHOWN_FLAWS:,}", markup=False)
