"""The package in words, part by part, as it is printed: nothing that is not in the JSON as well."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from notifier.cases.wire import GezagOverKind
from notifier.handover.package.spoken import NOTHING, UNKNOWN, day_of, moment_of, partial_of, who
from notifier.handover.package.wire import Pakket, Persoon, Rol, Vertrek
from notifier.storage.handovers import TransferGround

_ROLES: Final = {
    Rol.CHILD: "kind",
    Rol.STAYING: "gezagsdrager die blijft",
    Rol.DEPARTING: "gezagsdrager die vertrekt",
    Rol.ADULT: "volwassene die vertrekt",
}
_GROUNDS: Final = {
    TransferGround.OBJECTION: "een gezagsdrager die blijft heeft bezwaar",
    TransferGround.OWN_JUDGEMENT: "oordeel van de beoordelaar",
}


@dataclass(frozen=True, slots=True)
class Section:
    """``rows`` under ``header``; with two columns and no header they are labels and values.

    ``warning`` is printed in a frame above them.
    """

    title: str
    rows: tuple[tuple[str, ...], ...] = ()
    header: tuple[str, ...] = ()
    warning: str = ""


def sections(package: Pakket) -> tuple[Section, ...]:
    """In the order of printing: what it is about first, what led to it last."""
    labels = _labels(package)
    found = (
        _transfer(package),
        _people(package, labels),
        _departures(package, labels),
        _custody(package, labels),
        _said(package, labels),
        _messages(package, labels),
        _decisions(package),
        _differences(package, labels),
        _timeline(package),
    )
    return tuple(one for one in found if one.rows or one.warning)


def _labels(package: Pakket) -> dict[str, str]:
    """How the rest of the paper calls somebody: without the name, which stands in one part only."""
    return {str(one.id): f"persoon {place}" for place, one in enumerate(package.personen, 1)}


def _transfer(package: Pakket) -> Section:
    transfer, term = package.overdracht, package.termijn
    year = day_of(term.eenjaarsdatum) if term.eenjaarsdatum else "vertrekdatum onbekend"
    if term.eenjaarsdatum and not term.precies:
        year += " (op zijn vroegst: de vertrekdatum is onvolledig)"
    rows = [
        ("Zaak", transfer.kenmerk),
        ("Pakket", f"nummer {transfer.nummer}, gemaakt {moment_of(transfer.gemaakt_op)}"),
        ("Van en aan", "RvdK IKO aan Ca IKA"),
        ("Aanleiding", _GROUNDS[transfer.aanleiding]),
        ("Toelichting", transfer.toelichting or NOTHING),
        ("Ontvangst bevestigen voor", moment_of(transfer.bevestigen_voor)),
        ("Een jaar voorbij (art. 12 HKOV)", year),
        ("Actie voor", moment_of(package.klokken.actie_voor)),
    ]
    if transfer.vorige is not None:
        earlier = f"nummer {transfer.vorige.nummer}, hash {transfer.vorige.sha256}"
        rows.append(("Volgt op pakket", earlier))
    warning = package.veiligheid.tekst or ""
    return Section("Overdracht", tuple(rows), warning=warning)


def _people(package: Pakket, labels: dict[str, str]) -> Section:
    rows = tuple(
        (
            labels[str(one.id)],
            _ROLES[one.rol],
            one.naam or UNKNOWN,
            partial_of(one.geboortedatum),
            one.burgerservicenummer or "",
            _address(one),
        )
        for one in package.personen
    )
    header = ("", "rol", "naam", "geboren", "BSN", "adres")
    return Section("Personen (alleen in dit deel staan namen en nummers)", rows, header)


def _address(person: Persoon) -> str:
    if person.afgeschermd is not None:
        return person.afgeschermd
    return "\n".join(person.adres or ())


def _departures(package: Pakket, labels: dict[str, str]) -> Section:
    rows = tuple(row for departure in package.vertrek for row in _departure(departure, labels))
    header = ("kind", "wat", "bron en moment", "datum", "landcode")
    return Section("Vertrek", rows, header)


def _departure(departure: Vertrek, labels: dict[str, str]) -> Iterable[tuple[str, ...]]:
    child = who(departure.kind, labels)
    undone = "" if departure.ongedaan is None else f" ({departure.ongedaan})"
    yield (
        child,
        f"vertrek{undone}",
        _where_from(departure),
        partial_of(departure.vertrekdatum),
        departure.bestemming or UNKNOWN,
    )
    for given in departure.aangiften:
        ended = "" if given.ingetrokken_op is None else ", ingetrokken"
        yield (
            child,
            f"aangifte{ended}",
            f"aangifte, {moment_of(given.gedaan_op)}",
            partial_of(given.vertrekdatum),
            given.bestemming or UNKNOWN,
        )


def _where_from(departure: Vertrek) -> str:
    """The source of the departure, and of the destination where that is another one."""
    text = f"{departure.bron}, vastgesteld {moment_of(departure.vastgesteld_op)}"
    by = departure.bestemming_bron
    return text if by in {None, departure.bron} else f"{text}; land volgens {by}"


def _custody(package: Pakket, labels: dict[str, str]) -> Section:
    rows = [row for answer in package.gezag for row in _answer(answer, labels)]
    for found in package.bevindingen:
        whose = ", ".join(who(one, labels) for one in found.personen) or NOTHING
        ended = "" if found.ingetrokken_op is None else ", ingetrokken"
        what = f"bevinding: {found.oordeel}, {found.gezagstype}, {whose}{ended}"
        where = f"{found.bron}, {moment_of(found.gedaan_op)}, door {found.gedaan_door}"
        rows.append((who(found.kind, labels), what, where))
    return Section("Gezag", tuple(rows), ("kind", "wat", "bron en moment"))


def _answer(answer: GezagOverKind, labels: dict[str, str]) -> Iterable[tuple[str, ...]]:
    child = who(answer.kind, labels)
    doubt = ", in onderzoek" if answer.in_onderzoek else ""
    kind = answer.gezagstype or "niet vastgesteld"
    yield child, f"{kind}{doubt}", f"{answer.bron}, {moment_of(answer.op_moment)}"
    derived = answer.afgeleid
    if derived is None:
        return
    people = ", ".join(who(one, labels) for one in derived.personen) or NOTHING
    ground = derived.conclusie or derived.ontbreekt or ""
    yield (
        child,
        f"afleiding: {derived.gezagstype or 'niet te zeggen'}, {people}. {ground}",
        f"route {derived.route or NOTHING}",
    )
    for step in derived.stappen:
        yield child, f"{step.nummer} {step.vraag}", step.antwoord or "(antwoord niet bewaard)"


def _said(package: Pakket, labels: dict[str, str]) -> Section:
    rows = [
        (
            "antwoord van " + who(one.gezagsdrager, labels),
            f"{one.antwoord}{', vooraf' if one.vooraf else ''}",
            _mark(("ingetrokken", one.ingetrokken)),
            moment_of(one.gegeven_op),
        )
        for one in package.antwoorden
    ]
    rows += [
        (
            f"signaal van {one.gemeld_door}",
            one.soort,
            _mark(
                ("geloofwaardig", one.geloofwaardig),
                ("gecontroleerd", one.gecontroleerd),
                ("ingetrokken", one.ingetrokken),
            ),
            moment_of(one.ontvangen_op),
        )
        for one in package.signalen
    ]
    return Section("Antwoorden en signalen", tuple(rows), ("wie", "wat", "merk", "wanneer"))


def _mark(*marks: tuple[str, bool]) -> str:
    return ", ".join(word for word, holds in marks if holds) or NOTHING


def _messages(package: Pakket, labels: dict[str, str]) -> Section:
    rows = tuple(
        (
            f"{one.soort} aan {who(one.gezagsdrager, labels)}, {one.kanaal}",
            f"{one.status}, {moment_of(one.verzonden_op)}",
            one.tekst_sha256 or NOTHING,
        )
        for one in package.berichten
    )
    return Section("Berichten", rows, ("wat", "stand", "hash van de tekst"))


def _decisions(package: Pakket) -> Section:
    rows = tuple(
        (
            f"versie {one.versie}, {moment_of(one.genomen_op)}",
            f"{one.uitkomst}, {one.urgentie or 'geen trap'}, beleid {one.beleidsversie}",
            "\n".join(f"{reason.code}: {reason.tekst}" for reason in one.redenen),
        )
        for one in package.besluiten
    )
    return Section("Besluiten", rows, ("wanneer", "wat", "redenen"))


def _differences(package: Pakket, labels: dict[str, str]) -> Section:
    rows = tuple(
        (_without_ids(one.veld, labels), one.was or NOTHING, one.nu or NOTHING)
        for one in package.verschillen
    )
    return Section("Anders dan in het vorige pakket", rows, ("wat", "was", "is nu"))


def _without_ids(path: str, labels: dict[str, str]) -> str:
    for person, label in labels.items():
        path = path.replace(person, label)
    return path


def _timeline(package: Pakket) -> Section:
    rows = tuple(
        (moment_of(one.tijdstip), f"{one.soort} {one.code or ''}".strip(), one.door)
        for one in package.tijdlijn
    )
    return Section("Tijdlijn", rows, ("wanneer", "wat", "door"))
