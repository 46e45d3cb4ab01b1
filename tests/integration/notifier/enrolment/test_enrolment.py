"""What a holder registers in advance: confirmed, changed, erased, and never a reason to decide."""

import pytest
from sqlalchemy import select

from notifier.cases.decisions import latest_decision
from notifier.enrolment.drop_address import drop_address
from notifier.enrolment.enrol import enrol
from notifier.enrolment.erase_enrolment import erase_enrolment
from notifier.enrolment.forget_enrolments import forget_enrolments
from notifier.enrolment.give_address import Given
from notifier.enrolment.kinds import AddressKind, AddressState, FirstWay
from notifier.enrolment.preferred import NOTHING_PREFERRED, Preferred, preferred_by
from notifier.enrolment.store import Wishes
from notifier.enrolment.verify_address import Checked
from notifier.hints.kinds import HintState
from notifier.hints.send_hints import send_hints
from notifier.redecide import redecide
from notifier.storage.enrolments import ENROLMENT, ENROLMENT_ADDRESS, HINT
from notifier.storage.shared import AUDIT
from tests.integration.notifier.enrolment.enrolled import EMAIL, MOBILE, Enrolled
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

SMS, MAIL = AddressKind.SMS, AddressKind.EMAIL


@pytest.fixture
def holder(world: World) -> Enrolled:
    return Enrolled(world, Family(world.clock()).father.bsn)


def preferred(world: World, holder: Enrolled) -> Preferred:
    with world.service.database.transaction() as connection:
        return preferred_by(connection, world.service, holder.index)


def test_wishes_are_kept_and_changed(world: World, holder: Enrolled) -> None:
    assert preferred(world, holder) == NOTHING_PREFERRED
    for wishes in (Wishes(FirstWay.PHONE, large_print=True), Wishes(FirstWay.BERICHTENBOX)):
        enrol(world.service, holder.index, wishes)
        enrol(world.service, holder.index, wishes)
        kept = preferred(world, holder)
        assert (kept.enrolled, kept.first_way, kept.large_print, kept.phone) == (
            True, wishes.first_way, wishes.large_print, None,
        )  # fmt: skip
    assert len(world.rows(ENROLMENT)) == 1


def test_an_address_counts_once_its_code_was_typed(world: World, holder: Enrolled) -> None:
    holder.gives(SMS)
    assert holder.states() == {SMS: AddressState.UNVERIFIED}
    assert preferred(world, holder).phone is None
    code = holder.code(SMS)
    assert holder.types(SMS, f" {code[:3]} {code[3:]} ") is Checked.VERIFIED
    assert preferred(world, holder).phone == MOBILE
    assert holder.types(SMS, code) is Checked.OVER, "a code is good once"


def test_a_code_is_good_for_its_address_and_its_holder(world: World, holder: Enrolled) -> None:
    other = Enrolled(world, Family(world.clock()).father.bsn)
    holder.gives(SMS)
    code = holder.code(SMS)
    holder.gives(MAIL)
    assert other.types(SMS, code) is Checked.OVER
    if code != holder.code(MAIL):
        assert holder.types(MAIL, code) is Checked.WRONG
    # Another number in its place: what came at the first shows nothing about the second.
    holder.gives(SMS, "06 87654321")
    if code != holder.code(SMS):
        assert holder.types(SMS, code) is Checked.WRONG
    assert holder.types(SMS, holder.code(SMS)) is Checked.VERIFIED


def test_a_code_is_tried_five_times_and_lives_half_an_hour(world: World, holder: Enrolled) -> None:
    holder.gives(SMS)
    right = holder.code(SMS)
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    assert [holder.types(SMS, wrong) for _ in range(6)] == [Checked.WRONG] * 5 + [Checked.OVER]
    assert holder.types(SMS, right) is Checked.OVER
    holder.gives(SMS)
    world.clock.advance(minutes=31)
    assert holder.types(SMS, holder.code(SMS)) is Checked.OVER


