"""A process that works off what is due, as a worker does, and may be killed."""

import json
import sys
from collections.abc import Callable
from datetime import timedelta

from contracts.values.bsn import Bsn
from foundation.clock import system_clock
from notifier.application import build_application
from notifier.ask_receipts import ask_receipts
from notifier.cases.person_index import person_index
from notifier.collect_box_results import collect_box_results
from notifier.deliver_message import deliver_messages
from notifier.enrolment.give_address import give_address
from notifier.enrolment.kinds import AddressKind
from notifier.hints.send_hints import send_hints
from notifier.oncall.call_people import call_people
from notifier.oncall.send_calls import send_calls
from notifier.service import Service
from notifier.settings import NotifierSettings
from notifier.take_receipts import take_receipts

GIVER = Bsn("999990019")
"""Whoever gives an address, where that is the work."""


def _give_address(service: Service) -> None:
    index = person_index(service.index, GIVER)
    give_address(service, index, AddressKind.SMS, "+31612345678")


_WORK: dict[str, Callable[[Service], object]] = {
    "give_address": _give_address,
    "call_people": call_people,
    "send_calls": send_calls,
    "send_hints": send_hints,
    "take_receipts": take_receipts,
    "ask_receipts": ask_receipts,
    "collect_box_results": collect_box_results,
    "deliver_messages": deliver_messages,
}

if __name__ == "__main__":
    given = json.load(sys.stdin)
    ahead = timedelta(seconds=given["ahead"])
    application = build_application(
        NotifierSettings.model_validate(given["settings"]), clock=lambda: system_clock() + ahead
    )
    try:
        _WORK[given["work"]](application.service)
    finally:
        application.close()
