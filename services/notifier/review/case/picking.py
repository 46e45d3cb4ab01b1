"""Picking somebody in a form: from the people of the case, by number only who is not among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from contracts.values.bsn import Bsn, NotABsn
from notifier.review.case.fields import Fields
from notifier.review.case.forms import Word
from notifier.review.case.opening import OpenCase
from notifier.review.desk import Desk
from notifier.review.pages.texts import Texts
from notifier.review.shown_case.cast import Cast
from notifier.review.shown_case.shown import cast_for
from notifier.review.shown_case.told import Told
from notifier.review.visit import Visit

NUMBER: Final = "_bsn"
"""Behind the name of a field: where the number of somebody else is typed."""


@dataclass(frozen=True)
class Picked:
    """Who it is; ``stranger``: the number was typed, and nobody of the case has it."""

    bsn: Bsn
    stranger: bool = False


def people_of(desk: Desk, visit: Visit, case: OpenCase, texts: Texts) -> Told | None:
    """Everybody in the facts of the case, as its page names them; None where they were erased."""
    if case.facts is None:
        return None
    return Told(cast_for(desk.service, case, visit.now), texts.page)


def options(told: Told, *, children: bool = True) -> Sequence[tuple[str, str]]:
    """For a field with a list: everybody of the case."""
    members = (one for one in told.cast.members if children or not one.child)
    return [(str(one.id), told.member(one)) for one in members]


def picked(
    fields: Fields, name: str, cast: Cast, mistakes: dict[str, Word], *, test_mode: bool
) -> Picked | None:
    """Who was picked in ``name``, or typed beside it; what is wrong goes into ``mistakes``."""
    chosen, typed = fields.one(name), fields.one(name + NUMBER)
    if typed and chosen:
        mistakes[name] = lambda t: t.pick.number_without
        return None
    if typed:
        return _typed(name + NUMBER, typed, cast, mistakes, test_mode=test_mode)
    if not chosen:
        return None
    found = next((one for one in cast.members if str(one.id) == chosen), None)
    if found is None:
        mistakes[name] = lambda t: t.pick.unknown
        return None
    return Picked(found.bsn)


def _typed(
    name: str, typed: str, cast: Cast, mistakes: dict[str, Word], *, test_mode: bool
) -> Picked | None:
    try:
        bsn = Bsn(typed.replace(" ", "").replace(".", ""))
    except NotABsn:
        mistakes[name] = lambda t: t.pick.not_a_number
        return None
    if test_mode and not bsn.fictitious:
        mistakes[name] = lambda t: t.pick.not_fictitious
        return None
    return Picked(bsn, stranger=bsn not in cast.by_bsn)
