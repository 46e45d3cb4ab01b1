"""How much may leave before the services stop by themselves."""

from typing import Annotated

from pydantic import Field

from contracts.policy.effects import Strict

_Count = Annotated[int, Field(strict=True, gt=0)]


class Noodrem(Strict):
    """Most letters and flags within any ``venster_minuten`` minutes, per municipality and in all.

    One more is not sent: everything stops until a human looked. The defaults are far above an
    ordinary day, and low enough that a fault does not write to thousands of parents.

    ``gewoon_veelvoud``: nor more than so many times what is ordinary in an hour, learnt from the
    last four weeks; it stops nothing below ``gewoon_ten_minste`` of a kind, so that small numbers
    do not. ``mislukt_totaal``: most letters and messages that providers turn down; one more stops
    everything as well, for what is wrong is then wrong for all.
    """

    venster_minuten: Annotated[int, Field(strict=True, gt=0, le=1440)] = 60
    brieven_per_gemeente: _Count = 200
    vlaggen_per_gemeente: _Count = 200
    brieven_totaal: _Count = 1000
    vlaggen_totaal: _Count = 1000
    gewoon_veelvoud: Annotated[int, Field(strict=True, ge=2, le=1000)] = 3
    gewoon_ten_minste: _Count = 100
    mislukt_totaal: _Count = 50
