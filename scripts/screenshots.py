"""Take the README's pictures from the running product: make screenshots."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
PORT = int(os.environ.get("PORT", "8791"))
HERE = f"http://127.0.0.1:{PORT}"
SAMPLES = ("เหตุฉุกเฉิน", "ถามความคืบหน้าโครงการ")


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"PORT": str(PORT), "KHAONET_DATA": folder}
        demo = subprocess.Popen([Path(sys.executable).with_name("khaonet"), "demo"], env=env)
        try:
            wait()
            photograph()
        finally:
            demo.terminate()
            demo.wait(timeout=30)


def wait() -> None:
    for _ in range(240):
        try:
            if requests.get(f"{HERE}/healthz", timeout=1).ok:
                return
        except requests.RequestException:
            time.sleep(0.5)
    sys.exit("the demo did not answer")


def photograph() -> None:
    chromium = shutil.which("chromium") or sys.exit("no chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{HERE}/simulator")
        page.wait_for_selector(".phone")
        for name in SAMPLES:
            page.locator(".sample").filter(has_text=name).click()
            page.wait_for_timeout(3500)
        page.screenshot(path=IMAGES / "chat.png")
        narrow = browser.new_page(viewport={"width": 375, "height": 760})
        narrow.goto(f"{HERE}/simulator")
        narrow.wait_for_selector(".phone")
        narrow.wait_for_timeout(1500)
        narrow.screenshot(path=IMAGES / "chat-phone.png")
        console(page)
        browser.close()


def console(page: Page) -> None:
    page.goto(f"{HERE}/console")
    page.get_by_role("button").filter(has_text="สปท.").first.click()
    page.wait_for_timeout(2000)
    page.screenshot(path=IMAGES / "console.png")


if __name__ == "__main__":
    main()
