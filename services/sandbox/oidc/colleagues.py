"""The face of an employer's provider: a button for every test user."""

from collections.abc import Mapping
from datetime import datetime
from html import escape

from sandbox.oidc.face import Chosen, Failed
from sandbox.oidc.page import framed, hidden
from sandbox.oidc.users import USERS


class Colleagues:
    """People who work at the workbench."""

    def page(self, question: Mapping[str, str], because: str = "") -> str:
        """All of them, and a way out."""
        del because  # a button cannot be filled in wrongly
        buttons = "\n".join(
            f'<button name="user" value="{escape(user.id)}">{escape(user.name)}: '
            f"{escape(user.about)}</button>"
            for user in USERS
        )
        content = (
            "<p>Dit is de inlogdienst van de proefomgeving. Alle mensen zijn verzonnen; een "
            "wachtwoord is niet nodig. Als wie wilt u inloggen?</p>"
            f'<form method="post">\n{hidden(question)}\n{buttons}\n'
            '<button name="user" value="">Annuleren</button>\n</form>'
        )
        return framed("Inloggen bij de proefomgeving", content)

    def chosen(self, form: Mapping[str, str], now: datetime) -> Chosen:
        """Whose button was pressed."""
        user = next((one for one in USERS if one.id == form.get("user")), None)
        return Failed("access_denied") if user is None else user.claims(now)
