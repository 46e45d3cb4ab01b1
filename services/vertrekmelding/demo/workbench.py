"""The workbench as somebody sees it who logs in with a browser: pages, read over HTTP."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any, Final
from uuid import UUID

import httpx

from vertrekmelding.demo.failing import ServiceAway, ServiceRefused
from vertrekmelding.stack.options import Urls

_SECONDS: Final = 10.0
_HIDDEN: Final = re.compile(r'name="(\w+)" value="([^"]*)"')
_ROW: Final = re.compile(r'<tr role="row">.*?</tr>', re.DOTALL)
_CASE: Final = re.compile(r"<code>([A-Z0-9-]+)</code>")
_CALL: Final = re.compile(r'action="/werkbank/oproep/([0-9a-f-]{36})"')


class Workbench:
    """One test user, logged in. Every method raises ``ServiceAway`` and ``ServiceRefused``."""

    def __init__(self, urls: Urls, user: str) -> None:
        """``user``: the id at the provider of the sandbox."""
        self._url = urls.werkbank
        self._user = user
        self._http = httpx.Client(timeout=_SECONDS)
        self._logged_in = False

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def open_calls(self) -> Mapping[UUID, str]:
        """What waits for somebody: the reference of the case, by the id of the call."""
        if not self._logged_in:
            self._log_in()
        page = self._ask("oproepen bekijken", "GET", f"{self._url}/oproepen").text
        found = {}
        for row in _ROW.findall(page):
            call, case = _CALL.search(row), _CASE.search(row)
            if call is not None and case is not None:
                found[UUID(call[1])] = case[1]
        return found

    def _log_in(self) -> None:
        what = "inloggen op de werkbank"
        begun = self._ask(what, "GET", f"{self._url}/inloggen/start")
        question = httpx.URL(begun.headers["Location"])
        page = self._ask(what, "GET", question).text
        form = {name: unescape(value) for name, value in _HIDDEN.findall(page)}
        chosen = self._ask(what, "POST", question, data=form | {"user": self._user})
        back = self._ask(what, "GET", chosen.headers["Location"])
        self._logged_in = back.status_code < httpx.codes.BAD_REQUEST

    def _ask(
        self,
        what: str,
        method: str,
        url: str | httpx.URL,
        **more: Any,  # noqa: ANN401  of httpx
    ) -> httpx.Response:
        try:
            answer = self._http.request(method, url, **more)
        except httpx.TransportError:
            raise ServiceAway(what) from None
        if answer.is_server_error:
            raise ServiceAway(what)
        if answer.is_client_error:
            raise ServiceRefused(what, answer.status_code)
        return answer
