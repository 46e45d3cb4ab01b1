"""What the database itself refuses of an action, whatever a program asks."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, update

from foundation.database import ConstraintViolated
from notifier.cases.case_action import (
    FOUR_EYES,
    TRANSITIONS,
    ActionCode,
    ActionState,
    NextStep,
)
from notifier.state_machine import IllegalMove, move
from notifier.storage.actions import ZAAK_ACTION
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

A = "00000000-0000-4000-8000-00000000000a"
B = "00000000-0000-4000-8000-00000000000b"


@pytest.fixture
def zaak_id(world: World) -> UUID:
    facts = Family(world.clock()).facts(Family(world.clock()).child("Noor"))
    world.establish(facts)
    return world.case_of(facts).id


def add(world: World, zaak_id: UUID, **columns: object) -> UUID:
    row = {
        "id": uuid4(),
        "zaak_id": zaak_id,
        "code": ActionCode.SIS_ALERT,
        "action_state": ActionState.PROPOSED,
        "subject": A,
        "role": "reviewer",
        "at": world.clock(),
        "next_step": NextStep.SECOND_READER,
        "due_at": world.clock() + timedelta(hours=1),
    } | columns
    with world.service.database.transaction() as connection:
        connection.execute(insert(ZAAK_ACTION).values(row))
    return UUID(str(row["id"]))


def test_a_proposal_that_somebody_else_agrees_with_is_done(world: World, zaak_id: UUID) -> None:
    action_id = add(world, zaak_id)
    with world.service.database.transaction() as connection:
        connection.execute(
            update(ZAAK_ACTION)
            .where(ZAAK_ACTION.c.id == action_id)
            .values(
                action_state=ActionState.DONE,
                second_subject=B,
                second_role="lead",
                second_at=world.clock(),
                next_step=NextStep.SUBMIT,
            )
        )
    assert [row.action_state for row in world.rows(ZAAK_ACTION)] == ["done"]


@pytest.mark.parametrize("code", sorted(FOUR_EYES))
@pytest.mark.parametrize("second", [None, A])
def test_nothing_for_four_eyes_is_done_by_one(
    world: World, zaak_id: UUID, code: ActionCode, second: str | None
) -> None:
    step = {"next_step": None, "due_at": None}
    with pytest.raises(ConstraintViolated):
        add(world, zaak_id, code=code, action_state="done", second_subject=second, **step)
    assert world.rows(ZAAK_ACTION) == []


@pytest.mark.parametrize(
    "columns",
    [
        {"next_step": None, "due_at": None},
        {"due_at": None},
        {"code": "A11"},
        {"action_state": "refused", "next_step": None, "due_at": None},
        {"action_state": "taken_back", "next_step": None, "due_at": None},
        {
            "code": "A2",
            "action_state": "done",
            "next_step": "check",
            "step_subject": A,
        },
    ],
)
def test_what_cannot_be_is_refused(world: World, zaak_id: UUID, columns: dict[str, object]) -> None:
    with pytest.raises(ConstraintViolated):
        add(world, zaak_id, **columns)


@pytest.mark.parametrize("current", list(ActionState))
@pytest.mark.parametrize("wanted", list(ActionState))
def test_only_moves_of_the_table_are_made(current: ActionState, wanted: ActionState) -> None:
    if wanted in TRANSITIONS[current]:
        assert move(TRANSITIONS, current, wanted) is wanted
    else:
        with pytest.raises(IllegalMove):
            move(TRANSITIONS, current, wanted)
