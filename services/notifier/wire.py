"""The case as JSON: Dutch names in camelCase, once, at this border."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from notifier.cases.case_view import CaseView
from notifier.cases.departure_wire import VertrekVanKind
from notifier.cases.wire import GezagOverKind
from notifier.findings.wire import BevindingInZaak
from notifier.handover.wire import Grondslag, OverdrachtInZaak, Vlag
from notifier.reply.shown_state import shown_state
from notifier.reply.wire import GegevenAntwoord
from notifier.reports.wire import GemeldSignaal
from notifier.verdicts.wire import OordeelInZaak, TeBellen


class _Wire(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, hide_input_in_errors=True
    )


class Ontvangst(_Wire):
    """Antwoord op aangeboden vertrekfeiten."""

    id: UUID
    status: str = "ontvangen"


class Reden(_Wire):
    """Een regel die van toepassing was."""

    code: str
    tekst: str


class Gezagsdrager(_Wire):
    """Een achterblijvende gezagsdrager, zonder naam of nummer."""

    id: UUID
    besluit: str
    kinderen: list[UUID]


class Kind(_Wire):
    """Wat voor één kind geldt, zonder naam of nummer."""

    id: UUID
    uitkomst: str
    redenen: list[Reden]


class Besluit(_Wire):
    """Het geldende besluit; de redenen zijn die van alle kinderen samen."""

    versie: int
    genomen_op: datetime
    uitkomst: str
    urgentie: str | None
    modus: str
    beleidsversie: str
    kijkt_eerst: str | None
    """Wie een vastgehouden zaak het eerst bekijkt: gemeente of rvdk_iko."""

    vlaggen: list[str]
    redenen: list[Reden]
    gezagsdragers: list[Gezagsdrager]
    kinderen: list[Kind]


class Gebeurtenis(_Wire):
    """Een regel van de tijdlijn."""

    tijdstip: datetime
    soort: str
    code: str | None
    door: str


class Bericht(_Wire):
    """Een bericht aan een gezagsdrager."""

    id: UUID
    soort: str
    kanaal: str
    status: str
    reden: str | None
    kenmerk: str
    gezagsdrager: UUID
    niet_voor: datetime
    verzonden_op: datetime | None
    pogingen: int
    verzonden_onder: Grondslag | None
    toont_aan_ouder: str | None
    """Wat de ouder over dit bericht te zien krijgt: geldt, wordt_bekeken of ingetrokken."""


class Zaak(_Wire):
    """Een zaak met besluit, gezag, tijdlijn, berichten, vlaggen en wat mensen inbrachten."""

    id: UUID
    kenmerk: str
    gemeente: str | None
    behandeling: str
    geopend_op: datetime
    actie_voor: datetime | None
    geescaleerd_op: datetime | None
    mogelijk_datalek_op: datetime | None
    besluit: Besluit | None
    gevolgd: str | None
    """Wat er gebeurt, nadat mensen over het besluit beslisten: SKIP, NOTIFY of HOLD."""

    oordelen: list[OordeelInZaak]
    gezag: list[GezagOverKind]
    """Per kind wie er gezag heeft volgens de nieuwste feiten."""

    vertrek: list[VertrekVanKind]
    """Per kind datum en bestemming, elk met herkomst, en wat er is aangegeven."""

    tijdlijn: list[Gebeurtenis]
    berichten: list[Bericht]
    te_bellen: list[TeBellen]
    """Wie nog gebeld moet worden, en waarom; leeg zolang de zaak wordt vastgehouden."""

    vlaggen: list[Vlag]
    signalen: list[GemeldSignaal]
    antwoorden: list[GegevenAntwoord]
    bevindingen: list[BevindingInZaak]
    uitkomst: str | None
    eenjaarsdatum: date | None
    """Wanneer een jaar voorbij is sinds het vertrek (art. 12 HKOV); leeg daarvoor.

    Van een onvolledige vertrekdatum de vroegst mogelijke; ook leeg als er niets van bekend is."""

    eigenaar: str
    """Wie aan zet is: RVDK_IKO, of CA_IKA zodra die de overdracht bevestigde."""

    overdrachten: list[OverdrachtInZaak]

    @classmethod
    def of(cls, view: CaseView) -> Self:
        """Translate the view."""
        return cls(
            id=view.id,
            kenmerk=view.reference,
            gemeente=view.municipality,
            behandeling=view.handling,
            geopend_op=view.opened_at,
            actie_voor=view.clock_at,
            geescaleerd_op=view.escalated_at,
            mogelijk_datalek_op=view.breach_at,
            besluit=_besluit(view),
            gevolgd=view.followed,
            oordelen=[OordeelInZaak.of(one) for one in view.verdicts],
            gezag=[GezagOverKind.of(answer) for answer in view.gezag],
            vertrek=[VertrekVanKind.of(one) for one in view.departures],
            tijdlijn=[
                Gebeurtenis(tijdstip=entry.at, soort=entry.kind, code=entry.code, door=entry.actor)
                for entry in view.timeline
            ],
            berichten=[
                Bericht(
                    id=message.id,
                    soort=message.kind,
                    kanaal=message.channel,
                    status=message.state,
                    reden=message.reason,
                    kenmerk=message.reference,
                    gezagsdrager=message.holder,
                    niet_voor=message.not_before,
                    verzonden_op=message.sent_at,
                    pogingen=message.attempts,
                    verzonden_onder=Grondslag.of(message.basis),
                    toont_aan_ouder=shown_state(message.state, view.followed),
                )
                for message in view.messages
            ],
            te_bellen=[TeBellen.of(call) for call in view.calls_due],
            vlaggen=[Vlag.of(flag) for flag in view.flags],
            signalen=[GemeldSignaal.of(report) for report in view.brought_in.reports],
            antwoorden=[GegevenAntwoord.of(answer) for answer in view.brought_in.answers],
            bevindingen=[BevindingInZaak.of_view(finding) for finding in view.brought_in.findings],
            uitkomst=view.outcome,
            eenjaarsdatum=None if view.one_year is None else view.one_year.day,
            eigenaar=view.owner,
            overdrachten=[OverdrachtInZaak.of(transfer) for transfer in view.transfers],
        )


def _besluit(view: CaseView) -> Besluit | None:
    decision = view.decision
    if decision is None:
        return None
    return Besluit(
        versie=decision.version,
        genomen_op=decision.decided_at,
        uitkomst=decision.case,
        urgentie=decision.urgency,
        modus=decision.mode,
        beleidsversie=decision.policy_version,
        kijkt_eerst=decision.looks_first,
        vlaggen=list(decision.flags),
        redenen=[Reden(code=code, tekst=text) for code, text in decision.reasons],
        gezagsdragers=[
            Gezagsdrager(id=holder.id, besluit=holder.disposition, kinderen=list(holder.children))
            for holder in decision.holders
        ],
        kinderen=[
            Kind(
                id=child.id,
                uitkomst=child.disposition,
                redenen=[Reden(code=code, tekst=text) for code, text in child.reasons],
            )
            for child in decision.children
        ],
    )
