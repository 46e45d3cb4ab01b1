"""Gezag derived where the BRP no longer says it: asked for, derived, and only the outcome kept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from brp_adapter.ask_register import (
    ACTION_DERIVATION,
    Purpose,
    Reason,
    note_asked,
    note_questions,
)
from brp_adapter.custody.derived_answer import (
    NOT_READABLE,
    REFUSED,
    TOO_MANY,
    cannot_derive,
    derived_answer,
)
from brp_adapter.inquiry import Inquiry
from brp_adapter.known import Answers, read_around
from brp_adapter.register.derivation_answers import NOBODY, DerivationAnswers, families_in
from brp_adapter.register.errors import (
    RegisterAnswerInvalid,
    RegisterRefused,
    RegisterUnavailable,
)
from brp_adapter.service import Service
from brp_adapter.wishes import families_to_derive
from contracts.messages.derived import DerivedGezag
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.failpoint import failpoint
from foundation.log import get_logger

_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Wish:
    """The children of one purpose of whom gezag must be derived, with the adults that it takes."""

    purpose: Purpose
    answers: Answers
    families: Mapping[Bsn, frozenset[Bsn]]

    @property
    def adults(self) -> frozenset[Bsn]:
        """Of whom it was not asked along."""
        everyone = frozenset[Bsn]().union(*self.families.values())
        return everyone - self.answers.adults.asked

    @property
    def questions(self) -> int:
        """How many it takes."""
        return 2 if self.adults else 1

    def say(self, missing: str) -> None:
        """Derive nothing, and say why: that is never left to silence."""
        self.answers.derived |= {child: cannot_derive(missing) for child in self.families}


def derive_together(service: Service, inquiries: Collection[Inquiry]) -> None:
    """For several reports at once, as far as all that must be known is known by now.

    A BRP that is away is noted with those who were waiting for it.
    """
    ready = [one for one in inquiries if not (one.familiar or one.missing or one.unavailable)]
    wishes = [
        _Wish(
            one.purpose,
            one.answers,
            families_to_derive(service, one.answers, one.known, one.known.people),
        )
        for one in ready
    ]
    try:
        _derive(service, wishes)
    except RegisterUnavailable as unavailable:
        for one, wish in zip(ready, wishes, strict=True):
            if wish.families.keys() - one.answers.derived.keys():
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
        known = read_around(connection, service, start, answers)
    if known.missing(answers):
        return  # nothing is established without them, so nobody would look at it
    families = families_to_derive(service, answers, known, known.children.union(start))
    _derive(service, [_Wish(purpose, answers, families)])


def _derive(service: Service, wishes: Collection[_Wish]) -> None:
    wishes = [wish for wish in wishes if wish.families]
    for wish in wishes:
        if wish.answers.adults_refused:
            wish.say(REFUSED)
        elif wish.questions > wish.answers.left:
            wish.say(TOO_MANY)
            _log.warning("derivation_not_asked", children=len(wish.families))
    asking = [wish for wish in wishes if not wish.families.keys() <= wish.answers.derived.keys()]
    if asking:
        _ask_and_derive(service, asking)


def _ask_and_derive(service: Service, wishes: Collection[_Wish]) -> None:
    with service.database.transaction("derive_gezag.ask") as connection:
        questions = [(wish.purpose, wish.adults.union(wish.families)) for wish in wishes]
        note_questions(connection, service, questions, action=ACTION_DERIVATION)
    children, adults, otherwise = _asked(service, wishes)
    today = local_date(service.now())
    for wish in wishes:
        wish.answers.questions += wish.questions
        wish.say(otherwise)
        around = wish.answers.adults | adults.about(wish.adults)
        facts = families_in(wish.families, children, around)
        wish.answers.derived |= {
            child: derived_answer(family, today) for child, family in facts.items()
        }
    derived = {child: wish.answers.derived[child] for wish in wishes for child in wish.families}
    _log.info("gezag_derived", children=len(derived), said=_number_said(derived.values()))


def _asked(
    service: Service, wishes: Collection[_Wish]
) -> tuple[DerivationAnswers, DerivationAnswers, str]:
    """Of children and of adults, and why a child is not in it. Raises ``RegisterUnavailable``.

    A BRP that refuses these members, or answers with nonsense, must not keep the case from the
    human who has to look: then nothing is derived, and the case says so.
    """
    children = frozenset[Bsn]().union(*(wish.families for wish in wishes))
    adults = frozenset[Bsn]().union(*(wish.adults for wish in wishes))
    note_asked({Reason.DERIVATION_CHILD}, len(children))
    if adults:
        note_asked({Reason.DERIVATION_ADULTS}, len(adults))
    try:
        of_children, of_adults = service.register.ask_for_derivation(children, adults)
        failpoint("derive_gezag.answered")
    except RegisterRefused as refused:
        _log.error("derivation_refused", code=refused.code)
        return NOBODY, NOBODY, REFUSED
    except RegisterAnswerInvalid as invalid:
        _log.warning("derivation_unreadable", places=list(invalid.places))
        return NOBODY, NOBODY, NOT_READABLE
    return of_children, of_adults, NOT_READABLE


def _number_said(derived: Iterable[DerivedGezag]) -> int:
    return sum(one.gezag is not None for one in derived)
