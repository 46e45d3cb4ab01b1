"""What a person found among the other answers: which goes before, how long it counts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from brp_adapter.custody.finding import GezagFinding, is_corrected
from brp_adapter.custody.gezag_answer import best_answer, named_holders
from brp_adapter.custody.numbers import renumbered_finding
from brp_adapter.custody.person import GezagOver, GezagSnapshot, Person
from brp_adapter.custody.relations import people_to_ask
from brp_adapter.custody.reported import Registered
from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezagNietTeBepalen,
    GezamenlijkOuderlijkGezag,
    Holder,
    Voogdij,
)
from contracts.messages.derived import DerivedGezag
from contracts.messages.facts import GezagAnswer, GezagSource
from contracts.messages.finding import FindingKind
from contracts.values.bsn import Bsn
from contracts.values.codes import GEMEENTE_RNI
from contracts.values.dates import PartialDate

CHILD, ONE, OTHER = Bsn("999990019"), Bsn("999990020"), Bsn("999990032")
NEWER = Bsn("999990044")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FOUND_AT = NOW - timedelta(days=2)
DEPARTS = date(2026, 11, 1)
BOTH = GezamenlijkOuderlijkGezag((Holder(ONE), Holder(OTHER)))
TURNED = GezamenlijkOuderlijkGezag((Holder(OTHER), Holder(ONE)))
ALONE = EenhoofdigOuderlijkGezag(Holder(ONE))
REPORT = Registered(
    sender="brp",
    event_id="1",
    person=CHILD,
    date=PartialDate.of(DEPARTS),
    destination=None,
    at=NOW,
)


def gone(live: Gezag | None = None, *, in_onderzoek: bool = False) -> Person:
    said = GezagNietTeBepalen() if live is None else live
    return Person(
        bsn=CHILD, municipality=GEMEENTE_RNI, gezag=(GezagOver(CHILD, said, in_onderzoek),)
    )


def found(
    kind: FindingKind = FindingKind.CONFIRMED,
    gezag: Gezag = BOTH,
    *,
    at: datetime = FOUND_AT,
    seen_doubt: bool = False,
    withdrawn: bool = False,
) -> GezagFinding:
    return GezagFinding(
        child=CHILD, kind=kind, gezag=gezag, found_at=at, seen_doubt=seen_doubt, withdrawn=withdrawn
    )


def answered(
    *findings: GezagFinding,
    person: Person | None = None,
    snapshots: tuple[GezagSnapshot, ...] = (),
    derived: DerivedGezag | None = None,
) -> GezagAnswer:
    return best_answer(
        CHILD,
        person or gone(),
        snapshots,
        departs_on=DEPARTS,
        now=NOW,
        findings=findings,
        derived=derived,
    )


def snapshot(on: date) -> GezagSnapshot:
    taken = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return GezagSnapshot(CHILD, taken, (GezagOver(CHILD, ALONE),))


def test_the_register_and_a_snapshot_go_before_it_and_it_before_nothing() -> None:
    finding = found()
    before = snapshot(DEPARTS - timedelta(days=1))
    assert answered(finding, person=gone(ALONE)).source is GezagSource.LIVE
    assert answered(finding, snapshots=(before,)).source is GezagSource.SNAPSHOT
    after = snapshot(DEPARTS)
    answer = answered(finding, snapshots=(after,), derived=DerivedGezag(gezag=BOTH))
    assert (answer.source, answer.gezag, answer.taken_at) == (GezagSource.FINDING, BOTH, FOUND_AT)
    assert answer.derived is None
    assert answered(derived=DerivedGezag(gezag=BOTH)).source is GezagSource.NONE


@pytest.mark.parametrize(
    ("derived", "counts"),
    [
        (DerivedGezag(gezag=BOTH), True),
        (DerivedGezag(gezag=TURNED, route="another route"), True),
        (DerivedGezag(missing="een akte"), True),
        (None, True),
        (DerivedGezag(gezag=ALONE), False),
        (DerivedGezag(gezag=GezamenlijkOuderlijkGezag((Holder(ONE), Holder(None)))), False),
        (DerivedGezag(gezag=Voogdij((Holder(ONE), Holder(OTHER)))), False),
    ],
)
def test_what_was_confirmed_counts_while_nothing_else_is_derived(
    *, derived: DerivedGezag | None, counts: bool
) -> None:
    answer = answered(found(), derived=derived)
    assert (answer.source is GezagSource.FINDING) is counts
    if not counts:
        assert answer.derived == derived
    corrected = answered(found(FindingKind.CORRECTED), derived=derived)
    assert corrected.source is GezagSource.FINDING


def test_only_the_newest_counts_and_an_older_one_does_not_come_back() -> None:
    first = found(FindingKind.CORRECTED, ALONE)
    second = found(at=FOUND_AT + timedelta(seconds=1))
    for order in ((first, second), (second, first)):
        assert answered(*order).gezag == BOTH
    gone_again = replace(second, withdrawn=True)
    assert answered(first, gone_again).source is GezagSource.NONE
    assert answered(replace(first, child=OTHER)).source is GezagSource.NONE


def test_a_doubt_that_came_later_counts_and_one_that_was_known_does_not() -> None:
    doubted = gone(in_onderzoek=True)
    assert answered(found(), person=doubted).in_onderzoek
    assert not answered(found(seen_doubt=True), person=doubted).in_onderzoek
    derived = DerivedGezag(gezag=BOTH, in_onderzoek=True)
    assert answered(found(), derived=derived).in_onderzoek
    assert not answered(found(seen_doubt=True), derived=derived).in_onderzoek
    assert not answered(found()).in_onderzoek


def test_a_new_number_is_the_same_person() -> None:
    newer = {ONE: NEWER, CHILD: OTHER}
    moved = renumbered_finding(found(gezag=ALONE), lambda bsn: newer.get(bsn, bsn))
    assert (moved.child, moved.gezag) == (OTHER, EenhoofdigOuderlijkGezag(Holder(NEWER)))


def test_who_has_gezag_by_it_is_asked_about_but_not_once_it_was_withdrawn() -> None:
    guardian = found(FindingKind.CORRECTED, Voogdij((Holder(NEWER),)))
    assert NEWER in people_to_ask((REPORT,), {}, (), (guardian,))
    assert NEWER not in people_to_ask((REPORT,), {}, (), (replace(guardian, withdrawn=True),))
    assert NEWER not in people_to_ask((), {}, (), (guardian,))


def test_beside_a_correction_nothing_is_derived() -> None:
    corrected = found(FindingKind.CORRECTED, ALONE)
    later = FOUND_AT + timedelta(seconds=1)
    assert is_corrected({CHILD}, (corrected,))
    assert not is_corrected({CHILD}, (replace(corrected, withdrawn=True),))
    assert not is_corrected({CHILD}, (corrected, found(at=later)))
    assert not is_corrected({OTHER}, (corrected,))


def test_of_findings_about_one_child_only_the_newest_names_people_to_ask_about() -> None:
    mistaken = found(FindingKind.CORRECTED, EenhoofdigOuderlijkGezag(Holder(NEWER)))
    later = found(FindingKind.CORRECTED, ALONE, at=FOUND_AT + timedelta(seconds=1))
    assert people_to_ask((REPORT,), {}, (), (mistaken, later)) == {CHILD, ONE}
    withdrawn = replace(later, withdrawn=True)
    assert people_to_ask((REPORT,), {}, (), (mistaken, withdrawn)) == {CHILD}


@pytest.mark.parametrize("same", [ONE, CHILD])
def test_who_turns_out_to_be_one_person_or_the_child_makes_it_no_answer_to_act_on(
    same: Bsn,
) -> None:
    two = GezamenlijkOuderlijkGezag((Holder(ONE), Holder(NEWER)))
    renumbered = renumbered_finding(
        found(FindingKind.CORRECTED, two), lambda number: same if number == NEWER else number
    )
    answer = answered(renumbered)
    assert (answer.source, answer.unknown_type) == (GezagSource.FINDING, True)
    assert named_holders(answer) == ()
