"""What the worklist of a test says, and what it should say."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from contracts.messages.facts import DepartureFacts, Residence
from contracts.values.dates import PartialDate
from notifier.case_facts import read_case_facts
from notifier.cases.case_row import locked_case
from notifier.cases.decisions import latest_decision
from notifier.cases.handling_state import HandlingState
from notifier.cases.worklist_place import worklist_place
from notifier.delivery.holder_message import messages_of_case
from notifier.review.next_shift.shift import Shift, read_shift
from notifier.review.worklist.changes import Changes, ChangeToken, change_token, changes_since
from notifier.review.worklist.chosen import Chosen, Tab
from notifier.review.worklist.read_worklist import read_worklist
from notifier.review.worklist.worklist_row import WorklistRow
from notifier.staff.sees import Sees, SeesAll
from notifier.storage.cases import ZAAK
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

OTHER = "00000009900000000009"


def rows(
    world: World,
    tab: Tab = Tab.ALL,
    *,
    sees: Sees | None = None,
    **filters: Any,  # noqa: ANN401 -- members of Chosen
) -> tuple[WorklistRow, ...]:
    """Of one tab; and as many as it says there are."""
    chosen = Chosen(tab=tab, **filters)
    with world.service.database.transaction() as connection:
        page = read_worklist(connection, sees or SeesAll(), chosen, now=world.clock())
    assert page.counts[tab] == len(page.rows)
    return page.rows


def tabs(world: World, sees: Sees | None = None) -> set[Tab]:
    return {tab for tab in Tab if rows(world, tab, sees=sees)}


def shift(world: World, sees: Sees | None = None) -> Shift:
    with world.service.database.transaction() as connection:
        return read_shift(connection, sees or SeesAll(), now=world.clock())


def flagged(family: Family) -> DepartureFacts:
    """The child lives with the parent who stays (R05): a letter, and a flag."""
    child = family.child("Daan")
    home = (Residence(label="Blijfweg 3", since=PartialDate(2018, 1, 1)),)
    return family.facts(replace(child, child=replace(child.child, residences=home)))


def kept(world: World) -> dict[UUID, Mapping[str, object]]:
    """What stands in the row of every case that is not closed."""
    return {
        row.id: {
            "leaves_on": row.leaves_on,
            "looks_first": row.looks_first,
            "reason_groups": row.reason_groups,
            "replied_at": row.replied_at,
        }
        for row in world.rows(ZAAK)
        if row.handling != HandlingState.CLOSED
    }


def computed(world: World) -> dict[UUID, Mapping[str, object]]:
    """The same from the sealed decision and facts alone."""
    found: dict[UUID, Mapping[str, object]] = {}
    for zaak_id in kept(world):
        with world.service.database.transaction() as connection:
            case = locked_case(connection, zaak_id)
            latest = latest_decision(connection, world.service.keyring, zaak_id)
            assert latest is not None
            messages = messages_of_case(connection, world.service, zaak_id)
            facts = read_case_facts(connection, world.service, case, messages)
            found[zaak_id] = worklist_place(facts, latest.decision).columns
    return found


def truthful(world: World) -> None:
    assert kept(world) == computed(world)


def changes(world: World, token: ChangeToken, sees: Sees | None = None) -> Changes:
    with world.service.database.transaction() as connection:
        return changes_since(connection, sees or SeesAll(), token, now=world.clock())


def token_of(world: World) -> ChangeToken:
    with world.service.database.transaction() as connection:
        return change_token(connection, now=world.clock())
