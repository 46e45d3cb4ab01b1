"""Of which children gezag will have to be derived, as far as is known so far."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from brp_adapter.custody.establish import establish
from brp_adapter.custody.finding import is_corrected
from brp_adapter.custody.to_derive import adults_around, wants_derivation
from brp_adapter.known import Answers, Known
from brp_adapter.service import Service
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date

_NOBODY_YET: Final = UUID(int=0)


def families_to_derive(
    service: Service, answers: Answers, known: Known, about: Collection[Bsn]
) -> dict[Bsn, frozenset[Bsn]]:
    """Those of ``about`` of whom gezag must be derived, to the adults that it takes.

    Not those of whom it was derived. While people are still missing in ``answers``, so may adults.
    """
    now, persons = service.now(), answers.persons
    if not any(person.in_rni for person in persons.values()):
        return {}
    established = establish(
        events=known.events,
        persons=persons,
        snapshots=known.snapshots,
        now=now,
        departure_id_of=lambda _child: _NOBODY_YET,
    )
    wanted = [
        facts.child.bsn
        for facts in established
        if facts.child.bsn not in answers.derived
        and {facts.child.bsn, *facts.child.former_numbers} & set(about)
        and wants_derivation(facts, persons.get(facts.child.bsn), local_date(now))
        and not is_corrected({facts.child.bsn, *facts.child.former_numbers}, known.findings)
    ]
    return {child: adults_around(persons[child], persons) for child in wanted}
