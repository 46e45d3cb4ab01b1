"""The people who can log in here: all made up, one for every role and for every refusal."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

SUBSTANTIAL: Final = "http://eidas.europa.eu/LoA/substantial"
LOW: Final = "http://eidas.europa.eu/LoA/low"


@dataclass(frozen=True)
class User:
    """``name`` and ``about`` are for the page with buttons; only the rest goes into a token.

    ``auditor_for``: how long from the moment of login the admission of an auditor still lasts;
    negative for one that is over.
    """

    id: str
    name: str
    about: str
    roles: tuple[str, ...] = ()
    oin: str | None = None
    acr: str = SUBSTANTIAL
    auditor_for: timedelta | None = None

    @property
    def subject(self) -> str:
        """Pairwise: means nothing outside this one client."""
        return f"sandbox-{self.id}"

    def claims(self, now: datetime) -> dict[str, object]:
        """What a token says of them: no ``amr`` (NLgov), no name."""
        said: dict[str, object] = {"sub": self.subject, "acr": self.acr, "roles": list(self.roles)}
        if self.oin is not None:
            said["oin"] = self.oin
        if self.auditor_for is not None:
            said["auditor_until"] = int((now + self.auditor_for).timestamp())
        return said


USERS: Final = (
    User("anna", "Anna", "beoordelaar", ("vertrekmelding-beoordelaar",)),
    User("bram", "Bram", "beoordelaar en tweede lezer",
         ("vertrekmelding-beoordelaar", "vertrekmelding-tweede-lezer")),
    User("carla", "Carla", "teamleider", ("vertrekmelding-teamleider",)),
    User("daan", "Daan", "medewerker Ca IKA", ("vertrekmelding-ca-ika",)),
    User("emine", "Emine", "gemeentelijk specialist van Voorbeeldstad",
         ("vertrekmelding-gemeente",), oin="00000009900000000000"),
    User("femke", "Femke", "gemeentelijk specialist van een andere gemeente",
         ("vertrekmelding-gemeente",), oin="00000009900000000001"),
    User("gijs", "Gijs", "auditor, nog 30 dagen", ("vertrekmelding-auditor",),
         auditor_for=timedelta(days=30)),
    User("hanna", "Hanna", "privacyfunctionaris", ("vertrekmelding-privacy",)),
    User("ivo", "Ivo", "auditor van wie de toelating voorbij is", ("vertrekmelding-auditor",),
         auditor_for=timedelta(days=-1)),
    User("joke", "Joke", "collega zonder rol"),
    User("kees", "Kees", "beoordelaar die zonder tweede factor inlogt",
         ("vertrekmelding-beoordelaar",), acr=LOW),
)  # fmt: skip
