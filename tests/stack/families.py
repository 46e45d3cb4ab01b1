"""Small fictitious families, no two alike: what the register says and the events about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, count
from typing import Any
from uuid import uuid4

from contracts.values.bsn import Bsn, NotABsn
from contracts.values.dates import local_date
from foundation.clock import system_clock
from vertrekmelding.demo.families.people import Abroad, Home, Someone, joint
from vertrekmelding.demo.families.persoon import register_of
from vertrekmelding.stack.options import DEMO_OIN

Json = dict[str, Any]

SOURCE = f"urn:nld:oin:{DEMO_OIN}:systeem:burgerzaken"
SOMEWHERE = "7028"
"""A country in the table; which one decides nothing."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def today() -> date:
    return local_date(system_clock())


def _numbers() -> Iterator[Bsn]:
    # Between the two ranges are the people of the demonstration, before them those of examples.
    for number in chain(range(999_950_000, 1_000_000_000), range(999_905_000, 999_930_000)):
        try:
            yield Bsn(str(number))
        except NotABsn:
            continue


_unused = _numbers()
_families = count()


def new_bsn() -> Bsn:
    """A number that nobody in this test process has yet."""
    return next(_unused)


def _surname(number: int) -> str:
    word = ""
    for _ in range(3):
        number, rest = divmod(number, 26)
        word = _LETTERS[rest] + word
    return f"Proef{word}"


@dataclass(frozen=True)
class Family:
    """A mother who leaves with the children, and a father who stays."""

    mother: Someone
    father: Someone
    children: tuple[Someone, ...]

    @property
    def child(self) -> Someone:
        """The eldest."""
        return self.children[0]

    @property
    def people(self) -> tuple[Someone, ...]:
        return (self.mother, self.father, *self.children)

    def register(self) -> list[Json]:
        """Everyone, as the BRP answers."""
        return register_of(self.people)

    def abroad_since(self, day: date) -> "Family":
        """The same family after the departure was registered."""
        gone = Abroad("12 Harbour Street", SOMEWHERE, "Verweggistan", day)
        return replace(
            self,
            mother=replace(self.mother, stay=gone),
            children=tuple(replace(child, stay=gone) for child in self.children),
        )


def family(*, children: int = 1, lives_with_father: bool = False, age: int = 9) -> Family:
    """Joint gezag. A child that lives with the father who stays makes the case a flagged one."""
    surname = _surname(next(_families))
    born = today() - timedelta(days=365 * age + 100)
    hers = Home("Vertrekpad", 11, "9011VA", "Zonderdorp")
    his = Home("Blijfstraat", 22, "9022BL", "Thuisveen")
    mother = Someone(
        bsn=new_bsn(), first_name="Marjolein", last_name=f"{surname}ster", born=date(1986, 5, 4),
        stay=hers,
    )  # fmt: skip
    father = Someone(
        bsn=new_bsn(), first_name="Teunis", last_name=surname, born=date(1984, 3, 2), stay=his
    )
    return Family(
        mother,
        father,
        tuple(
            Someone(
                bsn=new_bsn(),
                first_name=("Pippa", "Quirijn", "Roos")[number],
                last_name=surname,
                born=born + timedelta(days=500 * number),
                stay=his if lives_with_father else hers,
                parents=(mother, father),
                gezag=joint(mother, father),
            )
            for number in range(children)
        ),
    )


def declared(
    of: Family,
    *,
    persons: Sequence[Someone] | None = None,
    on: date | Json | None = None,
    land: str = SOMEWHERE,
    safe_to_inform: bool = True,
) -> Json:
    """The mother declares at the counter that she and the children leave; default in 60 days."""
    when = on or today() + timedelta(days=60)
    return event(
        "nl.brp.vertrek-naar-buitenland.aangegeven",
        {
            "personen": numbers(persons or (*of.children, of.mother)),
            "aangever": {"burgerservicenummer": of.mother.bsn.reveal(), "hoedanigheid": "ouder"},
            "aangifteTijdstip": (system_clock() - timedelta(minutes=5)).isoformat(),
            "vertrekdatum": when.isoformat() if isinstance(when, date) else when,
            "bestemming": {"landcode": land},
            "veiligTeInformeren": safe_to_inform,
            "toestemmingen": [],
            "vervangendeToestemming": None,
        },
    )


def withdrawn(of: Family, declaration: Json) -> Json:
    """The mother takes it back."""
    return event(
        "nl.brp.vertrek-naar-buitenland.ingetrokken",
        {"personen": numbers((*of.children, of.mother)), "aangifteId": declaration["id"]},
    )


def registered(person: Someone, on: date) -> Json:
    """The departure of one person stands in the BRP."""
    day = {"type": "Datum", "datum": on.isoformat()}
    return event(
        "nl.brp.verhuisd.naar-buitenland",
        {"burgerservicenummer": person.bsn.reveal(), "verblijfplaats": {"datumVan": day}},
    )


def event(kind: str, data: Json) -> Json:
    """A structured NL GOV CloudEvent with an id of its own."""
    return {
        "specversion": "1.0",
        "id": str(uuid4()),
        "source": SOURCE,
        "type": kind,
        "time": system_clock().isoformat(),
        "datacontenttype": "application/json",
        "data": data,
    }


def numbers(people: Sequence[Someone]) -> list[str]:
    return [someone.bsn.reveal() for someone in people]
