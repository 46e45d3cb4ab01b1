"""What happened in a case, in order; codes only, so that it can be shown to whoever may look."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, func, insert, select

from notifier.storage.cases import TIMELINE

THE_PROGRAM = "vertrekmelding"


class Happening(StrEnum):
    """The kinds of entry."""

    OPENED = "geopend"
    CHILD_JOINED = "kind_toegevoegd"
    MERGED = "samengevoegd"
    DECIDED = "besloten"
    AGED = "tijd_verstreken"
    HANDLING = "behandeling"
    MESSAGE_PLANNED = "bericht_gepland"
    MESSAGE_CHANGED = "bericht_gewijzigd"
    MESSAGE_CANCELLED = "bericht_vervallen"
    MESSAGE_SENT = "bericht_verzonden"
    MESSAGE_READ = "bericht_gelezen"
    MESSAGE_UNCERTAIN = "bericht_onzeker"
    MESSAGE_REFUSED = "bericht_geweigerd"
    MESSAGE_NEEDS_REVIEW = "bericht_naar_mens"
    MESSAGE_POSTED = "bericht_gepost"
    MESSAGE_DELIVERED = "bericht_bezorgd"
    MESSAGE_NOT_ARRIVED = "bericht_niet_aangekomen"
    MESSAGE_NOT_POSTED = "bericht_niet_gepost"
    MESSAGE_NOT_TAKEN = "bericht_geen_plaats"
    MESSAGE_NO_WORD = "bericht_zonder_woord"
    FLAGGED = "gevlagd"
    FLAG_RECEIVED = "vlag_ontvangen"
    FLAG_WITHDRAWN = "vlag_ingetrokken"
    FLAG_WAITS = "vlag_zonder_grondslag"
    FLAG_NEEDS_REVIEW = "vlag_naar_mens"
    WITHDRAWAL_RECEIVED = "intrekking_ontvangen"
    WITHDRAWAL_NEEDS_REVIEW = "intrekking_naar_mens"
    ESCALATED = "geescaleerd"
    CALLED = "oproep_gedaan"
    CALL_ANSWERED = "oproep_aangenomen"
    CALL_UNANSWERED = "oproep_niet_aangenomen"
    TRANSFERRED = "overgedragen"
    TRANSFER_DELIVERED = "overdracht_bezorgd"
    TRANSFER_NEEDS_REVIEW = "overdracht_naar_mens"
    TRANSFER_LATE = "overdracht_onbevestigd"
    TRANSFER_TAKEN = "overdracht_bevestigd"
    TRANSFER_RETURNED = "overdracht_teruggegeven"
    TRANSFER_DONE = "overdracht_afgerond"
    TOLD_WRONGLY = "mogelijk_datalek"
    REPORTED = "signaal_ontvangen"
    REPORT_WITHDRAWN = "signaal_ingetrokken"
    REPORT_MARKED = "signaal_beoordeeld"
    REPORT_ENTERED = "signaal_ingevoerd"
    REPORT_WEIGHED = "signaal_gewogen"
    REPORT_TAKEN_BACK = "signaal_teruggenomen"
    ANSWERED = "antwoord_ontvangen"
    ANSWER_WITHDRAWN = "antwoord_ingetrokken"
    FINDING_MADE = "bevinding_gedaan"
    FINDING_PROPOSED = "bevinding_voorgesteld"
    FINDING_AGREED = "bevinding_medegelezen"
    FINDING_REFUSED = "bevinding_afgewezen"
    FINDING_HANDED_OVER = "bevinding_overgedragen"
    FINDING_WITHDRAWN = "bevinding_ingetrokken"
    FINDING_NEEDS_REVIEW = "bevinding_naar_mens"
    REPORTED_BACK = "terugmelding_aangeboden"
    REPORT_BACK_LAPSED = "terugmelding_vervallen"
    REPORT_BACK_NEEDS_REVIEW = "terugmelding_naar_mens"
    LEFT_CLOSED = "gesloten_gelaten"
    HISTORY_CHANGED = "voorgeschiedenis_gewijzigd"
    CLOSED_BY_HAND = "afgesloten"
    REOPENED_BY_HAND = "heropend"
    FIRST_JUDGED = "eerste_oordeel"
    SECOND_JUDGED = "tweede_oordeel"
    DISAGREEMENT = "oordelen_verschillen"
    VERDICT = "aanhouding_beslist"
    VERDICT_ENDED = "aanhouding_besluit_voorbij"
    JUDGEMENT_ENDED = "oordeel_ingetrokken"
    CALL_ASKED = "bellen_gevraagd"
    HOLDER_CALLED = "gezagshouder_gebeld"
    NOTED = "notitie"
    ACT_PROPOSED = "actie_voorgesteld"
    ACT_DONE = "actie_gedaan"
    ACT_REFUSED = "actie_teruggegeven"
    ACT_TAKEN_BACK = "actie_teruggenomen"
    ACT_SUBMITTED = "actie_ingediend"
    ACT_REPLIED = "actie_beantwoord"
    ACT_CHECKED = "actie_nagekeken"
    CONFLICT_DECLARED = "belangenconflict"
    ERASED = "gewist"


CHANGES_NOTHING: Final = frozenset(
    {Happening.MESSAGE_POSTED, Happening.MESSAGE_DELIVERED, Happening.MESSAGE_READ}
)
"""The ordinary way of a message: nobody decides otherwise because of it."""


@dataclass(frozen=True)
class TimelineView:
    """One entry."""

    at: datetime
    kind: str
    code: str | None
    actor: str


_NOTE: Final = insert(TIMELINE).values(
    id=bindparam("id"),
    zaak_id=bindparam("zaak_id"),
    number=select(func.coalesce(func.max(TIMELINE.c.number), 0) + 1)
    .where(TIMELINE.c.zaak_id == bindparam("zaak_id"))
    .scalar_subquery(),
    at=bindparam("at"),
    kind=bindparam("kind"),
    code=bindparam("code"),
    actor=bindparam("actor"),
)


def note(
    connection: Connection,
    zaak_id: UUID,
    kind: Happening,
    code: str | None = None,
    *,
    now: datetime,
    actor: str = THE_PROGRAM,
) -> None:
    """Add an entry. The caller holds the lock on the row of the case."""
    entry = {"id": uuid4(), "zaak_id": zaak_id, "at": now, "kind": kind, "code": code}
    connection.execute(_NOTE, entry | {"actor": actor})


def read_timeline(connection: Connection, zaak_id: UUID) -> tuple[TimelineView, ...]:
    """Everything that happened in a case, in order."""
    rows = connection.execute(
        select(TIMELINE).where(TIMELINE.c.zaak_id == zaak_id).order_by(TIMELINE.c.number)
    )
    return tuple(TimelineView(row.at, row.kind, row.code, row.actor) for row in rows)
