"""A process that follows and fetches as the workers do, and may be killed on the way."""

from brp_adapter.application import build_application
from brp_adapter.fetch_events import fetch_events
from brp_adapter.follow_people import follow_people
from brp_adapter.settings import AdapterSettings

ROUNDS = 3


def live(settings: AdapterSettings) -> None:
    """As long as it takes to pass everywhere."""
    application = build_application(settings)
    for _ in range(ROUNDS):
        fetch_events(application.service)
        follow_people(application.service)
    application.close()
