"""Actions at rest: what was typed and what came of it are sealed, who and when are not."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, func, insert, select, update

from foundation.encryption import KeyRing
from notifier.cases.case_action import TRANSITIONS, ActionCode, ActionState, NextStep
from notifier.state_machine import move
from notifier.storage.actions import ZAAK_ACTION
from notifier.storage.cases import ZAAK
from notifier.storage.sealed import seal, unseal

_SEALED: Final = ("fields", "product", "second_reason", "step_fields")


@dataclass(frozen=True, kw_only=True)
class StoredAction:
    """An action as it stands; what people wrote stays out of ``repr``.

    ``subject`` did or proposed it, ``second`` agreed or refused, ``stepped_by`` did the
    ``next_step``. ``due_at``: until when somebody has to do that.
    """

    id: UUID
    zaak_id: UUID
    code: ActionCode
    state: ActionState
    subject: str
    role: str
    at: datetime
    fields: Mapping[str, str] = field(repr=False)
    product: str | None = field(repr=False)
    product_sha256: bytes | None
    second: str | None
    second_role: str | None
    second_at: datetime | None
    second_reason: str | None = field(repr=False)
    next_step: NextStep | None
    due_at: datetime | None
    stepped_by: str | None
    step_role: str | None
    step_at: datetime | None
    step_fields: Mapping[str, str] = field(repr=False)
    expires_on: date | None
    review_on: date | None
    taken_back_at: datetime | None

    @property
    def open_step(self) -> NextStep | None:
        """What somebody still has to do; None: nothing."""
        return self.next_step if self.step_at is None else None


def add_action(
    connection: Connection,
    keyring: KeyRing,
    *,
    action_id: UUID,
    fields: Mapping[str, str],
    product: str | None,
    **columns: Any,  # noqa: ANN401 -- columns of several types
) -> None:
    """Keep a new one; ``columns`` are those of the table beside what is sealed here."""
    sealed = {"fields": json.dumps(dict(fields)).encode()}
    if product is not None:
        sealed["product"] = product.encode()
        columns["product_sha256"] = hashlib.sha256(product.encode()).digest()
    connection.execute(
        insert(ZAAK_ACTION).values(id=action_id, **_sealed(keyring, action_id, sealed), **columns)
    )


def move_action(
    connection: Connection,
    keyring: KeyRing,
    action: StoredAction,
    wanted: ActionState,
    *,
    second_reason: str | None = None,
    **columns: Any,  # noqa: ANN401 -- columns of several types
) -> None:
    """Bring it into another state. Raises ``IllegalMove``."""
    columns["action_state"] = move(TRANSITIONS, action.state, wanted)
    sealed = {} if second_reason is None else {"second_reason": second_reason.encode()}
    change_action(connection, keyring, action.id, sealed, **columns)


def change_action(
    connection: Connection,
    keyring: KeyRing,
    action_id: UUID,
    sealed: Mapping[str, bytes],
    **columns: Any,  # noqa: ANN401 -- columns of several types
) -> None:
    """Write columns; ``sealed`` are those that people wrote, in the open here."""
    values = columns | _sealed(keyring, action_id, sealed)
    connection.execute(update(ZAAK_ACTION).where(ZAAK_ACTION.c.id == action_id).values(**values))


def actions_of(connection: Connection, keyring: KeyRing, zaak_id: UUID) -> tuple[StoredAction, ...]:
    """Every action of a case, the newest first."""
    rows = connection.execute(
        select(ZAAK_ACTION)
        .where(ZAAK_ACTION.c.zaak_id == zaak_id)
        .order_by(ZAAK_ACTION.c.at.desc(), ZAAK_ACTION.c.id)
    )
    return tuple(_opened(keyring, row) for row in rows)


def settle_task_clock(connection: Connection, zaak_id: UUID) -> None:
    """Keep beside the case when the first step that is still open must be done."""
    first = select(func.min(ZAAK_ACTION.c.due_at)).where(
        ZAAK_ACTION.c.zaak_id == zaak_id,
        ZAAK_ACTION.c.next_step.is_not(None),
        ZAAK_ACTION.c.step_at.is_(None),
    )
    connection.execute(
        update(ZAAK).where(ZAAK.c.id == zaak_id).values(task_at=first.scalar_subquery())
    )


def _sealed(keyring: KeyRing, action_id: UUID, plain: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        column: seal(keyring, ZAAK_ACTION, column, action_id, text)
        for column, text in plain.items()
    }


def _opened(keyring: KeyRing, row: Row[Any]) -> StoredAction:
    opened = {
        column: None
        if (sealed := getattr(row, column)) is None
        else unseal(keyring, ZAAK_ACTION, column, row.id, sealed).decode()
        for column in _SEALED
    }
    return StoredAction(
        id=row.id,
        zaak_id=row.zaak_id,
        code=ActionCode(row.code),
        state=ActionState(row.action_state),
        subject=row.subject,
        role=row.role,
        at=row.at,
        fields=json.loads(opened["fields"] or "{}"),
        product=opened["product"],
        product_sha256=row.product_sha256,
        second=row.second_subject,
        second_role=row.second_role,
        second_at=row.second_at,
        second_reason=opened["second_reason"],
        next_step=None if row.next_step is None else NextStep(row.next_step),
        due_at=row.due_at,
        stepped_by=row.step_subject,
        step_role=row.step_role,
        step_at=row.step_at,
        step_fields=json.loads(opened["step_fields"] or "{}"),
        expires_on=row.expires_on,
        review_on=row.review_on,
        taken_back_at=row.taken_back_at,
    )
