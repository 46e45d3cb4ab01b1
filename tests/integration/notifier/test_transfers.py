"""A case goes from RvdK to Ca IKA: handed over, taken, given back, done; and it never gets lost."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from contracts.values.dates import AMSTERDAM
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.case_row import locked_case
from notifier.cases.first_action import end_of_working_day
from notifier.cases.handling_state import HandlingState
from notifier.close_case import close_locked
from notifier.decision.facts import ReportedBy
from notifier.decision.outcome import Flag
from notifier.escalate_transfers import escalate_transfers
from notifier.finish_transfer import NotTheirs, finish_transfer
from notifier.hand_over_flag import hand_over_flags
from notifier.handover.transfers import transfers_of
from notifier.policy import Policy
from notifier.reconsider_cases import reconsider_cases
from notifier.return_transfer import NotToReturn
from notifier.service import HAND_OVER
from notifier.storage.handovers import HANDOVER, ReturnCode, TransferGround
from notifier.sweep import sweep
from notifier.take_transfer import NotToTake, OtherContent
from notifier.transfer_case import CannotTransfer, Obstacle
from notifier.verdicts.refusal import CannotJudge
from tests.integration.notifier.handed_over import ANNA, CARLA, HandedOver, gives_back, states
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World

EVENT = "nl.vertrekmelding.zaak-overgedragen"


@pytest.fixture
def over(world: World) -> HandedOver:
    handed = HandedOver(world)
    handed.arrives()
    return handed


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    with partners_of(world) as found:
        yield found


def events(world: World) -> list[dict[str, Any]]:
    found = [one["inhoud"] for one in world.delivered() if one["soort"] == "vlag"]
    return [one for one in found if one["type"] == EVENT]


def finishes(over: HandedOver, outcome: CaseOutcome) -> None:
    service = over.world.service
    zaak_id = over.world.case_of(over.facts).id
    with service.database.transaction() as connection:
        finish_transfer(
            connection,
            service,
            locked_case(connection, zaak_id),
            transfers_of(connection, zaak_id),
            outcome=outcome,
            subject=CARLA,
            now=over.world.clock(),
        )


def test_from_one_to_the_other_and_everything_can_be_read_back(
    world: World, over: HandedOver
) -> None:
    transfer = over.goes()
    assert world.case_of(over.facts).owner is Flag.RVDK_IKO
    hand_over_flags(world.service)
    assert states(over) == ["received"]
    assert over.taken(transfer)
    view = world.case_of(over.facts)
    assert (view.owner, view.handling) == (Flag.CA_IKA, HandlingState.IN_REVIEW)
    assert view.clock_at is not None
    finishes(over, CaseOutcome.REMOVAL_CONFIRMED)
    view = world.case_of(over.facts)
    assert (view.handling, view.outcome) == ("closed", "overbrenging_bevestigd")
    assert over.happened == [
        ("overgedragen", "1", ANNA),
        ("overdracht_bezorgd", "CA_IKA", "vertrekmelding"),
        ("overdracht_bevestigd", "1", CARLA),
        ("overdracht_afgerond", "overbrenging_bevestigd", CARLA),
    ]
    closed = [entry for entry in view.timeline if entry.kind == "afgesloten"]
    assert [(entry.code, entry.actor) for entry in closed] == [("overbrenging_bevestigd", CARLA)]


def test_the_event_names_nobody_and_leads_to_the_package(world: World, over: HandedOver) -> None:
    transfer = over.goes()
    hand_over_flags(world.service)
    (event,) = events(world)
    assert event["id"] == event["data"]["overdrachtId"] == str(transfer.id)
    assert event["dataref"].endswith(f"/v1/overdrachten/{transfer.id}")
    assert event["data"]["sha256"] == transfer.content_hash.hex()
    year = over.family.day.replace(year=over.family.day.year + 1)
    assert event["data"]["eenjaarsdatum"] == year.isoformat()
    sent = json.dumps(event)
    for value in (
        "Noor",
        "Blijver",
        over.child.child.bsn.reveal(),
        over.family.father.bsn.reveal(),
    ):
        assert value not in sent


def test_a_flag_carries_the_date_once_the_child_has_left(world: World) -> None:
    for days, expected in ((3, True), (-20, False)):
        handed = HandedOver(world, departed_days=days)
        (given,) = handed.child.declarations
        unsafe = replace(given, safe_to_inform=False)
        handed.arrives(replace(handed.child, declarations=(unsafe,)))
        world.sandbox.delete("/sandbox/bezorgd").raise_for_status()
        hand_over_flags(world.service)
        dates = {
            one["inhoud"]["data"]["eenjaarsdatum"]
            for one in world.delivered()
            if one["soort"] == "vlag"
        }
        year = handed.family.day.replace(year=handed.family.day.year + 1).isoformat()
        assert dates == ({year} if expected else {None})


def test_a_worker_that_dies_after_the_handing_over_lets_no_event_get_lost(
    world: World, over: HandedOver
) -> None:
    """Between what is stored and the event nothing is needed but the row: no ring, no memory."""
    transfer = over.goes()
    world.rings.clear()
    world.fault(onderdeel="ca_ika", soort="aannemen_zonder_antwoord", aantal=1)
    hand_over_flags(world.service)
    assert states(over) == ["planned"]
    world.clock.advance(hours=1)
    sweep(world.service)
    assert HAND_OVER in [task for task, _ in world.rings]
    hand_over_flags(world.service)
    assert states(over) == ["received"]
    assert {event["id"] for event in events(world)} == {str(transfer.id)}


def test_who_confirms_before_their_system_heard_of_it_needs_no_event(
    world: World, over: HandedOver
) -> None:
    transfer = over.goes()
    assert over.taken(transfer)
    hand_over_flags(world.service)
    assert events(world) == []
    assert states(over) == ["taken"]


def test_an_event_that_arrives_late_takes_nothing_back(world: World, over: HandedOver) -> None:
    """Confirmed while the event was on its way: it was claimed before, and comes back after."""
    transfer = over.goes()
    receiver = world.service.receivers[Flag.CA_IKA]

    class TakenMeanwhile:
        def deliver(self, event: bytes, *, basis: Any) -> None:  # noqa: ANN401 -- of the policy
            assert over.taken(transfer)
            receiver.deliver(event, basis=basis)

    world.with_service(receivers={**world.service.receivers, Flag.CA_IKA: TakenMeanwhile()})
    hand_over_flags(world.service)
    assert states(over) == ["taken"]
    (row,) = [one for one in world.rows(HANDOVER) if one.id == transfer.id]
    assert row.state == "DONE"


def test_another_hash_is_no_confirmation(over: HandedOver) -> None:
    transfer = over.goes()
    with pytest.raises(OtherContent):
        over.taken(transfer, sha256=bytes(32))
    assert states(over) == ["planned"]


def test_confirming_twice_changes_nothing(over: HandedOver) -> None:
    transfer = over.goes()
    assert over.taken(transfer)
    assert not over.taken(transfer)
    assert [kind for kind, _, _ in over.happened].count("overdracht_bevestigd") == 1


def test_a_package_that_was_replaced_cannot_be_confirmed(over: HandedOver) -> None:
    first = over.goes()
    later = replace(over.family.declaration(), destination="6030")
    over.arrives(replace(over.child, declarations=(later,)))
    second = over.goes()
    assert states(over) == ["withdrawn", "planned"]
    with pytest.raises(NotToTake):
        over.taken(first)
    assert over.taken(second)


def test_new_facts_after_the_taking_are_a_new_package_and_the_case_stays_theirs(
    world: World, over: HandedOver
) -> None:
    over.taken(over.goes())
    later = replace(over.family.declaration(), destination="6030")
    over.arrives(replace(over.child, declarations=(later,)))
    over.goes()
    assert states(over) == ["taken", "planned"]
    assert world.case_of(over.facts).owner is Flag.CA_IKA
    finishes(over, CaseOutcome.RETURNED)
    assert states(over) == ["done", "withdrawn"]


@pytest.mark.parametrize("taken_first", [True, False])
def test_what_they_give_back_is_rvdks_again_that_same_day(
    world: World, over: HandedOver, *, taken_first: bool
) -> None:
    transfer = over.goes()
    if taken_first:
        over.taken(transfer)
    gives_back(over, transfer, ReturnCode.NO_APPLICATION)
    view = world.case_of(over.facts)
    assert (view.owner, states(over)) == (Flag.RVDK_IKO, ["returned"])
    assert view.clock_at is not None
    assert view.clock_at <= end_of_working_day(world.clock())
    assert over.happened[-1] == ("overdracht_teruggegeven", "geen_verzoek", CARLA)
    with pytest.raises(NotToReturn):
        gives_back(over, transfer, ReturnCode.OTHERWISE)
    # And it may go again, as it was.
    assert over.goes().number == 2


def test_only_who_has_it_can_be_done_with_it(over: HandedOver) -> None:
    over.goes()
    with pytest.raises(NotTheirs):
        finishes(over, CaseOutcome.RETURNED)


@pytest.mark.parametrize(
    ("days", "born", "obstacle"),
    [
        (-1, 2016, Obstacle.NOT_DEPARTED),
        (0, 2016, Obstacle.NOT_DEPARTED),
        (3, 2009, Obstacle.NOT_UNDER_16),
    ],
)
def test_what_is_not_for_ca_ika_does_not_go(
    world: World, days: int, born: int, obstacle: Obstacle
) -> None:
    handed = HandedOver(world, departed_days=days, born=born)
    handed.arrives()
    with pytest.raises(CannotTransfer) as found:
        handed.goes()
    assert found.value.obstacle is obstacle


def test_without_a_basis_nothing_goes_and_what_went_is_shown_no_more(
    world: World, over: HandedOver, partners: Partners
) -> None:
    transfer = over.goes()
    granted = world.service.policy
    world.with_service(policy=without_ca_ika(granted))
    partners.world = world
    with partners_of(world) as now:
        assert now.get_package(transfer.id).status_code == 404
    over.taken(transfer)
    with pytest.raises(CannotTransfer) as found:
        over.goes()
    assert found.value.obstacle is Obstacle.NO_BASIS


def without_ca_ika(policy: Policy) -> Policy:
    (one,) = policy.content.gemeenten
    effects = one.effecten.model_copy(update={"flag_ca_ika": ()})
    changed = one.model_copy(update={"effecten": effects})
    content = policy.content.model_copy(update={"gemeenten": (changed,)})
    return Policy(content, policy.sha256)


def test_a_closed_case_does_not_go(world: World, over: HandedOver) -> None:
    service = world.service
    zaak_id = world.case_of(over.facts).id
    with service.database.transaction() as connection:
        case = locked_case(connection, zaak_id)
        outcome = CaseOutcome.DATA_ERROR
        role, now = ReportedBy.RVDK, world.clock()
        close_locked(connection, service, case, outcome, oin=ANNA, role=role, now=now)
    with pytest.raises(CannotTransfer) as found:
        over.goes()
    assert found.value.obstacle is Obstacle.CLOSED


def test_that_somebody_objects_is_not_taken_on_trust(
    world: World, over: HandedOver, partners: Partners
) -> None:
    with pytest.raises(CannotTransfer) as found:
        over.goes(TransferGround.OBJECTION, None)
    assert found.value.obstacle is Obstacle.NOBODY_OBJECTS
    objection = {
        "eigenKenmerk": f"o-{uuid4()}",
        "antwoord": "bezwaar",
        "gezagsdrager": over.family.father.bsn.reveal(),
    }
    assert partners.post("vertrekmelding", "/antwoorden", objection).status_code == 202
    reconsider_cases(world.service)
    assert over.goes(TransferGround.OBJECTION, None).ground is TransferGround.OBJECTION


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-11-20 09:00", "2026-11-20 18:00"),  # a Friday
        ("2026-11-20 17:59", "2026-11-20 18:00"),
        ("2026-11-20 18:00", "2026-11-23 18:00"),
        ("2026-11-21 12:00", "2026-11-23 18:00"),
        ("2026-12-24 19:00", "2026-12-28 18:00"),  # Christmas, and a weekend
    ],
)
def test_it_is_to_be_confirmed_that_working_day(moment: str, until: str) -> None:
    given, expected = (
        datetime.strptime(one, "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)
        for one in (moment, until)
    )
    assert end_of_working_day(given.astimezone(UTC)) == expected


def test_what_nobody_confirms_goes_to_the_lead_once(world: World, over: HandedOver) -> None:
    transfer = over.goes()
    assert escalate_transfers(world.service) == 0
    late = transfer.confirm_by - world.clock() + timedelta(minutes=1)
    world.clock.advance(seconds=late.total_seconds())
    assert sweep(world.service).transfers_late == 1
    assert sweep(world.service).transfers_late == 0
    view = world.case_of(over.facts)
    assert view.escalated_at is not None
    assert over.happened[-1] == ("overdracht_onbevestigd", "1", "vertrekmelding")
    assert "geescaleerd" in {flag.kind for flag in view.flags}
    # Late is late, and not lost.
    assert over.taken(transfer)


def test_what_was_confirmed_in_time_is_not_late(world: World, over: HandedOver) -> None:
    over.taken(over.goes())
    world.clock.advance(days=5)
    assert escalate_transfers(world.service) == 0


def test_the_machine_withdraws_flags_but_never_what_a_person_handed_over(over: HandedOver) -> None:
    over.goes()
    over.arrives(over.child)
    assert states(over) == ["planned"]


def test_what_is_held_is_not_silenced_by_one_officer_who_is_done_with_it(
    world: World, over: HandedOver
) -> None:
    over.child = replace(over.child, child=replace(over.child.child, geheimhouding=True))
    over.arrives()
    assert world.case_of(over.facts).followed == "HOLD"
    assert over.taken(over.goes())
    with pytest.raises(CannotJudge):
        finishes(over, CaseOutcome.NO_FURTHER_ROLE)
    assert world.case_of(over.facts).handling == "held"
    finishes(over, CaseOutcome.REMOVAL_CONFIRMED)
    assert world.case_of(over.facts).handling == "closed"
