"""Gezag derived where the BRP no longer says it: asked for, derived, and only the outcome kept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from brp_adapter.ask_register import Purpose, Reason, note_asked, note_questions
from brp_adapter.custody.derivation.facts import FamilyFacts
from brp_adapter.custody.derived_answer import (
    NOT_READABLE,
    REFUSED,
    cannot_derive,
    derived_answer,
)
from brp_adapter.custody.establish import establish
from brp_adapter.custody.finding import is_corrected
from brp_adapter.custody.to_derive import adults_around, wants_derivation
from brp_adapter.family import Answers, Inquiry, Known, children_concerned, read_known
from brp_adapter.register.errors import (
    RegisterAnswerInvalid,
    RegisterRefused,
    RegisterUnavailable,
)
from brp_adapter.service import Service
from contracts.messages.derived import DerivedGezag
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.failpoint import failpoint
from foundation.log import get_logger

ACTION: Final = "brp.personen.raadplegen.afleiding"
"""In the audit apart from the ordinary question: this one asks for protected facts of a child."""

_NOBODY_YET: Final = UUID(int=0)
_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Wish:
    """The children of one purpose of whom gezag must be derived, with the adults that it takes."""

    purpose: Purpose
    answers: Answers
    families: Mapping[Bsn, frozenset[Bsn]]


def derive_together(service: Service, inquiries: Collection[Inquiry]) -> None:
    """For several reports at once, as far as all that must be known is known by now.

    A BRP that is away is noted with those who were waiting for it.
    """
    ready = [one for one in inquiries if not (one.familiar or one.missing or one.unavailable)]
    wishes = [
        _wish(service, one.purpose, one.answers, one.known, one.known.people) for one in ready
    ]
    waiting = [wish for wish in wishes if wish.families]
    try:
        _derive(service, waiting)
    except RegisterUnavailable as unavailable:
        for one, wish in zip(ready, wishes, strict=True):
            if wish.families:
                one.unavailable = unavailable


def derive_around(
    service: Service, start: Collection[Bsn], purpose: Purpose, answers: Answers
) -> None:
    """For the children in whose departure ``start`` takes part, once everybody was asked about.

    Fills ``answers``. Raises ``RegisterUnavailable``. No database session is open while the BRP
    is asked.
    """
    if not any(person.in_rni for person in answers.persons.values()):
        return
    with service.database.transaction("derive_gezag.read") as connection:
        children = children_concerned(connection, service, start)
        known = read_known(connection, service, answers.asked.union(start, children))
    wish = _wish(service, purpose, answers, known, children.union(start))
    if wish.families:
        _derive(service, [wish])


def _wish(
    service: Service, purpose: Purpose, answers: Answers, known: Known, about: Collection[Bsn]
) -> _Wish:
    now, persons = service.now(), answers.persons
    if not any(person.in_rni for person in persons.values()):
        return _Wish(purpose, answers, {})
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
        if not answers.derived.keys() & {facts.child.bsn}
        and {facts.child.bsn, *facts.child.former_numbers} & set(about)
        and wants_derivation(facts, persons.get(facts.child.bsn), local_date(now))
        and not is_corrected({facts.child.bsn, *facts.child.former_numbers}, known.findings)
    ]
    return _Wish(purpose, answers, {c: adults_around(persons[c], persons) for c in wanted})


def _derive(service: Service, wishes: Collection[_Wish]) -> None:
    families = {child: around for wish in wishes for child, around in wish.families.items()}
    if not families:
        return
    with service.database.transaction("derive_gezag.ask") as connection:
        questions = [(wish.purpose, _people_of(wish.families)) for wish in wishes]
        note_questions(connection, service, questions, action=ACTION)
    facts, otherwise = _facts_of(service, families)
    today = local_date(service.now())
    derived = {
        child: derived_answer(facts[child], today) if child in facts else cannot_derive(otherwise)
        for child in families
    }
    for wish in wishes:
        wish.answers.derived |= {child: derived[child] for child in wish.families}
    _log.info("gezag_derived", children=len(derived), said=_number_said(derived.values()))


def _facts_of(
    service: Service, families: Mapping[Bsn, frozenset[Bsn]]
) -> tuple[dict[Bsn, FamilyFacts], str]:
    """Also why a child is not in it. Raises ``RegisterUnavailable``.

    A BRP that refuses these members, or answers with nonsense, must not keep the case from the
    human who has to look: then nothing is derived, and the case says so.
    """
    note_asked({Reason.DERIVATION_CHILD}, len(families))
    adults = frozenset[Bsn]().union(*families.values())
    if adults:
        note_asked({Reason.DERIVATION_ADULTS}, len(adults))
    try:
        facts = service.register.ask_for_derivation(families)
        failpoint("derive_gezag.answered")
    except RegisterRefused as refused:
        _log.error("derivation_refused", code=refused.code)
        return {}, REFUSED
    except RegisterAnswerInvalid as invalid:
        _log.warning("derivation_unreadable", places=list(invalid.places))
        return {}, NOT_READABLE
    return facts, NOT_READABLE


def _people_of(families: Mapping[Bsn, frozenset[Bsn]]) -> frozenset[Bsn]:
    return frozenset(families).union(*families.values())


def _number_said(derived: Iterable[DerivedGezag]) -> int:
    return sum(one.gezag is not None for one in derived)
