"""One departure, reported by one source or by all of them: it stays one case."""

from collections.abc import Iterator, Sequence

from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from vertrekmelding.demo.families.events import registered
from vertrekmelding.demo.families.family import (
    AwaitEstablished,
    Confirms,
    Expectation,
    ExpectedLetter,
    Family,
    Step,
    Tells,
)
from vertrekmelding.demo.families.ordinary import PORTUGAL
from vertrekmelding.demo.families.people import Abroad, Home, Sex, Someone, joint
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.demo.families.source import Source


def all_sources(scene: Scene) -> Family:
    """Every source that there is reports the same departure."""
    return told_by(scene, tuple(Source))


def told_by(scene: Scene, sources: Sequence[Source]) -> Family:
    """The departure, reported by these sources in this order."""
    number = scene.numbers(26)
    gone = scene.day(-5)
    wedding = scene.born(15)
    there = Abroad("Rua das Faias 8, Vale Claro", PORTUGAL, "Portugal", gone)
    mother = Someone(
        bsn=next(number),
        first_name="Hilde",
        last_name="Rozenboom",
        born=scene.born(40),
        stay=there,
        sex=Sex.WOMAN,
        married_since=wedding,
    )
    father = Someone(
        bsn=next(number),
        first_name="Wouter",
        last_name="Schaapveld",
        born=scene.born(42),
        stay=Home("Kalmoesstraat", 9, "9567EG", "Lindemeer"),
        sex=Sex.MAN,
        married_since=wedding,
    )
    child = Someone(
        bsn=next(number),
        first_name="Meike",
        last_name="Schaapveld",
        born=scene.born(9),
        stay=there,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    one = len(sources) == 1
    return Family(
        id=f"bron-{sources[0]}" if one else "alle-bronnen",
        title=f"Gemeld door {sources[0]}" if one else "Gemeld door alle bronnen",
        story="Niemand gaf het vertrek aan; "
        + (
            "één systeem meldt het achteraf."
            if one
            else f"{len(sources)} systemen melden het achteraf, elk op zijn manier."
        )
        + " Het is één zaak, en er gaat één brief als een mens het afgeleide gezag bevestigt.",
        people=(mother, father, child),
        steps=tuple(_steps(scene, sources, (mother, child))),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(father, (child,)),),
            urgency=Tier.T4,
            reasons=("S01",),
            gezag_from="bevinding",
        ),
    )


def _steps(scene: Scene, sources: Sequence[Source], people: Sequence[Someone]) -> Iterator[Step]:
    for source in sources:
        for person in people:
            stay = person.stay
            since = stay.since if isinstance(stay, Abroad) else scene.day(0)
            name = f"{source}-{people.index(person)}"
            yield Tells(source, person, registered(scene, name, person, on=since))
        yield AwaitEstablished()
    yield Confirms("gemeente")
