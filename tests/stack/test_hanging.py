"""A party that takes the call and never answers: the longest anybody waits for anything."""

from tests.stack.driving import Neighbours, flags_about, letters_to, until
from tests.stack.families import Json, declared, family


def finished(case: Json) -> bool:
    return all(message["status"] == "sent" for message in case["berichten"]) and [
        flag["status"] for flag in case["vlaggen"]
    ] == ["received"]


def test_whoever_hangs_is_given_up_on_and_asked_again(world: Neighbours) -> None:
    families = [family(lives_with_father=True) for _ in range(3)]
    world.settle_in(*families)
    hanging = [families[0].child.bsn.reveal()]
    world.break_down("brp", "hang", aantal=1, burgerservicenummers=hanging)
    world.break_down("notifynl", "hang", aantal=1, methode="POST")
    world.break_down("rvdk", "hang", aantal=1)
    for one in families:
        world.send(declared(one))
    for one in families:
        world.until_letters(one, within=60)
        case = world.until_case(one, finished)
        received = world.received()
        assert len(letters_to(received, one)) == 1
        assert [flag["aantal"] for flag in flags_about(received, case["id"])] == [1]
    assert until(lambda: world.faults_left() == 0, what="every fault was met")
