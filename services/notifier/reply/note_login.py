"""That a holder logged in goes into the audit: never with a number, or from where."""

from notifier.cases.person_index import person_index
from notifier.reply.opening.reader import Reader
from notifier.reports.written_down import write_down
from notifier.service import Service


def note_login(service: Service, reader: Reader) -> None:
    """One entry in a transaction of its own; without it nobody comes in."""
    if reader.holder is None:
        raise TypeError
    with service.database.transaction() as connection:
        write_down(
            connection,
            service,
            actor="gezagsdrager",
            action="antwoord_inloggen",
            what="antwoordpagina",
            result="ingelogd",
            basis="antwoordpagina",
            origin="antwoordpagina",
            persons=[person_index(service.index, reader.holder)],
        )
