"""Which effects are on, for which municipality, on which legal basis (DECISION §8).

Whatever leaves this service takes a ``SendingBasis``, and only ``Policy.basis_for`` can make one:
without a valid basis sending is impossible, not merely hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from contracts.values.codes import Oin
from foundation.policy_file import read_policy_file
from notifier.decision.outcome import Mode
from notifier.decision.policy import DecisionPolicy

_ONLY_HERE: Final = object()


class Effect(StrEnum):
    """What this service can do to the world outside."""

    NOTIFY = "notify"
    FLAG_RVDK = "flag_rvdk"
    FLAG_CA_IKA = "flag_ca_ika"


@dataclass(frozen=True)
class SendingBasis:
    """Proof that an effect may happen today for a municipality."""

    effect: Effect
    oin: str
    grondslag: str
    artikel: str
    _maker: object = field(repr=False)

    def __post_init__(self) -> None:
        """Raise ``TypeError`` for anyone but ``Policy.basis_for``."""
        if self._maker is not _ONLY_HERE:
            message = "only Policy.basis_for makes a SendingBasis"
            raise TypeError(message)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EffectRecord(_Strict):
    """One effect of one municipality; ``tot`` is the last day on which it holds."""

    modus: Mode
    grondslag: str = ""
    artikel: str = ""
    van: date | None = None
    tot: date | None = None

    @model_validator(mode="after")
    def _on_needs_a_basis(self) -> Self:
        if self.modus is Mode.ON and not (self.grondslag and self.van and self.tot):
            message = "modus 'on' needs grondslag, van and tot"
            raise ValueError(message)
        if self.van and self.tot and self.tot < self.van:
            message = "tot lies before van"
            raise ValueError(message)
        return self

    def mode_on(self, today: date) -> Mode:
        """The mode of that day; outside its dates a record is off."""
        outside = (self.van and today < self.van) or (self.tot and today > self.tot)
        return Mode.OFF if outside else self.modus


class Gemeente(_Strict):
    """A municipality and its effects; an effect that is not named is in shadow."""

    oin: Oin
    naam: str
    effecten: Mapping[str, EffectRecord] = {}

    @model_validator(mode="after")
    def _known_effects(self) -> Self:
        # read_brp is an effect of the other service; both read the same file.
        unknown = self.effecten.keys() - {*Effect, "read_brp"}
        if unknown:
            message = f"unknown effect: {', '.join(sorted(unknown))}"
            raise ValueError(message)
        return self


class Afwikkeling(_Strict):
    """How long a case waits for brothers and sisters; short when the departure is near."""

    venster_minuten: Annotated[int, Field(ge=0)] = 60
    venster_minuten_kort: Annotated[int, Field(ge=0)] = 10


class Herhaling(_Strict):
    """Seconds between attempts to send a letter."""

    brief: tuple[Annotated[int, Field(gt=0)], ...] = (15, 60, 300, 900, *(1800,) * 8, *(3600,) * 18)


class Policy(_Strict):
    """The whole file, of one version."""

    versie: str
    gemeenten: tuple[Gemeente, ...] = ()
    afwikkeling: Afwikkeling = Afwikkeling()
    herhaling: Herhaling = Herhaling()

    @model_validator(mode="after")
    def _one_record_per_oin(self) -> Self:
        oins = [gemeente.oin for gemeente in self.gemeenten]
        if len(set(oins)) != len(oins):
            message = "an OIN stands in the file twice"
            raise ValueError(message)
        return self

    def mode_of(self, effect: Effect, oin: str | None, today: date) -> Mode:
        """What may happen; shadow for a municipality that is not known or not in the file."""
        record = self._record(effect, oin)
        return Mode.SHADOW if record is None else record.mode_on(today)

    def basis_for(self, effect: Effect, oin: str | None, today: date) -> SendingBasis | None:
        """Permission to let ``effect`` happen today, or None."""
        record = self._record(effect, oin)
        if oin is None or record is None or record.mode_on(today) is not Mode.ON:
            return None
        return SendingBasis(effect, oin, record.grondslag, record.artikel, _ONLY_HERE)

    def visible(self, oin: str | None, today: date) -> bool:
        """Whether anything may leave for this municipality: else its cases are shadow cases."""
        return any(self.mode_of(effect, oin, today) is Mode.ON for effect in Effect)

    def for_decision(self, oin: str | None, today: date) -> DecisionPolicy:
        """The part that a decision depends on."""
        return DecisionPolicy(version=self.versie, notify=self.mode_of(Effect.NOTIFY, oin, today))

    def settling_window(self, *, departure_is_near: bool) -> timedelta:
        """How long a first message waits for brothers and sisters."""
        minutes = self.afwikkeling
        chosen = minutes.venster_minuten_kort if departure_is_near else minutes.venster_minuten
        return timedelta(minutes=chosen)

    def oins_with(self, effect: Effect, today: date) -> tuple[str, ...]:
        """The municipalities for which it may happen today."""
        return tuple(
            gemeente.oin
            for gemeente in self.gemeenten
            if self.mode_of(effect, gemeente.oin, today) is Mode.ON
        )

    def _record(self, effect: Effect, oin: str | None) -> EffectRecord | None:
        for gemeente in self.gemeenten:
            if gemeente.oin == oin:
                return gemeente.effecten.get(effect)
        return None


EVERYTHING_IN_SHADOW: Final = Policy(versie="geen")
"""What holds where no policy file was given."""


def read_policy(path: Path | None) -> Policy:
    """Read a policy file. Raises ``PolicyMistake`` with one line per mistake."""
    if path is None:
        return EVERYTHING_IN_SHADOW
    return read_policy_file(path, Policy)
