"""khaonet demo: what `make run` starts."""

import socket

import click

from bot.cli.refusals import RefusedError


@click.command()
def demo() -> None:
    """Run everything in one process on SQLite, with sample data and a LINE look-alike."""
    from bot.database import upgrade  # noqa: PLC0415 - only this command needs the whole product
    from bot.demo.application import Demo  # noqa: PLC0415 - as above
    from bot.demo.environment import demo_settings  # noqa: PLC0415 - as above
    from bot.logs import set_up_logs  # noqa: PLC0415 - as above
    from bot.runtime import build_runtime  # noqa: PLC0415 - as above
    from bot.server import Server  # noqa: PLC0415 - as above

    settings = demo_settings()
    _refuse_used_port(settings.port)
    runtime = build_runtime(settings)
    upgrade(runtime.database)
    runtime.engine.make_schema()
    runtime.database.dispose()
    set_up_logs("WARNING")
    here = f"http://localhost:{settings.port}"
    click.echo(
        f"\n  Khaonet is running.\n  Chat:    {here}/simulator\n  Console: {here}/console\n  Stop with Ctrl-C.\n"
    )
    application = Demo(build_runtime(settings))
    Server(application.build, port=settings.port, started=application.start, stopped=application.stop).run()


def _refuse_used_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 - the server listens there too
        except OSError as error:
            raise RefusedError(f"port {port} cannot be used ({error.strerror}); choose another: PORT=8080") from error
