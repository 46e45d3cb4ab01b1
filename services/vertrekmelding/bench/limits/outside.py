"""How much the sandbox takes: the bench measures us only as long as this is far more."""

import base64
import json
from collections.abc import Sequence
from typing import Any, Final

from notifications_python_client.authentication import create_jwt_token

from brp_adapter.register.fields import FIELDS
from notifier.letters.render import render
from sandbox.settings import TEST_API_KEY, TEST_NOTIFY_KEY
from vertrekmelding.bench.limits.calls import request_of
from vertrekmelding.bench.limits.typesetting import a_letter

QUESTION_SIZE: Final = 20


def letter_request(sandbox: str) -> tuple[str, bytes]:
    """An order for one letter, of the size that ours have."""
    url = f"{sandbox}/v2/notifications/letter"
    content = base64.b64encode(render(a_letter()).pdf).decode()
    body = json.dumps({"reference": "bench", "content": content}).encode()
    token = create_jwt_token(TEST_NOTIFY_KEY[-36:], TEST_NOTIFY_KEY[-73:-37])
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return url, request_of(url, body, headers)


def flag_request(sandbox: str) -> tuple[str, bytes]:
    """An event for RvdK; every time the same one."""
    url = f"{sandbox}/rvdk/gebeurtenissen"
    event = {"specversion": "1.0", "id": "bench", "source": "urn:bench", "type": "nl.bench"}
    headers = {"Content-Type": "application/cloudevents+json"}
    return url, request_of(url, json.dumps(event).encode(), headers)


def question_request(sandbox: str, persons: Sequence[dict[str, Any]]) -> tuple[str, bytes]:
    """A question about twenty people, as the adapter asks it."""
    url = f"{sandbox}/haalcentraal/api/brp/personen"
    question = {
        "type": "RaadpleegMetBurgerservicenummer",
        "burgerservicenummer": [p["burgerservicenummer"] for p in persons[:QUESTION_SIZE]],
        "fields": list(FIELDS),
    }
    headers = {"X-API-KEY": TEST_API_KEY, "Content-Type": "application/json"}
    return url, request_of(url, json.dumps(question).encode(), headers)