def test_nobody_is_buried_under_codes(world: World, holder: Enrolled) -> None:
    given = [holder.gives(SMS) for _ in range(7)]
    assert given == [Given.CODE_ON_ITS_WAY] * 6 + [Given.TOO_MANY_CODES]
    erase_enrolment(world.service, holder.index)
    assert holder.gives(MAIL) is Given.TOO_MANY_CODES, "also after beginning anew"
    assert len(holder.received()) == 6
    world.clock.advance(hours=25)
    assert holder.gives(SMS) is Given.CODE_ON_ITS_WAY


def test_what_is_erased_is_gone(world: World, holder: Enrolled) -> None:
    holder.confirms()
    enrol(world.service, holder.index, Wishes(FirstWay.LETTER))
    holder.gives(SMS)
    assert erase_enrolment(world.service, holder.index) is True
    assert erase_enrolment(world.service, holder.index) is False
    assert world.rows(ENROLMENT) == world.rows(ENROLMENT_ADDRESS) == []
    assert {row.address_id for row in world.rows(HINT)} == {None}
    assert preferred(world, holder) == NOTHING_PREFERRED
    drop_address(world.service, holder.index, SMS)


def test_a_code_that_was_not_sent_yet_goes_with_its_address(world: World, holder: Enrolled) -> None:
    world.fault(onderdeel="notifynl", soort="status", status=503, aantal=1)
    holder.gives(SMS)
    drop_address(world.service, holder.index, SMS)
    world.clock.advance(hours=1)
    send_hints(world.service)
    assert holder.received() == []
    assert [row.hint_state for row in world.rows(HINT)] == [HintState.CANCELLED]


def test_what_nobody_came_back_for_goes_by_itself(world: World, holder: Enrolled) -> None:
    holder.confirms(MAIL)
    holder.gives(SMS)
    world.clock.advance(hours=19)
    forget_enrolments(world.service)
    assert holder.states().keys() == {MAIL, SMS}
    world.clock.advance(hours=2)
    forget_enrolments(world.service)
    assert holder.states().keys() == {MAIL}
    world.clock.advance(days=3)
    forget_enrolments(world.service)
    assert world.rows(HINT) == []
    world.clock.advance(days=3 * 365)
    forget_enrolments(world.service)
    assert world.rows(ENROLMENT) == []


def test_the_audit_says_that_and_never_what(world: World, holder: Enrolled) -> None:
    holder.confirms(MAIL)
    erase_enrolment(world.service, holder.index)
    with world.service.database.transaction() as connection:
        mine = select(AUDIT).where(AUDIT.c.person == holder.index)
        rows = connection.execute(mine.order_by(AUDIT.c.seq)).all()
    assert [(row.action, row.result) for row in rows] == [
        ("email_opgegeven", "code_onderweg"),
        ("email_bevestigen", "bevestigd"),
        ("aanmelding_gewist", "gewist"),
    ]
    assert EMAIL not in repr(rows)


@pytest.mark.parametrize("geheimhouding", [False, True])
@pytest.mark.parametrize("days", [0, 2, 30])
def test_the_decision_is_the_same_with_an_enrolment_and_without(
    world: World, *, geheimhouding: bool, days: int
) -> None:
    """Byte for byte, on the same facts: an enrolment is no fact of a case, nor who is told."""
    family = Family(world.clock(), departs_in_days=days)
    facts = family.facts(family.child("Sanne", geheimhouding=geheimhouding))
    world.establish(facts)
    zaak_id, now = world.case_of(facts).id, world.clock()
    seen = []
    for wishes in (None, Wishes(), Wishes(FirstWay.PHONE, large_print=True)):
        if wishes is not None:
            for person in (family.father, family.mother):
                mine = Enrolled(world, person.bsn)
                enrol(world.service, mine.index, wishes)
                mine.confirms(SMS)
        with world.service.database.transaction() as connection:
            decided = redecide(connection, world.service, zaak_id, now=now)
            latest = latest_decision(connection, world.service.keyring, zaak_id)
        seen.append((decided.facts, decided.released, decided.messages, latest))
    assert seen[0] == seen[1] == seen[2]
    assert len(world.states(facts)) == (0 if geheimhouding else 1)
