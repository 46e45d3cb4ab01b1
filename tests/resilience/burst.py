"""Many events at once, while something is killed; and what must have come of them."""

from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from tests.stack.driving import Neighbours, flags_about, letters_to, until
from tests.stack.families import Family, Json, declared, family

SIZE = 12
_AT_ONCE = 4


class Burst:
    """Families of which every father gets one letter and every case one flag."""

    def __init__(self, world: Neighbours, size: int = SIZE) -> None:
        self.families = [family(lives_with_father=True) for _ in range(size)]
        self._events = [declared(one) for one in self.families]
        self._world = world
        self._senders = ThreadPoolExecutor(_AT_ONCE)
        self._sending: list[Future[str]] = []
        world.settle_in(*self.families)

    def __enter__(self) -> Self:
        """Begin to send, and go on until every event was accepted."""
        self._sending = [
            self._senders.submit(self._world.send_until_accepted, event) for event in self._events
        ]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._senders.shutdown(cancel_futures=kind is not None)
        if kind is None:
            for sending in self._sending:
                sending.result()

    def until_under_way(self, letters: int = 2) -> None:
        """Wait until the first letters are out: the rest is somewhere on the way."""
        until(lambda: self._letters() >= letters, what=f"{letters} letter(s) of the burst")

    def until_decided(self, world: Neighbours, *, within: float = 40.0) -> None:
        """Every case is there and was decided, whatever became of what it planned."""
        for one in self.families:
            world.until_case(one, within=within)

    def _letters(self) -> int:
        received = self._world.received()
        return sum(len(letters_to(received, one)) for one in self.families)

    def assert_exactly_once(self, world: Neighbours, *, within: float = 40.0) -> None:
        """Every letter and every flag came, nothing came twice, and nothing else came."""
        cases = [
            world.until_case(one, _finished, within=within, what="every case is finished")
            for one in self.families
        ]
        received = world.received()
        for one, case in zip(self.families, cases, strict=True):
            assert_once(received, one, case)


def _finished(case: Json) -> bool:
    return (
        [message["status"] for message in case["berichten"]] == ["sent"]
        and [flag["status"] for flag in case["vlaggen"]] == ["received"]
    )  # fmt: skip


def assert_once(received: list[Json], of: Family, case: Json) -> None:
    """One letter, and one flag however often it was delivered."""
    references = Counter(letter["referentie"] for letter in letters_to(received, of))
    assert references == {case["berichten"][0]["id"]: 1}
    flags = [flag["id"] for flag in flags_about(received, case["id"])]
    assert flags == [case["vlaggen"][0]["id"]]
