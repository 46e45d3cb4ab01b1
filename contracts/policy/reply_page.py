"""What a parent is shown on our page beyond what the letter says."""

from typing import Annotated

from pydantic import Field

from contracts.policy.effects import Strict


class Antwoordpagina(Strict):
    """``bestemming_na_inloggen``: whoever logged in sees the country of destination as well.

    Only while nothing speaks against it: the decision of that moment tells this holder, without
    a hold, a row of safety, or people who had to decide (two-step disclosure).
    """

    bestemming_na_inloggen: Annotated[bool, Field(strict=True)] = False
