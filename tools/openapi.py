"""Write the published OpenAPI and AsyncAPI documents from the code: ``python tools/openapi.py``.

Tests compare them with what is served; run this after a change of a route or a message.
"""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from brp_adapter.api.card import card_router
from brp_adapter.api.departures import departures_router
from brp_adapter.api.document import build_document as adapter_document
from brp_adapter.api.findings import findings_router
from brp_adapter.api.handshake import handshake_router
from brp_adapter.api.intake import intake_router
from brp_adapter.api.notificaties import notificaties_router
from brp_adapter.api.stuf import stuf_router
from brp_adapter.api.vrijbrp import vrijbrp_router
from notifier.api_document import build_document as notifier_document
from notifier.outgoing.document import build_document as words_document
from notifier.web import routers_of

_CONTRACTS = Path(__file__).parents[1] / "contracts"
_SERVER = "https://vertrekmelding.example"


def main() -> None:
    """Write all of them."""
    # The routes are only described, so nothing behind them is needed.
    nothing = SimpleNamespace(
        service=None,
        verifier=None,
        settings=SimpleNamespace(own_oin=None, rvdk_oin="", ca_ika_oin="", sender_oin=""),
    )
    application = cast("Any", nothing)
    intake = (
        intake_router(application),
        handshake_router(application),
        notificaties_router(application),
        stuf_router(application),
        vrijbrp_router(application),
        departures_router(application),
        findings_router(application),
        card_router(application),
    )
    _write("asyncapi/terugmeldingen.json", words_document())
    _write("openapi/intake.json", adapter_document(intake, _SERVER))
    _write("openapi/notifier.json", notifier_document(routers_of(application), _SERVER))


def _write(name: str, document: dict[str, Any]) -> None:
    text = json.dumps(document, indent=2, ensure_ascii=False)
    (_CONTRACTS / name).write_text(f"{text}\n", encoding="utf-8")
    print(f"{name} is written")


if __name__ == "__main__":
    main()
