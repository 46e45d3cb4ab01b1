"""A parent who has lived in another country for years, and is written to there."""

from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from vertrekmelding.demo.families.events import declared
from vertrekmelding.demo.families.family import Expectation, ExpectedLetter, Family, Send
from vertrekmelding.demo.families.ordinary import BELGIUM
from vertrekmelding.demo.families.people import Abroad, Home, Someone, joint
from vertrekmelding.demo.families.scene import Scene


def father_abroad(scene: Scene) -> Family:
    """The father moved away long ago; his address is known, so he is told like anyone else."""
    number = scene.numbers(16)
    mother = Someone(
        bsn=next(number),
        first_name="Wieke",
        last_name="Doornspijk",
        born=scene.born(37),
        stay=Home("Lisdodde", 14, "6789XZ", "Waterdrecht"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Laurens",
        last_name="Hagenbeek",
        born=scene.born(42),
        stay=Abroad("Musterweg 7", "5003", "Zwitserland", scene.day(-2000)),
        box=False,
    )
    child = Someone(
        bsn=next(number),
        first_name="Jip",
        last_name="Hagenbeek",
        born=scene.born(11),
        stay=mother.stay,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(scene, "verre-1", [child, mother], by=mother, on=scene.day(30), land=BELGIUM)
    return Family(
        id="verre-vader",
        title="Vader woont al jaren ver weg",
        story="Moeder vertrekt met het kind; vader woont al jaren in het buitenland.",
        people=(mother, father, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(father, (child,)),),
            urgency=Tier.T3,
            reasons=("S28",),
        ),
    )
