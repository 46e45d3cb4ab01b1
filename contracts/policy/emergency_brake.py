"""How much may leave before the services stop by themselves."""

from typing import Annotated

from pydantic import Field

from contracts.policy.effects import Strict

_Count = Annotated[int, Field(strict=True, gt=0)]


class Noodrem(Strict):
    """Most letters and flags within any ``venster_minuten`` minutes, per municipality and in all.

    One more is not sent: everything stops until a human looked. The defaults are far above an
    ordinary day, and low enough that a fault does not write to thousands of parents.
    """

    venster_minuten: Annotated[int, Field(strict=True, gt=0, le=1440)] = 60
    brieven_per_gemeente: _Count = 200
    vlaggen_per_gemeente: _Count = 200
    brieven_totaal: _Count = 1000
    vlaggen_totaal: _Count = 1000
