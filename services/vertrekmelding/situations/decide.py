"""From a situation file to a decision, with no service running."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from brp_adapter.custody.establish import establish
from brp_adapter.custody.person import FormerAddress, GezagSnapshot
from brp_adapter.custody.reported import ReportedDeparture
from brp_adapter.register.translate import read_address, read_gezag, read_person
from brp_adapter.sources.nlgov import read_event
from brp_adapter.sources.values import read_moment
from contracts.messages.facts import DepartureFacts
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate, local_date
from notifier.decision.decide import decide
from notifier.decision.facts import Answer, CaseFacts, HistoryEntry, Report
from notifier.decision.outcome import Decision
from notifier.decision.policy import DecisionPolicy
from vertrekmelding.situations.file import Situation

POLICY_VERSION = "situation"
_A_MOMENT = timedelta(microseconds=1)


def decide_situation(situation: Situation) -> Decision:
    """Establish the facts as the adapter does, and decide as the notifier does.

    Raises the readers' errors when an event or a person is not in its official shape.
    """
    mode = situation.policy.mode_on(local_date(situation.now))
    return decide(facts_of(situation), DecisionPolicy(POLICY_VERSION, mode), situation.now)


def facts_of(situation: Situation) -> CaseFacts:
    """All that a situation says, in the terms of the decision."""
    persons = [read_person(person) for person in situation.persons]
    children = establish(
        events=_events(situation),
        persons={person.bsn: person for person in persons},
        now=situation.now,
        departure_id_of=lambda child: _departure_id(situation.id, child),
        snapshots=[
            GezagSnapshot(s.burgerservicenummer, s.taken_at, read_gezag(s.gezag))
            for s in situation.snapshots
        ],
        address_history=[
            FormerAddress(
                a.burgerservicenummer, read_address(a.address), PartialDate.of(a.since), a.until
            )
            for a in situation.address_history
        ],
    )
    return CaseFacts(
        departure=DepartureFacts(
            facts_id=uuid5(NAMESPACE_URL, situation.id),
            established_at=situation.now,
            municipality=None,
            children=children,
        ),
        reports=tuple(
            Report(
                kind=r.kind,
                reported_by=r.reported_by,
                protects=r.protects,
                against=r.against,
                about=r.about,
                credible=r.credible,
                checked=r.checked,
            )
            for r in situation.reports
        ),
        answers=tuple(Answer(a.by, a.answer, a.at) for a in situation.responses),
        history=tuple(HistoryEntry(h.about, h.kind, h.at) for h in situation.history),
        told=frozenset(situation.sent),
    )


def _events(situation: Situation) -> list[ReportedDeparture]:
    """In order of arrival. One that gives no time came right after the one before it."""
    moments = [_recorded_at(event) for event in situation.events]
    arrived = min((moment for moment in moments if moment is not None), default=situation.now)
    # Before everything with a time come those at the start that have none, in their order.
    arrived -= len(moments) * _A_MOMENT
    events = []
    for event, moment in zip(situation.events, moments, strict=True):
        arrived = moment or arrived + _A_MOMENT
        events.append(read_event(event, received_at=arrived))
    return events


def _recorded_at(event: Mapping[str, Any]) -> datetime | None:
    try:
        return read_moment(event.get("time"))
    except ValueError:
        return None  # absent; or not a moment, which the reader refuses with the place


def _departure_id(situation: str, child: Bsn) -> UUID:
    return uuid5(NAMESPACE_URL, f"{situation}/{child.reveal()}")
