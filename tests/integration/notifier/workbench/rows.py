"""Cases of which only the row matters: one for every reason to show it to somebody or not."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import insert

from contracts.values.dates import local_date
from foundation.work import WorkState, new_work
from notifier.cases.handling_state import HandlingState
from notifier.cases.reason_group import ReasonGroup, bits_of
from notifier.decision.outcome import Disposition, Flag, Tier
from notifier.handover.handover_state import HandoverState
from notifier.storage.cases import ZAAK
from notifier.storage.handovers import HANDOVER, HandoverKind
from tests.integration.notifier.world import World

MINE, YOURS = "00000009900000000000", "00000009900000000001"
NATIONAL = {"MINE", "MINE-GONE", "MINE-FLAGGED", "YOURS", "YOURS-GONE", "YOURS-NOT-YET", "NOBODYS"}
OF_MINE = {"MINE", "MINE-GONE", "MINE-FLAGGED"}
OF_YOURS = {"YOURS", "YOURS-GONE", "YOURS-NOT-YET"}
TO_CA_IKA = {"MINE-GONE", "YOURS-GONE"}


def add_each(world: World) -> None:
    """Each kind of case once; its reference says which."""
    gone, ahead = (local_date(world.clock()) + timedelta(days=days) for days in (-3, 30))
    add(world, "MINE", ahead)
    add(world, "MINE-GONE", gone, Flag.CA_IKA)
    add(world, "MINE-FLAGGED", ahead, Flag.RVDK_IKO)
    add(world, "YOURS", ahead, municipality=YOURS)
    add(world, "YOURS-GONE", gone, Flag.CA_IKA, municipality=YOURS)
    # The Ca IKA sees neither what is still to leave nor what no flag told it of.
    add(world, "YOURS-NOT-YET", ahead, Flag.CA_IKA, municipality=YOURS)
    add(world, "NOBODYS", gone, municipality=None)
    add(world, "SHADOW", gone, Flag.CA_IKA, shadow=True)
    add(world, "ERASED", gone, Flag.CA_IKA, erased_at=world.clock())


def add(
    world: World, reference: str, leaves: date, flag: Flag | None = None, **columns: object
) -> UUID:
    """A held case with two hours left; a flag has reached its recipient."""
    now, zaak_id = world.clock(), uuid4()
    row = {
        "id": zaak_id,
        "reference": reference,
        "municipality": MINE,
        "handling": HandlingState.HELD,
        "disposition": Disposition.HOLD,
        "tier": Tier.T3,
        "clock_at": now + timedelta(hours=2),
        "flags": flag or "",
        "reason_groups": bits_of((ReasonGroup.CUSTODY,)),
        "leaves_on": f"{{[{leaves},{leaves + timedelta(days=1)})}}",
        "shadow": False,
        "opened_at": now,
        "version": 1,
        "correlation_id": str(UUID(int=0)),
    }
    with world.service.database.transaction() as connection:
        connection.execute(insert(ZAAK).values(row | columns))
        if flag is not None:
            connection.execute(insert(HANDOVER).values(_handed_over(world, zaak_id, flag)))
    return zaak_id


def _handed_over(world: World, zaak_id: UUID, flag: Flag) -> dict[str, object]:
    work = new_work(now=world.clock(), correlation_id=str(UUID(int=0)))
    return work | {
        "state": WorkState.DONE,
        "zaak_id": zaak_id,
        "recipient": flag,
        "kind": HandoverKind.FLAGGED,
        "round": 1,
        "handover_state": HandoverState.RECEIVED,
        "body": b"sealed",
    }
