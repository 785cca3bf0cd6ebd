"""The demo's one process: web, worker, clock and look-alike together."""

from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask, Response, redirect

from bot.app import create_app
from bot.clock import start_clock
from bot.demo.environment import LOOKALIKE_PREFIX
from bot.demo.settling_in import settle_in, staff_of
from bot.runtime import Runtime
from bot.work import work_of
from console.demo_door import mount_demo_door
from documents.font_coverage import FONTS
from language.geography import outlines
from simulator.api import mount_api
from simulator.page import Page, mount_page
from simulator.platform import Platform
from simulator.state import Channel


class Demo:
    """Builds the application in the serving process, starts the work beside it, and stops both."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._scheduler: BackgroundScheduler | None = None

    def build(self) -> Flask:
        """Return the web application with the look-alike hung in."""
        settings = self._runtime.settings
        channel = Channel(settings.channel_secrets[0], settings.line_channel_access_token.get_secret_value())
        webhook = f"http://127.0.0.1:{settings.port}/webhook/line"
        platform = Platform(channel, webhook=webhook, folder=settings.khaonet_data / "line-lookalike")
        settle_in(self._runtime, platform)
        app = create_app(self._runtime)
        mount_api(app, platform, prefix=LOOKALIKE_PREFIX)
        mount_page(app, Page(platform, _outlines, fonts=FONTS))
        mount_demo_door(app, staff_of(self._runtime, platform))
        app.add_url_rule("/", view_func=_front_door)
        return app

    def start(self) -> None:
        """Launch the durable engine and the clock."""
        self._runtime.engine.launch(work_of(self._runtime), self._runtime.settings.worker_slot)
        self._scheduler = start_clock(self._runtime)

    def stop(self) -> None:
        """Stop both, letting work under way end."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
        self._runtime.engine.stop(seconds=5)


def _outlines() -> list[dict[str, Any]]:
    return [{"name": district, "rings": rings} for district, rings in outlines().items()]


def _front_door() -> Response:
    answer = redirect("/simulator")
    assert isinstance(answer, Response)
    return answer
