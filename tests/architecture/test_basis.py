"""Nothing leaves, and the BRP is not asked, without a basis that a policy gave.

A check at run time would be found out by a family; the type checker finds it out before. Each
snippet below tries one way around it, and mypy refuses every one. The one way left in Python
(``object.__new__``) is open to a single module.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, Module, calls, modules, sample

SNIPPET = """
from datetime import date
from uuid import UUID

from contracts.policy.effects import Effect
from contracts.policy.permission import FlagBasis, LetterBasis, Permissions, SendingBasis
from contracts.policy.permission import ReadingBasis
from brp_adapter.ask_register import Purpose
from notifier.delivery.channel import MessageChannel, Parcel
from notifier.service import TakesFlags

def go(
    channel: MessageChannel, flags: TakesFlags, parcel: Parcel, policy: Permissions,
    today: date, one: UUID,
) -> None:
{way}
"""
ALLOWED = """
    basis = policy.basis_for(Effect.NOTIFY, "0", today)
    if basis is not None:
        channel.send(parcel, reference=one, basis=basis)
    flag = policy.basis_for(Effect.FLAG_RVDK, "0", today)
    if flag is not None:
        flags.deliver(b"", basis=flag)
    reading = policy.basis_for(Effect.READ_BRP, "0", today)
    if reading is not None:
        Purpose(reading, "0", "x", "c")
"""
REFUSED = {
    "without": "    channel.send(parcel, reference=one)",
    "nothing": "    channel.send(parcel, reference=one, basis=None)",
    "not looked at": (
        "    basis = policy.basis_for(Effect.NOTIFY, '0', today)\n"
        "    channel.send(parcel, reference=one, basis=basis)"
    ),
    "made by itself": "    channel.send(parcel, reference=one, basis=LetterBasis())",
    "made of something": "    channel.send(parcel, reference=one, basis=LetterBasis(object()))",
    "made of what it holds": "    flags.deliver(b'', basis=FlagBasis(Effect.FLAG_RVDK, '0', 'x'))",
    "of the wrong kind": (
        "    basis = policy.basis_for(Effect.FLAG_RVDK, '0', today)\n"
        "    if basis is not None:\n"
        "        channel.send(parcel, reference=one, basis=basis)"
    ),
    "a letter's for a flag": (
        "    basis = policy.basis_for(Effect.NOTIFY, '0', today)\n"
        "    if basis is not None:\n"
        "        flags.deliver(b'', basis=basis)"
    ),
    "a word in its place": "    Purpose('besluit', '0', 'x', 'c')",
    "a reading basis made by itself": "    Purpose(ReadingBasis(), '0', 'x', 'c')",
}
MAKER = "contracts/policy/permission.py"


def _mypy(folder: Path, ways: dict[str, str]) -> dict[str, str]:
    """What mypy says of each file; one run, for it reads the services first."""
    files = {name: folder / f"way_{number}.py" for number, name in enumerate(ways)}
    for name, way in ways.items():
        files[name].write_text(SNIPPET.format(way=way), encoding="utf-8")
    ran = subprocess.run(  # noqa: S603  our own mypy on our own lines
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"),
         *map(str, files.values())],
        cwd=ROOT, env=os.environ | {"NO_COLOR": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode in {0, 1}, ran.stdout + ran.stderr
    return {
        name: "\n".join(line for line in ran.stdout.splitlines() if file.name in line)
        for name, file in files.items()
    }


def test_the_type_checker_refuses_every_way_around_a_policy(tmp_path: Path) -> None:
    said = _mypy(tmp_path, {"allowed": ALLOWED, **REFUSED})
    assert said.pop("allowed") == ""
    assert [name for name, errors in said.items() if "error:" not in errors] == []
    assert all("[arg-type]" in text or "[call-arg]" in text for text in said.values()), said


def conjured(module: Module) -> list[str]:
    forbidden = {"object.__new__", "model_construct"}
    return [
        f"{module.path}:{call.lineno} calls {name}"
        for call, name in calls(module.tree)
        if module.path != MAKER and (name in forbidden or name.endswith(".model_construct"))
    ]


def test_only_the_policy_makes_a_basis_out_of_nothing() -> None:
    assert [found for module in modules() for found in conjured(module)] == []


@pytest.mark.parametrize(
    "source",
    ["x = object.__new__(LetterBasis)", "x = PolicyFile.model_construct(versie='1')"],
)
def test_a_basis_out_of_nothing_is_found(source: str) -> None:
    assert conjured(sample(source, "services/notifier/bad.py"))
