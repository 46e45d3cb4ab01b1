"""A package made of the case as it stands: facts with source and moment, and what was done."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import Connection, select

from contracts.messages.facts import ChildFacts, PersonFacts
from contracts.messages.origin import KnownBy, Origin
from contracts.values.dates import local_date
from notifier.cases.case_row import CaseRow
from notifier.cases.case_view import CaseView, opaque_id, read_case_view
from notifier.cases.decisions import StoredDecision, decisions_of_case
from notifier.cases.departure_date import departure_date
from notifier.cases.one_year import one_year_of
from notifier.cases.timeline import THE_PROGRAM
from notifier.cases.wire import GezagOverKind
from notifier.decision.facts import CaseFacts
from notifier.findings.wire import BevindingInZaak
from notifier.handover.package.differences import differences
from notifier.handover.package.people import Name, people_of
from notifier.handover.package.shield import (
    WARNING,
    is_shielded,
    shown_code,
    shown_reason,
    shown_report,
)
from notifier.handover.package.wire import (
    Aangifte,
    BesluitInPakket,
    Gebeurd,
    Klokken,
    Overdracht,
    Pakket,
    Termijn,
    Veiligheid,
    Vertrek,
    VerzondenBericht,
    Vorig,
)
from notifier.reply.wire import GegevenAntwoord
from notifier.reports.wire import GemeldSignaal
from notifier.service import Service
from notifier.storage.handovers import TransferGround
from notifier.storage.messages import MESSAGE


@dataclass(frozen=True)
class NewPackage:
    """What a person says when handing over; ``previous``: number, hash and content of the last."""

    id: UUID
    number: int
    ground: TransferGround
    explanation: str | None
    confirm_by: datetime
    previous: tuple[int, bytes, Pakket | None] | None


class NothingToHandOver(Exception):
    """There is no such case, or nobody decided about it yet."""


def build_package(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    new: NewPackage,
    *,
    now: datetime,
) -> Pakket:
    """``facts``: the newest about the case. Raises ``NothingToHandOver``."""
    view = read_case_view(connection, service, case.id)
    if view is None or view.decision is None:
        raise NothingToHandOver
    decisions = decisions_of_case(connection, service.keyring, case.id)

    name = partial(opaque_id, service, case.id)
    shielded = is_shielded(
        {reason.code for one in decisions for reason in one.decision.reasons},
        (report.kind for report in view.brought_in.reports),
        everybody(facts),
    )
    package = Pakket(
        overdracht=_transfer(case, new, now),
        termijn=_term(case, now),
        veiligheid=Veiligheid(afgeschermd=shielded, tekst=WARNING if shielded else None),
        personen=people_of(facts, name, shielded=shielded, now=now),
        vertrek=[_departure(child, facts, name) for child in facts.departure.children],
        gezag=[GezagOverKind.of(answer) for answer in view.gezag],
        bevindingen=[BevindingInZaak.of_view(finding) for finding in view.brought_in.findings],
        berichten=_messages(connection, view),
        antwoorden=[GegevenAntwoord.of(answer) for answer in view.brought_in.answers],
        signalen=[shown_report(GemeldSignaal.of(report)) for report in view.brought_in.reports],
        besluiten=[_decision(one) for one in decisions],
        klokken=Klokken(actie_voor=view.clock_at, geescaleerd_op=view.escalated_at),
        tijdlijn=_timeline(view),
        verschillen=[],
    )
    before = None if new.previous is None else new.previous[2]
    return package.model_copy(update={"verschillen": differences(before, package)})


def everybody(facts: CaseFacts) -> list[PersonFacts]:
    """All of whom the facts tell anything."""
    return [
        person for child in facts.departure.children for person in (child.child, *child.persons)
    ]


def _transfer(case: CaseRow, new: NewPackage, now: datetime) -> Overdracht:
    previous = new.previous
    return Overdracht(
        id=new.id,
        nummer=new.number,
        zaak_id=case.id,
        kenmerk=case.reference,
        gemaakt_op=now,
        bevestigen_voor=new.confirm_by,
        aanleiding=new.ground,
        toelichting=new.explanation,
        vorige=None if previous is None else Vorig(nummer=previous[0], sha256=previous[1].hex()),
    )


def _term(case: CaseRow, now: datetime) -> Termijn:
    term = one_year_of(case.leaves_on, local_date(now))
    if term is None:
        return Termijn(eenjaarsdatum=None, precies=False)
    return Termijn(eenjaarsdatum=term.day, precies=term.exact)


def _departure(child: ChildFacts, facts: CaseFacts, name: Name) -> Vertrek:
    registered = child.registration
    stands = [given for given in child.declarations if given.withdrawn_at is None]
    ruling = stands[-1] if stands else None
    known = registered or ruling
    return Vertrek(
        kind=name(child.child.bsn),
        vertrekdatum=departure_date(child),
        bron="brp" if registered is not None else "geen" if ruling is None else "aangifte",
        bestemming=None if known is None else known.destination,
        vertrekdatum_bron=None if known is None else _known_by(known.date_source),
        bestemming_bron=None if known is None else _known_by(known.destination_source),
        ongedaan=None if child.undone is None else child.undone.value,
        aangiften=[
            Aangifte(
                gedaan_op=given.declared_at,
                vertrekdatum=given.date,
                bestemming=given.destination,
                ingetrokken_op=given.withdrawn_at,
            )
            for given in child.declarations
        ],
        vastgesteld_op=facts.departure.established_at,
    )


def _known_by(origin: Origin | None) -> KnownBy | None:
    return None if origin is None else origin.by


def _messages(connection: Connection, view: CaseView) -> list[VerzondenBericht]:
    rows = connection.execute(
        select(MESSAGE.c.id, MESSAGE.c.text_sha256).where(MESSAGE.c.zaak_id == view.id)
    )
    hashes = {row.id: row.text_sha256 for row in rows}
    return [
        VerzondenBericht(
            id=message.id,
            soort=message.kind,
            kanaal=message.channel,
            status=message.state,
            gezagsdrager=message.holder,
            verzonden_op=message.sent_at,
            tekst_sha256=None if hashes[message.id] is None else hashes[message.id].hex(),
        )
        for message in view.messages
    ]


def _decision(stored: StoredDecision) -> BesluitInPakket:
    decision = stored.decision
    return BesluitInPakket(
        versie=stored.version,
        genomen_op=stored.decided_at,
        uitkomst=decision.case,
        urgentie=decision.urgency,
        beleidsversie=decision.policy_version,
        redenen=[shown_reason(reason.code, reason.text) for reason in decision.reasons],
    )


def _timeline(view: CaseView) -> list[Gebeurd]:
    return [
        Gebeurd(
            tijdstip=entry.at,
            soort=entry.kind,
            code=shown_code(entry.code),
            door="programma" if entry.actor == THE_PROGRAM else "mens",
        )
        for entry in view.timeline
    ]
