#!/usr/bin/python3
"""Opens report pages in headless Chromium and checks what only a browser can show.

    reports.py [--axe axe.min.js] [--shots FOLDER] [--site] [--may-be-empty] PAGE.html...

With --site the pages are those of a site, which have no script: no filter, search or copying. For each page, at 1440, 768 and 390 px and in light and dark: no console message, no request but the page itself, no sideways
scrolling. Once per page: filter, search without accents, counts in the live region, reset, a link to a hidden entry,
evidence, copying a citation, keyboard, the page without JavaScript, printing, and axe-core if it is given.
Needs Debian's python3-selenium and chromium-driver. Exit code 0 when all is well, 1 with a list of faults otherwise, 69 when
there is no browser.
"""
import argparse
import base64
import json
import pathlib
import sys
import unicodedata

try:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import Select, WebDriverWait
except ImportError:
    print("reports.py: python3-selenium is not installed", file=sys.stderr)
    sys.exit(69)

WIDTHS = (1440, 768, 390)
# What the filter filters: entries, or in a report of tables their rows.
UNITS = ("(() => { const found = [...document.querySelectorAll('.entry')];"
         " return found.length ? found : [...document.querySelectorAll('.theme .table tbody tr')]; })()")


def browser(javascript=True):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options)


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


class Page:
    def __init__(self, driver, path, faults):
        self.driver, self.path, self.faults = driver, path, faults
        self.url = path.resolve().as_uri()

    def expect(self, is_so, sentence):
        if not is_so:
            self.faults.append(f"{self.path}: {sentence}")

    def size(self, width, height=1000, scheme="light"):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def open(self, anchor=""):
        self.driver.get("about:blank")
        self.driver.get(self.url + anchor)

    def shown(self):
        return self.driver.execute_script(
            f"return {UNITS}.filter(e => e.offsetParent !== null).length")

    def total(self):
        return self.driver.execute_script(f"return {UNITS}.length")

    def has_units(self):
        """Whether there is anything to filter; a report of what recurs may find nothing that does."""
        self.size(1440)
        self.open()
        return self.total() > 1

    def status(self):
        return self.driver.find_element(By.ID, "status").text

    def wait(self, condition, sentence):
        try:
            WebDriverWait(self.driver, 5, poll_frequency=0.05).until(lambda _: condition())
        except WebDriverException:
            self.expect(False, sentence)

    def check_logs(self):
        for entry in self.driver.get_log("browser"):
            self.expect(False, f"console: {entry['message']}")
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                self.expect(url.split("#")[0] in (self.url, "about:blank", "data:,"), f"request to {url}")

    def check_widths(self, shots):
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                self.size(width, scheme=scheme)
                self.open()
                wide = self.driver.execute_script("return document.documentElement.scrollWidth")
                self.expect(wide <= width, f"scrolls sideways at {width} px: {wide}")
                if shots:
                    picture = self.driver.execute_cdp_cmd("Page.captureScreenshot",
                        {"captureBeyondViewport": True, "clip": {"x": 0, "y": 0, "width": width, "height": 2400, "scale": 1}})
                    name = f"{self.path.parent.name}-{self.path.stem}-{width}-{scheme}.png"
                    (shots / name).write_bytes(base64.b64decode(picture["data"]))
        self.check_logs()

    def check_filter(self):
        self.size(1440)
        self.open()
        driver, total = self.driver, self.total()
        self.expect(self.shown() == total, "does not show all entries at first")
        form = driver.find_element(By.ID, "filter")
        self.expect(form.is_displayed(), "the filter is not shown")
        for element in form.find_elements(By.TAG_NAME, "select"):
            select = Select(element)
            value = select.options[-1].get_attribute("value")
            expected = driver.execute_script(
                "return [...document.querySelectorAll('.entry')].filter(e => e.dataset.f.split(' ').includes(arguments[0])).length",
                value)
            select.select_by_value(value)
            self.expect(self.shown() == expected, f"filter {element.get_attribute('id')} shows {self.shown()}, not {expected}")
            self.expect(str(expected) in self.status() and str(total) in self.status(), f"status says: {self.status()}")
            select.select_by_index(0)
            self.expect(self.shown() == total, f"filter {element.get_attribute('id')} does not open again")

    def check_search(self):
        driver, total = self.driver, self.total()
        words = driver.execute_script(
            f"const unit = {UNITS}[0]; return (unit.querySelector('blockquote, .line') || unit).textContent").split()
        word = plain(max(words, key=len)).upper().strip(".,;:…()")
        box = driver.find_element(By.ID, "filter-text")
        box.send_keys(word)
        self.wait(lambda: self.status() != "", "the search says nothing")
        self.expect(0 < self.shown() <= total, f"search for {word} shows {self.shown()}")
        box.send_keys(" zzqqxx")
        self.wait(lambda: self.shown() == 0, "a search without a match still shows entries")
        self.expect(str(total) in self.status(), f"nothing found, but the status says: {self.status()}")
        identifier = driver.execute_script(
            "const named = document.querySelector('.entry[id], .entry [id]'); return named && named.id")
        if identifier is None:
            driver.find_element(By.CSS_SELECTOR, "#filter [type=reset]").send_keys(Keys.ENTER)
            self.wait(lambda: self.shown() == total, "the reset does not show all again")
            return
        driver.execute_script("location.hash = arguments[0]", identifier)
        self.wait(lambda: self.shown() == total, "a link to a hidden entry does not show it")
        self.expect(box.get_attribute("value") == "", "the search's words stay after the reset")

    def check_evidence(self):
        driver = self.driver
        colour = "return getComputedStyle(document.querySelector('.entry mark')).backgroundColor"
        if not driver.find_elements(By.CSS_SELECTOR, ".entry mark"):
            return
        before = driver.execute_script(colour)
        driver.find_element(By.ID, "show-evidence").send_keys(Keys.SPACE)
        self.expect(driver.execute_script(colour) != before, "evidence is not marked")
        driver.find_element(By.ID, "show-evidence").send_keys(Keys.SPACE)
        self.expect(driver.execute_script(colour) == before, "evidence stays marked")

    def check_copy(self):
        driver = self.driver
        if not driver.find_elements(By.CSS_SELECTOR, ".entry .copy"):
            self.expect(not driver.find_elements(By.CSS_SELECTOR, ".entry"), "has entries without a copy button")
            return
        driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
        button = driver.find_element(By.CSS_SELECTOR, ".entry .copy")
        cite = driver.execute_script("return document.querySelector('.entry .source .cite').textContent")
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.send_keys(Keys.ENTER)
        self.wait(lambda: cite in driver.execute_script("return document.getElementById('status').textContent"), "copying is not said")
        text = driver.execute_async_script("navigator.clipboard.readText().then(arguments[0], e => arguments[0](String(e)))")
        self.expect(text == cite, f"copied {text!r}, not {cite!r}")

    def check_keyboard(self):
        self.open()
        body = self.driver.find_element(By.TAG_NAME, "body")
        body.send_keys(Keys.TAB)
        first = self.driver.switch_to.active_element
        self.expect(first.get_attribute("class") == "skip", "the first stop of the Tab key does not skip to the entries")
        first.send_keys(Keys.ENTER)
        self.wait(lambda: self.driver.switch_to.active_element.get_attribute("id") == "entries", "the skip link leads nowhere")

    def check_axe(self, axe):
        for width, scheme in ((1440, "light"), (1440, "dark"), (390, "light")):
            self.size(width, scheme=scheme)
            self.open()
            self.driver.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
            for toggle in self.driver.find_elements(By.ID, "show-evidence"):
                self.driver.execute_script("arguments[0].click()", toggle)
            # Run outside the page's policy, as a developer's tool does.
            self.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
            options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
            result = self.driver.execute_async_script(
                "axe.run(document, arguments[0]).then(arguments[1], e => arguments[1]({error: String(e)}))", options)
            self.expect("violations" in result, f"axe: {result.get('error')}")
            for violation in result.get("violations", []):
                where = violation["nodes"][0]["target"][0]
                self.expect(False, f"axe ({width} px, {scheme}): {violation['id']}: {violation['help']} ({len(violation['nodes'])}, first {where})")

    def check_print(self):
        result = self.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})
        self.expect(base64.b64decode(result["data"]).startswith(b"%PDF"), "cannot be printed")


