"""A stand-in for the running services: what comes of a family, as the demonstration sees it."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from contracts.values.bsn import Bsn
from notifier.decision.outcome import Flag
from notifier.delivery.ladder import rung_of
from notifier.storage.messages import Channel
from vertrekmelding.demo.families.events import Event
from vertrekmelding.demo.families.family import ExpectedLetter, Family, Reports, Tells
from vertrekmelding.demo.families.people import Someone
from vertrekmelding.demo.families.source import Source
from vertrekmelding.demo.seen import CaseSeen, GezagSeen, Item, Outcome, outcome_of

_SPACE = UUID("00000000-0000-4000-8000-000000000000")


def case_id(family: Family) -> UUID:
    return uuid5(_SPACE, family.id)


def letter_item(
    family: Family, number: int, at: datetime, letter: ExpectedLetter, text: str
) -> Item:
    return Item(
        kind="brief",
        reference=str(uuid5(_SPACE, f"{family.id}/{number}")),
        recipient=f"{letter.to.full_name}\nStraat 1",
        text=text,
        at=at,
        file=Path("brief.pdf"),
    )


def box_item(family: Family, number: int, at: datetime, letter: ExpectedLetter) -> Item:
    return Item(
        kind="berichtenbox",
        reference=str(uuid5(_SPACE, f"{family.id}/{number}")),
        recipient=letter.to.bsn.reveal(),
        text=_text(letter),
        at=at,
    )


def flag_item(family: Family, flag: Flag, at: datetime, kind: str = "gevlagd") -> Item:
    return Item.model_validate(
        {
            "soort": "vlag",
            "referentie": "e-1",
            "ontvanger": flag,
            "tekst": f"nl.vertrekmelding.zaak-{kind}",
            "tijdstip": at,
            "inhoud": {"subject": str(case_id(family))},
        }
    )


def case_as_expected(family: Family, at: datetime) -> CaseSeen:
    expected = family.expectation
    return CaseSeen.model_validate(
        {
            "id": case_id(family),
            "kenmerk": "ABC-DEF-GHI",
            "besluit": {
                "genomenOp": at,
                "uitkomst": expected.case,
                "urgentie": expected.urgency,
                "redenen": [{"code": code, "tekst": "Een zin."} for code in expected.reasons],
                "gezagsdragers": [{"besluit": one} for one in expected.holders.values()],
            },
            "gezag": [{"kind": case_id(family), "bron": expected.gezag_from}],
            "teBellen": [{"reden": why} for why in sorted(expected.to_call)],
            "berichten": [
                {
                    "id": uuid5(_SPACE, f"{family.id}/{number}"),
                    "soort": letter.kind,
                    "status": "sent",
                }
                for number, letter in enumerate(expected.letters)
            ],
        }
    )


PAGE_CODE = "23456-789AB-CDEFG"


def _text(letter: ExpectedLetter) -> str:
    about = " en ".join(child.first_name for child in letter.about)
    return f"CDF-GHJ-KLM {PAGE_CODE}. Over {about}."


def items_as_expected(family: Family, at: datetime) -> tuple[Item, ...]:
    letters = [
        letter_item(family, number, at, letter, _text(letter))
        for number, letter in enumerate(family.expectation.letters)
    ]
    flags = [flag_item(family, flag, at) for flag in sorted(family.expectation.flags)]
    boxes = [
        box_item(family, number, at, letter)
        for number, letter in enumerate(family.expectation.letters)
        if letter.to.box and Channel.BERICHTENBOX in rung_of(family.expectation.urgency).at_once
    ]
    return (*letters, *boxes, *flags)


def as_expected(family: Family, at: datetime) -> Outcome:
    return outcome_of((case_as_expected(family, at),), items_as_expected(family, at))


def case_held(family: Family, at: datetime) -> CaseSeen:
    """As ``case_as_expected``, before a person confirmed the derived answer."""
    derived = {"conclusie": "Beide ouders hebben samen het gezag.", "afleiding": "a" * 64}
    return CaseSeen.model_validate(
        {
            "id": case_id(family),
            "kenmerk": "ABC-DEF-GHI",
            "besluit": {
                "genomenOp": at,
                "uitkomst": "HOLD",
                "urgentie": "T4",
                "redenen": [{"code": "S15", "tekst": "Een zin."}],
                "gezagsdragers": [],
            },
            "gezag": [
                {
                    "kind": case_id(family),
                    "bron": "afgeleid",
                    "afgeleid": derived,
                    "volgendeStap": {"wat": "vraag het op"},
                }
            ],
            "berichten": [],
        }
    )


class PlayedServices:
    """Answers like ``Services``: everything comes out as expected, at once."""

    def __init__(self, families: Sequence[Family], at: datetime) -> None:
        self.families = families
        self.at = at
        self.sent: list[Event] = []
        self.persons: list[dict[str, Any]] = []
        self.brought_in: list[tuple[str, str]] = []
        self.status = "overgedragen"
        self.extra: tuple[Item, ...] = ()
        self.confirmed: set[UUID] = set()
        self.without_box: Sequence[Someone] = ()
        self.departures = frozenset({_SPACE})

    def send(self, event: Event) -> UUID:
        self.sent.append(event)
        return uuid5(_SPACE, event["id"])

    def tell(self, source: Source, person: Someone) -> str:
        told = next(
            step
            for family in self.families
            for step in family.steps
            if isinstance(step, Tells) and (step.source, step.person) == (source, person)
        )
        self.sent.append(told.event)
        return str(told.event["id"])

    def taken(self, source: Source, delivery: str) -> tuple[UUID, ...]:
        del source
        return (uuid5(_SPACE, delivery),)

    def departures_of(self, _melding: UUID) -> frozenset[UUID]:
        return self.departures

    def report(self, step: Reports, reference: str) -> None:
        self.brought_in.append((step.kind, reference))

    def answer(self, code: str, answer: str, reference: str) -> None:
        assert code == "CDF-GHJ-KLM"
        self.brought_in.append((answer, reference))

    def answer_on_page(self, code: str, born: date, answer: str) -> None:
        assert code == PAGE_CODE
        self.brought_in.append((answer, born.isoformat()))

    def bring_back(self, message: UUID) -> None:
        self.brought_in.append(("terug", str(message)))

    def say_not_safe(self, event: Event) -> None:
        self.brought_in.append(("niet veilig", event["id"]))

    def confirm(self, zaak_id: UUID, seen: GezagSeen, client: str, reference: str) -> None:
        assert seen.derived is not None
        self.confirmed.add(zaak_id)
        self.brought_in.append((client, reference))

    def _is_held(self, family: Family) -> bool:
        return family.confirmed and case_id(family) not in self.confirmed

    def status_of(self, _melding: UUID) -> str:
        return self.status

    def put_persons(self, persons: Sequence[dict[str, Any]]) -> None:
        self.persons += persons

    def put_without_box(self, persons: Sequence[Someone]) -> None:
        self.without_box = persons

    def cases_about(self, person: Bsn) -> tuple[UUID, ...]:
        return tuple(
            case_id(family)
            for family in self.families
            if person in {child.bsn for child in family.departing_children}
        )

    def case(self, zaak_id: UUID) -> CaseSeen:
        (family,) = (one for one in self.families if case_id(one) == zaak_id)
        return (case_held if self._is_held(family) else case_as_expected)(family, self.at)

    def received(self) -> tuple[Item, ...]:
        told = [family for family in self.families if not self._is_held(family)]
        made = [item for one in told for item in items_as_expected(one, self.at)]
        return (*made, *self.extra)
