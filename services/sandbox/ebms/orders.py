"""What a test or a demonstration orders of MijnOverheid: who has no box, and which results come."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

NONE: Final = "geen"
UNREADABLE: Final = "onleesbaar"
NOT_CARRIED: Final = "niet_afgeleverd"
_Bsn = Annotated[str, StringConstraints(pattern=r"^[0-9]{9}$")]


class Scene(BaseModel):
    """Who has no active box, and after how many seconds results come; what is left out stays."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, populate_by_name=True)

    without_box: frozenset[_Bsn] | None = Field(default=None, alias="zonderBox")
    result_after: Annotated[float, Field(ge=0)] | None = Field(
        default=None, alias="uitslagNaSeconden"
    )


class ResultOrder(BaseModel):
    """What comes of the next ``times`` messages.

    A code, which is written into the result as it is given, so that numbers and codes that nobody
    has heard of can be tried; or ``geen`` (it never comes), ``onleesbaar``, or ``niet_afgeleverd``
    (ebms-core never gets it to MijnOverheid). Of what is sound, ``Verwerkt``, ``00``, ``geen`` and
    ``onleesbaar`` put it into the box all the same; anything else does not.
    """

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, populate_by_name=True)

    result: Annotated[str, Field(alias="uitslag", min_length=1, max_length=60)]
    times: Annotated[int, Field(alias="aantal", ge=1)] = 1


class Orders:
    """In memory only: a sandbox that starts anew does what its settings say."""

    def __init__(self, without_box: Iterable[str], result_after: timedelta) -> None:
        self.without_box = frozenset(without_box)
        self.result_after = result_after
        self._first = (self.without_box, result_after)
        self._ordered: list[str] = []

    def set(self, scene: Scene) -> None:
        """Change the scene."""
        if scene.without_box is not None:
            self.without_box = scene.without_box
        if scene.result_after is not None:
            self.result_after = timedelta(seconds=scene.result_after)

    def order(self, order: ResultOrder) -> None:
        """Put results in line, behind those already there."""
        self._ordered += [order.result] * order.times

    def take(self) -> str | None:
        """The result that the next message gets, or None: what MijnOverheid would say."""
        return self._ordered.pop(0) if self._ordered else None

    def clear(self) -> None:
        """As at the start."""
        self.without_box, self.result_after = self._first
        self._ordered = []

    def shown(self) -> dict[str, object]:
        """The scene, for whoever asks."""
        return {
            "zonderBox": sorted(self.without_box),
            "uitslagNaSeconden": self.result_after.total_seconds(),
            "uitslagen": list(self._ordered),
        }
