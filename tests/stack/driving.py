"""A running stack as its neighbours see it: a municipality, the RvdK, and the world outside."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import httpx
import psycopg
from psycopg.rows import dict_row

from tests.patience import looks
from tests.stack.families import SOMEWHERE, Family, Json
from vertrekmelding.demo.families.people import Someone
from vertrekmelding.stack.stack import Stack

T = TypeVar("T")

HANDED_OVER = "overgedragen"
IN_TREATMENT = "in_behandeling"
WAITING = "wacht"


def until(question: Callable[[], T | None], *, within: float = 20.0, what: str) -> T:
    """Ask until the answer is something; the test fails when that takes too long.

    ``within``: seconds that a machine with nothing else to do may take.
    """
    for _ in looks(within):
        if answer := question():
            return answer
    message = f"not within {within:.0f} seconds: {what}"
    raise AssertionError(message)


class Neighbours:
    """What others can do to a stack, and see of it. Nothing of its inside but the tables."""

    def __init__(self, *, intake: str, notifier: str, sandbox: str, token: str) -> None:
        self.intake_url = self._intake = intake
        self.notifier_url = self._notifier = notifier
        self._sandbox = sandbox
        self._client = httpx.Client(headers={"Authorization": f"Bearer {token}"}, timeout=10.0)
        self._outside = httpx.Client(timeout=10.0)

    @classmethod
    def of(cls, stack: Stack) -> "Neighbours":
        urls = stack.urls
        return cls(
            intake=urls.intake, notifier=urls.notifier, sandbox=urls.sandbox, token=stack.token
        )

    def close(self) -> None:
        self._client.close()
        self._outside.close()

    def show(self, token: str) -> None:
        """Come with another bearer token from now on."""
        self._client.headers["Authorization"] = f"Bearer {token}"

    # The municipality

    def settle_in(self, *families: Family) -> None:
        """Put these families in the register."""
        self.register([person for of in families for person in of.register()])

    def register(self, persons: Sequence[Json]) -> None:
        answer = self._outside.put(f"{self._sandbox}/sandbox/personen", json=list(persons))
        assert answer.status_code == httpx.codes.OK, answer.text

    def leave(self, people: Sequence[Someone], on: date) -> None:
        """The register has processed that these people left the Netherlands."""
        order = {
            "burgerservicenummer": [someone.bsn.reveal() for someone in people],
            "datum": on.isoformat(),
            "landcode": SOMEWHERE,
        }
        answer = self._outside.post(f"{self._sandbox}/sandbox/vertrek", json=order)
        assert answer.is_success, answer.text

    def change(self, someone: Someone, members: Json) -> None:
        """The register has other members about somebody, beside what it has."""
        known = self._outside.get(f"{self._sandbox}/sandbox/personen").json()
        number = someone.bsn.reveal()
        (record,) = [one for one in known if one["burgerservicenummer"] == number]
        self.register([{**record, **members}])

    def post(self, event: Json) -> httpx.Response:
        return self._client.post(
            f"{self._intake}/v1/gebeurtenissen",
            content=json.dumps(event),
            headers={"Content-Type": "application/cloudevents+json"},
        )

    def send(self, event: Json) -> str:
        """Send once; our id of the event."""
        answer = self.post(event)
        assert answer.status_code == httpx.codes.ACCEPTED, answer.text
        return str(answer.json()["id"])

    def send_until_accepted(self, event: Json, *, within: float = 30.0) -> str:
        """As a careful sender: the same event again until there is a 202."""
        return until(lambda: self._try(event), within=within, what="the event is accepted")

    def _try(self, event: Json) -> str | None:
        try:
            answer = self.post(event)
        except httpx.HTTPError:
            return None
        assert answer.status_code in {202, 500, 502, 503, 504}, answer.text
        return str(answer.json()["id"]) if answer.status_code == httpx.codes.ACCEPTED else None

    def melding(self, melding_id: str) -> str:
        """How an event stands."""
        answer = self._client.get(f"{self._intake}/v1/meldingen/{melding_id}")
        assert answer.status_code == httpx.codes.OK, answer.text
        return str(answer.json()["status"])

    def until_melding(self, melding_id: str, status: str, *, within: float = 20.0) -> None:
        until(
            lambda: self.melding(melding_id) == status, within=within, what=f"melding is {status}"
        )

    # Who may look at cases

    def cases(self, of: Family) -> list[Json]:
        """All cases about any child of a family."""
        ids = {case for child in of.children for case in self._case_ids(child.bsn.reveal())}
        return [self.case(case) for case in sorted(ids)]

    def case(self, case_id: str) -> Json:
        answer = self._client.get(f"{self._notifier}/v1/zaken/{case_id}")
        assert answer.status_code == httpx.codes.OK, answer.text
        return dict(answer.json())

    def _case_ids(self, bsn: str) -> list[str]:
        answer = self._client.post(
            f"{self._notifier}/v1/zaken/_zoek", json={"burgerservicenummer": bsn}
        )
        assert answer.status_code == httpx.codes.OK, answer.text
        return list(answer.json()["zaken"])

    def until_case(
        self,
        of: Family,
        wanted: Callable[[Json], bool] = lambda case: case["besluit"] is not None,
        *,
        within: float = 20.0,
        what: str = "the case is decided",
    ) -> Json:
        """The one case of a family, as soon as it is as wanted."""

        cases: list[Json] = []

        def look() -> Json | None:
            cases[:] = self.cases(of)
            assert len(cases) <= 1
            return cases[0] if cases and wanted(cases[0]) else None

        try:
            return until(look, within=within, what=what)
        except AssertionError as error:
            error.add_note(json.dumps(cases, indent=1))
            raise

    # The world outside

    def received(self) -> list[Json]:
        """Everything that came in out there, over a connection of its own."""
        answer = httpx.get(f"{self._sandbox}/sandbox/bezorgd", timeout=90.0)
        assert answer.status_code == httpx.codes.OK
        return list(answer.json())

    def letters(self, of: Family) -> list[Json]:
        """Letters whose window shows the father."""
        return letters_to(self.received(), of)

    def until_letters(self, of: Family, count: int = 1, *, within: float = 20.0) -> list[Json]:
        return until(
            lambda: found if len(found := self.letters(of)) >= count else None,
            within=within,
            what=f"{count} letter(s)",
        )

    def until_flag(self, case: Json, *, within: float = 20.0) -> Json:
        return self.until_flags(case, 1, within=within)[0]

    def until_flags(self, case: Json, count: int, *, within: float = 20.0) -> list[Json]:
        return until(
            lambda: (
                found if len(found := flags_about(self.received(), case["id"])) >= count else None
            ),
            within=within,
            what=f"{count} flag(s)",
        )

    def questions(self) -> list[Json]:
        """What was asked of the BRP."""
        return list(self._outside.get(f"{self._sandbox}/sandbox/vragen").json())

    def break_down(self, part: str, soort: str, **more: Any) -> None:  # noqa: ANN401 - JSON
        """Order a fault; members in the words of the sandbox."""
        order = {"onderdeel": part, "soort": soort, **more}
        answer = self._outside.post(f"{self._sandbox}/sandbox/storing", json=order)
        assert answer.status_code == httpx.codes.CREATED, answer.text

    def mend(self) -> None:
        """End every fault."""
        self._outside.delete(f"{self._sandbox}/sandbox/storing")

    def faults_left(self) -> int:
        return len(self._outside.get(f"{self._sandbox}/sandbox/storing").json())


def letters_to(received: Sequence[Json], of: Family) -> list[Json]:
    name = of.father.full_name
    return [
        item
        for item in received
        if item["soort"] == "brief" and name in str(item["ontvanger"]).splitlines()
    ]


def flags_about(received: Sequence[Json], case_id: str) -> list[Json]:
    return [
        item
        for item in received
        if item["soort"] == "vlag" and item["inhoud"]["subject"] == case_id
    ]


def codes(case: Json) -> set[str]:
    return {reason["code"] for reason in case["besluit"]["redenen"]}


@contextmanager
def neighbours_of(stack: Stack) -> Iterator[Neighbours]:
    neighbours = Neighbours.of(stack)
    try:
        yield neighbours
    finally:
        neighbours.close()


def rows(stack: Stack, question: str, *values: object) -> list[Json]:
    """Look in the tables, over a connection of its own."""
    url = stack.servers.postgres_admin_url.replace("+psycopg", "", 1)
    with psycopg.connect(url, row_factory=dict_row) as connection:
        return connection.execute(question.encode(), values).fetchall()
