"""The pages that are not there, said plainly to whoever comes.

The workbench and the pages on which a parent answers, where nobody set them up.
501 (RFC 9110 §15.6.2): a monitor or a browser must not take these for the pages themselves.
"""

from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from notifier.letters.content import Sender

_PAGE: Final = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
{text}
</main>
</body>
</html>
"""


def not_yet_router(sender: Sender, *, workbench: bool, reply: bool) -> APIRouter:
    """Serve ``/antwoord`` and ``/werkbank`` where they are not; what to do instead is there."""
    router = APIRouter(include_in_schema=False)
    answer = (
        f"<p>U kunt hier geen antwoord geven. Bel {sender.phone} of schrijf naar "
        f"{sender.reply_address}. Noem het kenmerk van uw brief.</p>"
        "<p>Voelt u of uw kind zich niet veilig? Veilig Thuis, 0800-2000, dag en nacht. "
        "Bij gevaar: 112.</p>"
    )
    no_workbench = (
        "<p>Wie deze dienst beheert, heeft de werkbank niet aangezet (de instellingen die beginnen "
        "met <code>NOTIFIER_WORKBENCH_</code>). Een zaak staat met besluit, redenen en tijdlijn op "
        "<code>GET /v1/zaken/{id}</code>; een gevlagde zaak komt als gebeurtenis binnen bij de "
        "Raad en de Centrale autoriteit.</p>"
    )

    if not reply:

        @router.get("/antwoord")
        def antwoord() -> HTMLResponse:
            return _page("Antwoord geven kan hier niet", answer)

    if not workbench:

        @router.get("/werkbank")
        def werkbank() -> HTMLResponse:
            return _page("De werkbank is niet ingericht", no_workbench)

    return router


def _page(title: str, text: str) -> HTMLResponse:
    return HTMLResponse(_PAGE.format(title=title, text=text), status_code=501)
