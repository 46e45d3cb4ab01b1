"""Whether whoever is on call was called for what cannot wait, and the municipality heard back."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from foundation.clock import Clock
from notifier.decision.outcome import Disposition, Tier
from notifier.oncall.kinds import Step
from notifier.oncall.phone import phone_number
from notifier.outgoing.word_kind import WordKind
from vertrekmelding.demo.failing import ServiceAway
from vertrekmelding.demo.families.family import ANSWERED, Family
from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.demo.seen import MUNICIPALITY, Item
from vertrekmelding.demo.services import Services
from vertrekmelding.demo.watch import Finding
from vertrekmelding.demo.workbench import Workbench
from vertrekmelding.stack.on_duty import FIRST

STANDSTILL: Final = timedelta(seconds=20)
"""How long it may be that nothing comes nearer to what is expected."""

_INTERVAL: Final = 0.2


@dataclass(frozen=True, slots=True)
class Reached:
    """What was seen. ``waiting``: on the page of open calls, the case by the id of the call.

    ``called``: calls that came in for the first person on duty; ``texts``: text messages on that
    person's phone. ``words``: what the municipality heard, and about which departures.
    """

    waiting: Mapping[UUID, str]
    called: frozenset[UUID]
    texts: int
    words: tuple[tuple[WordKind, frozenset[UUID]], ...]

    @classmethod
    def of(cls, waiting: Mapping[UUID, str], received: Sequence[Item]) -> "Reached":
        """From the page and what came in outside."""
        phone = phone_number(FIRST.phone)
        return cls(
            waiting,
            frozenset(_call_of(one) for one in received if _is_first_call(one)),
            sum(one.kind == "sms" and one.recipient == phone for one in received),
            tuple(_word_of(one) for one in received if one.recipient == MUNICIPALITY),
        )


def reach(
    families: Sequence[FamilyOnItsWay], services: Services, workbench: Workbench, clock: Clock
) -> tuple[Reached, list[Finding]]:
    """Look until all is as expected or nothing changes any more; what is not.

    Raises ``ServiceRefused``, and ``ServiceAway`` when one is still away after the end.
    """
    deadline, seen = clock() + STANDSTILL, set[frozenset[Finding]]()
    while True:
        try:
            about = {one.family.id: _departures_of(one, services) for one in families}
            reached = Reached.of(workbench.open_calls(), services.received())
        except ServiceAway:
            if clock() >= deadline:
                raise
        else:
            findings = [
                *call_differences(families, reached),
                *word_differences(about, families, reached),
            ]
            if (stands := frozenset(findings)) not in seen:
                deadline, seen = clock() + STANDSTILL, seen | {stands}
            if not findings or clock() >= deadline:
                return reached, findings
        time.sleep(_INTERVAL)


def call_differences(families: Sequence[FamilyOnItsWay], reached: Reached) -> list[Finding]:
    """T0 is called for day and night; the rest depends on the hour, but never for nothing."""
    found = []
    known: dict[str, Family] = {
        case.reference: one.family for one in families for case in one.outcome.cases
    }
    waiting = {known[case].id: call for call, case in reached.waiting.items() if case in known}
    for family in known.values():
        call = waiting.get(family.id)
        if family.expectation.urgency is Tier.T0:
            if call is None:
                found.append(Finding(family.id, "staat niet bij de oproepen van de werkbank"))
            elif call not in reached.called:
                found.append(Finding(family.id, "wie dienst heeft is er niet voor opgeroepen"))
        elif call is not None and not _may_be_called_for(family):
            found.append(Finding(family.id, "een oproep waarvoor geen reden is"))
    if reached.called - set(reached.waiting) or set(reached.waiting.values()) - set(known):
        found.append(Finding("", "een oproep die bij geen enkele zaak hoort"))
    if reached.texts != len(reached.called):
        text = f"{reached.texts} sms-berichten, verwacht {len(reached.called)}: bij elke oproep een"
        found.append(Finding("", text))
    return found


def word_differences(
    about: Mapping[str, frozenset[UUID]], families: Sequence[FamilyOnItsWay], reached: Reached
) -> list[Finding]:
    """``about``: the departures of every family."""
    found = []
    for one in families:
        mine = about[one.family.id]
        heard = {kind for kind, departures in reached.words if departures <= mine}
        wanted = expected_words(one.family)
        if heard != wanted:
            text = f"de gemeente hoorde {_named(heard)}, verwacht {_named(wanted)}"
            found.append(Finding(one.family.id, text))
    if any(not any(told <= mine for mine in about.values()) for _, told in reached.words):
        found.append(Finding("", "een terugmelding over een vertrek dat van geen familie is"))
    return found


def expected_words(family: Family) -> set[WordKind]:
    """Told once any letter left, held while a human must look first; never why."""
    expected = family.expectation
    words = set()
    if expected.letters:
        words.add(WordKind.TOLD)
    if expected.case is Disposition.HOLD or family.confirmed:
        words.add(WordKind.HELD)
    return words


def _may_be_called_for(family: Family) -> bool:
    """A hold whose clock runs out, or a disagreement: both in working hours."""
    answered = any(isinstance(step, ANSWERED) for step in family.steps)
    return answered or family.expectation.case is Disposition.HOLD


def _departures_of(one: FamilyOnItsWay, services: Services) -> frozenset[UUID]:
    return frozenset().union(*map(services.departures_of, one.meldingen))


def _is_first_call(item: Item) -> bool:
    return item.content is not None and item.content.data.get("stap") == Step.FIRST


def _call_of(item: Item) -> UUID:
    link = item.content.link if item.content is not None else None
    return UUID((link or "").rpartition("/")[2])


def _word_of(item: Item) -> tuple[WordKind, frozenset[UUID]]:
    data = item.content.data if item.content is not None else {}
    return WordKind(data["soort"]), frozenset(map(UUID, data["vertrekIds"]))


def _named(words: set[WordKind]) -> str:
    return ", ".join(sorted(words)) or "niets"
