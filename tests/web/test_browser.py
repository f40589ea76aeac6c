"""A facilitator's story in a real browser: pick, fill in, build, download; a file breaks, and is mended."""

from __future__ import annotations

import zipfile

import pytest

from .browser import SCRIPT, Running, axe, driver, found_by_axe, write_project

pytestmark = pytest.mark.slow
SECONDS = 20


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    browser = driver(tmp_path_factory.mktemp("navigateur"))
    yield browser
    browser.quit()


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path / "projet")


@pytest.fixture
def page(project, browser):
    """The page of that project, opened; `stop` ends it."""
    running = Running(project.parent.parent)
    narrow(browser, 1280)
    browser.get(running.address)
    yield running
    if running.process.poll() is None:
        running.stop()


def narrow(browser, width: int) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False})


def until(browser, condition):
    """What a condition yields, once it is true. It may look at what is just being replaced."""
    from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
    from selenium.webdriver.support.ui import WebDriverWait

    passing = NoSuchElementException, StaleElementReferenceException
    return WebDriverWait(browser, SECONDS, 0.1, passing).until(lambda _: condition())


def one(browser, css: str):
    return browser.find_element("css selector", css)


def fill(browser, name: str, text: str) -> None:
    field = one(browser, f"#f-{name}")
    field.clear()
    field.send_keys(text)


def built(browser):
    """Waits until the pack is there."""
    return until(browser, lambda: one(browser, "#plan") and not one(browser, ".progress").is_displayed())


def test_the_story_of_one_afternoon(page, project, browser, tmp_path_factory):
    assert "cle=" not in browser.current_url
    until(browser, lambda: one(browser, ".shelf img").get_property("naturalWidth"))
    one(browser, "#card-essai a").click()
    built(browser)
    assert "14 h – 15 h 10" in one(browser, "#times").text
    fill(browser, "participants", "23")
    fill(browser, "duration", "1h30")
    one(browser, "#make").click()
    until(browser, lambda: "14 h – 15 h 30" in one(browser, "#times").text)
    assert "23 personnes" in one(browser, ".quantities").text
    browser.refresh()
    assert one(browser, "#f-participants").get_property("value") == "23", "a reload shows the same"
    until(browser, lambda: one(browser, ".pages img").get_property("naturalWidth") > 100)

    one(browser, "#ready .main").click()
    folder = next(path for path in tmp_path_factory.getbasetemp().rglob("navigateur*") if path.is_dir())
    until(browser, lambda: (folder / "essai.zip").exists())
    assert {"guide.pdf", "cartes-cartes.pdf", "a-imprimer.pdf"} <= set(zipfile.ZipFile(folder / "essai.zip").namelist())

    project.write_text(SCRIPT.replace("kind: break, minutes", "kind: break, minuts"), "utf-8")
    until(browser, lambda: "minuts" in one(browser, "#to-mend pre mark").text)
    fault = one(browser, "#to-mend").text
    assert one(browser, "#ready .stale")
    assert "essai.yaml" in fault and "ligne" in fault and "minutes" in fault and "^^^^^^" in fault
    assert one(browser, ".pages img"), "the last good pages stay"
    project.write_text(SCRIPT.replace("title: Fin", "title: Au revoir"), "utf-8")
    until(browser, lambda: not browser.find_elements("css selector", "#to-mend"))
    until(browser, lambda: "Au revoir" in one(browser, "#agenda").text)
    assert one(browser, "#f-participants").get_property("value") == "23"
    status, said = page.stop()
    assert (status, said) == (130, "Interrompu.\n")


def test_the_slider_shows_what_gives_and_keeps_it(page, browser):
    from selenium.webdriver.common.keys import Keys

    one(browser, "#card-essai a").click()
    built(browser)
    one(browser, "#slider").send_keys(Keys.HOME)
    until(browser, lambda: "14 h – 15 h" in one(browser, "#times").text and one(browser, ".shortened .state"))
    assert one(browser, ".shortened .state").text.endswith("raccourci")
    assert one(browser, "#number").get_property("value") == "60" and one(browser, "#slid").text == "1 h"
    one(browser, ".keep button").click()
    until(browser, lambda: not browser.find_elements("css selector", ".keep"))
    assert one(browser, "#f-duration").get_property("value") == "60"


def test_a_wrong_answer_is_said_beside_its_field_and_focused(page, browser):
    one(browser, "#card-essai a").click()
    built(browser)
    fill(browser, "start", "midi pile")
    one(browser, "#make").click()
    until(browser, lambda: one(browser, "#misfits"))
    assert one(browser, "#ready .stale"), "what can be downloaded is not what was just asked"
    field = one(browser, "#f-start")
    assert field.get_attribute("aria-invalid") == "true" and "e-start" in field.get_attribute("aria-describedby")
    assert "midi pile" in one(browser, "#e-start").text
    until(browser, lambda: browser.switch_to.active_element.get_attribute("id") == "misfits")


def test_the_keyboard_alone_is_enough(page, browser):
    from selenium.webdriver import ActionChains, Keys

    def press(*keys: str) -> None:
        ActionChains(browser).send_keys(*keys).perform()

    def go_to(css: str) -> None:
        for _ in range(80):
            if browser.execute_script("return document.activeElement.matches(arguments[0])", css):
                return
            press(Keys.TAB)
        raise AssertionError(f"{css} cannot be reached")

    press(Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("class") == "skip"
    go_to("#card-essai a")
    press(Keys.ENTER)
    built(browser)
    go_to("#f-participants")
    ActionChains(browser).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).send_keys("9").perform()
    go_to("#make")
    press(Keys.ENTER)
    until(browser, lambda: "9 personnes" in one(browser, ".quantities").text)
    assert browser.switch_to.active_element.get_attribute("id") == "make", "the focus stays where it was"
    go_to("#slider")
    press(Keys.LEFT)
    until(browser, lambda: one(browser, ".keep button"))
    go_to("#ready .main")
    go_to(".pages a")
    press(Keys.ENTER)
    until(browser, lambda: "/fichier/" in browser.current_url)


def test_nothing_keeps_anyone_out_at_any_width(page, project, browser, tmp_path):
    source = axe(tmp_path)
    faults = []

    def look(name: str) -> None:
        for width in (320, 640, 1280):
            narrow(browser, width)
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width, (name, width)
            faults.extend(f"{name} {width} {said}" for said in found_by_axe(browser, source))
        narrow(browser, 1280)

    until(browser, lambda: one(browser, ".shelf img"))
    look("shelf")
    one(browser, "#card-essai a").click()
    built(browser)
    browser.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    look("workshop")
    one(browser, "#slider").send_keys("\ue011")
    until(browser, lambda: one(browser, ".keep button"))
    fill(browser, "start", "midi")
    one(browser, "#make").click()
    until(browser, lambda: one(browser, "#misfits"))
    look("misfits")
    project.write_text(SCRIPT.replace("minutes: 30/40/60", "minuts: 30/40/60"), "utf-8")
    until(browser, lambda: one(browser, "#to-mend"))
    look("faults")
    browser.get(f"http://127.0.0.1:{page.port}/rien")
    look("nothing here")
    assert not faults
