"""Families in which the gezag is not simply that of two parents."""

from notifier.decision.outcome import Disposition, HolderDisposition, Tier
from vertrekmelding.demo.families.events import declared
from vertrekmelding.demo.families.family import RVDK, Expectation, ExpectedLetter, Family, Send
from vertrekmelding.demo.families.ordinary import BELGIUM, GERMANY, PORTUGAL, SPAIN
from vertrekmelding.demo.families.people import Home, Someone, guardians, joint, sole
from vertrekmelding.demo.families.scene import Scene


def sole_gezag(scene: Scene) -> Family:
    """Who has gezag alone decides alone."""
    number = scene.numbers(5)
    mother = Someone(
        bsn=next(number),
        first_name="Hanneke",
        last_name="Elzinga",
        born=scene.born(37),
        stay=Home("Brouwersgracht", 27, "2456LM", "Zuiderhorne"),
    )
    father = Someone(
        bsn=next(number),
        first_name="Dirk",
        last_name="Nachtegaal",
        born=scene.born(42),
        stay=Home("Schapendrift", 9, "3567NP", "Oud-Rietzicht"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Mees",
        last_name="Elzinga",
        born=scene.born(11),
        stay=mother.stay,
        parents=(mother, father),
        gezag=sole(mother),
    )
    event = declared(scene, "alleen-1", [child, mother], by=mother, on=scene.day(21), land=SPAIN)
    return Family(
        id="eenhoofdig",
        title="Moeder heeft alleen gezag",
        story="Moeder vertrekt met het kind; vader erkende het kind maar heeft geen gezag.",
        people=(mother, father, child),
        steps=(Send(event),),
        expectation=Expectation(case=Disposition.SKIP, reasons=("G04",)),
    )


def guardian(scene: Scene) -> Family:
    """Guardians count as parents with gezag do; a mother without gezag is not told."""
    number = scene.numbers(6)
    mother = Someone(
        bsn=next(number),
        first_name="Wietske",
        last_name="Drenthuis",
        born=scene.born(30),
        stay=Home("Kalkoven", 14, "4678RS", "Kleihuizen"),
    )
    leaving = Someone(
        bsn=next(number),
        first_name="Yvonne",
        last_name="Bloemendijk",
        born=scene.born(52),
        stay=Home("Notarislaan", 33, "5789TV", "Nieuw-Eikum"),
    )
    staying = Someone(
        bsn=next(number),
        first_name="Harm",
        last_name="Kloosterziel",
        born=scene.born(55),
        stay=Home("Griendhoek", 6, "6891WX", "Waterdrecht"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Fenna",
        last_name="Drenthuis",
        born=scene.born(9),
        stay=leaving.stay,
        parents=(mother,),
        gezag=guardians(leaving, staying),
    )
    event = declared(
        scene, "voogd-1", [child, leaving], by=leaving, role="voogd", on=scene.day(28), land=GERMANY
    )
    return Family(
        id="voogdij",
        title="Twee voogden",
        story="Een voogd vertrekt met het kind; de andere voogd blijft, moeder heeft geen gezag.",
        people=(mother, leaving, staying, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={staying: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(staying, (child,)),),
            urgency=Tier.T3,
            reasons=("S11",),
        ),
    )


def seventeen(scene: Scene) -> Family:
    """Old enough to declare a departure, young enough to have parents with gezag."""
    number = scene.numbers(7)
    home = Home("Lakenhal", 88, "7912ZB", "Lindemeer")
    mother, father = (
        Someone(bsn=next(number), first_name=first, last_name=last, born=scene.born(48), stay=home)
        for first, last in (("Renske", "Akkerveld"), ("Olivier", "Steenhouwer"))
    )
    child = Someone(
        bsn=next(number),
        first_name="Jelte",
        last_name="Steenhouwer",
        born=scene.born(17),
        stay=home,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(
        scene, "zelf-1", [child], by=child, role="zelf", on=scene.day(18), land=BELGIUM
    )
    return Family(
        id="zeventien",
        title="Zeventien jaar",
        story="Een kind van zeventien geeft zelf aan dat het vertrekt; de ouders blijven.",
        people=(mother, father, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.HOLD,
            holders={mother: HolderDisposition.HOLD, father: HolderDisposition.HOLD},
            urgency=Tier.T7,
            reasons=("S31",),
        ),
    )


def with_an_aunt(scene: Scene) -> Family:
    """Everybody with gezag stays, and somebody without it takes the child along."""
    number = scene.numbers(8)
    home = Home("Sluiswachterspad", 4, "8123CD", "Sint-Elmare")
    mother, father = (
        Someone(bsn=next(number), first_name=first, last_name=last, born=scene.born(43), stay=home)
        for first, last in (("Annelies", "Riemersma"), ("Koen", "Vinkenburg"))
    )
    aunt = Someone(
        bsn=next(number),
        first_name="Roos",
        last_name="Waterlander",
        born=scene.born(40),
        stay=Home("Spinhuissteeg", 21, "9234FG", "Zuiderhorne"),
    )
    child = Someone(
        bsn=next(number),
        first_name="Pim",
        last_name="Vinkenburg",
        born=scene.born(8),
        stay=home,
        parents=(mother, father),
        gezag=joint(mother, father),
    )
    event = declared(
        scene,
        "tante-1",
        [child, aunt],
        by=aunt,
        role="gemachtigde",
        on=scene.day(16),
        land=PORTUGAL,
    )
    return Family(
        id="tante",
        title="Met een tante mee",
        story="Een tante zonder gezag geeft aan dat het kind met haar vertrekt; de ouders blijven.",
        people=(mother, father, aunt, child),
        steps=(Send(event),),
        expectation=Expectation(
            case=Disposition.NOTIFY,
            holders={mother: HolderDisposition.NOTIFY, father: HolderDisposition.NOTIFY},
            letters=(ExpectedLetter(mother, (child,)), ExpectedLetter(father, (child,))),
            flags=RVDK,
            urgency=Tier.T3,
            reasons=("S08", "R05", "R09"),
        ),
    )
