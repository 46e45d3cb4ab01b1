"""A worker that dies at a place of one's choice."""

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Literal

from pydantic import SecretStr

from foundation.failpoint import Action, Order
from notifier.settings import NotifierSettings

_WORKER = Path(__file__).with_name("worker.py")

Work = Literal[
    "call_people",
    "send_calls",
    "send_hints",
    "give_address",
    "take_receipts",
    "ask_receipts",
    "collect_box_results",
    "deliver_messages",
]


def dies_at(
    place: str, work: Work, *, settings: NotifierSettings, folder: Path, ahead: timedelta
) -> None:
    """Let it do what is due until it dies there; it knows text messages only."""
    (folder / place).write_text(str(Order(Action.KILL)))
    ran = subprocess.run(  # noqa: S603 -- our own lines
        [sys.executable, str(_WORKER)],
        input=_as_json(settings, folder, ahead, work),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    assert not (folder / place).exists()


def _as_json(settings: NotifierSettings, failpoints: Path, ahead: timedelta, work: Work) -> str:
    given = {
        name: value.get_secret_value() if isinstance(value, SecretStr) else value
        for name, value in settings.model_dump().items()
    }
    given |= {"failpoints": failpoints, "oncall_webhook_url": None, "oncall_webhook_secret": None}
    told = {"settings": given, "ahead": ahead.total_seconds(), "work": work}
    return json.dumps(told, default=str)
