"""A worker that sends what is due, hears what became of it, and may be killed on the way."""

from datetime import timedelta

from contracts.settable_clock import read_ahead, set_ahead
from notifier.application import build_application
from notifier.ask_receipts import ask_receipts
from notifier.collect_box_results import collect_box_results
from notifier.deliver_message import deliver_messages
from notifier.follow_exhausted import follow_exhausted
from notifier.service import Service
from notifier.settings import NotifierSettings
from notifier.take_receipts import take_receipts

ROUNDS = 8


def work_off(service: Service) -> None:
    """All that is due of telling holders, once."""
    deliver_messages(service)
    follow_exhausted(service)
    collect_box_results(service)
    ask_receipts(service)
    take_receipts(service)


def live(settings: NotifierSettings) -> None:
    """As long as it takes to pass everywhere; the clock is turned on between."""
    assert settings.clock_file is not None
    application = build_application(settings)
    for _ in range(ROUNDS):
        work_off(application.service)
        set_ahead(settings.clock_file, read_ahead(settings.clock_file) + timedelta(minutes=10))
    application.close()
