"""The page in headless Chromium: search, entity, graph, quote, article, query, trial; wide and narrow.

Arguments: the server, Chromium, chromedriver, a folder for its profile. With SCREENSHOTS=FOLDER it also leaves pictures there.
"""

import os
import sys
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

server, chromium, driver, folder = sys.argv[1:]
options = webdriver.ChromeOptions()
for flag in [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--user-data-dir=" + folder + "/profile",
]:
    options.add_argument(flag)
options.binary_location = chromium
options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
browser = webdriver.Chrome(options=options, service=Service(driver))
pictures = os.environ.get("SCREENSHOTS")


def one(selector):
    return WebDriverWait(browser, 20).until(lambda b: b.find_element(By.CSS_SELECTOR, selector))


def all_of(selector):
    return browser.find_elements(By.CSS_SELECTOR, selector)


def until(condition, what):
    try:
        WebDriverWait(browser, 20).until(lambda _: condition())
    except Exception:
        raise AssertionError(what) from None


def visit(path):
    browser.get(server + path)
    until(lambda: browser.execute_script("return document.body.dataset.ready"), "the page is not ready: " + path)


def picture(name):
    wide = browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{name} is {wide} pixels too wide"
    if pictures:
        time.sleep(0.3)
        browser.save_screenshot(f"{pictures}/{name}.png")


def journey(name):
    # The overview, then a search by pinyin initials with the keyboard alone.
    visit("/")
    assert len(all_of(".tiles .card")) > 5
    picture(name + "-overview")
    box = one("#q")
    box.send_keys("zy")
    until(lambda: all_of("#suggestions li"), "no suggestion")
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    until(lambda: "/entity/" in browser.current_url, "the suggestion does not lead to an entity")
    until(lambda: browser.execute_script("return document.body.dataset.ready"), "the entity is not ready")
    assert "智源" in one("h1").text, one("h1").text

    # A fact shows its quote, with the parts that made it marked.
    one("details.fact summary").click()
    until(lambda: all_of("details.fact[open] blockquote mark"), "no quote")
    picture(name + "-entity")

    # The graph grows when a neighbour is chosen, by the keyboard too.
    until(lambda: len(all_of(".picture g[role=button]")) > 1, "no graph")
    before = {g.get_attribute("data-iri") for g in all_of(".picture g[role=button]")}
    for iri in sorted(before):
        browser.execute_script("document.querySelector(`.picture g[data-iri='${arguments[0]}']`).focus()", iri)
        browser.switch_to.active_element.send_keys(Keys.ENTER)
        time.sleep(0.4)
        if len(all_of(".picture g[role=button]")) > len(before):
            break
    assert len(all_of(".picture g[role=button]")) > len(before), "no neighbour could be expanded"
    picture(name + "-expanded")
    view = one(".picture svg").get_dom_attribute("viewBox")
    browser.execute_script("document.querySelector('.picture button').click()")
    assert one(".picture svg").get_dom_attribute("viewBox") != view, "it does not zoom"
    browser.execute_script("document.querySelector('.picture details').open = true")
    shown = len(all_of(".picture g[role=button]"))
    browser.execute_script("document.querySelector('.picture details input[type=checkbox]').click()")
    assert len(all_of(".picture g[role=button]")) < shown, "the filter hides nothing"

    # The quote leads into the article, where it is lit.
    link = one("details.fact[open] blockquote a").get_attribute("href")
    visit(link.removeprefix(server))
    until(lambda: all_of("mark.lit"), "the quote is not lit in the article")
    picture(name + "-article")

    # A query with completion, as a table; a mistake is pointed at.
    visit("/query")
    area = one("#query")
    area.clear()
    area.send_keys("SELECT ?a ?b { ?a tp:rel")
    until(lambda: any(li.is_displayed() for li in all_of("#completions li")), "no completion")
    area.send_keys(Keys.TAB, " ?b }", Keys.CONTROL, Keys.ENTER)
    until(lambda: all_of("#answer table tbody tr"), "no answer")
    assert "tp:released" in area.get_attribute("value"), area.get_attribute("value")
    picture(name + "-query")
    [tab for tab in all_of("#answer button") if tab.text in ("Graph", "图")][0].click()
    until(lambda: all_of("#answer .picture circle"), "the answer is not drawn")
    area.clear()
    area.send_keys("SELECT * { ?a tpp:released ?b }")
    one("#run").click()
    until(lambda: "did you mean tp:released?" in one("#answer").text, "no hint")

    # A text on trial.
    visit("/try")
    one("#extract").click()
    until(lambda: all_of("#read table tbody tr"), "nothing was read")
    assert all_of("#read mark.name")
    picture(name + "-try")

    # The other language.
    before = one("h1").text
    one("#language").click()
    until(lambda: one("h1").text != before, "the language does not change")


def readable(selector):
    """How text contrasts with the ground behind it, by WCAG; 4.5 is enough for small print."""
    return browser.execute_script(
        """
        const light = (colour) => {
          const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const at = document.querySelector(arguments[0]);
        let ground = at;
        while (ground && /rgba\\(0, 0, 0, 0\\)|transparent/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
        const [a, b] = [light(getComputedStyle(at).color), light(getComputedStyle(ground ?? document.body).backgroundColor)].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05);
        """,
        selector,
    )


def dark():
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    visit("/entity/%E6%99%BA%E6%BA%90%E7%A0%94%E7%A9%B6%E9%99%A2")
    one("details.fact summary").click()
    until(lambda: all_of("details.fact[open] blockquote mark"), "no quote")
    picture("dark-entity")
    for selector in ["h1", ".soft", "main a", "details.fact[open] blockquote", "details.fact[open] blockquote mark", ".tag", "header input"]:
        assert readable(selector) >= 4.5, (selector, readable(selector))
    visit("/")
    picture("dark-overview")


try:
    browser.set_window_size(1280, 1000)
    journey("wide")
    dark()
    browser.set_window_size(390, 844)
    journey("narrow")
    wrong = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE" and "400" not in entry["message"]]
    assert not wrong, wrong
finally:
    browser.quit()
