"""The policy of a stack on which situations are played: a municipality for every way it can be."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from vertrekmelding.stack.options import DEMO_OIN

SETTLING_MINUTES: Final = 2
"""So long letters wait for brothers and sisters."""

_NEIGHBOUR: Final = "00000009900000000001"
_OTHERS: Final = (
    ("shadow", None),
    ("off", None),
    ("on", "2026-03-09"),
    ("on", "2026-03-10"),
    ("shadow", "2026-03-09"),
)
"""``notify`` and its last valid day."""

_FIRST, _LAST = "2020-01-01", "2036-12-31"


def oin_under(policy: Mapping[str, Any] | None) -> str:
    """The municipality that lives under the policy of a situation."""
    policy = policy or {}
    wanted = (policy.get("notify", "on"), policy.get("validUntil"))
    if wanted == ("on", None):
        return DEMO_OIN
    return _oin(_OTHERS.index(wanted))


def write_policy(file: Path) -> None:
    """Write the policy file."""
    parts = [
        'versie = "situaties-1"',
        f"[afwikkeling]\nvenster_minuten = {SETTLING_MINUTES}",
        f"venster_minuten_kort = {SETTLING_MINUTES}",
        # The clock goes from one situation to the next, over more than a year: what was answered
        # in time must still be there when the registration comes.
        "[bewaring]",
        "momentopname_dagen = 366",
        # Everybody's letters leave in one hour here: more than a municipality sends in a year.
        "[noodrem]",
        *(
            f"{what}_{where} = 100000"
            for what in ("brieven", "vlaggen")
            for where in ("per_gemeente", "totaal")
        ),
        # All situations at once are no ordinary hour.
        "gewoon_ten_minste = 100000",
        "mislukt_totaal = 100000",
        *(_municipality(oin, "on", None) for oin in (DEMO_OIN, _NEIGHBOUR)),
        *(_municipality(_oin(number), *other) for number, other in enumerate(_OTHERS)),
    ]
    file.write_text("\n".join(parts) + "\n", encoding="utf-8")


def _oin(number: int) -> str:
    return f"0000000990000000010{number}"


def _municipality(oin: str, mode: str, until: str | None) -> str:
    effects = "".join(
        _effect(name, mode if name != "read_brp" else "on", until if name != "read_brp" else None)
        for name in ("read_brp", "notify", "flag_rvdk", "flag_ca_ika")
    )
    return f'\n[[gemeenten]]\noin = "{oin}"\nnaam = "Gemeente {oin[-3:]} (fictief)"\n{effects}'


def _effect(name: str, mode: str, until: str | None) -> str:
    return (
        f'[gemeenten.effecten.{name}]\nmodus = "{mode}"\ngrondslag = "proef"\nartikel = "geen"\n'
        f"van = {_FIRST}\ntot = {until or _LAST}\n"
    )
