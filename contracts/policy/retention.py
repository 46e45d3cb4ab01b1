"""How long is kept what nobody may need any more."""

from typing import Annotated

from pydantic import Field

from contracts.policy.effects import Strict


class Bewaring(Strict):
    """``momentopname_dagen``: an earlier answer about gezag, of a child for whom nothing follows.

    Counted from the day on which the departure was to take place, or was undone. A departure that
    is registered later than that finds no answer any more, and the BRP no longer gives one.
    """

    momentopname_dagen: Annotated[int, Field(strict=True, gt=0, le=366)] = 30
