"""khaonet web, worker, clock: one process each."""

import signal
import threading

import click

from bot.cli.context import open_runtime
from bot.logs import set_up_logs
from bot.settings import LINE_SETTINGS, SERVER_SETTINGS


@click.command()
@click.option("--workers", default=1, show_default=True, help="Processes that share the port.")
def web(workers: int) -> None:
    """Serve the webhook and the pages."""
    from bot.app import create_app  # noqa: PLC0415 - only this command serves
    from bot.server import Server  # noqa: PLC0415 - as above

    runtime = open_runtime((*LINE_SETTINGS, *SERVER_SETTINGS))
    set_up_logs(runtime.settings.log_level)
    runtime.database.dispose()
    Server(lambda: create_app(runtime), port=runtime.settings.port, workers=workers).run()


@click.command()
def worker() -> None:
    """Run the durable tasks: events, deliveries, media, jobs."""
    from bot.warming import warm_up  # noqa: PLC0415 - only this command works
    from bot.work import work_of  # noqa: PLC0415 - as above

    runtime = open_runtime((*LINE_SETTINGS, *SERVER_SETTINGS))
    set_up_logs(runtime.settings.log_level)
    warm_up(runtime)
    runtime.engine.launch(work_of(runtime), runtime.settings.worker_slot)
    wait_for_signal()
    runtime.engine.stop()


def wait_for_signal() -> None:
    """Return when the process is asked to stop."""
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda _number, _frame: stop.set())
    stop.wait()
