"""``vertrekmelding counts``: what came of shadow cases, in numbers."""

from collections import Counter
from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from notifier.application import build_application
from notifier.cases.shadow_counts import Key, read_counts
from notifier.settings import NotifierSettings
from notifier.storage.shadow_count import Counted

_PREFIX = "NOTIFIER_"


def counts_of(environment: Mapping[str, str]) -> Counter[Key]:
    """Read the counts with the settings of the notifier. Raises ``pydantic.ValidationError``."""
    own = {
        name.removeprefix(_PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(_PREFIX)
    }
    application = build_application(
        NotifierSettings.model_validate(own), process="vertrekmelding.counts"
    )
    try:
        service = application.service
        with service.database.transaction() as connection:
            return read_counts(connection, service.keyring)
    finally:
        application.close()


def show_counts(counts: Counter[Key], console: Console) -> None:
    """One row per day, municipality and what was counted; zeros included."""
    if not counts:
        console.print("Er waren nog geen zaken op proef (shadow).")
        return
    columns = ("dag", "gemeente", "wat", "aantal")
    table = Table(*columns, title="Op proef (shadow)", title_justify="left")
    for day, municipality in sorted({key[:2] for key in counts}):
        for what in Counted:
            number = str(counts[day, municipality, what])
            table.add_row(str(day), municipality or "onbekend", what, number)
    console.print(table)
