"""A family whose departure is held, and people at the workbench who decide about it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape

import httpx

from contracts.messages.facts import ChildFacts, DepartureFacts, Residence
from contracts.values.dates import local_date
from notifier.decision.verdict import Choice
from notifier.deliver_message import deliver_messages
from notifier.review.case.opening import CASES
from notifier.storage.cases import TIMELINE
from notifier.verdicts.hold_reason import HoldReason
from tests.integration.notifier.families import Family
from tests.integration.notifier.workbench.browser import HOME, Browser
from tests.integration.notifier.world import World

SECRET_WORDS = "Zij vertelde dat hij haar zoekt."
RELEASED = {"keuze": Choice.FULL, "reden": HoldReason.NO_DANGER}


def hidden_in(answer: httpx.Response) -> dict[str, str]:
    """What the form says by itself; nothing is ticked or chosen beforehand."""
    form = answer.text.split('<form class="act"')[1].split("</form>")[0]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


class Household:
    """A family whose departure is held, and one person at the screen for each name."""

    def __init__(
        self,
        world: World,
        people: Callable[[], Browser],
        *,
        home: tuple[Residence, ...] = (),
        **child: object,
    ) -> None:
        self.world = world
        self.family = Family(world.clock())
        if home:
            self.family.father = replace(self.family.father, residences=home)
        self.child = self.family.child("Noor", **{"geheimhouding": True, **child})  # type: ignore[arg-type]
        self.facts = self.family.facts(self.child)
        world.establish(self.facts)
        self.reference = world.case_of(self.facts).reference
        self.later = timedelta()
        self._people = people
        self._in: dict[str, Browser] = {}

    def person(self, name: str) -> Browser:
        if name not in self._in:
            self._in[name] = self._people()
            self._in[name].login(name)
        return self._in[name]

    def page(self, name: str) -> str:
        answer = self.person(name).get(f"{CASES}/{self.reference}")
        assert answer.status_code == 200
        return answer.text

    def open(self, name: str, form: str) -> dict[str, str]:
        answer = self.person(name).get(f"{CASES}/{self.reference}/{form}")
        assert answer.status_code == 200, unescape(answer.text)
        return hidden_in(answer)

    def send(self, name: str, form: str, **typed: str) -> httpx.Response:
        return self.post(name, form, {**self.open(name, form), **typed})

    def post(self, name: str, form: str, fields: dict[str, str]) -> httpx.Response:
        browser = self.person(name)
        return browser.http.post(f"{browser.url}{CASES}/{self.reference}/{form}", data=fields)

    def done(self, name: str, form: str, **typed: str) -> None:
        answer = self.send(name, form, **typed)
        assert answer.status_code == 303, unescape(answer.text)

    def release(self, **typed: str) -> None:
        """Two people do, the second without knowing what the first chose."""
        form = {**RELEASED, **typed}
        self.done("anna", "vrijgeven", **form)
        form.pop("toelichting", None)
        self.done("bram", "tweede-oordeel", **form)

    def withhold(self, name: str, form: str = "achterhouden", *, days: int = 7) -> None:
        day = local_date(self.world.clock()) + timedelta(days=days)
        choice = {"keuze": str(Choice.WITHHOLD)} if form == "tweede-oordeel" else {}
        self.done(
            name,
            form,
            reden=HoldReason.BAN_IN_FORCE,
            toelichting=SECRET_WORDS,
            veilig_thuis="ja",
            herzien_op=day.isoformat(),
            **choice,
        )

    def establish(self, *children: ChildFacts) -> DepartureFacts:
        self.later += timedelta(seconds=1)
        facts = self.family.facts(*children, after=self.later)
        self.world.establish(facts)
        return facts

    def deliver(self) -> None:
        """Everything that is due leaves, two hours later; who is at work stays logged in."""
        for _ in range(13):
            self.world.clock.advance(minutes=10)
            for browser in self._in.values():
                assert browser.get(HOME).status_code == 200
        deliver_messages(self.world.service)

    def kinds(self) -> list[tuple[str, str | None, str]]:
        rows = sorted(self.world.rows(TIMELINE), key=lambda row: row.number)
        return [(row.kind, row.code, row.actor) for row in rows]
