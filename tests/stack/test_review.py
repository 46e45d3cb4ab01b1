"""An operator finds a stuck letter on a running stack and lets it go on, by the command line."""

import os
import subprocess
import sys

from tests.stack.driving import Neighbours
from tests.stack.families import declared, family
from vertrekmelding.stack.stack import Stack


def command(stack: Stack, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "vertrekmelding", *words, "--data", str(stack.data)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_stuck_letter_is_found_and_goes_on(stack: Stack, world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    # Our key is refused: nothing that waiting or repeating mends. Only where letters are sent: of
    # those of others is asked meanwhile how they stand.
    world.break_down("notifynl", "status", status=403, aantal=1, methode="POST")
    world.send(declared(one))
    case = world.until_case(
        one, lambda c: [m["status"] for m in c["berichten"]] == ["needs_review"]
    )
    letter = case["berichten"][0]["id"]

    listed = command(stack, "review", "list")
    assert listed.returncode == 0, listed.stderr
    (line,) = (line for line in listed.stdout.splitlines() if letter in line)
    assert "notifier/letter  NEEDS_REVIEW  http_403" in line
    for person in one.people:
        assert person.bsn.reveal() not in listed.stdout
        assert person.last_name not in listed.stdout

    explained = command(stack, "explain", letter)
    assert explained.returncode == 0, explained.stderr
    assert case["id"] in explained.stdout

    refused = command(stack, "review", "retry", letter, "--reason", "de vader belde hierover")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "short code" in refused.stderr
    assert world.letters(one) == []

    retried = command(stack, "review", "retry", letter, "--reason", "key-renewed")
    assert (retried.returncode, retried.stdout) == (0, "It goes on.\n"), retried.stderr
    world.until_letters(one)
    world.until_case(one, lambda c: c["berichten"][0]["status"] == "sent")
    assert len(world.letters(one)) == 1
    again = command(stack, "review", "retry", letter, "--reason", "key-renewed")
    assert again.returncode == 1
    assert "waits for a human" in again.stderr
