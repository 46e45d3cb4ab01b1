"""Wherever the process dies that hands a message to ebms-core, one message lies in the box."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from notifier.collect_box_results import collect_box_results
from notifier.deliver_message import deliver_messages
from notifier.settings import NotifierSettings
from notifier.storage.messages import MESSAGE, Channel
from notifier.take_receipts import take_receipts
from tests.architecture.failpoints import every_failpoint
from tests.integration.notifier.berichtenbox.conftest import in_boxes
from tests.integration.notifier.oncall.dying import dies_at
from tests.integration.notifier.world import World

ON_THE_WAY = ("deliver.claim.", "deliver.intent.", "deliver.taken", "deliver.sent.")
IN_DOUBT = ("deliver.in_doubt.", "deliver.looked_up", "deliver.maybe_sent.")
PLACES = [one for one in every_failpoint() if one.startswith((*ON_THE_WAY, *IN_DOUBT))]


def states(world: World) -> dict[str, str]:
    return {row.channel: row.message_state for row in world.rows(MESSAGE)}


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("place", PLACES)
def test_one_message_and_one_letter(
    box: World, settings: NotifierSettings, tmp_path: Path, place: str
) -> None:
    first = MESSAGE.c.channel == Channel.LETTER
    with box.service.database.transaction() as connection:
        waits = (
            update(MESSAGE).where(first).values(next_attempt_at=box.clock() + timedelta(minutes=1))
        )
        connection.execute(waits)
    if place.startswith(IN_DOUBT):
        box.fault(onderdeel="ebms_core", soort="aannemen_zonder_antwoord", methode="POST", aantal=1)
    if place.startswith(("deliver.in_doubt.", "deliver.looked_up")):
        # Its process died after the handing over, and another looks.
        dies_at("deliver.maybe_sent.written", "deliver_messages", settings=settings,
                folder=tmp_path, ahead=box.clock.ahead)  # fmt: skip
        box.clock.advance(seconds=61)
        with box.service.database.transaction() as connection:
            waits = update(MESSAGE).where(first)
            later = box.clock() + timedelta(minutes=1)
            connection.execute(waits.values(next_attempt_at=later))
    dies_at(place, "deliver_messages", settings=settings, folder=tmp_path, ahead=box.clock.ahead)
    for _ in range(4):
        box.clock.advance(minutes=2)
        deliver_messages(box.service)
    collect_box_results(box.service)
    take_receipts(box.service)
    assert states(box) == {"brief": "sent", "berichtenbox": "delivered"}
    assert [one["aantal"] for one in in_boxes(box)] == [1]
    assert len(box.letters()) == 1