def without_javascript(path, faults, is_site):
    driver = browser(javascript=False)
    try:
        page = Page(driver, path, faults)
        page.size(1440)
        page.open()
        units = driver.execute_script(f"return {'[...document.querySelectorAll(`main p, main li`)].filter(e => e.textContent.trim())' if is_site else UNITS}")
        page.expect(all(e.is_displayed() for e in units[:50]), "hides its content without JavaScript")
        if is_site:
            return
        page.expect(not driver.find_element(By.ID, "filter").is_displayed(), "shows a filter that cannot work")
        marks = driver.find_elements(By.CSS_SELECTOR, ".entry mark")
        if marks:
            before = marks[0].value_of_css_property("background-color")
            driver.find_element(By.ID, "show-evidence").click()
            page.expect(marks[0].value_of_css_property("background-color") != before, "evidence needs JavaScript")
    finally:
        driver.quit()


def main():
    parser = argparse.ArgumentParser(description="Checks report pages in headless Chromium.")
    parser.add_argument("--axe", type=pathlib.Path, help="axe.min.js, to check accessibility as well")
    parser.add_argument("--shots", type=pathlib.Path, help="folder for pictures of the pages")
    parser.add_argument("--site", action="store_true", help="the pages are a site's, without script")
    parser.add_argument("--may-be-empty", action="store_true", help="the report may have found nothing")
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.shots:
        arguments.shots.mkdir(parents=True, exist_ok=True)
    axe = arguments.axe.read_text() if arguments.axe else None
    faults = []
    try:
        driver = browser()
    except WebDriverException as error:
        print(f"reports.py: no browser: {error.msg}", file=sys.stderr)
        sys.exit(69)
    try:
        for path in arguments.pages:
            driver.set_script_timeout(180)
            page = Page(driver, path, faults)
            # What the page before has left behind.
            for log in ("browser", "performance"):
                driver.get_log(log)
            page.check_widths(arguments.shots)
            if arguments.site:
                page.expect(driver.execute_script("return document.scripts.length") == 0, "has a script")
            elif not page.has_units():
                page.expect(arguments.may_be_empty, "has fewer than two entries: nothing to filter")
                page.expect(not driver.find_element(By.ID, "filter").is_displayed(), "shows a filter for nothing")
            else:
                page.check_filter()
                page.check_search()
                page.check_evidence()
                page.check_copy()
            page.check_keyboard()
            page.check_print()
            page.check_logs()
            if axe:
                page.check_axe(axe)
            without_javascript(path, faults, arguments.site)
            print(f"{path}: {page.total()} entries looked at", file=sys.stderr)
    finally:
        driver.quit()
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
