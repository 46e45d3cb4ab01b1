"""The face of DigiD behind a broker: anybody with a made-up number, at the level one chooses."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from html import escape
from typing import Any, Final

from contracts.values.bsn import Bsn, NotABsn
from sandbox.oidc.face import Again, Chosen, Failed
from sandbox.oidc.page import framed, hidden
from sandbox.oidc.users import LOW, SUBSTANTIAL

HIGH: Final = "http://eidas.europa.eu/LoA/high"
BASIC: Final = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
"""A password alone, which eIDAS knows no level for; as DigiD names it itself."""

LEVELS: Final = {
    "basis": (BASIC, "DigiD Basis (alleen wachtwoord)"),
    "midden": (LOW, "DigiD Midden (sms-controle)"),
    "substantieel": (SUBSTANTIAL, "DigiD Substantieel (app met ID-check)"),
    "hoog": (HIGH, "DigiD Hoog (identiteitskaart)"),
}
_CANCEL: Final = "annuleren"
_BREAK: Final = "storing"
_FOR_ANOTHER: Final = "machtigen"
_ENDS: Final[Mapping[str | None, str]] = {_CANCEL: "access_denied", _BREAK: "server_error"}


class Citizens:
    """``everyone``: who is in the register; whoever is not may log in all the same, as at DigiD."""

    def __init__(self, everyone: Callable[[], Iterable[Mapping[str, Any]]]) -> None:
        self._everyone = everyone

    def page(self, question: Mapping[str, str], because: str = "") -> str:
        """A number, a level, and what can go wrong."""
        known = {str(one["burgerservicenummer"]): _name(one) for one in self._everyone()}
        listed = "\n".join(
            f'<option value="{escape(number)}">{escape(name)}</option>'
            for number, name in known.items()
        )
        levels = "\n".join(
            f'<label><input type="radio" name="niveau" value="{escape(level)}"'
            f"{' checked' if level == 'substantieel' else ''}> {escape(about)}</label><br>"
            for level, (_, about) in LEVELS.items()
        )
        wrong = f'<p role="alert"><strong>{escape(because)}</strong></p>' if because else ""
        content = (
            f"{wrong}<p>Dit staat in de proefomgeving voor DigiD. Alle mensen zijn verzonnen; een "
            "wachtwoord is niet nodig.</p>"
            f'<form method="post">\n{hidden(question)}\n'
            '<p><label for="bsn">Burgerservicenummer (begint met 9999)</label><br>'
            '<input id="bsn" name="bsn" list="personen" inputmode="numeric" autocomplete="off">'
            f'</p>\n<datalist id="personen">\n{listed}\n</datalist>\n'
            f"<fieldset><legend>Niveau</legend>\n{levels}\n</fieldset>\n"
            '<button name="doe" value="inloggen">Inloggen</button>\n'
            f'<button name="doe" value="{_FOR_ANOTHER}">Inloggen namens iemand anders</button>\n'
            f'<button name="doe" value="{_CANCEL}">Annuleren</button>\n'
            f'<button name="doe" value="{_BREAK}">Doe alsof DigiD een fout geeft</button>\n</form>'
        )
        return framed("Inloggen met DigiD (proefomgeving)", content)

    def chosen(self, form: Mapping[str, str], now: datetime) -> Chosen:
        """Whoever was filled in."""
        del now
        pressed = form.get("doe")
        if pressed in _ENDS:
            return Failed(_ENDS[pressed])
        number = form.get("bsn", "").strip()
        if not _made_up(number):
            return Again("Vul een verzonnen burgerservicenummer in: negen cijfers, eerst 9999.")
        level = LEVELS.get(form.get("niveau", ""))
        if level is None:
            return Again("Kies een niveau.")
        claims: dict[str, object] = {"sub": _subject(number), "acr": level[0], "bsn": number}
        if pressed == _FOR_ANOTHER:
            claims["act"] = {"sub": _subject(f"namens {number}")}
        return claims


def _made_up(number: str) -> bool:
    try:
        return Bsn(number).fictitious
    except NotABsn:
        return False


def _subject(number: str) -> str:
    """Pairwise: the same at every login, and nothing to whoever does not know the number."""
    return hashlib.sha256(f"digid {number}".encode()).hexdigest()[:32]


def _name(person: Mapping[str, Any]) -> str:
    return str(person.get("naam", {}).get("volledigeNaam", "")) or "zonder naam"
