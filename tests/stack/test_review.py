"""An operator finds a stuck letter on a running stack and lets it go on, by the command line."""

import os
import stat
import subprocess
import sys
from pathlib import Path

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


def test_a_message_that_nobody_can_read_is_looked_at_and_ended(
    stack: Stack, world: Neighbours, tmp_path: Path
) -> None:
    one = family()
    refused = world.post(declared(one) | {"type": "nl.brp.onbekend"})
    assert refused.status_code == 400
    listed = command(stack, "review", "list")
    (line,) = (line for line in listed.stdout.splitlines() if "adapter/unreadable/" in line)
    row = line.split()[0]
    assert "NEEDS_REVIEW  type:unknown" in line
    examined = command(stack, "doctor")
    assert "1 message(s) of sources cannot be read" in examined.stdout

    shown = command(stack, "review", "show", row)
    assert shown.returncode == 0, shown.stderr
    assert "format    nlgov" in shown.stdout
    assert "type: Dit type wordt niet aangenomen. (unknown)" in shown.stdout
    file = tmp_path / "bericht"
    silent = command(stack, "review", "show", row, "--content", str(file))
    assert (silent.returncode, file.exists()) == (1, False)
    told = command(stack, "review", "show", row, "--content", str(file), "--reason", "dit kind")
    assert (told.returncode, file.exists()) == (1, False)
    written = command(stack, "review", "show", row, "--content", str(file), "--reason", "T-1")
    assert written.returncode == 0, written.stderr
    assert one.people[0].bsn.reveal().encode() in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    over = command(stack, "review", "show", row, "--content", str(file), "--reason", "T-1")
    assert "name a new file" in over.stderr
    for said in (listed, shown, written, over):
        for person in one.people:
            assert person.bsn.reveal() not in said.stdout + said.stderr

    again = command(stack, "review", "retry", row, "--reason", "T-1")
    assert "cannot be read by this version either: type (unknown)" in again.stderr
    ended = command(stack, "review", "dismiss", row, "--reason", "T-1")
    assert ended.returncode == 0, ended.stderr
    assert row not in command(stack, "review", "list").stdout
    gone = command(stack, "review", "show", row)
    assert (gone.returncode, "waits that could not be read" in gone.stderr) == (1, True)
