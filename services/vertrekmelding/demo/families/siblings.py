"""Brothers and sisters who depart together and do not have the same parents."""

from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from vertrekmelding.demo.families.events import declared
from vertrekmelding.demo.families.family import Expectation, ExpectedLetter, Family, Send
from vertrekmelding.demo.families.ordinary import GERMANY
from vertrekmelding.demo.families.people import Home, Someone, joint
from vertrekmelding.demo.families.scene import Scene


def half_sister(scene: Scene) -> Family:
    """Each father hears about his own children, and not that there are others."""
    number = scene.numbers(15)
    mother = Someone(
        bsn=next(number),
        first_name="Claudia",
        last_name="Merelbeek",
        born=scene.born(38),
        stay=Home("Anjerveld", 29, "2678JK", "Oud-Rietzicht"),
    )
    first_father = Someone(
        bsn=next(number),
        first_name="Frits",
        last_name="Tolsma",
        born=scene.born(43),
        stay=Home("Smidsvuur", 13, "3789LM", "Waterdrecht"),
    )
    second_father = Someone(
        bsn=next(number),
        first_name="Niels",
        last_name="Overgaauw",
        born=scene.born(36),
        stay=Home("Bruggenhof", 45, "4891NP", "Lindemeer"),
        box=False,
    )
    son, daughter = (
        Someone(
            bsn=next(number),
            first_name=first,
            last_name="Tolsma",
            born=scene.born(age),
            stay=mother.stay,
            parents=(mother, first_father),
            gezag=joint(mother, first_father),
        )
        for first, age in (("Hidde", 13), ("Merel", 11))
    )
    half = Someone(
        bsn=next(number),
        first_name="Zoë",
        last_name="Overgaauw",
        born=scene.born(7),
        stay=mother.stay,
        parents=(mother, second_father),
        gezag=joint(mother, second_father),
    )
    persons = [son, daughter, half, mother]
    return Family(
        id="halfzus",
        title="Een halfzus gaat mee",
        story="Moeder vertrekt met drie kinderen; elke vader hoort over zijn eigen kinderen.",
        people=(mother, first_father, second_father, son, daughter, half),
        steps=(Send(declared(scene, "zus-1", persons, by=mother, on=scene.day(27), land=GERMANY)),),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={
                first_father: HolderDisposition.NOTIFY,
                second_father: HolderDisposition.NOTIFY,
            },
            letters=(
                ExpectedLetter(first_father, (son, daughter)),
                ExpectedLetter(second_father, (half,)),
            ),
            urgency=Tier.T3,
            reasons=("S01",),
        ),
    )
