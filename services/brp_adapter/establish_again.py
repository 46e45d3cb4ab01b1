"""Fresh facts right before something is sent: the notifier asks, the BRP answers."""

from collections.abc import Collection
from itertools import groupby
from uuid import UUID, uuid4

from brp_adapter.ask_register import Purpose
from brp_adapter.derive_gezag import derive_around
from brp_adapter.establish_facts import SomeoneMissing, establish_facts
from brp_adapter.established import Established
from brp_adapter.family import ask_around
from brp_adapter.known import Answers
from brp_adapter.plan_rechecks import plan_rechecks
from brp_adapter.put_in_outbox import put_in_outbox
from brp_adapter.service import HAND_OVER, Service
from brp_adapter.storage.departures import KnownDeparture, departures_by_id
from contracts.messages.facts import DepartureFacts
from foundation.correlation import current_correlation_id
from foundation.failpoint import failpoint


class UnknownDeparture(Exception):
    """One of the ids is not a departure of ours."""


class ReadingNotAllowed(Exception):
    """``read_brp`` is off for the municipality: there can be no fresh facts."""


class FamilyChanging(Exception):
    """New reports kept bringing in new people while we asked: try again in a moment."""


def establish_again(service: Service, ids: Collection[UUID]) -> tuple[DepartureFacts, ...]:
    """Ask the BRP anew about these departures; one message per municipality.

    Raises ``UnknownDeparture``, ``ReadingNotAllowed``, ``FamilyChanging``, ``RegisterError``.
    """
    with service.database.transaction("establish_again.read") as connection:
        departures = departures_by_id(connection, service.privacy, ids)
    if {departure.id for departure in departures} != set(ids):
        raise UnknownDeparture
    by_municipality = groupby(
        sorted(departures, key=_municipality), key=lambda departure: departure.municipality
    )
    return tuple(_anew(service, oin, tuple(group)) for oin, group in by_municipality)


def _anew(
    service: Service, municipality: str | None, departures: tuple[KnownDeparture, ...]
) -> DepartureFacts:
    basis = service.basis_for_reading(municipality)
    if basis is None or municipality is None:
        raise ReadingNotAllowed
    about = f"vertrek:{departures[0].id}"
    children = frozenset(departure.child for departure in departures)
    answers = Answers(set(), {})
    purpose = Purpose(basis, municipality, about, current_correlation_id())
    try:
        ask_around(service, children, purpose, answers)
        derive_around(service, children, purpose, answers)
        established = _keep(service, answers, departures, municipality)
    except SomeoneMissing:
        raise FamilyChanging from None
    wanted = {departure.id for departure in departures}
    return DepartureFacts(
        facts_id=uuid4(),
        established_at=established.at,
        municipality=municipality,
        children=tuple(c for c in established.children if c.departure_id in wanted),
    )


def _keep(
    service: Service, answers: Answers, departures: Collection[KnownDeparture], municipality: str
) -> Established:
    """What is news about other departures than these goes the ordinary way: nobody asked for it."""
    children = {departure.child for departure in departures}
    asked = {departure.id for departure in departures}
    with service.database.transaction("establish_again.outcome") as connection:
        established = establish_facts(
            connection, service, answers, children, municipality, handed_over=False
        )
        others = established.only(established.news - asked)
        put_in_outbox(
            connection, service, others.messages(), correlation_id=current_correlation_id()
        )
        plan_rechecks(connection, established, by_news=True)
    if others.children:
        service.ring(HAND_OVER, others.children[0].departure_id)
        failpoint("establish_again.rung")
    return established


def _municipality(departure: KnownDeparture) -> str:
    return departure.municipality or ""
