"""A reader with a browser, who notices whatever a page must not do."""

from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Request, Response

PHONE = (320, 800)
SCROLL_CHECKS, SCROLL_CHECK_MS = 40, 50
DESK = (1280, 900)
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text()
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCH_POLICY = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`Content-Security-Policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""
# A browser says this of every answer that is not a success; answers are looked at themselves.
NOT_FOUND_MESSAGE = "Failed to load resource"


class Visitor:
    """One person's browser.

    Attributes:
        page: Playwright's page.
        faults: what has gone wrong so far; `leave()` fails if there is anything.

    """

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        size: tuple[int, int] = DESK,
        javascript: bool = True,
        language: str = "en-GB",
    ) -> None:
        self.browser = browser
        self.address = address
        self.size = size
        self.javascript = javascript
        self.signed_in = False
        self.faults: list[str] = []
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=javascript,
            ignore_https_errors=True,
            base_url=address,
            locale=language,
            # No smooth scrolling: what is looked at stands still.
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(15_000)
        self.context.add_init_script(WATCH_POLICY)
        self.context.on("request", self._look_at_request)
        self.context.on("response", self._look_at_response)
        self.context.on("console", self._look_at_message)
        self.context.on("weberror", lambda error: self.faults.append(f"Script: {error.error}"))
        self.page = self.context.new_page()

    def open(self, path: str) -> Response:
        """Go to an address of the site, as if typed; return the answer."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        return answer

    def path(self) -> str:
        """Return where the browser is: path, query and fragment."""
        parts = urlsplit(self.page.url)
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return parts.path + query + fragment

    def look_around(self) -> None:
        """Check what holds for every page of ours: accessible, as wide as the window, no cookie."""
        self.check_width()
        assert axe_violations(self) == [], self.page.url
        assert self.page.locator("h1").count() == 1
        assert self.page.locator("main").count() == 1
        if not self.signed_in:
            assert self.context.cookies() == []
        assert self.faults == []

    def check_width(self) -> None:
        """Check that nothing makes the page scroll sideways."""
        wide = self.page.evaluate(WIDER_THAN_WINDOW)
        assert wide == [], f"{self.page.url} scrolls sideways at {self.size[0]} px: {wide}"

    def leave(self) -> None:
        """Close the browser's window; nothing may have gone wrong."""
        self.context.close()
        assert self.faults == []

    def _look_at_request(self, request: Request) -> None:
        """Note a request to anybody but the site."""
        url = request.url
        if not url.startswith((self.address + "/", "data:", "blob:", "chrome-extension:")):
            self.faults.append(f"Request to another host: {url}")

    def _look_at_response(self, response: Response) -> None:
        """Note failures, and missing things that a page asks for."""
        part = not response.request.is_navigation_request()
        if response.status >= 500 or (part and response.status >= 400):
            self.faults.append(f"{response.status} {response.url}")

    def _look_at_message(self, message: ConsoleMessage) -> None:
        """Note errors that the browser reports, violations of the content policy among them."""
        if self.path().startswith("/admin/"):
            return  # Wagtail's own pages, which are not ours to mend.
        if message.type in {"error", "warning"} and not message.text.startswith(NOT_FOUND_MESSAGE):
            self.faults.append(f"Console: {message.text}")


WIDER_THAN_WINDOW = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5,
  );
  return [`${root.scrollWidth} > ${root.clientWidth}`,
          ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
}"""


def axe_violations(visitor: Visitor) -> list[str]:
    """Return what axe finds wrong with the page a visitor is on, one line for each element.

    No rule is left out. axe needs JavaScript: for a visitor without it, somebody with it looks at
    the same address in a window of the same size.
    """
    if visitor.javascript:
        return _run_axe(visitor.page)
    other = Visitor(visitor.browser, visitor.address, size=visitor.size)
    other.context.add_cookies(visitor.context.cookies())
    other.open(visitor.path())
    found = _run_axe(other.page)
    other.leave()
    return found


def _run_axe(page: Any) -> list[str]:
    page.evaluate(AXE)
    rules = {"type": "tag", "values": AXE_TAGS}
    result = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", rules)
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: "
        f"{node['html'][:200]} {node.get('failureSummary', '')}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def come_into_view(locator: Locator) -> None:
    """Wait until the top of an element is in the window: browsers scroll smoothly.

    Raises:
        AssertionError: it does not come.

    """
    height = locator.page.viewport_size["height"]
    for _ in range(SCROLL_CHECKS):
        box = locator.bounding_box()
        if box is not None and -1 <= box["y"] < height:
            return
        locator.page.wait_for_timeout(SCROLL_CHECK_MS)
    message = f"{locator} is not in view."
    raise AssertionError(message)


FOCUS = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2);
  return {
    text: element.outerHTML.slice(0, 200),
    shown: element === document.body || (element.matches(":focus-visible") &&
      (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
        || style.boxShadow !== "none")),
    uncovered: element === document.body || at !== null &&
      (element.contains(at) || at.contains(element) || [...element.labels ?? []].includes(at)),
  };
}"""


def settled_focus(visitor: Visitor) -> dict[str, Any]:
    """Return what has the focus and how it is seen, once the browser has scrolled to it."""
    for _ in range(SCROLL_CHECKS):
        focus: dict[str, Any] = visitor.page.evaluate(FOCUS)
        if focus["uncovered"]:
            break
        visitor.page.wait_for_timeout(SCROLL_CHECK_MS)
    return focus


def tab_to(visitor: Visitor, target: Locator, most: int = 120) -> None:
    """Press Tab until an element has the focus, which must be seen wherever it goes on the way."""
    for _ in range(most):
        visitor.page.keyboard.press("Tab")
        focus = settled_focus(visitor)
        assert (focus["shown"], focus["uncovered"]) == (True, True), focus["text"]
        if target.evaluate("element => element === document.activeElement"):
            return
    message = f"{target} cannot be reached with the Tab key."
    raise AssertionError(message)
