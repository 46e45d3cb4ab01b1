"""The whole policy file, of one version."""

from datetime import date
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from contracts.policy.effects import UNNAMED, Effect, Mode, Period, Strict, mistake
from contracts.policy.emergency_brake import Noodrem
from contracts.policy.municipality import Gemeente
from contracts.policy.reply_page import Antwoordpagina
from contracts.policy.retention import Bewaring
from contracts.policy.timing import Afwikkeling, Herhaling, Klokken


class PolicyFile(Strict):
    """What both services read. ``versie`` is stored with every decision."""

    versie: Annotated[str, StringConstraints(pattern=r"^\S(.{0,58}\S)?$")]
    gemeenten: tuple[Gemeente, ...] = ()
    afwikkeling: Afwikkeling = Afwikkeling()
    klokken: Klokken = Klokken()
    herhaling: Herhaling = Herhaling()
    noodrem: Noodrem = Noodrem()
    bewaring: Bewaring = Bewaring()
    antwoordpagina: Antwoordpagina = Antwoordpagina()

    @model_validator(mode="after")
    def _one_record_per_oin(self) -> Self:
        first: dict[str, str] = {}
        for gemeente in self.gemeenten:
            if gemeente.oin in first:
                text = (
                    f"OIN {gemeente.oin} stands in the file twice ({first[gemeente.oin]},"
                    f" {gemeente.naam}); write one [[gemeenten]] for it"
                )
                raise mistake(text)
            first[gemeente.oin] = gemeente.naam
        return self

    def municipality(self, oin: str | None) -> Gemeente | None:
        """The record of a municipality; None when it is not in the file."""
        return next((one for one in self.gemeenten if one.oin == oin), None)

    def period_on(self, effect: Effect, oin: str | None, today: date) -> Period | None:
        """The period that holds on that day; None when none does."""
        found = self.municipality(oin)
        periods = () if found is None else found.effecten.of(effect)
        return next((period for period in periods if period.holds_on(today)), None)

    def mode_of(self, effect: Effect, oin: str | None, today: date) -> Mode:
        """What may happen that day.

        An effect that is named and has no period that day is off: before its start, and from the
        day after its end. One that is not named, or of an unknown municipality, is as ``UNNAMED``.
        """
        found = self.municipality(oin)
        if found is None or not found.effecten.of(effect):
            return UNNAMED[effect]
        period = self.period_on(effect, oin, today)
        return Mode.OFF if period is None else period.modus
