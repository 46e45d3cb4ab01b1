"""A process that sends the calls that are due, as a worker does, and may be killed meanwhile."""

import json
import sys
from datetime import timedelta

from foundation.clock import system_clock
from notifier.application import build_application
from notifier.oncall.send_calls import send_calls
from notifier.settings import NotifierSettings

if __name__ == "__main__":
    given = json.load(sys.stdin)
    ahead = timedelta(seconds=given["ahead"])
    application = build_application(
        NotifierSettings.model_validate(given["settings"]), clock=lambda: system_clock() + ahead
    )
    try:
        send_calls(application.service)
    finally:
        application.close()
