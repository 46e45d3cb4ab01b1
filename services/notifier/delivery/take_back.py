"""What a recall on its way does to what its holder was told."""

from uuid import UUID

from sqlalchemy import Connection, update

from notifier.case_facts import read_departure
from notifier.cases.case_row import CaseRow
from notifier.delivery.holder_message import TELLING, messages_of_case
from notifier.delivery.message_state import TRANSITIONS, WENT_OUT, MessageState
from notifier.delivery.present_messages import present_messages
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.messages import MESSAGE
from notifier.storage.sealed import seal_bsns


def take_back(connection: Connection, service: Service, case: CaseRow, recall_id: UUID) -> None:
    """The recall is on its way: of what this holder was told, the rest still stands.

    Also of what was told under another number: else the same recall would be wanted for ever.
    """
    departure = read_departure(connection, service, case)
    messages = present_messages(messages_of_case(connection, service, case.id), departure)
    recall = next(message for message in messages if message.id == recall_id)
    for message in messages:
        told = message.holder == recall.holder and message.kind in TELLING
        # What was told by another way is taken back by that way.
        if not told or message.channel is not recall.channel or message.state not in WENT_OUT:
            continue
        left = message.children - recall.children
        values: dict[str, object] = {
            "children": seal_bsns(service.keyring, MESSAGE, "children", message.id, left)
        }
        if not left:
            values = {"message_state": move(TRANSITIONS, message.state, MessageState.RECALLED)}
        connection.execute(update(MESSAGE).where(MESSAGE.c.id == message.id).values(**values))
