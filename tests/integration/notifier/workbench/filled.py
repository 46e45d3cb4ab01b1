"""Filling in a form about a case as a browser would, and reading what comes back."""

import re
from dataclasses import dataclass
from html import unescape

import httpx

from tests.integration.notifier.workbench.browser import Browser


@dataclass
class CaseDesk:
    """One person at one case."""

    browser: Browser
    reference: str

    def page(self, path: str = "") -> httpx.Response:
        where = f"/{path}" if path else ""
        return self.browser.get(f"/werkbank/zaken/{self.reference}{where}")

    def opened(self, path: str) -> dict[str, str]:
        """The form's hidden fields and what stands in it."""
        answer = self.page(path)
        assert answer.status_code == 200, answer.text
        return fields_of(answer)

    def send(self, name: str, form: dict[str, str], **typed: str) -> httpx.Response:
        address = f"{self.browser.url}/werkbank/zaken/{self.reference}/{name}"
        return self.browser.http.post(address, data={**form, **typed})


def fields_of(answer: httpx.Response) -> dict[str, str]:
    """By name: hidden and typed values, the option and the radio that are chosen."""
    form = answer.text.split('<form class="act"')[1].split("</form>")[0]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf' {key}="([^"]*)"', tag) for key in ("name", "value"))
        kind = re.search(r' type="(\w+)"', tag)
        if name and (kind is None or kind[1] not in {"radio", "checkbox"} or " checked" in tag):
            found[name[1]] = unescape(value[1]) if value else ""
    for name_, inside in re.findall(
        r'<select[^>]* name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        found[name_] = unescape(chosen[1]) if chosen else ""
    for name_, inside in re.findall(
        r'<textarea[^>]* name="(\w+)"[^>]*>(.*?)</textarea>', form, re.DOTALL
    ):
        found[name_] = unescape(inside)
    return found


def options_of(answer: httpx.Response, name: str) -> dict[str, str]:
    """Of a list: value by what it says."""
    inside = re.search(rf'<select[^>]* name="{name}"[^>]*>(.*?)</select>', answer.text, re.DOTALL)
    assert inside, f"no list {name}"
    return {
        unescape(said).strip(): value
        for value, said in re.findall(r'<option value="([^"]*)"[^>]*>(.*?)</option>', inside[1])
    }
