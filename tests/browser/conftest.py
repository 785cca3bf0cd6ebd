"""A chromium of the system, and the whole demo as a newcomer starts it."""

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.process.processes import Process, answers, free_port, wait_until

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture
def browser() -> Iterator[object]:
    """A headless browser; without one the test is skipped, but a CI run fails."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium: make test installs it where it may, so this machine cannot judge the pages")
        pytest.skip("skipped: no chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Iterator[str]:
    """The address of `khaonet demo`, running with its sample data for all tests of a file."""
    port, folder = free_port(), tmp_path_factory.mktemp("demo")
    env = {"PORT": str(port), "KHAONET_DATA": str(folder / "data"), "DATABASE_URL": ""}
    process = Process("demo", env, folder / "demo.log")
    process.start()
    try:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/healthz"), 90, "the demo answers")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.stop()
