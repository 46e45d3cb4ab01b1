"""Looking at a page as somebody who uses it: with axe, with a keyboard, on a small screen."""

from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST_TARGET = 24
"""CSS pixels (WCAG 2.2, 2.5.8)."""

_FOCUSABLE = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    name: (at.textContent || at.getAttribute('aria-label') || '').trim(),
    visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inside: box.top >= 0 && box.left >= 0 && box.right <= innerWidth + 1,
    width: box.width, height: box.height,
  };
}"""


@dataclass
class Eyes:
    """A browser, and what its console said."""

    browser: Browser
    console: list[str] = field(default_factory=list)

    def page(self, *, width: int = 1366, height: int = 768, **options: Any) -> Page:  # noqa: ANN401
        """A page in a browser of its own, without cookies."""
        context: BrowserContext = self.browser.new_context(
            viewport={"width": width, "height": height}, **options
        )
        page = context.new_page()
        page.on("console", self._heard)
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        # That a page of ours has status 401 is told there too, and is no mistake.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.console.append(message.text)


def violations(page: Page) -> list[str]:
    """What axe finds, with where."""
    # What passes is left out of the answer, which then takes half the time.
    options = {"runOnly": LEVELS, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


def scrolls_sideways(page: Page) -> bool:
    """Whether one must scroll in two directions to read (WCAG 1.4.10)."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )


def tabbed_through(page: Page) -> list[dict[str, Any]]:
    """Every place where the tab key stops, in order, until it leaves the page."""
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSABLE)
        if stop is None:
            break
        stops.append(stop)
    return stops
