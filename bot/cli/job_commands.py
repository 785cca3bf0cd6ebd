"""khaonet clock and khaonet job: the timetable."""

import json
from typing import Any

import click

from bot.cli.context import open_runtime
from bot.cli.refusals import RefusedError
from bot.logs import set_up_logs
from models.quarter import BANGKOK
from services.job_history import last_run


@click.command()
@click.option("--list", "only_list", is_flag=True, help="Show the next run of each job and how the last one ended.")
@click.option("--json", "as_json", is_flag=True, help="With --list: print one JSON document.")
def clock(*, only_list: bool, as_json: bool) -> None:
    """Tick: owe to the workers whatever the timetable says is due. One is enough, two do no harm."""
    from bot.cli.processes import wait_for_signal  # noqa: PLC0415 - heavy, and not needed for the list
    from bot.clock import start_clock  # noqa: PLC0415 - as above

    if only_list:
        _show_timetable(as_json=as_json)
        return
    runtime = open_runtime()
    set_up_logs(runtime.settings.log_level)
    scheduler = start_clock(runtime)
    wait_for_signal()
    scheduler.shutdown(wait=False)
    runtime.database.dispose()


@click.group()
def job() -> None:
    """Run a job of the timetable by hand."""


@job.command("run")
@click.argument("name", nargs=-1, required=True)
def run_command(name: tuple[str, ...]) -> None:
    """Run the job NAME now: one of `khaonet clock --list`, two words with or without quotes or a hyphen."""
    from bot.job_runner import run_job  # noqa: PLC0415 - loads every job
    from jobs.schedule import BY_NAME  # noqa: PLC0415 - as above

    known = " ".join(name).replace("-", " ").strip().lower()
    if known not in BY_NAME:
        raise RefusedError(f"there is no job named {' '.join(name)}; there are: {', '.join(sorted(BY_NAME))}")
    runtime = open_runtime()
    click.echo(run_job(runtime, known, f"by hand:{known}:{runtime.clock():%Y-%m-%dT%H:%M:%S.%f}"))


def _show_timetable(*, as_json: bool) -> None:
    rows = _timetable()
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    said = [("JOB", "WHEN", "NEXT", "LAST", "HOW IT ENDED")]
    said += [(row["name"], row["when"], _clock(row["next"]), _clock(row["last"]), _ended(row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*said, strict=True)]
    for cells in said:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
    click.echo("Times are Bangkok's. What each job does: khaonet clock --list --json; now: khaonet job run NAME")


def _ended(row: dict[str, Any]) -> str:
    if row["last"] is None:
        return "not run yet"
    return f"{'FAILED: ' if row['failed'] else ''}{row['outcome'] or 'did not end'}"


def _timetable() -> list[dict[str, Any]]:
    from jobs.schedule import JOBS  # noqa: PLC0415 - loads every job

    runtime = open_runtime()
    now = runtime.clock()
    with runtime.sessions() as session:
        pairs = [(job, last_run(session, job.name)) for job in JOBS]
        return [
            {
                "name": job.name,
                "purpose": job.purpose,
                "when": str(job.when),
                "next": job.when.next(now).isoformat(),
                "last": last.started_at.astimezone(BANGKOK).isoformat() if last else None,
                "outcome": last.outcome if last else None,
                "failed": last.failed if last else False,
            }
            for job, last in pairs
        ]


def _clock(moment: str | None) -> str:
    return moment[:16].replace("T", " ") if moment else "-"
