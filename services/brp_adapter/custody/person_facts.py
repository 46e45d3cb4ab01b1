"""One person as the decision needs them: addresses as labels, names only for writing to people."""

from __future__ import annotations

from collections.abc import Iterable

from brp_adapter.custody.family import Family
from brp_adapter.custody.person import FormerAddress, Suspension
from brp_adapter.custody.residences import (
    Labels,
    has_briefadres,
    reach_of,
    residences_of,
)
from contracts.messages.facts import PersonFacts
from contracts.values.bsn import Bsn


def person_facts(
    number: Bsn,
    family: Family,
    history: Iterable[FormerAddress],
    labels: Labels,
    *,
    with_post: bool,
) -> PersonFacts:
    """``with_post``: with the lines for an envelope, for a holder who may be written to."""
    former = family.former_numbers(number)
    person, standing = family.persons.get(number), family.standing.get(number)
    doubted = standing is not None and standing.in_onderzoek
    decree = standing is not None and standing.ministerial_decree
    if person is None:
        return PersonFacts(
            bsn=number,
            former_numbers=former,
            delivered=False,
            ministerieel_besluit=decree,
            departure_in_onderzoek=doubted,
        )
    return PersonFacts(
        bsn=number,
        former_numbers=former,
        first_names=person.first_names,
        full_name=person.full_name,
        birth=person.birth,
        deceased=person.deceased,
        geheimhouding=person.geheimhouding,
        briefadres=has_briefadres(person),
        curatele=person.curatele,
        ministerieel_besluit=decree or person.suspension is Suspension.MINISTERIAL_DECREE,
        departure_in_onderzoek=doubted,
        reach=reach_of(person),
        residences=residences_of(person, history, labels),
        postal=person.postal if with_post else None,
    )
