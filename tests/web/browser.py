"""A real browser without a window, and the page as the command opens it; left out where the machine lacks either."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.delivery.project import DECK, SHEET, WORKSHOP

ROOT = Path(__file__).resolve().parents[2]
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--lang=fr")
SCRIPT = WORKSHOP.replace("max: 12", "max: 30")
SERIOUS = ("serious", "critical")


def driver(folder: Path):
    """Chromium, that keeps what it downloads in `folder`."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    from selenium.webdriver.chrome.service import Service

    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and chromedriver):
        pytest.skip("there is no chromium with its chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (*QUIET, f"--user-data-dir={folder / 'profil'}", "--window-size=1280,900"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    return webdriver.Chrome(options=options, service=Service(chromedriver))


def write_project(folder: Path) -> Path:
    """A project of one workshop; returns its script."""
    for shelf, name, text in (("workshops", "essai", SCRIPT), ("cards", "cartes", DECK), ("assets/sheets", "regles", SHEET)):
        (folder / shelf).mkdir(parents=True)
        (folder / shelf / f"{name}.yaml").write_text(text, "utf-8")
    return folder / "workshops/essai.yaml"


class Running:
    """`preview` in a process of its own."""

    def __init__(self, folder: Path, *words: str):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kit", "preview", "--no-open", *words], cwd=folder, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, encoding="utf-8", env=os.environ | {"PYTHONPATH": str(ROOT), "KIT_LANG": "fr"})
        self.said = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/\S*)\?cle=\S+", self.said)
        self.address, self.port, self.path = found[0], int(found[1]), found[2]

    def stop(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Its exit status, and what it said on stderr."""
        self.process.send_signal(number)
        status = self.process.wait(timeout=10)
        with self.process.stdout as out, self.process.stderr as err:
            self.said += out.read()  # and not `communicate`, which loses what was read with the first line
            return status, err.read()


def axe(folder: Path) -> str:
    """The source of axe-core, which finds what keeps people out of a page."""
    given = os.environ.get("KIT_AXE")
    if not given:
        if not shutil.which("npm"):
            pytest.skip("there is no npm to bring axe-core")
        done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "axe-core"], cwd=folder,
                              capture_output=True, timeout=120)
        if done.returncode:
            pytest.skip("npm could not bring axe-core")
        given = folder / "node_modules/axe-core/axe.min.js"
    return Path(given).read_text("utf-8")


def found_by_axe(browser, source: str) -> list[str]:
    """What axe finds serious on the page that is shown, WCAG 2.2 AA."""
    browser.execute_script(source)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = browser.execute_async_script(
        "axe.run({runOnly: arguments[0]}).then(arguments[1])", tags)["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found if one["impact"] in SERIOUS for node in one["nodes"]]
