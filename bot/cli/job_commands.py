"""khaonet clock and khaonet job: the timetable."""

import click
from sqlalchemy import select

from bot.cli.context import open_runtime
from bot.cli.refusals import RefusedError
from bot.logs import set_up_logs


@click.command()
@click.option("--list", "only_list", is_flag=True, help="Show the next run of each job and how the last one ended.")
def clock(*, only_list: bool) -> None:
    """Tick: owe to the workers whatever the timetable says is due. One is enough, two do no harm."""
    from bot.cli.processes import wait_for_signal  # noqa: PLC0415 - heavy, and not needed for the list
    from bot.clock import start_clock  # noqa: PLC0415 - as above

    runtime = open_runtime()
    if only_list:
        _show_timetable()
        return
    set_up_logs(runtime.settings.log_level)
    scheduler = start_clock(runtime)
    wait_for_signal()
    scheduler.shutdown(wait=False)
    runtime.database.dispose()


@click.group()
def job() -> None:
    """Run a job of the timetable by hand."""


@job.command("run")
@click.argument("name")
def run_command(name: str) -> None:
    """Run the job NAME now."""
    from bot.job_runner import run_job  # noqa: PLC0415 - loads every job
    from jobs.schedule import BY_NAME  # noqa: PLC0415 - as above

    if name not in BY_NAME:
        raise RefusedError(f"there is no job named {name}; there are: {', '.join(sorted(BY_NAME))}")
    runtime = open_runtime()
    click.echo(run_job(runtime, name, f"by hand:{name}:{runtime.clock():%Y-%m-%dT%H:%M:%S.%f}"))


def _show_timetable() -> None:
    from jobs.schedule import JOBS  # noqa: PLC0415 - loads every job
    from models.job_run import JobRun  # noqa: PLC0415 - as above

    runtime = open_runtime()
    now = runtime.clock()
    with runtime.sessions() as session:
        for row in JOBS:
            query = select(JobRun).where(JobRun.name == row.name).order_by(JobRun.started_at.desc()).limit(1)
            last = session.scalars(query).first()
            ended = f"last {last.started_at:%Y-%m-%d %H:%M}Z: {last.outcome}" if last else "not run yet"
            click.echo(
                f"{row.name:16} next {row.when.next(now):%Y-%m-%d %H:%M}  {row.when!s:24} {row.purpose}; {ended}"
            )
