"""What organisations beside the sending municipality do: report, pass answers on, close cases."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import httpx

from vertrekmelding.stack.stack import Stack

Json = dict[str, Any]

_SCOPES: Final = "signalen:schrijven antwoorden:schrijven zaken:lezen zaken:schrijven"
_CLIENTS: Final = {
    "municipality": "gemeente",
    "veilig_thuis": "veilig-thuis",
    "police": "politie",
    "rvdk": "rvdk",
    "ca_ika": "ca-ika",
    "gi": "gi",
    "court": "rechtspraak",
    "school": "school",
}
"""Their names at the token issuer of the sandbox; the passwords are published."""

_SEE_DOCUMENTS: Final = frozenset({"court", "rvdk", "municipality"})
_ANSWERS: Final = {"agree": "akkoord", "object": "bezwaar", "wrong": "klopt_niet"}
_NUMBERS: Final = count(1)


class NotTaken(Exception):
    """The service refused; ``code`` is that of its problem."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code


@dataclass
class Partners:
    """Each with the token that it gets for its own name and password."""

    stack: Stack
    client: httpx.Client
    _tokens: dict[str, str] = field(default_factory=dict)

    def forget_tokens(self) -> None:
        """The clock was moved: what was valid may be over."""
        self._tokens.clear()

    def report(self, report: Json, children: Sequence[str]) -> None:
        """Send a report as its organisation; a parent's comes through the municipality.

        Where the kind wants to know about whom it is and the situation means the whole family,
        every child is reported.
        """
        sender = "municipality" if report["from"] == "parent" else report["from"]
        names = {
            "beschermt": report.get("protects"),
            "tegen": report.get("against"),
            "betreft": report.get("about"),
        }
        abouts = [names["betreft"]]
        if names["betreft"] is None and report["kind"] in _ABOUT_SOMEBODY:
            abouts = list(children)
        for about in abouts:
            body = {name: who for name, who in (names | {"betreft": about}).items() if who}
            self._report(sender, report, body)

    def _report(self, sender: str, report: Json, names: Json) -> None:
        checked = bool(report.get("checked"))
        body = {"eigenKenmerk": f"proef-{next(_NUMBERS)}", "soort": report["kind"], **names}
        if report["from"] == "parent":
            body["namensOuder"] = True
        if checked and sender in _SEE_DOCUMENTS:
            body["gecontroleerd"] = True
        received = self._post(sender, "/v1/signalen", body).json()
        marks = {}
        if report.get("credible"):
            marks["geloofwaardig"] = True
        if checked and sender not in _SEE_DOCUMENTS:
            marks["gecontroleerd"] = True
        if marks:
            self._post("rvdk", f"/v1/signalen/{received['id']}/controle", marks)

    def object_beforehand(self, answer: Json) -> None:
        """The municipality registers what a holder said there."""
        body = {
            "eigenKenmerk": f"proef-{next(_NUMBERS)}",
            "antwoord": _ANSWERS[answer["answer"]],
            "gezagsdrager": answer["by"],
            "gegevenOp": answer["at"],
        }
        self._post("municipality", "/v1/antwoorden", body)

    def reply(self, answer: Json, letter: str) -> None:
        """A holder answers with the code on the letter."""
        body = {
            "eigenKenmerk": f"proef-{next(_NUMBERS)}",
            "antwoord": _ANSWERS[answer["answer"]],
            "berichtkenmerk": letter,
            "gegevenOp": answer["at"],
        }
        self._post("municipality", "/v1/antwoorden", body)

    def close(self, case_id: str, outcome: str) -> None:
        """RvdK closes a case."""
        self._post("rvdk", f"/v1/zaken/{case_id}/uitkomst", {"uitkomst": outcome})

    def _post(self, sender: str, path: str, body: Json) -> httpx.Response:
        answer = self.client.post(
            f"{self.stack.urls.notifier}{path}",
            json=body,
            headers={"Authorization": f"Bearer {self._token(sender)}"},
        )
        if answer.is_client_error:
            raise NotTaken(answer.json().get("code", str(answer.status_code)), answer.text)
        assert answer.is_success, (path, answer.status_code, answer.text)
        return answer

    def _token(self, sender: str) -> str:
        if sender not in self._tokens:
            name = _CLIENTS[sender]
            form = {
                "grant_type": "client_credentials",
                "client_id": name,
                "client_secret": f"geheim-{name}",
                "scope": _SCOPES,
            }
            answer = self.client.post(f"{self.stack.urls.sandbox}/token", data=form)
            assert answer.is_success, answer.text
            self._tokens[sender] = str(answer.json()["access_token"])
        return self._tokens[sender]


_ABOUT_SOMEBODY: Final = frozenset(
    {
        "shelter",
        "supervision",
        "placed",
        "threat",
        "court_order_contradicts",
        "no_show",
        "referral",
        "already_gone",
        "never_notify",
    }
)
"""Kinds of report that must say about whom they are."""
