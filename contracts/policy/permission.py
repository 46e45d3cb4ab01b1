"""Permission to let something happen: only a policy that was read can give one.

Whoever sends or asks must hand over a basis of the right kind. The constructors take an argument
that does not exist, so code that makes a basis by itself is refused by the type checker and, should
it run all the same, by Python.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Never, overload

from contracts.policy.effects import LEAVING, Effect, Mode
from contracts.policy.file import PolicyFile

Flagging = Literal[Effect.FLAG_RVDK, Effect.FLAG_CA_IKA]


@dataclass(frozen=True, init=False)
class Basis:
    """Proof that an effect may happen today for a municipality."""

    effect: Effect
    oin: str
    grondslag: str
    artikel: str

    def __init__(self, only_a_policy_gives_one: Never) -> None:  # noqa: ARG002  nobody has one
        message = f"only Permissions.basis_for makes a {type(self).__name__}"
        raise TypeError(message)


class ReadingBasis(Basis):
    """The BRP may be asked."""


class SendingBasis(Basis):
    """Something may leave."""


class LetterBasis(SendingBasis):
    """A letter may leave."""


class FlagBasis(SendingBasis):
    """A flag may leave, to the recipient that ``effect`` names."""


class ReportBackBasis(SendingBasis):
    """The municipality may be told how a departure that it reported stands."""


_KINDS: Final[dict[Effect, type[Basis]]] = {
    Effect.READ_BRP: ReadingBasis,
    Effect.NOTIFY: LetterBasis,
    Effect.FLAG_RVDK: FlagBasis,
    Effect.FLAG_CA_IKA: FlagBasis,
    Effect.REPORT_BACK: ReportBackBasis,
}


@dataclass(frozen=True)
class Permissions:
    """A policy that holds. ``sha256`` is that of the bytes of its file, in hexadecimal."""

    content: PolicyFile
    sha256: str

    def mode_of(self, effect: Effect, oin: str | None, today: date) -> Mode:
        """What may happen; ``today`` is a local date (Europe/Amsterdam)."""
        return self.content.mode_of(effect, oin, today)

    def visible(self, oin: str | None, today: date) -> bool:
        """Whether anything may leave for this municipality: else its cases are shadow cases."""
        return any(self.mode_of(effect, oin, today) is Mode.ON for effect in LEAVING)

    @overload
    def basis_for(
        self, effect: Literal[Effect.READ_BRP], oin: str | None, today: date
    ) -> ReadingBasis | None: ...

    @overload
    def basis_for(
        self, effect: Literal[Effect.NOTIFY], oin: str | None, today: date
    ) -> LetterBasis | None: ...

    @overload
    def basis_for(
        self, effect: Literal[Effect.REPORT_BACK], oin: str | None, today: date
    ) -> ReportBackBasis | None: ...

    @overload
    def basis_for(self, effect: Flagging, oin: str | None, today: date) -> FlagBasis | None: ...

    def basis_for(self, effect: Effect, oin: str | None, today: date) -> Basis | None:
        """Permission to let ``effect`` happen on the local date ``today``, or None."""
        period = self.content.period_on(effect, oin, today)
        if oin is None or period is None or period.modus is not Mode.ON:
            return None
        granted = object.__new__(_KINDS[effect])
        fields = {"oin": oin, "grondslag": period.grondslag, "artikel": period.artikel}
        for name, value in {"effect": effect, **fields}.items():
            object.__setattr__(granted, name, value)
        return granted
