"""A notice of another number joins what is one person's, and never two people."""

from datetime import UTC, datetime

import pytest

from brp_adapter.custody.number_changes import NumberChanges, number_changes
from brp_adapter.custody.person import GezagOver, Parent, Person
from brp_adapter.custody.reported import Touched
from contracts.gezag import GezamenlijkOuderlijkGezag, Holder
from contracts.values.bsn import Bsn

CHILD, MOTHER, FATHER = Bsn("999990019"), Bsn("999990032"), Bsn("999990044")
NEW, NEWER, OTHER = Bsn("999990007"), Bsn("999990056"), Bsn("999990068")


def told(person: Bsn, *historic: Bsn) -> Touched:
    at = datetime(2026, 3, 10, 9, tzinfo=UTC)
    return Touched(
        event_id=f"{person.reveal()}", sender="s", person=person, historic=historic, at=at
    )


def family() -> dict[Bsn, Person]:
    gezag = GezamenlijkOuderlijkGezag((Holder(MOTHER), Holder(FATHER)))
    parents = (Parent(MOTHER, None), Parent(FATHER, None))
    people = [
        Person(bsn=CHILD, parents=parents, gezag=(GezagOver(CHILD, gezag),)),
        Person(bsn=MOTHER),
        Person(bsn=FATHER),
    ]
    return {person.bsn: person for person in people}


def test_a_change_and_a_chain_of_them() -> None:
    changes = number_changes([told(NEW, OTHER), told(NEWER, NEW), told(NEWER, NEWER)], family())
    assert changes.present == {OTHER: NEWER, NEW: NEWER}
    assert changes.doubtful == frozenset()
    assert number_changes([told(NEWER, NEW, OTHER), told(NEW, OTHER)], {}).present == {
        OTHER: NEWER,
        NEW: NEWER,
    }


@pytest.mark.parametrize("somebody", [CHILD, MOTHER, FATHER])
def test_a_number_that_somebody_still_has_is_no_earlier_one(somebody: Bsn) -> None:
    changes = number_changes([told(NEW, somebody)], family())
    assert changes == NumberChanges({}, frozenset({NEW, somebody}))


def test_two_present_numbers_of_one_earlier() -> None:
    changes = number_changes([told(NEW, OTHER), told(NEWER, OTHER)], family())
    assert changes == NumberChanges({}, frozenset({NEW, NEWER, OTHER}))


def test_changes_that_go_round() -> None:
    changes = number_changes([told(NEW, OTHER), told(OTHER, NEW)], {})
    assert changes == NumberChanges({}, frozenset({NEW, OTHER}))


@pytest.mark.parametrize(("one", "other"), [(MOTHER, FATHER), (CHILD, FATHER)])
def test_two_whom_one_answer_tells_apart_are_two(one: Bsn, other: Bsn) -> None:
    """Though the BRP delivers only one of them: the other's record may have been removed."""
    persons = {CHILD: family()[CHILD], one: family()[one]}
    changes = number_changes([told(one, other)], persons)
    assert changes == NumberChanges({}, frozenset({one, other}))


def test_two_holders_are_not_joined_by_way_of_a_third_number() -> None:
    persons = {CHILD: family()[CHILD]}
    changes = number_changes([told(NEW, MOTHER), told(NEW, FATHER)], persons)
    assert changes == NumberChanges({}, frozenset({NEW, MOTHER, FATHER}))


def test_one_wrong_notice_does_not_undo_a_right_one() -> None:
    changes = number_changes([told(NEWER, OTHER), told(NEW, MOTHER)], family())
    assert changes == NumberChanges({OTHER: NEWER}, frozenset({NEW, MOTHER}))
