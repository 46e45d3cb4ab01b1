"""How BRP API Gebeurtenissen behaves here, as a test or a demonstration orders."""

import time
from collections import deque
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

_MINUTE: Final = 60.0


class Behaves(BaseModel):
    """How it behaves; what is left out stays. ``tempo``: commands per minute, 0: as many as come.

    ``vergeten``: so many of the oldest events of every subscriber are there no more.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    leeswijze: Literal["cursor", "ongelezen"] | None = None
    tempo: Annotated[int, Field(ge=0)] | None = None
    vergeten: Annotated[int, Field(ge=0)] = 0


class Behaviour:
    """In memory only: a sandbox that starts anew reads by cursor and takes what comes."""

    def __init__(self) -> None:
        self.by_cursor = True
        self.tempo = 0
        self.most_in_a_minute = 0
        self._taken: deque[float] = deque()

    def take(self) -> int | None:
        """Count one command; seconds to wait when there were too many in the last minute."""
        now = time.monotonic()
        while self._taken and self._taken[0] <= now - _MINUTE:
            self._taken.popleft()
        if self.tempo and len(self._taken) >= self.tempo:
            return max(1, round(self._taken[0] + _MINUTE - now))
        self._taken.append(now)
        self.most_in_a_minute = max(self.most_in_a_minute, len(self._taken))
        return None

    def set(self, wanted: Behaves) -> None:
        """Change what is given."""
        if wanted.leeswijze is not None:
            self.by_cursor = wanted.leeswijze == "cursor"
        if wanted.tempo is not None:
            self.tempo = wanted.tempo
            self._taken.clear()
            self.most_in_a_minute = 0
